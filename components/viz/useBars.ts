'use client';

import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { placesOf } from '@/lib/format';
import type { ChartLayout } from './chartLayout';

interface Options {
  readonly values: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly locked: boolean;
  readonly layout: ChartLayout;
  readonly pane: RefObject<HTMLElement | null>;
  readonly onChange: (values: readonly number[], index: number, settled: boolean) => void;
}

/** Bars under pointer and keyboard. The one that was taken hold of moves until it is let go. */
export function useBars({ values, min, max, step, locked, layout: { plot, toX }, pane, onChange }: Options) {
  const [at, setAt] = useState(0);
  const held = useRef<number | null>(null);
  const last = values.length - 1;
  const current = Math.min(at, last);

  const set = (index: number, wanted: number, settled: boolean): void => {
    const rounded = Number((Math.round(wanted / step) * step).toFixed(placesOf(String(step))));
    const value = Math.max(min, Math.min(rounded, max));
    if (value === values[index] && !settled) return;
    const changed = values.map((old, i) => (i === index ? value : old));
    onChange(changed, index, settled);
  };
  const under = ({ clientX, clientY }: PointerEvent) => {
    const box = pane.current?.getBoundingClientRect();
    const across = (clientX - (box?.left ?? 0) - toX(0)) / (toX(1) - toX(0));
    const up = (plot.bottom - clientY + (box?.top ?? 0)) / (plot.bottom - plot.top);
    return { index: Math.max(0, Math.min(Math.round(across), last)), value: min + up * (max - min) };
  };
  const letGo = (event: PointerEvent): void => {
    if (held.current !== null) set(held.current, under(event).value, true);
    held.current = null;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const aside = { ArrowLeft: current - 1, ArrowRight: current + 1 }[event.key];
    const value = values[current] ?? 0;
    const to = {
      ArrowUp: value + step,
      ArrowDown: value - step,
      PageUp: value + 10 * step,
      PageDown: value - 10 * step,
      Home: min,
      End: max,
    }[event.key];
    if (aside === undefined && to === undefined) return;
    event.preventDefault();
    if (aside !== undefined) {
      const next = Math.max(0, Math.min(aside, last));
      event.currentTarget.querySelectorAll<HTMLElement>('[role=slider]')[next]?.focus();
    } else if (to !== undefined && !locked) set(current, to, true);
  };

  return {
    current,
    setCurrent: setAt,
    handlers: {
      onKeyDown,
      onPointerDown: (event: PointerEvent<HTMLElement>): void => {
        const gripped = event.target instanceof Element && event.target.getAttribute('role') === 'slider';
        // A finger takes hold of a bar's end only; elsewhere it scrolls the page.
        if (locked || event.button !== 0 || (event.pointerType === 'touch' && !gripped)) return;
        const { index, value } = under(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = index;
        setAt(index);
        set(index, value, false);
      },
      onPointerMove: (event: PointerEvent): void => {
        if (held.current !== null) set(held.current, under(event).value, false);
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
    },
  };
}
