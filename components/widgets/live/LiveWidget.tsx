'use client';

import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Panel, type Words } from '@/components/controls/Panel';
import { Button } from '@/components/ui/Button';
import { DrawingBoundary } from '@/components/ui/DrawingBoundary';
import { Notice } from '@/components/ui/Notice';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import { paramLine } from '../door/paramLine';
import type { Place } from '../place';
import styles from './live.module.css';
import { dictionaries } from './messages';
import { Notices } from './Notices';
import type { Opened } from './open';
import { Progress } from './Progress';
import { Reading } from './Reading';
import type { Value } from './values';

interface Props {
  readonly opened: Opened;
  readonly place: Place;
  readonly hidden?: readonly string[];
  readonly locked?: readonly string[];
}

const none: readonly string[] = [];

/** Controls, notices, the View, and what is said of it. */
export default function LiveWidget({
  opened: { instance, View, t, sync },
  place,
  hidden = none,
  locked = none,
}: Props) {
  const door = useMessages(dictionaries);
  const locale = useLocale();
  // Not all of it: how far a computation is changes often, and only its bar.
  const { params, drawn, computing, failure } = useStore(
    instance.store,
    useShallow(({ params, drawn, computing, failure }) => ({ params, drawn, computing, failure })),
  );
  const { params: specs } = instance.entry.definition;

  const set = useCallback(
    (name: string, value: Value, settled = true) => {
      if (locked.includes(name)) return;
      instance.set(name, value);
      if (settled) sync.changed();
      else sync.hold();
    },
    [instance, sync, locked],
  );
  const reset = () => {
    instance.reset();
    sync.changed();
  };
  // The same element while frame and parameters are the same: a control that moves does not render the picture it is about to change.
  const view = useMemo(
    () => drawn && <View {...{ ...drawn, setParam: set, t, locale, place, hidden, locked }} />,
    [View, drawn, set, t, locale, place, hidden, locked],
  );

  return (
    <>
      <Notices instance={instance} words={t.params as Readonly<Record<string, Words>>} onReset={reset} />
      <Panel
        label={door.controls}
        specs={specs}
        words={t.params as Readonly<Record<string, Words>>}
        values={params}
        hidden={hidden}
        locked={locked}
        onChange={set}
      />
      <p className={styles.printed}>{paramLine(specs, t.params, params, door.on, door.off)}</p>
      <div className={styles.view} aria-busy={computing}>
        <Progress instance={instance} />
        {drawn && (
          <DrawingBoundary
            resetOn={drawn.frame}
            fallback={(error, again) => (
              <Notice
                tone="fail"
                actions={
                  <>
                    <Button look="link" onClick={again}>
                      {door.retry}
                    </Button>
                    <Button look="link" onClick={reset}>
                      {door.toDefaults}
                    </Button>
                  </>
                }
              >
                {door.viewFailed} <code>{error.message}</code>
              </Notice>
            )}
          >
            {view}
          </DrawingBoundary>
        )}
        {drawn && (
          <ul className={styles.notes}>
            {drawn.frame.notes.map(({ code, values = {} }) => (
              <li key={code}>{t.notes[code]?.(values) ?? code}</li>
            ))}
          </ul>
        )}
        {!drawn && !failure && <p className={styles.waiting}>{door.computing}</p>}
      </div>
      {drawn && <Reading text={t.reading?.(drawn.frame, drawn.params)} computing={computing} />}
    </>
  );
}
