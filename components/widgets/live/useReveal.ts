'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { StoreApi } from 'zustand';
import type { InstanceState } from './instance';

/**
 * When the live figure takes the static picture's place: as soon as it has something to show and the text around it stays where it
 * is. That is so when it is no taller than the picture, or its plate is off screen, or the reader reaches for it: with the pointer,
 * or with the Tab key while it is in view, since a picture is no stop for the keyboard. The plate keeps at least the height it had,
 * until it is out of sight.
 */
export function useReveal(
  plate: RefObject<HTMLElement | null>,
  live: RefObject<HTMLElement | null>,
  store: StoreApi<InstanceState> | undefined,
  /** There is no text around it: an embed. */
  atOnce: boolean,
): boolean {
  const [revealed, setRevealed] = useState(false);

  useEffect(() => {
    const ground = plate.current;
    if (!ground || !store || revealed) return;

    const reveal = () => {
      // border-box: the height as it is, padding and all.
      if (!atOnce && visible(ground)) ground.style.setProperty('--kept', `${ground.offsetHeight}px`);
      setRevealed(true);
    };
    const consider = () => {
      const stage = live.current;
      const { frame, failure } = store.getState();
      if (!stage || (!frame && !failure)) return;
      // Where no picture was made nothing is held back for it.
      const pictured = inner(ground) > 100;
      if (atOnce || !pictured || !visible(ground) || stage.offsetHeight <= inner(ground)) reveal();
    };
    const reach = () => live.current && reveal();
    const tab = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && visible(ground)) reach();
    };

    const unsubscribe = store.subscribe(consider);
    const sizes = new ResizeObserver(consider);
    if (live.current) sizes.observe(live.current);
    const screen = new IntersectionObserver(consider);
    screen.observe(ground);
    const touched = ['pointerenter', 'pointerdown', 'focusin'] as const;
    for (const type of touched) ground.addEventListener(type, reach);
    document.addEventListener('keydown', tab);
    return () => {
      unsubscribe();
      sizes.disconnect();
      screen.disconnect();
      for (const type of touched) ground.removeEventListener(type, reach);
      document.removeEventListener('keydown', tab);
    };
  }, [plate, live, store, atOnce, revealed]);

  useEffect(() => {
    const ground = plate.current;
    if (!ground || !revealed) return;
    const screen = new IntersectionObserver(([entry]) => {
      if (!entry || entry.isIntersecting) return;
      // Above the screen what follows it would move up, but for browsers that hold on to what is read.
      if (entry.boundingClientRect.top < 0 && !CSS.supports('overflow-anchor', 'auto')) return;
      ground.style.removeProperty('--kept');
      screen.disconnect();
    });
    screen.observe(ground);
    return () => screen.disconnect();
  }, [plate, revealed]);

  return revealed;
}

/** Height within the padding. */
function inner(element: HTMLElement): number {
  const { paddingTop, paddingBottom } = getComputedStyle(element);
  return element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
}

function visible(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
