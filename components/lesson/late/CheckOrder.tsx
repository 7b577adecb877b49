'use client';

import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Inline } from '@/components/ui/Inline';
import { type Digits, formatNumber } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { formatMeasured } from '@/lib/lesson/measured';
import { firstDescent, moved, type Sampled } from '@/lib/lesson/order';
import styles from '../Check.module.css';
import type { OrderAsked } from '../checkContract';
import { Cross, Down, Tick, Up } from '../marks';
import { record } from '../question';
import { dictionaries } from './messages';

type State =
  | { readonly phase: 'open' | 'judging' }
  | { readonly phase: 'judged'; readonly order: readonly number[]; readonly values: readonly Sampled[] }
  | { readonly phase: 'failed'; readonly message: string };

/** Lines to be put in ascending order, by their buttons or by dragging; then the engine computes each and says what stands wrong. */
export function CheckOrder({ question, widget, items, digits, unit, ends }: OrderAsked) {
  const t = useMessages(dictionaries).check;
  const [order, setOrder] = useState<readonly number[]>(() => items.map((_, index) => index));
  const [state, setState] = useState<State>({ phase: 'open' });
  const [said, setSaid] = useState('');
  const [held, setHeld] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const asks = useRef(0);

  const put = (item: number, to: number) => {
    const from = order.indexOf(item);
    if (to === from) return;
    setOrder(moved(order, from, to));
    setSaid(t.movedTo(to + 1, order.length));
    if (state.phase !== 'judging') setState({ phase: 'open' });
  };
  const step = (item: number, by: -1 | 1) => {
    const to = order.indexOf(item) + by;
    // Its line is taken out of the document and put back; React gives a moved button its focus again.
    if (to >= 0 && to < order.length) put(item, to);
  };
  const rowUnder = (y: number) => {
    const rows = [...(list.current?.children ?? [])].map(row => row.getBoundingClientRect());
    const below = rows.findIndex(({ bottom }) => y < bottom);
    return below < 0 ? rows.length - 1 : below;
  };
  const grab = (event: PointerEvent, item: number) => {
    const target = event.target as Element;
    // A finger scrolls the page with a line; only its grip is a handle for it.
    if (target.closest('button') || (event.pointerType !== 'mouse' && !target.closest(`.${styles.grip}`))) return;
    if (event.button !== 0) return;
    event.preventDefault();
    list.current?.setPointerCapture(event.pointerId);
    setHeld(item);
  };

  async function judge() {
    if (state.phase === 'judging') return;
    const ask = ++asks.current;
    setState({ phase: 'judging' });
    try {
      const { runOrder } = await import('./runOrder');
      const found = await runOrder(widget, items);
      if (ask !== asks.current) return;
      const values = order.map(item => found[item] as Sampled);
      record(question, order.map(item => item + 1).join(' '), firstDescent(values) < 0);
      setState({ phase: 'judged', order, values });
    } catch (error) {
      if (ask === asks.current)
        setState({ phase: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  useEffect(() => () => void asks.current++, []);

  const judged = state.phase === 'judged' && state.order === order ? state : undefined;
  const wrong = judged ? firstDescent(judged.values) : -1;
  const figure = ({ value, standardError }: Sampled) => {
    const text = digits ? formatMeasured(value, standardError, digits) : formatNumber(value, readable(value));
    return unit ? `${text} ${unit}` : text;
  };
  /** On a miss only the two lines that stand the wrong way round show their figures. */
  const shows = (place: number) => judged && (wrong < 0 || place === wrong || place === wrong + 1);
  return (
    <div className={styles.ordered}>
      <div className={styles.end}>
        <Inline text={ends[0]} />
      </div>
      <ol
        ref={list}
        className={styles.order}
        onPointerMove={event => held !== undefined && put(held, rowUnder(event.clientY))}
        onPointerUp={() => setHeld(undefined)}
        onLostPointerCapture={() => setHeld(undefined)}
      >
        {order.map((item, place) => (
          <li
            key={item}
            data-held={item === held || undefined}
            data-wrong={(wrong >= 0 && shows(place)) || undefined}
            onPointerDown={event => grab(event, item)}
          >
            <span className={styles.grip} aria-hidden="true" />
            <div className={styles.words}>{items[item]?.words}</div>
            <span className={styles.figure}>{judged && shows(place) && figure(judged.values[place] as Sampled)}</span>
            <span className={styles.ways}>
              <button
                type="button"
                aria-label={t.moveUp(place + 1)}
                aria-disabled={place === 0}
                onClick={() => step(item, -1)}
              >
                <Up />
              </button>
              <button
                type="button"
                aria-label={t.moveDown(place + 1)}
                aria-disabled={place === order.length - 1}
                onClick={() => step(item, 1)}
              >
                <Down />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.end}>
        <Inline text={ends[1]} />
      </div>
      <div className={styles.asked}>
        <Button onClick={judge}>{t.judge}</Button>
        <output className={styles.verdict} data-wrong={wrong >= 0 || state.phase === 'failed' || undefined}>
          {state.phase === 'judging' && t.judging}
          {state.phase === 'failed' && `${t.failed} ${state.message}`}
          {judged && (
            <>
              {wrong < 0 ? <Tick /> : <Cross />}
              <span>
                {wrong < 0
                  ? t.ordered
                  : t.disordered(
                      wrong + 1,
                      figure(judged.values[wrong] as Sampled),
                      figure(judged.values[wrong + 1] as Sampled),
                    )}
              </span>
            </>
          )}
        </output>
      </div>
      <output className="sr">{said}</output>
    </div>
  );
}

/** Three digits where the lesson asks for none: 0.123, 12.3, 123. */
function readable(value: number): Digits {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-3 || size >= 1e5)) return { style: 'scientific', places: 2 };
  return { style: 'fixed', places: size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size))) };
}
