'use client';

import { useMemo } from 'react';

interface Props {
  /** Of its item in the notes at the end. */
  readonly id: string;
  readonly label: string;
  /** A link in it leads elsewhere on the page. */
  readonly onLeave: () => void;
}

/** A footnote's text once more, without its way back and without ids, which are the original's. */
export function Footnote({ id, label, onLeave }: Props) {
  const html = useMemo(() => textOf(id), [id]);
  return (
    <>
      <b>{label}</b>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is pressed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by keyboard clicks too */}
      <span
        className="aside-text"
        onClick={event => event.target instanceof Element && event.target.closest('a[href^="#"]') && onLeave()}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a copy of what stands on this page
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </>
  );
}

function textOf(id: string): string {
  const copy = document.getElementById(id)?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const back of copy.querySelectorAll('[data-footnote-backref]')) back.remove();
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  // A copied button does nothing when pressed: what it says is enough here.
  for (const button of copy.querySelectorAll('button')) button.replaceWith(button.textContent ?? '');
  return [...copy.children].map(paragraph => paragraph.innerHTML).join('<br>');
}
