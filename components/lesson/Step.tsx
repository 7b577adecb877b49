import type { ReactNode } from 'react';
import { claimOf, figuresOf } from './claims';
import type { Told } from './contract';
import { Probe } from './Probe';
import { ProofProbe } from './ProofProbe';
import { StepRow } from './StepRow';

interface Props extends Told {
  readonly claim?: string;
  readonly proof?: string;
  readonly places?: string;
  /** From the Derivation: its place among the steps, from 1. */
  readonly number?: number;
  readonly children: ReactNode;
}

/** One line of a derivation. With a claim, or a line of its figure's proof, theory and measurement stand at its right. */
export async function Step({ claim, proof, places, lesson, number = 1, children }: Props) {
  const probe = proof ? (
    <ProofProbe proof={proof} places={places === undefined ? undefined : Number(places)} />
  ) : claim ? (
    <Probe figures={figuresOf(await claimOf(lesson, claim), lesson)} />
  ) : null;
  return <StepRow number={number} line={children} probe={probe} />;
}
