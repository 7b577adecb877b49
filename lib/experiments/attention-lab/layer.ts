import { multiplyAdds } from '@/lib/engine/bert/encoderCost';
import { activation, type BertRun } from '@/lib/engine/bert/run';
import { additiveMask } from '@/lib/engine/functional/attentionMask';
import { divisorOf } from '@/lib/engine/functional/divisor';
import { reference } from '@/lib/engine/functional/ops';
import type { Kernels } from '@/lib/engine/kernels/kernels';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import type { Tape } from '@/lib/engine/kernels/tape';
import type { Tensor } from '@/lib/engine/tensor';
import type { Context } from '../contract';
import { giveWay } from '../giveWay';
import { checkMemory } from '../memory';
import type { ReadText } from '../readText';
import { takingMemory } from '../refusedMemory';
import type { AttentionLabParams } from './params';
import { type GridKey, gridNames } from './result';
import { configOf, faultsOf, layerSteps, startLayer } from './runLayer';
import { bytesOf, drawLayer, packed, recordingsKept, reduce, type Weights } from './weights';

/** A run that is kept, so that more of it can be shown. */
interface Layer {
  readonly run: BertRun;
}

/** One on a tape: other settings are computed from where they differ. */
interface Recording extends Layer {
  readonly ids: Int32Array;
  readonly tape: Tape;
  /** Key of the weights that it was last computed with. */
  weights: string;
}

let weights: Weights | undefined;
/** Recordings with these weights, the latest last, by what may not change in them. */
const recordings = new Map<string, Recording>();
let layer: Layer | undefined;
/** One for each settings that the layer has stood at. */
let standing: symbol | undefined;

/** A tensor of the run at the settings that were asked for; undefined once it stands at others. Read it in the same breath. */
export type TensorOf = (key: GridKey) => Tensor | undefined;

/**
 * One layer on the reader's tokens. Where kernels serve only that is computed which lies downstream of what has changed:
 *   divisor                  from the scores on
 *   padding's mask           from the probabilities on
 *   a text of equal length   from the embeddings on
 *   length, heads, dropout, positions, whether there is a mask: all, with the same packed weights; recorded unless it was lately
 *   what goes wrong          all, recorded
 *   gain, init               all, with the same draws at another σ, packed anew in their place
 *   seed, width              all, with weights that are drawn and packed anew
 */
export async function layerAt(params: AttentionLabParams, text: ReadText, context: Context): Promise<TensorOf> {
  const { signal, memory } = context;
  const config = configOf(params);
  checkMemory(bytesOf(config), memory, reduce);
  const cost = multiplyAdds(config, { batch: 1, tokens: text.ids.length });
  const kernels = await kernelsFor({ precision: 'float32', multiplyAdds: cost });
  let drawn: Weights | undefined;
  while (!drawn) {
    const place = await drawLayer(params, config, context, weights);
    // A turn of its own: nobody else's run comes between this one and whoever reads it.
    await giveWay(signal, 0);
    drawn = place(weights);
  }
  if (kernels && memory !== undefined) kernels.arena.limit = memory;
  if (weights !== drawn) letGo();
  weights = drawn;
  layer = kernels ? recordedAt(params, text, drawn, kernels) : await referenceAt(params, text, drawn, signal);
  const mine = Symbol();
  standing = mine;
  return key => (standing === mine && layer ? tensorIn(layer.run, key) : undefined);
}

function tensorIn(run: BertRun, key: GridKey): Tensor {
  const name = gridNames[key];
  if (isWeight(name)) return run.stateDict[name]!;
  // In evaluation nothing is dropped: the context is made with the probs themselves.
  return run.activations[name] ?? activation(run, gridNames.probs);
}

type Name = (typeof gridNames)[GridKey];
const isWeight = (name: Name): name is Extract<Name, `${string}.weight`> => name.endsWith('.weight');

function recordedAt(params: AttentionLabParams, text: ReadText, drawn: Weights, kernels: Kernels): Recording {
  const faults = faultsOf(params, text);
  const { heads, dropout, positions, mask } = params;
  const shape = faults ? 'faulty' : [text.ids.length, heads, dropout, positions, mask === 'before'].join(' ');
  const kept = recordings.get(shape);
  recordings.delete(shape);
  // From here on what stood may be written over.
  standing = undefined;
  // What goes wrong is written in plain loops, which no recording knows.
  if (kept && faults) kept.tape.release();
  else if (kept) bring(kept, params, text, drawn.key);
  const recording = kept && !faults ? kept : record(params, text, drawn, kernels);
  recordings.set(shape, recording);
  return recording;
}

function record(params: AttentionLabParams, text: ReadText, drawn: Weights, kernels: Kernels): Recording {
  for (const [oldest, { tape }] of recordings) {
    if (recordings.size < recordingsKept) break;
    recordings.delete(oldest);
    tape.release();
  }
  const needed = bytesOf(configOf(params));
  const stateDict = packed(drawn, kernels, needed);
  const tape = kernels.record();
  try {
    const ids = Int32Array.from(text.ids);
    const run = takingMemory(needed, reduce, () => {
      const begun = startLayer(params, text, stateDict, tape.ops);
      for (const _ of layerSteps(begun, ids, faultsOf(params, text)));
      return begun;
    });
    return { run, ids, tape, weights: drawn.key };
  } catch (error) {
    tape.release();
    throw error;
  }
}

/** Computes again what depends on what has changed. */
function bring(kept: Recording, { divisor, hidden, heads }: AttentionLabParams, text: ReadText, weights: string): void {
  const { run, ids, tape } = kept;
  const changed: Tensor[] = [];
  const number = divisorOf(divisor, Number(hidden) / Number(heads), Number(hidden));
  if (run.divisor !== number) {
    run.divisor = number;
    changed.push(activation(run, gridNames.scores));
  }
  if (text.ids.some((id, i) => id !== ids[i])) {
    ids.set(text.ids);
    changed.push(activation(run, 'embeddings.word_embeddings'));
  }
  const mask = run.mask && additiveMask([text.attentionMask], 'float32');
  if (run.mask && mask?.data.some((entry, i) => entry !== run.mask?.data[i])) {
    run.mask.data.set(mask.data);
    changed.push(run.mask);
  }
  if (kept.weights !== weights) tape.replay();
  else if (changed.length > 0) tape.replay({ changed });
  kept.weights = weights;
}

async function referenceAt(
  params: AttentionLabParams,
  text: ReadText,
  { stateDict, frozen }: Weights,
  signal: AbortSignal,
): Promise<Layer> {
  const run = startLayer(params, text, stateDict, reference);
  const ids = Int32Array.from(text.ids);
  // Packed weights may be gone after a pause; but where kernels can be had, what is left to the reference takes none.
  for (const _ of layerSteps(run, ids, faultsOf(params, text))) if (!frozen) await giveWay(signal);
  return { run };
}

/** Gives back what the last settings took. */
function letGo(): void {
  for (const { tape } of recordings.values()) tape.release();
  recordings.clear();
  weights?.frozen?.release();
  layer = weights = standing = undefined;
}
