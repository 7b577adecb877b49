'use client';

import { useStore } from 'zustand';
import type { Words } from '@/components/controls/Panel';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import ui from '@/components/ui/ui.module.css';
import { useMessages } from '@/lib/i18n/LocaleContext';
import type { ParamNote } from '@/lib/params/spec';
import type { Instance } from './instance';
import { dictionaries } from './messages';
import type { Messages } from './messages.en';

interface Props {
  readonly instance: Instance;
  readonly words: Readonly<Record<string, Words>>;
  readonly onReset: () => void;
}

/** What went wrong with a figure, and what to do; nothing at all when all is well. */
export function Notices({ instance, words, onReset }: Props) {
  const t = useMessages(dictionaries);
  const { failure, frame, restarted, nonFinite, notes } = useStore(instance.store);
  const dismiss = (
    <Button
      look="link"
      onClick={event => {
        // The notice goes, and this button with it: the keyboard moves on to the controls.
        const { currentTarget } = event;
        const next = currentTarget.closest('figure')?.querySelector<HTMLElement>('fieldset :is(input, select)');
        instance.dismissNotes();
        next?.focus({ preventScroll: true });
      }}
    >
      {t.dismiss}
    </Button>
  );
  return (
    <>
      {failure && (
        <Notice
          tone="fail"
          actions={
            <>
              <Button look="link" onClick={instance.retry}>
                {t.retry}
              </Button>
              <Button look="link" onClick={onReset}>
                {t.toDefaults}
              </Button>
            </>
          }
        >
          {failure.kind === 'memory' ? (
            [
              t.memory(failure.need.needed, failure.need.available),
              failure.need.reduce.length > 0 &&
                t.reduce(failure.need.reduce.map(param => words[param]?.label ?? param)),
              frame && t.earlier,
            ]
              .filter(Boolean)
              .join(t.between)
          ) : (
            <>
              {failure.kind === 'crashed' ? t.crashed : t.computeFailed} <code>{failure.message}</code>
            </>
          )}
        </Notice>
      )}
      {nonFinite && (
        <Notice tone="fail">
          {nonFinite.row === undefined || nonFinite.col === undefined
            ? t.nonFinite(nonFinite.name, String(nonFinite.value))
            : t.nonFiniteAt(nonFinite.name, String(nonFinite.value), nonFinite.row, nonFinite.col)}
        </Notice>
      )}
      {restarted && !failure && <Notice actions={dismiss}>{t.restarted}</Notice>}
      {notes.length > 0 && (
        <Notice actions={dismiss}>
          <p>{t.corrected}</p>
          <ul className={ui.list}>
            {notes.map(note => (
              <li key={`${note.code} ${note.param}`}>{sentence(t, words, note)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function sentence(
  t: Messages,
  words: Readonly<Record<string, Words>>,
  { code, param, given, used = '' }: ParamNote,
): string {
  const known = Object.hasOwn(words, param) ? words[param] : undefined;
  const say = (value: string) => known?.options?.[value] ?? switchWord(t, value) ?? value.replace(/^-(?=\d)/, '−');
  return t.notes[code](known?.label ?? param, given.replace(/^-(?=\d)/, '−'), say(used));
}

function switchWord(t: Messages, value: string): string | undefined {
  return value === 'true' ? t.on : value === 'false' ? t.off : undefined;
}
