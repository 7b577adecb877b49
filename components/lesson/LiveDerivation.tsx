'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { shown as valueInWords } from '@/components/widgets/door/paramLine';
import type { Value } from '@/components/widgets/live/values';
import { callFigure, useFigureState, useReach } from '@/components/widgets/reach';
import { useNear } from '@/components/widgets/useNear';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { judgeProof, type ProofVerdict } from '@/lib/lesson/proof';
import { Assumptions } from './Assumptions';
import styles from './Derivation.module.css';
import { DerivationContext } from './derivationContext';
import type { ProofFigure, ProofLine } from './derivationContract';
import { Cross } from './marks';
import { dictionaries } from './messages';
import type { Messages } from './messages.en';

interface Props {
  readonly lines: readonly ProofLine[];
  /** One step at a time. */
  readonly stepwise: boolean;
  /** Absent: nothing here is measured by a figure. */
  readonly figure: ProofFigure | undefined;
  readonly children: ReactNode;
}

/**
 * A derivation that listens to its figure. It is complete as the build made it; when it comes near, the figure is called, and from then
 * on every line says what holds at the figure's settings, which the assumptions above the steps set as its own controls do.
 */
export function LiveDerivation({ lines, stepwise, figure, children }: Props) {
  const t = useMessages(dictionaries).derivation;
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  const reach = useReach(figure?.name ?? '');
  const state = useFigureState(reach);
  const [shown, setShown] = useState(stepwise ? 1 : lines.length);
  /** What the reader has set before there was a figure to take it. */
  const [early, setEarly] = useState<Readonly<Record<string, Value>>>({});
  const [touched, setTouched] = useState(false);

  useEffect(() => {
    if (near && figure) callFigure(figure.name);
  }, [near, figure]);
  useEffect(() => {
    const waiting = Object.entries(early);
    if (!reach || waiting.length === 0) return;
    for (const [name, value] of waiting) reach.set(name, value);
    setEarly({});
  }, [reach, early]);

  const onSet = (name: string, value: Value, settled = true) => {
    setTouched(true);
    if (reach) return reach.set(name, value, settled);
    setEarly({ ...early, [name]: value });
    if (figure) callFigure(figure.name);
  };

  const proof = state?.frame?.proof ?? figure?.proof ?? none;
  const at = state?.frameParams ?? figure?.start;
  const context = useMemo(() => {
    const names = lines.map(line => line.proof);
    const judged = judgeProof(names.map(name => (name === undefined ? undefined : proof[name])));
    const verdicts: Record<string, ProofVerdict> = {};
    for (const [index, verdict] of judged.entries()) {
      const name = names[index];
      if (name !== undefined && verdict) verdicts[name] = verdict;
    }
    const cause = (name: string) => {
      const { label } = figure?.words[name] ?? { label: name };
      const spec = figure?.specs[name];
      const value = at?.[name];
      if (spec?.kind === 'toggle') return value ? t.switchedOn(label) : t.switchedOff(label);
      const said = spec && value !== undefined ? valueInWords(spec, figure?.words[name], value) : '';
      return t.setTo(label, said);
    };
    return {
      shown,
      next: () => setShown(now => now + 1),
      all: () => setShown(lines.length),
      proof,
      verdicts,
      causes: (broken: readonly string[]) => broken.map(cause).join(t.and),
      judged,
    };
  }, [lines, proof, at, figure, shown, t]);

  const settled = touched && state?.frame?.done === true && !state.computing;
  return (
    <div ref={box}>
      {figure && figure.assumptions.length > 0 && (
        <Assumptions
          figure={figure}
          values={{ ...(state?.params ?? figure.start), ...early }}
          locked={reach?.locked ?? []}
          onSet={onSet}
        />
      )}
      {state?.failure && (
        <p className={styles.failed} role="alert">
          <Cross /> {t.failed} {state.failure.message}
        </p>
      )}
      <DerivationContext value={context}>
        <ol className={styles.steps} data-stepwise={stepwise || undefined}>
          {children}
        </ol>
      </DerivationContext>
      {/* One sentence for all lines, once things have settled: five that speak at once say nothing. */}
      <output className="sr">{settled && summary(context.judged, t)}</output>
    </div>
  );
}

const none: ProofFigure['proof'] = {};

function summary(judged: readonly (ProofVerdict | undefined)[], t: Messages['derivation']): string {
  const of = (...kinds: ProofVerdict['kind'][]) =>
    judged.flatMap((verdict, index) => (verdict && kinds.includes(verdict.kind) ? [String(index + 1)] : [])).join(', ');
  const [broken, fallen] = [of('broken', 'off'), of('falls')];
  if (!broken) return t.allHold;
  return [t.nowBroken(broken), fallen && t.nowFallen(fallen)].filter(Boolean).join(' ');
}
