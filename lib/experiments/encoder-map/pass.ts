import type { BertConfig } from '@/lib/engine/bert/config';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { multiplyAdds } from '@/lib/engine/bert/encoderCost';
import { bertIntermediate } from '@/lib/engine/bert/intermediate';
import type { ActivationName } from '@/lib/engine/bert/names';
import { bertOutput } from '@/lib/engine/bert/output';
import { bertPooler } from '@/lib/engine/bert/pooler';
import { activation, type BertRun, startRun } from '@/lib/engine/bert/run';
import { bertSelfAttention } from '@/lib/engine/bert/selfAttention';
import { bertSelfOutput } from '@/lib/engine/bert/selfOutput';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import type { Grid } from '@/lib/grid';
import type { Context } from '../contract';
import { giveWay } from '../giveWay';
import { gridOf } from '../layerGrids';
import { takingMemory } from '../refusedMemory';
import { type BoxId, boxes } from './boxes';
import { areStanding, packed, reduce, type Weights } from './weights';

export interface Passed {
  /** Every box's tensor, copied out of the run. */
  readonly grids: Readonly<Record<BoxId, Grid>>;
  /** The names of all activations in the order in which the run left them. */
  readonly sequence: readonly string[];
}

interface Input {
  readonly ids: readonly number[];
  readonly attentionMask: readonly number[];
}

/**
 * The tokens through embeddings, one layer and the pooler. With kernels all at once: nobody else's run may come between packing and
 * reading. The reference gives way between modules.
 */
export async function pass(
  config: BertConfig,
  weights: () => Promise<Weights>,
  { ids, attentionMask }: Input,
  { needed, context: { signal, memory } }: { readonly needed: number; readonly context: Context },
): Promise<Passed & { readonly weights: Weights }> {
  const kernels = await kernelsFor({
    precision: 'float32',
    multiplyAdds: multiplyAdds(config, { batch: 1, tokens: ids.length }),
  });
  if (kernels && memory !== undefined) kernels.arena.limit = memory;
  let drawn = await weights();
  while (!areStanding(drawn)) drawn = await weights();
  const options = { attentionMask: [attentionMask] };
  if (!kernels) {
    const run = startRun(config, drawn.stateDict, options);
    // Packed weights may be gone after a pause; but what is left to the reference takes no time then.
    for (const _ of modules(run, ids)) if (!drawn.frozen) await giveWay(signal);
    return { ...read(run), weights: drawn };
  }
  const stateDict = packed(drawn, kernels, needed);
  const tape = kernels.record();
  try {
    return takingMemory(needed, reduce, () => {
      const run = startRun(config, stateDict, { ...options, ops: tape.ops });
      for (const _ of modules(run, ids));
      return { ...read(run), weights: drawn };
    });
  } finally {
    tape.release();
  }
}

function* modules(run: BertRun, ids: readonly number[]): Generator<void, void> {
  const x = bertEmbeddings(run, [ids]);
  yield;
  const context = bertSelfAttention(run, 0, x);
  yield;
  const h = bertSelfOutput(run, 0, context, x);
  yield;
  const g = bertIntermediate(run, 0, h);
  yield;
  const y = bertOutput(run, 0, g, h);
  yield;
  bertPooler(run, y);
}

function read(run: BertRun): Passed {
  const grids = boxes.map(({ id, activation: name }) => {
    const x = activation(run, name as ActivationName);
    // The pooler's output has no token axis: [batch, hidden] is a grid of one row already.
    const grid = x.shape.length === 2 ? { values: x.data.slice(), rows: 1, cols: x.data.length } : gridOf(x);
    return [id, grid] as const;
  });
  return { grids: Object.fromEntries(grids) as Record<BoxId, Grid>, sequence: Object.keys(run.activations) };
}
