'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

export interface Aside {
  readonly key: number;
  readonly kind: 'term' | 'note';
  /** The term's id, or that of the note. */
  readonly name: string;
  readonly href: string;
  readonly word: HTMLAnchorElement;
  /** Stands right after the word. */
  readonly holder: HTMLElement;
}

const words = 'a[data-term], a[data-footnote-ref]';
/** Milliseconds: a pointer that passes over opens nothing, and one on its way to the card closes nothing. */
const patience = { open: 120, close: 250 };

/** How a word says what stands open beside it: a term is described by it, a footnote's number shows it. */
const tells = { term: 'aria-describedby', note: 'aria-details' } as const;

const wordOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>(words) : null;

/** Which aside is open. The listeners are the page's, so that the words themselves need no script. */
export function useAside(id: string): { readonly open: Aside | undefined; readonly close: () => void } {
  const [open, setOpen] = useState<Aside>();
  const current = useRef<Aside>(undefined);
  const keys = useRef(0);

  const show = useCallback(
    (word: HTMLAnchorElement | undefined) => {
      const before = current.current;
      if (before?.word === word) return;
      if (before) {
        for (const told of Object.values(tells)) before.word.removeAttribute(told);
        // React takes its card out first.
        requestAnimationFrame(() => before.holder.remove());
      }
      current.current = word && asideAt(word, ++keys.current);
      if (current.current) {
        current.current.holder.id = id;
        word?.setAttribute(tells[current.current.kind], id);
      }
      setOpen(current.current);
    },
    [id],
  );
  const close = useCallback(() => show(undefined), [show]);

  useEffect(() => {
    if (!('popover' in HTMLElement.prototype)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let touched = false;
    const later = (work: () => void, wait: number) => {
      clearTimeout(timer);
      timer = setTimeout(work, wait);
    };
    const within = (target: EventTarget | null) =>
      target instanceof Node && (current.current?.holder.contains(target) || current.current?.word.contains(target));

    const onOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return;
      const word = wordOf(event.target);
      if (word?.dataset.term) later(() => show(word), patience.open);
      else if (within(event.target)) clearTimeout(timer);
      else if (current.current?.kind === 'term') later(close, patience.close);
      else clearTimeout(timer);
    };
    const onFocus = (event: FocusEvent) => {
      const word = wordOf(event.target);
      if (word?.dataset.term && word.matches(':focus-visible')) show(word);
      else if (!within(event.target)) close();
    };
    const onDown = (event: PointerEvent) => {
      touched = event.pointerType !== 'mouse';
      if (!within(event.target)) close();
    };
    const onClick = (event: MouseEvent) => {
      const word = wordOf(event.target);
      if (!word || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const opens = word.dataset.term ? touched && event.detail > 0 && current.current?.word !== word : true;
      if (!opens) return;
      event.preventDefault();
      show(current.current?.word === word ? undefined : word);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !current.current) return;
      const { holder, word } = current.current;
      if (holder.contains(document.activeElement)) word.focus();
      close();
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey);
      close();
    };
  }, [show, close]);
  return { open, close };
}

function asideAt(word: HTMLAnchorElement, key: number): Aside {
  const holder = document.createElement('span');
  // After the raised number's box, so that the card's text is not raised too.
  (word.closest('sup') ?? word).after(holder);
  const { term } = word.dataset;
  return term
    ? { key, kind: 'term', name: term, href: word.href, word, holder }
    : { key, kind: 'note', name: word.hash.slice(1), href: word.href, word, holder };
}
