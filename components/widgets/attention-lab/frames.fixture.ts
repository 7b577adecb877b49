import { readFileSync } from 'node:fs';
import { compute } from '@/lib/experiments/attention-lab/compute';
import { type AttentionLabParams, definition } from '@/lib/experiments/attention-lab/params';
import type { Frame } from '@/lib/experiments/contract';
import { validate } from '@/lib/params/validate';

const vocabulary = readFileSync(new URL('../../../lib/tokenizer/vocab.txt', import.meta.url), 'utf8');

/** What the worker would send for these parameters: the tests draw real frames. */
export async function frameOf(
  given: Record<string, unknown> = {},
): Promise<{ readonly frame: Frame; readonly params: AttentionLabParams }> {
  const { params } = validate(definition, given);
  const context = { signal: new AbortController().signal, assets: { 'bert-base-uncased-vocab': vocabulary } };
  for await (const frame of compute(params, context)) return { frame, params };
  throw new Error('attention-lab: no frame');
}
