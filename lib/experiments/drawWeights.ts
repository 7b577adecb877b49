import type { BertConfig } from '@/lib/engine/bert/config';
import { drawBert, drawnEntries, type InitOptions } from '@/lib/engine/bert/initBert';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import type { Context } from './contract';
import { giveWay } from './giveWay';

/** What a draw costs in multiply-adds of the reference, roughly. */
const multiplyAddsOfDraw = 5;

/**
 * initBert for a page: the same numbers, drawn a few at a time, and by kernel where they are many. In between a newer setting may come
 * and make them needless, then it rejects with the signal's reason; and `report` hears how far it is.
 */
export async function drawWeights(
  config: BertConfig,
  options: InitOptions,
  { signal, report }: Pick<Context, 'signal' | 'report'>,
): Promise<StateDict> {
  const { precision = 'float32' } = options;
  const multiplyAdds = multiplyAddsOfDraw * drawnEntries(config);
  const kernels = await kernelsFor({ precision, multiplyAdds });
  const drawing = drawBert(config, { ...(kernels && { fillGaussian: kernels.fillGaussian }), ...options });
  for (;;) {
    const { value, done } = drawing.next();
    if (done) return value;
    report?.({ ...value, unit: 'weights' });
    await giveWay(signal);
  }
}
