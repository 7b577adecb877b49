'use client';

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import type { Place } from '../place';
import { offerReach } from '../reach';
import LiveWidget from './LiveWidget';
import styles from './live.module.css';
import { dictionaries } from './messages';
import { type Opened, openWidget } from './open';
import Tools from './Tools';
import { useReveal } from './useReveal';

export interface LiveFigureProps {
  readonly id: string;
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly place: Place;
  /** The figure's ground, whose height must not jump. */
  readonly plate: RefObject<HTMLElement | null>;
  /** Where the figure's tools go, beside its title. */
  readonly tools: RefObject<HTMLElement | null>;
  readonly hidden?: readonly string[];
  readonly locked?: readonly string[];
  readonly onOpen?: (opened: Opened) => void;
  readonly children: ReactNode;
}

/** Opens the widget and puts it where the static picture stands, when that can be done without moving the text around it. */
export function LiveFigure({
  id,
  name,
  params,
  place,
  plate,
  tools,
  hidden,
  locked,
  onOpen,
  children,
}: LiveFigureProps) {
  const door = useMessages(dictionaries);
  const locale = useLocale();
  const [opened, setOpened] = useState<Opened>();
  const [error, setError] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const live = useRef<HTMLDivElement>(null);
  const revealed = useReveal(plate, live, opened?.instance.store, place === 'embed');

  // The door's params are literals of the page: they do not change while it is open.
  const onOpened = useRef(onOpen);
  const wanted = useRef({ id, name, params, place, locale, locked });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens again.
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    openWidget(wanted.current).then(
      now => {
        if (gone) return now.sync.stop();
        stop = now.sync.stop;
        setOpened(now);
        setError(undefined);
        onOpened.current?.(now);
      },
      (reason: unknown) => !gone && setError(reason instanceof Error ? reason.message : String(reason)),
    );
    return () => {
      gone = true;
      stop();
    };
  }, [attempt]);

  // An embed's address may change what it locks.
  useEffect(() => opened?.instance.lock(locked ?? []), [opened, locked]);

  // For the text around it.
  useEffect(() => {
    if (!opened) return;
    const { instance, sync } = opened;
    const held = locked ?? [];
    return offerReach(name, {
      getState: instance.store.getState,
      subscribe: instance.store.subscribe,
      set: (param, value, settled = true) => {
        if (held.includes(param)) return;
        instance.set(param, value);
        if (settled) sync.changed();
        else sync.hold();
      },
      locked: held,
    });
  }, [opened, name, locked]);

  return (
    <>
      {error !== undefined && (
        <Notice
          tone="fail"
          actions={
            <Button look="link" onClick={() => setAttempt(attempt + 1)}>
              {door.retry}
            </Button>
          }
        >
          {door.loadFailed} <code>{error}</code>
        </Notice>
      )}
      {!revealed && children}
      {opened && (
        <div className={revealed ? undefined : styles.backstage} inert={!revealed}>
          <div ref={live}>
            <LiveWidget opened={opened} place={place} hidden={hidden} locked={locked} />
          </div>
        </div>
      )}
      {opened && tools.current && createPortal(<Tools opened={opened} place={place} />, tools.current)}
    </>
  );
}
