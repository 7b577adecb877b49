'use client';

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Cell, cellAt, type Frame, panBy, type View, zoomAt } from './zoom';

interface PointerOptions {
  readonly frame: Frame;
  readonly view: View;
  readonly setView: (change: (view: View) => View) => void;
  readonly zoomable: boolean;
  /** The pointer came to a cell; `pressed` when a button or a finger is down. null: it left. */
  readonly onCell: (cell: Cell | null, pressed: boolean) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A press that moves less than this many px is a press, not a drag. */
const SLACK = 4;

/**
 * Mouse, pen and touch on the cells. Hovering and touching inspect; a mouse drag on a zoomed picture pans it; two fingers or the
 * wheel with Ctrl or ⌘ zoom, a sideways wheel pans. A plain wheel and a vertical swipe stay with the page.
 */
export function useCellPointer(
  ref: RefObject<HTMLElement | null>,
  { frame, view, setView, zoomable, onCell }: PointerOptions,
) {
  const pointers = useRef(new Map<number, Point>());
  const start = useRef<Point | null>(null);
  const [panning, setPanning] = useState(false);
  const zoomed = view.zoom > 1;

  const local = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = ref.current?.querySelector('canvas')?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const inside = ({ x, y }: Point): boolean => x >= 0 && y >= 0 && x < frame.width && y < frame.height;
  const cellUnder = (point: Point): Cell => cellAt(frame, view, point.x, point.y);

  useEffect(() => {
    const element = ref.current;
    if (!element || !zoomable) return;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) {
        // Sideways the page does not scroll: a zoomed picture may, until it is at its edge.
        const panned = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? panBy(frame, view, -event.deltaX, 0) : view;
        if (panned.x === view.x) return;
        event.preventDefault();
        setView(() => panned);
        return;
      }
      event.preventDefault();
      const box = element.querySelector('canvas')?.getBoundingClientRect();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const factor = Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) / 240);
      setView(now => zoomAt(frame, now, factor, event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)));
    };
    // React listens to wheel passively; preventing the page's own zoom needs an active listener.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [ref, zoomable, frame, view, setView]);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    const point = local(event);
    if (!inside(point)) return;
    pointers.current.set(event.pointerId, point);
    start.current = point;
    if (event.pointerType === 'mouse' && zoomed) event.currentTarget.setPointerCapture(event.pointerId);
    if (pointers.current.size === 1 && !(event.pointerType === 'mouse' && zoomed)) onCell(cellUnder(point), true);
  };

  const pinch = (id: number, point: Point): void => {
    const other = [...pointers.current].find(([key]) => key !== id)?.[1];
    const before = pointers.current.get(id);
    if (!other || !before) return;
    const apart = (a: Point): number => Math.max(8, Math.hypot(a.x - other.x, a.y - other.y));
    setView(now =>
      panBy(
        frame,
        zoomAt(frame, now, apart(point) / apart(before), (point.x + other.x) / 2, (point.y + other.y) / 2),
        (point.x - before.x) / 2,
        (point.y - before.y) / 2,
      ),
    );
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const point = local(event);
    const before = pointers.current.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') onCell(inside(point) ? cellUnder(point) : null, false);
      return;
    }
    if (pointers.current.size > 1) {
      if (zoomable) pinch(event.pointerId, point);
    } else if (event.pointerType === 'mouse' && zoomed) {
      const from = start.current ?? point;
      if (!panning && Math.hypot(point.x - from.x, point.y - from.y) < SLACK) return;
      if (!panning) setPanning(true);
      setView(now => panBy(frame, now, point.x - before.x, point.y - before.y));
    } else if (inside(point)) onCell(cellUnder(point), true);
    pointers.current.set(event.pointerId, point);
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const known = pointers.current.delete(event.pointerId);
    if (known && event.pointerType === 'mouse' && zoomed && !panning) onCell(cellUnder(local(event)), true);
    if (pointers.current.size === 0) {
      start.current = null;
      setPanning(false);
    }
  };

  const onPointerCancel = (event: PointerEvent<HTMLElement>): void => {
    pointers.current.delete(event.pointerId);
    setPanning(false);
  };

  const onPointerLeave = (event: PointerEvent<HTMLElement>): void => {
    // A finger that lifts leaves its cell standing: only now can it be read.
    if (event.pointerType === 'touch' || event.currentTarget.hasPointerCapture(event.pointerId)) return;
    // Let go outside, a press would never be heard to end.
    pointers.current.delete(event.pointerId);
    onCell(null, false);
  };

  return { panning, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave } };
}
