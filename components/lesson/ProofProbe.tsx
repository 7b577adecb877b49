'use client';

import { useContext } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { type ProofVerdict, reachOf, writeProof } from '@/lib/lesson/proof';
import styles from './Derivation.module.css';
import { DerivationContext } from './derivationContext';
import { Gauge } from './Gauge';
import { Cross, Falls, Tick } from './marks';
import { dictionaries } from './messages';
import type { Messages } from './messages.en';
import { ProbeFigures } from './ProbeFigures';

/** One line of a live proof: theory, measurement, gauge, and in words whether it holds at the figure's settings. */
export function ProofProbe({ proof: name, places }: { proof: string; places: number | undefined }) {
  const t = useMessages(dictionaries).derivation;
  const { proof, verdicts, causes } = useContext(DerivationContext);
  const step = proof[name];
  const verdict = verdicts[name];
  if (!step || !verdict) return null;
  const { theory, measured, error } = writeProof(step, places);
  const red = verdict.kind === 'broken' || verdict.kind === 'off';
  return (
    <div
      className={`${styles.probe} ${styles.live}`}
      data-measured
      data-broken={red || undefined}
      data-fallen={verdict.kind === 'falls' || undefined}
    >
      <ProbeFigures
        theory={theory}
        measured={measured}
        error={error}
        gauge={
          <Gauge
            theory={step.theory}
            measured={step.measured}
            error={2 * step.standardError}
            reach={reachOf(step)}
            name={t.gauge(theory, error ? `${measured} ± ${error}` : measured)}
          />
        }
      />
      <div className={styles.verdict}>
        {marks[verdict.kind]}
        <span>{wordsOf(verdict, t, causes)}</span>
      </div>
    </div>
  );
}

const marks: Readonly<Record<ProofVerdict['kind'], React.ReactNode>> = {
  holds: <Tick />,
  equal: <Tick />,
  lucky: <Tick />,
  broken: <Cross />,
  off: <Cross />,
  falls: <Falls />,
  unknown: null,
};

function wordsOf(
  verdict: ProofVerdict,
  t: Messages['derivation'],
  causes: (names: readonly string[]) => string,
): React.ReactNode {
  switch (verdict.kind) {
    case 'broken':
      return (
        <>
          <b>{t.broken}</b>
          {t.because(causes(verdict.broken))}
        </>
      );
    case 'lucky':
      return t.lucky(causes(verdict.broken));
    case 'falls':
      return t.falls(verdict.step);
    case 'off':
      return <b>{t.off}</b>;
    default:
      return t[verdict.kind];
  }
}
