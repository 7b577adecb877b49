'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { Footnote } from './Footnote';
import { Meaning } from './Meaning';
import { dictionaries } from './messages';
import { useAside } from './useAside';
import './asides.css';

/**
 * What opens in place beside a word: a term's meaning when it is pointed at or focused (a first tap on a touch screen), a footnote
 * when it is pressed. One at a time, in the top layer, right after its word in the order of the page; Escape closes it. Without
 * scripts both are links, to the glossary and to the notes below.
 */
export function Asides() {
  const t = useMessages(dictionaries);
  const id = useId();
  const { open, close } = useAside(id);
  if (!open) return null;
  return createPortal(
    <Card key={open.key} word={open.word}>
      {open.kind === 'term' ? (
        <Meaning id={open.name} entry={t.entry} href={open.href} />
      ) : (
        <Footnote id={open.name} label={t.note} onLeave={close} />
      )}
    </Card>,
    open.holder,
  );
}

/** Below its word, or above where there is no room; as wide as a margin note. */
function Card({ word, children }: { readonly word: Element; readonly children: React.ReactNode }) {
  const card = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number }>();
  useEffect(() => {
    const element = card.current;
    if (!element) return;
    element.showPopover();
    const settle = () => {
      const [box, at] = [element.getBoundingClientRect(), word.getBoundingClientRect()];
      const page = document.documentElement;
      const below = at.bottom + 6;
      const fits = below + box.height <= page.clientHeight || at.top < box.height + 12;
      setPlace({
        left: Math.max(12, Math.min(at.left, page.clientWidth - box.width - 12)) + window.scrollX,
        top: (fits ? below : at.top - box.height - 6) + window.scrollY,
      });
    };
    settle();
    // Its words may come a moment later, and change its height.
    const watch = new ResizeObserver(settle);
    watch.observe(element);
    return () => watch.disconnect();
  }, [word]);
  return (
    <span ref={card} popover="manual" className="aside" style={place ?? { left: 0, top: 0, visibility: 'hidden' }}>
      {children}
    </span>
  );
}
