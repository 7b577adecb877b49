import type { Sample } from '../sample';
import { contestant, takeTurns } from '../takeTurns';
import { baseWith, work } from '../works';
import { onnxruntime } from './onnxruntime';
import { ours } from './ours';

const counts = { tokens: [8, 16, 32, 64, 128, 256, 512], layers: [1, 2, 4, 8, 12, 24] } as const;

export interface Growth {
  readonly samples: readonly Sample[];
  /** Bytes a layer in our arena. */
  readonly memory: readonly { readonly count: number; readonly weights: number; readonly activations: number }[];
}

/** BERT-base's layer at 16 tokens, at more and more of one of them; the peer's time beside ours as tokens grow. */
export async function growth(what: 'tokens' | 'layers'): Promise<Growth> {
  const samples: Sample[] = [];
  const memory = [];
  for (const count of counts[what]) {
    const given = work(baseWith({ [what]: count }));
    const { layers } = given.shape;
    const relaxed = await ours('relaxed')(given);
    memory.push({ count, weights: relaxed.weightBytes / layers, activations: relaxed.activationBytes / layers });
    const peer = what === 'tokens' ? await onnxruntime(given) : undefined;
    const all = [contestant(`${count} ${what}: relaxed`, relaxed.run)];
    if (peer) all.push(contestant(`${count} ${what}: onnxruntime-web`, peer.run));
    samples.push(...(await takeTurns(all)));
    relaxed.release();
    await peer?.release?.();
  }
  return { samples, memory };
}
