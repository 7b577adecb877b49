'use client';

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './DataMenu.module.css';
import { type ExportFormat, type ExportSource, exportFormats, fileName } from './exports';
import { dictionaries } from './messages';
import { copyPicture, copyText, download } from './transfer';

interface DataMenuProps {
  readonly source: ExportSource;
  readonly tableShown: boolean;
  readonly onTable: () => void;
}

/** "Data" beside a picture's name: its table, its files, the clipboard; and where a frame refuses both, the text itself to select. */
export function DataMenu({ source, tableShown, onTable }: DataMenuProps) {
  const t = useMessages(dictionaries);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<{ readonly format: string; readonly text: string } | null>(null);
  const { name } = source;

  useLayoutEffect(() => {
    if (open && panel.current && button.current) place(panel.current, button.current);
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  const offer = async (format: ExportFormat): Promise<void> =>
    setRefused({ format: format.id, text: await format.text(source) });
  const save = async (format: ExportFormat): Promise<void> => {
    setSaid('');
    setRefused(null);
    if (!download(await format.blob(source), fileName(source.fileName ?? name, format.ending))) await offer(format);
  };
  const copy = async (format: ExportFormat): Promise<void> => {
    setSaid('');
    setRefused(null);
    const done = format.copiesPicture
      ? await copyPicture(format.blob(source))
      : await copyText(await format.text(source));
    if (done) setSaid(t.copied(format.id));
    else await offer(format);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const rows = [
    { label: t.download, say: t.downloadAs, act: save },
    { label: t.copy, say: t.copyAs, act: copy },
  ];

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from any of its buttons
    <div ref={root} className={styles.menu} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={t.dataOf(name)}
        onClick={() => setOpen(!open)}
      >
        {t.data}
      </button>
      {open ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend
        <div ref={panel} id={id} popover="manual" role="group" aria-label={t.dataOf(name)} className={styles.panel}>
          <button type="button" className={styles.item} aria-pressed={tableShown} onClick={onTable}>
            {tableShown ? t.hideTable : t.showTable}
          </button>
          {rows.map(row => (
            <div key={row.label} className={styles.row}>
              <span>{row.label}</span>
              {exportFormats.map(format => (
                <button
                  key={format.id}
                  type="button"
                  className={styles.item}
                  aria-label={row.say(format.id)}
                  onClick={() => void row.act(format)}
                >
                  {format.id}
                </button>
              ))}
            </div>
          ))}
          <output className={styles.said}>{said}</output>
          {refused ? (
            <label className={styles.refused}>
              <span>
                {t.refused} {refused.format === 'NPY' ? t.copyNumpy : ''}
              </span>
              <textarea
                readOnly
                rows={4}
                value={refused.text}
                aria-label={t.refusedText(refused.format)}
                onFocus={event => event.currentTarget.select()}
              />
            </label>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const MARGIN = 8;

/** Into the top layer, where no scrolling box clips it, below the button and within the page's width; it scrolls with the page. */
function place(panel: HTMLElement, button: HTMLElement): void {
  panel.showPopover();
  const at = button.getBoundingClientRect();
  const most = document.documentElement.clientWidth - panel.offsetWidth - MARGIN;
  const left = Math.max(MARGIN, Math.min(at.right - panel.offsetWidth, most));
  panel.style.left = `${left + window.scrollX}px`;
  panel.style.top = `${at.bottom + 4 + window.scrollY}px`;
}
