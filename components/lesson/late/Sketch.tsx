'use client';

import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from 'react';
import { Inline } from '@/components/ui/Inline';
import { chartLayout } from '@/components/viz/chartLayout';
import { useWidth } from '@/components/viz/useWidth';
import { formatTick } from '@/lib/format';
import { noSeries, type Series } from '@/lib/grid';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { readAt, valueAt } from '@/lib/lesson/sketch';
import { dictionaries } from '../messages';
import type { SketchAsked } from '../sketchContract';
import { dictionaries as late } from './messages';
import styles from './Sketch.module.css';
import { SketchPlot } from './SketchPlot';
import { pointsOf, writeY } from './sketchWords';

interface Props {
  readonly asked: SketchAsked;
  /** Of the handles, from 0 to 1; undefined where the reader drew nothing. */
  readonly heights: readonly number[] | undefined;
  /** The reader has begun. */
  readonly drawn: boolean;
  /** The computed curve, once there is one; then nothing can be drawn any more. */
  readonly result: Series | undefined;
  readonly onDraw: (heights: readonly number[]) => void;
}

const HEIGHT = 240;
/** What a key moves a handle by, of the axis' height. */
const keys: Readonly<Record<string, (height: number) => number>> = {
  ArrowUp: height => height + 0.01,
  ArrowRight: height => height + 0.01,
  ArrowDown: height => height - 0.01,
  ArrowLeft: height => height - 0.01,
  PageUp: height => height + 0.1,
  PageDown: height => height - 0.1,
  Home: () => 0,
  End: () => 1,
};

/**
 * Axes on which a curve is drawn: each handle is a slider, a stroke across the plot takes all that it passes. Afterwards the computed
 * curve stands beside the reader's.
 */
export function Sketch({ asked, heights, drawn, result, onDraw }: Props) {
  const { veiled } = useMessages(dictionaries).predict;
  const t = useMessages(late).predict;
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const hatch = useId();
  const { at, min, max, logX, logY } = asked;
  const mine = useMemo(() => heights?.map(height => valueAt(height, asked)), [heights, asked]);
  const layout = useMemo(
    () =>
      chartLayout(
        {
          x: { domain: [at[0] ?? 0, at.at(-1) ?? 1], log: logX },
          y: { domain: [min, max], log: logY },
          series: [
            {
              key: 'you',
              label: t.drawnYou,
              hue: 'x',
              points: mine ? { x: Float64Array.from(at), y: Float64Array.from(mine) } : noSeries,
            },
            { key: 'it', label: t.drawnIt, hue: 'x', points: result ?? noSeries },
          ],
        },
        Math.max(width, 160),
        HEIGHT,
      ),
    [at, min, max, logX, logY, mine, result, width, t],
  );
  const { plot, toX } = layout;
  const open = result !== undefined;

  const heightUnder = (clientY: number) => {
    const top = pane.current?.getBoundingClientRect().top ?? 0;
    return round((plot.bottom - (clientY - top)) / (plot.bottom - plot.top));
  };
  const set = (changes: ReadonlyMap<number, number>) =>
    heights && onDraw(heights.map((height, index) => within(changes.get(index) ?? height)));

  /** The handle that is held, or where a stroke was last; `tap`: a finger that has not moved yet, and may be about to scroll the page. */
  const held = useRef<{ handle: number } | { x: number; y: number; tap?: boolean }>(undefined);
  const before = useRef(heights);
  const placeOf = ({ clientX, clientY }: PointerEvent) => ({
    x: clientX - (pane.current?.getBoundingClientRect().left ?? 0),
    y: heightUnder(clientY),
  });
  const stroke = (event: PointerEvent, from: { x: number; y: number } | undefined) => {
    const { x, y } = placeOf(event);
    const places = at.map(toX);
    const changes = new Map<number, number>();
    if (from)
      for (const [index, place] of places.entries())
        if ((place - from.x) * (place - x) <= 0 && from.x !== x)
          changes.set(index, round(from.y + ((place - from.x) / (x - from.x)) * (y - from.y)));
    // A tap, or a stroke that has come near a handle, takes it along.
    const nearest = places.reduce(
      (best, place, index) => (far(place, x) < far(places[best] ?? 0, x) ? index : best),
      0,
    );
    if (!from || far(places[nearest] ?? 0, x) < 12) changes.set(nearest, y);
    if (changes.size > 0) set(changes);
    held.current = { x, y };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (open || event.button !== 0) return;
    const handle = (event.target as HTMLElement).closest<HTMLElement>('[data-handle]')?.dataset.handle;
    pane.current?.setPointerCapture(event.pointerId);
    before.current = heights;
    if (handle !== undefined) held.current = { handle: Number(handle) };
    else if (event.pointerType === 'touch') held.current = { ...placeOf(event), tap: true };
    else stroke(event, undefined);
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = held.current;
    if (open || !now) return;
    if ('handle' in now) set(new Map([[now.handle, heightUnder(event.clientY)]]));
    else stroke(event, now);
  };
  const onPointerUp = (event: PointerEvent) => {
    const now = held.current;
    if (!open && now && 'tap' in now && now.tap) stroke(event, undefined);
    release();
  };
  /** The page is scrolled after all. */
  const onPointerCancel = () => {
    if (!open && held.current && before.current && before.current !== heights) onDraw(before.current);
    release();
  };
  const release = () => {
    held.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const next = keys[event.key]?.(heights?.[index] ?? 0);
    if (open || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(new Map([[index, round(next)]]));
  };

  return (
    <div className={styles.box}>
      <div className={styles.title}>
        <Inline text={asked.figure} />
      </div>
      <div
        ref={pane}
        className={styles.pane}
        style={{ height: HEIGHT }}
        data-open={open || undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerCancel}
        onLostPointerCapture={release}
      >
        {width > 0 && (
          <SketchPlot
            layout={layout}
            width={width}
            height={HEIGHT}
            at={at}
            shown={{ you: mine !== undefined, it: open }}
            begun={drawn}
            veiled={veiled}
            hatch={hatch}
          />
        )}
        {width > 0 &&
          heights?.map((height, index) => {
            const place = at[index] ?? 0;
            return (
              <div
                key={place}
                data-handle={index}
                className={styles.handle}
                style={{ left: toX(place), top: plot.bottom - height * (plot.bottom - plot.top) }}
                role="slider"
                tabIndex={0}
                aria-orientation="vertical"
                aria-disabled={open || undefined}
                aria-label={t.handle(asked.figure, asked.axis, formatTick(place))}
                // Of the axis' height, in percent: values of a log axis would come as 1e-16, which ARIA does not know.
                aria-valuemin={0}
                aria-valuemax={100}
                aria-valuenow={Math.round(1000 * height) / 10}
                aria-valuetext={writeY(mine?.[index] ?? 0, asked)}
                onKeyDown={event => onKeyDown(event, index)}
              />
            );
          })}
      </div>
      <div className={styles.below}>
        <span className={styles.hint}>{!open && t.sketchHint}</span>
        <span className={styles.xName}>
          <Inline text={asked.axis} />
        </span>
      </div>
      {result && <p className="sr">{pointsOf(t, asked, readAt(result, asked))}</p>}
    </div>
  );
}

const within = (height: number) => Math.min(1, Math.max(0, height));
const round = (height: number) => within(Math.round(height * 200) / 200);
const far = (a: number, b: number) => Math.abs(a - b);
