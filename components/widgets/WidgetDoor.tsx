'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { DrawingBoundary } from '@/components/ui/DrawingBoundary';
import { Figure } from '@/components/ui/Figure';
import { useLate } from '@/components/ui/useLate';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './door/messages';
import styles from './door.module.css';
import { figureId } from './figureId';
import type { Opened } from './live/open';
import type { Place } from './place';
import { useCalled } from './reach';
import { followAnchors } from './scrollToAnchor';
import { useNear, whenIdle } from './useNear';

export interface DoorProps {
  /** The experiment's id. */
  readonly id: string;
  /** Two doors of one name share their state. Default: the id. */
  readonly name?: string;
  /** The instance's defaults where they differ from the experiment's, as literals. */
  readonly params?: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly title?: ReactNode;
  readonly number?: number;
  readonly caption?: ReactNode;
  /** bare: no ground, no margins: an embed, or a figure that the page frames itself. */
  readonly width?: 'wide' | 'text' | 'bare';
  /** Parameters whose controls are not shown, or shown but not to be moved. */
  readonly hidden?: readonly string[];
  readonly locked?: readonly string[];
  readonly onOpen?: (opened: Opened) => void;
  /** The static picture, which stands until the live one is ready. */
  readonly children?: ReactNode;
}

const loadLive = () => import('./live/LiveFigure').then(module => module.LiveFigure);

/**
 * A figure as the page brings it: title, static picture, caption. Near the viewport the live part is loaded into its place; until
 * then this is all that a page weighs of it.
 */
export function WidgetDoor({
  id,
  name = id,
  params = {},
  place,
  title,
  number,
  caption,
  width,
  hidden,
  locked,
  onOpen,
  children,
}: DoorProps) {
  const t = useMessages(dictionaries);
  const plate = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLSpanElement>(null);
  const met = useNear(plate);
  // The text may want it before the reader comes to it.
  const near = useCalled(name) || met;
  const { Part: Live, failed, again } = useLate(near, loadLive);

  useEffect(followAnchors, []);
  useEffect(() => {
    // On paper every figure is near, and a print does not wait: the picture that is displayed comes as soon as the page is idle.
    const load = (wanted: (image: HTMLImageElement) => boolean) => {
      for (const image of plate.current?.querySelectorAll('img') ?? []) if (wanted(image)) image.loading = 'eager';
    };
    const stop = whenIdle(() => load(image => image.offsetParent !== null));
    const all = () => load(() => true);
    addEventListener('beforeprint', all);
    return () => {
      stop();
      removeEventListener('beforeprint', all);
    };
  }, []);
  // The static picture shows the page's own parameters: while a link asks for others it only keeps the place.
  const [stale, setStale] = useState(false);
  useEffect(() => setStale(new RegExp(`[~&]${name}\\.`).test(location.hash)), [name]);

  const picture = stale && place !== 'embed' ? <div className={styles.stale}>{children}</div> : children;

  const withoutLive = (retry: () => void) => (
    <>
      <p className={styles.failed} role="alert">
        {t.loadFailed}{' '}
        <button type="button" onClick={retry}>
          {t.retry}
        </button>
      </p>
      {picture}
    </>
  );

  return (
    <Figure
      id={figureId(name)}
      title={
        <>
          {number !== undefined && <span className={styles.number}>{t.figure(number)} </span>}
          {title}
        </>
      }
      tools={
        <span ref={tools} className={styles.tools}>
          {near && !Live && !failed ? t.loading : null}
        </span>
      }
      caption={caption}
      width={width}
      plateRef={plate}
    >
      {Live ? (
        <DrawingBoundary resetOn={Live} fallback={(_error, retry) => withoutLive(retry)}>
          <Live
            id={id}
            name={name}
            params={params}
            place={place}
            plate={plate}
            tools={tools}
            hidden={hidden}
            locked={locked}
            onOpen={onOpen}
          >
            {picture}
          </Live>
        </DrawingBoundary>
      ) : failed ? (
        withoutLive(again)
      ) : (
        picture
      )}
      <noscript>
        <p className={styles.noscript}>{t.needsScript}</p>
      </noscript>
    </Figure>
  );
}
