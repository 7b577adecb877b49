import type { BertConfig } from '@/lib/engine/bert/config';
import { drawBert, type InitOptions } from '@/lib/engine/bert/initBert';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import type { Context } from './contract';
import { giveWay } from './giveWay';

/**
 * initBert for a page: the same numbers, drawn a few at a time. In between a newer setting may come and make them needless, then it
 * rejects with the signal's reason; and `report` hears how far it is.
 */
export async function drawWeights(
  config: BertConfig,
  options: InitOptions,
  { signal, report }: Pick<Context, 'signal' | 'report'>,
): Promise<StateDict> {
  const drawing = drawBert(config, options);
  for (;;) {
    const { value, done } = drawing.next();
    if (done) return value;
    report?.({ ...value, unit: 'weights' });
    await giveWay(signal);
  }
}
