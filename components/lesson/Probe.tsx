'use client';

import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { formatMeasured } from '@/lib/lesson/measured';
import type { ClaimFigures } from './claims';
import styles from './Derivation.module.css';
import { Gauge } from './Gauge';
import { Again, Cross, Tick } from './marks';
import { dictionaries } from './messages';
import { ProbeFigures } from './ProbeFigures';
import { useClaim } from './useClaim';

/** What theory says of a step, and what the engine measures once the step is in view. */
export function Probe({ figures }: { figures: ClaimFigures }) {
  const t = useMessages(dictionaries).derivation;
  const box = useRef<HTMLDivElement>(null);
  const met = useMet(box);
  const { state, again } = useClaim(figures, met);
  const theory = formatNumber(figures.expected, figures.digits);
  const result = state.phase === 'computed' ? state.result : undefined;
  const measured = result && formatMeasured(result.value, result.standardError ?? 0, figures.digits);
  const [value, error] = measured?.split(' ± ') ?? [];
  const broken = state.phase === 'computed' && !state.agrees;
  return (
    <div ref={box} className={styles.probe} data-measured={result && true} data-broken={broken || undefined}>
      <ProbeFigures
        theory={theory}
        measured={value}
        error={error}
        gauge={
          (figures.kind === 'sampled' || broken) && (
            <Gauge
              theory={figures.expected}
              measured={result?.value}
              error={2 * (result?.standardError ?? 0)}
              reach={figures.tolerance}
              name={t.gauge(theory, measured ?? '…')}
            />
          )
        }
      />
      <div className={styles.verdict} role="status">
        {state.phase === 'failed' && (
          <>
            <Cross /> {state.message}
          </>
        )}
        {broken && (
          <>
            <Cross /> <b>{t.broken}</b>
          </>
        )}
        {state.phase === 'computed' && state.agrees && (
          <>
            <Tick /> {figures.kind === 'exact' ? t.equal : t.holds}
          </>
        )}
      </div>
      {figures.kind === 'sampled' && (
        <button type="button" className={styles.again} title={t.again} aria-label={t.again} onClick={again}>
          <Again />
        </button>
      )}
    </div>
  );
}

/** Whether an element has been on screen. */
function useMet(element: React.RefObject<HTMLElement | null>): boolean {
  const [met, setMet] = useState(false);
  useEffect(() => {
    if (met || !element.current) return;
    const watch = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setMet(true));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [met, element]);
  return met;
}
