'use client';

import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import { type ChartSeries, placesOf, valueAtPlace } from './chart';
import type { ChartLayout } from './chartLayout';

interface Options {
  readonly series: readonly ChartSeries[];
  readonly layout: ChartLayout;
  readonly pane: RefObject<HTMLElement | null>;
  /** Controlled by the figure; without it the chart keeps its own. */
  readonly selected: number | undefined;
  readonly onSelect: ((x: number) => void) | undefined;
}

/** The places of a chart's curves under keyboard and pointer: which is chosen, which is pointed at. */
export function useChart({ series, layout, pane, selected: given, onSelect }: Options) {
  const [own, setOwn] = useState<number | undefined>();
  const [hover, setHover] = useState<number | undefined>();
  // The place that the keyboard has come to: of what moves by itself, as results arrive, nothing is said.
  const [told, setTold] = useState<number | undefined>();
  const places = placesOf(series);
  const selected = given ?? own;

  const choose = (x: number): void => {
    setOwn(x);
    if (x !== selected) onSelect?.(x);
  };
  const placeUnder = ({ clientX }: PointerEvent): number | undefined => {
    const at = clientX - (pane.current?.getBoundingClientRect().left ?? 0);
    return nearest(places, x => Math.abs(layout.toX(x) - at));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || places.length === 0) return;
    const at = selected === undefined ? -1 : places.indexOf(nearest(places, x => Math.abs(x - selected)) ?? 0);
    const to = keys[event.key]?.(at, places.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    const x = places[Math.max(0, Math.min(to, places.length - 1))];
    if (x === undefined) return;
    choose(x);
    setTold(x);
  };
  const shown = hover ?? selected;
  return {
    places,
    selected,
    hover: hover === selected ? undefined : hover,
    /** Whether what is shown is to be said: the keyboard stands there. */
    said: shown !== undefined && shown === told,
    /** Each curve with its value at the place that is pointed at, else chosen. */
    shown: shown === undefined ? undefined : { x: shown, values: series.map(one => valueAtPlace(one, shown)) },
    handlers: {
      onKeyDown,
      onFocus: () => setTold(selected),
      onBlur: () => setTold(undefined),
      onPointerMove: (event: PointerEvent) => setHover(placeUnder(event)),
      onPointerLeave: () => setHover(undefined),
      onPointerDown: (event: PointerEvent) => {
        const x = placeUnder(event);
        if (x !== undefined) choose(x);
      },
    },
  };
}

const keys: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: at => at - 1,
  ArrowRight: at => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

function nearest(places: readonly number[], far: (x: number) => number): number | undefined {
  return places.length === 0 ? undefined : places.reduce((best, x) => (far(x) < far(best) ? x : best));
}
