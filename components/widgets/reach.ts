'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Frame } from '@/lib/experiments/contract';
import type { Failure } from '@/lib/worker/jobs';
import type { Value, Values } from './live/values';

/**
 * How a page's text reaches the live figures beside it: it calls one by its name, and the door loads it, wherever it stands; once it is
 * live, it can be read and set from here. Tiny, so that a lesson may load it with the page.
 */
export interface FigureState {
  readonly params: Values;
  /** The frame that stands, and what it was computed at: while another is on its way they lag behind `params`. */
  readonly frame: Frame | undefined;
  readonly frameParams: Values | undefined;
  readonly computing: boolean;
  readonly failure: Failure | undefined;
}

export interface Reach {
  readonly getState: () => FigureState;
  readonly subscribe: (listener: () => void) => () => void;
  /** As the figure's own controls do; `settled` false while a hand still moves. */
  readonly set: (name: string, value: Value, settled?: boolean) => void;
  /** Parameters that the lesson holds where they are. */
  readonly locked: readonly string[];
}

const reaches = new Map<string, Reach>();
const called = new Set<string>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** A figure is live: until the returned function is called, others may reach it. */
export function offerReach(name: string, reach: Reach): () => void {
  reaches.set(name, reach);
  tell();
  return () => {
    if (reaches.get(name) !== reach) return;
    reaches.delete(name);
    tell();
  };
}

/** The page wants a figure live, near or not. */
export function callFigure(name: string): void {
  if (called.has(name)) return;
  called.add(name);
  tell();
}

/** For the figure's door: whether it was called. */
export function useCalled(name: string): boolean {
  return useSyncExternalStore(
    listen,
    () => called.has(name),
    () => false,
  );
}

/** A figure's reach, once it is live; '' is no figure. */
export function useReach(name: string): Reach | undefined {
  return useSyncExternalStore(
    listen,
    () => reaches.get(name),
    () => undefined,
  );
}

const nothing = () => () => {};

/** What stands in a figure that is reached. */
export function useFigureState(reach: Reach | undefined): FigureState | undefined {
  return useSyncExternalStore(
    reach?.subscribe ?? nothing,
    useCallback(() => reach?.getState(), [reach]),
    () => undefined,
  );
}
