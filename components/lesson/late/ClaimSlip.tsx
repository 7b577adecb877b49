'use client';

import type { ClaimResult } from '@/lib/claims/contract';
import { formatNumber } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { formatMeasured } from '@/lib/lesson/measured';
import styles from '../Claim.module.css';
import type { ClaimFigures } from '../claims';
import { Cross } from '../marks';
import { dictionaries } from '../messages';
import { useClaim } from '../useClaim';
import { dictionaries as late } from './messages';

/** What the engine gets for a claim, now: the value with its error, how it came about, and whether it agrees with the text. */
export function ClaimSlip({ figures }: { figures: ClaimFigures }) {
  const { computing } = useMessages(dictionaries).claim;
  const t = useMessages(late).claim;
  const { state, again } = useClaim(figures);
  const origin = (
    <code className={styles.origin}>
      claims/{figures.lesson}: {figures.id}
    </code>
  );
  if (state.phase === 'computing') return <>{computing}</>;
  if (state.phase === 'failed')
    return (
      <>
        <span className={styles.fails}>
          <Cross /> {t.failed} {state.message}
        </span>
        <button type="button" className={styles.again} onClick={again}>
          {t.retry}
        </button>
        {origin}
      </>
    );
  const { result, seed, agrees } = state;
  const value = shown(result, figures);
  const written = formatNumber(figures.expected, figures.digits);
  return (
    <>
      {agrees ? (
        <b className={styles.value}>{value}</b>
      ) : (
        <span className={styles.fails}>
          <Cross /> {t.disagrees(written, value)}
        </span>
      )}
      {result.calculation && <span className={styles.calculation}>= {result.calculation}</span>}
      <span className={styles.how}>{figures.kind === 'sampled' ? t.recomputed(drawsOf(result), seed) : t.worked}</span>
      {agrees && <span className={styles.how}>{figures.kind === 'exact' ? t.exactly : t.agrees(written)}</span>}
      {figures.kind === 'sampled' && (
        <button type="button" className={styles.again} onClick={again}>
          {t.again}
        </button>
      )}
      {origin}
    </>
  );
}

function shown({ value, standardError }: ClaimResult, { digits }: ClaimFigures): string {
  return standardError === undefined ? formatNumber(value, digits) : formatMeasured(value, standardError, digits);
}

function drawsOf({ draws = 1 }: ClaimResult): string {
  return formatNumber(draws, { style: 'integer' });
}
