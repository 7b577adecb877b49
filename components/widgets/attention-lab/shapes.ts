import type { AttentionLabParams } from '@/lib/experiments/attention-lab/params';
import { formatTick } from '@/lib/format';
import type { Messages } from './messages.en';
import type { Shown } from './shown';

/** What the scores are, in a formula: q·k/√8. */
export function productText({ divisor }: AttentionLabParams, { headDim, hidden }: Shown): string {
  return { none: 'q·k', dk: `q·k/${headDim}`, 'sqrt-dk': `q·k/√${headDim}`, 'sqrt-dmodel': `q·k/√${hidden}` }[divisor];
}

/** What was done to the probs that are shown. */
export function probsText({ axis, dropout }: AttentionLabParams, t: Messages): string {
  const softmax = axis === 'keys' ? t.overKeys : t.overQueries;
  return dropout > 0 ? t.afterDropout(formatTick(dropout)) : softmax;
}

/** Whether every row of the weights sums to 1, so that there is nothing to show about it. */
export const sumsAreOne = ({ axis, dropout, mask, padding }: AttentionLabParams): boolean =>
  axis === 'keys' && dropout === 0 && !(mask === 'after' && padding > 0);
