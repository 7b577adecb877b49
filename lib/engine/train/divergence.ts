/** What went wrong, and at which step it was first seen. */
export interface Divergence {
  readonly kind: DivergenceKind;
  readonly step: number;
}

/**
 * `nan`: the loss or the gradients' norm is not a number. `infinite`: one of them is infinite. `loss-above-start`: the mean of the
 * last WINDOW losses is more than MARGIN times the first step's loss. The first two cannot mend; the last may, and is then taken back.
 */
export type DivergenceKind = 'nan' | 'infinite' | 'loss-above-start';

/** Steps over which the loss is averaged: one bad batch, or the first large steps of Adam, are no divergence. */
export const WINDOW = 10;
/** A network that has learnt nothing stays near its start: noise must not count as above it. */
export const MARGIN = 1.2;

/** What divergence is judged by; it is part of a run's saved state. */
export interface LossHistory {
  /** The first step's loss; undefined before it. */
  first?: number;
  /** The last losses, at most WINDOW, oldest first. */
  recent: number[];
  divergence?: Divergence;
}

/** Enters a step's loss and the norm of its gradients, and says what is wrong after it. */
export function observe(history: LossHistory, step: number, loss: number, gradientNorm: number): void {
  history.first ??= loss;
  history.recent.push(loss);
  if (history.recent.length > WINDOW) history.recent.shift();
  const kind = kindOf(history, loss, gradientNorm);
  if (!kind) history.divergence = undefined;
  else if (history.divergence?.kind !== kind) history.divergence = { kind, step };
}

/** A copy that later steps leave alone. */
export function copied(history: LossHistory): LossHistory {
  return { ...history, recent: [...history.recent] };
}

/** No step mends weights that are not numbers. */
export function isFinal(divergence: Divergence | undefined): boolean {
  return divergence !== undefined && divergence.kind !== 'loss-above-start';
}

function kindOf({ first, recent }: LossHistory, loss: number, gradientNorm: number): DivergenceKind | undefined {
  if (Number.isNaN(loss) || Number.isNaN(gradientNorm)) return 'nan';
  if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return 'infinite';
  const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
  return recent.length === WINDOW && mean > MARGIN * first! ? 'loss-above-start' : undefined;
}
