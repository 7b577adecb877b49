import { join, resolve } from 'node:path';
import { loadStateDict } from '../../lib/engine/checkpoint/loadStateDict';
import { NotEnoughMemory } from '../../lib/engine/kernels/arena';
import type { Tensor } from '../../lib/engine/tensor';
import { compute, type Pass } from './compute';
import { OpenFiles } from './fileSource';
import { hiddenTensor, idsInput, maskOption, tokenCount } from './input';
import { type Engine, engineFor } from './kernels';
import { expectMemory } from './memory';
import { openModel } from './model';
import type { EncodeOptions } from './options';
import { tokenize } from './tokenize';
import { openOutput } from './writeOutput';

export interface Surroundings {
  /** What paths are relative to. */
  readonly folder: string;
  /** Says something beside the result. */
  readonly note: (line: string) => void;
}

/** The command without its process: reads, computes, writes, and returns a line about it. Throws with one line of what is wrong. */
export async function encode(options: EncodeOptions, { folder, note }: Surroundings): Promise<string> {
  const files = new OpenFiles();
  try {
    const { input: asked, dtype: precision } = options;
    const at = (path: string) => resolve(folder, path);
    const modelFolder = at(options.model);
    const model = await openModel(files, modelFolder, options.model);
    const { config } = model;
    const tokens = asked.kind === 'text' ? await tokenize(files, modelFolder, options.model, asked.text) : undefined;
    const input =
      asked.kind === 'hidden'
        ? { hiddenStates: await hiddenTensor(files, at(asked.file), asked.file, 'hidden_states', config, precision) }
        : idsInput(model, tokens?.ids ?? (asked.kind === 'input-ids' ? asked.ids : []), `--${asked.kind}`);
    const count = tokenCount(input);
    const mask = maskOption(options.attentionMask, count);
    const gradOutput =
      options.gradOutput === undefined
        ? undefined
        : await hiddenTensor(
            files,
            at(options.gradOutput),
            options.gradOutput,
            'grad_output',
            config,
            precision,
            count,
          );
    const unread = ['tokenizer.json', 'vocab.txt'].map(file => join(modelFolder, file));
    const output = await openOutput(at(options.out), options.out, [...files.paths, ...unread]);
    expectMemory(model, { tokens: count, backward: gradOutput !== undefined, precision });

    // The text's rows of the word table; all of them where the table's gradient is asked for, none where ids are past.
    const ids = 'ids' in input ? input.ids : [];
    const wholeTable = gradOutput !== undefined && 'ids' in input;
    const stateDict = await loadStateDict(model.checkpoint, config, model.family, {
      precision,
      ...(!wholeTable && { words: ids }),
    });
    const pass: Pass = { model, stateDict, input, ...(gradOutput && { gradOutput }) };
    let engine: Engine = await engineFor(options, note);
    const run = ({ ops }: Engine) => compute(pass, { ...mask, ...ops });
    let tensors: ReturnType<typeof compute>;
    try {
      tensors = run(engine);
    } catch (error) {
      // More than a WebAssembly memory can hold; the reference has the whole machine's.
      if (!(error instanceof NotEnoughMemory) || options.kernels === 'wasm') throw error;
      note('encode: computing with --kernels reference, since it is more than the 4 GB of WebAssembly');
      engine = await engineFor({ ...options, kernels: 'reference' }, note);
      tensors = run(engine);
    }
    for (const line of notFinite(tensors)) note(line);
    await output.write(tensors, {
      format: 'pt',
      ...('ids' in input && { input_ids: JSON.stringify(input.ids) }),
      ...(tokens && { tokens: JSON.stringify(tokens.tokens) }),
    });
    return `${options.out}: ${tensors.size} tensors of ${count} tokens, hidden ${config.hiddenSize}, ${precision}, ${engine.name}`;
  } finally {
    await files.close();
  }
}

/** A model that overflows, or has weights that are no numbers, is written as it is: where that begins may be what is looked for. */
function notFinite(tensors: ReadonlyMap<string, Tensor>): string[] {
  const odd = [...tensors].filter(([, { data }]) => !data.every(Number.isFinite)).map(([name]) => name);
  return odd.length === 0
    ? []
    : [`encode: not all numbers are finite in ${odd.length} of ${tensors.size} tensors, the first ${odd[0]}`];
}
