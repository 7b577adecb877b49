import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSafetensors } from '../../lib/engine/checkpoint/readSafetensors';
import { safetensorsBytes, type WritableTensor } from '../../lib/engine/checkpoint/writeSafetensors';
import { difference, tolerance } from '../../lib/engine/fixtures/agreement';
import { readFixture } from '../../lib/engine/fixtures/readFixture';
import { generateKernels } from '../generate/kernels';
import { root } from '../run/root';
import { encode } from './encode';
import { parseOptions } from './options';

const folder = mkdtempSync(join(tmpdir(), 'encode-'));
const fixture = readFixture('bert-small', 'float64');
const path = (name: string) => join(folder, name);
const put = (name: string, tensors: Iterable<readonly [string, WritableTensor]>) =>
  writeFileSync(path(name), Buffer.concat([...safetensorsBytes(new Map(tensors))]));

const isWeight = (name: string) => !name.startsWith('grad.') && /\.(weight|bias)$/.test(name);
const weights = fixture.names.filter(isWeight).map(name => [name, fixture.get(name)] as const);
/** The first text of the fixture is the one without padding. */
const first = (name: string): WritableTensor => {
  const { data, shape } = fixture.get(name);
  return { shape: shape.slice(1), data: data.subarray(0, data.length / 2) };
};
const ids = fixture.rows('input_ids')[0]!;
const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', ...Array.from('abcdefghijklmnopqrstuvwxyz')];

beforeAll(generateKernels, 120_000);
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path('model'), { recursive: true });
  writeFileSync(path('model/config.json'), fixture.metadata.config!);
  writeFileSync(path('model/vocab.txt'), words.join('\n'));
  put('model/model.safetensors', weights);
  put('dy.safetensors', [['grad_output', first('grad_output')]]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notes: string[] = [];
async function run(...argv: readonly string[]) {
  const options = parseOptions(['--model', 'model', '--out', 'out.safetensors', ...argv]);
  if (options === 'help') throw new Error('help');
  const line = await encode(options, { folder, note: each => notes.push(each) });
  return { line, ...readSafetensors('out', readFileSync(path('out.safetensors'))) };
}

describe.each([
  ['float64', 'reference'],
  ['float32', 'reference'],
  ['float32', 'wasm'],
] as const)('in %s by %s', (dtype, kernels) => {
  const how = ['--dtype', dtype, '--kernels', kernels];

  test("every activation is PyTorch's, without batch axis; gradients of activations likewise", async () => {
    const out = await run('--input-ids', ids.join(), '--grad-output', 'dy.safetensors', ...how);
    expect([...out.entries.keys()].sort()).toEqual(
      fixture.names
        .filter(name => !isWeight(name) && !/^(input_ids|token_type_ids|attention_mask|grad_output)$/.test(name))
        .sort(),
    );
    // The fixture has segments, the command none: below the embeddings' sum the two are not the same.
    expect(out.read('embeddings.word_embeddings', dtype).shape).toEqual([7, 30]);
    expect(out.read('encoder.layer.1.attention.self.probs', dtype).shape).toEqual([3, 7, 7]);
    expect(out.read('encoder.layer.1.attention.self.context', dtype).shape).toEqual([3, 7, 10]);
    expect(out.read('grad.embeddings.word_embeddings.weight', dtype).shape).toEqual([40, 30]);
    expect(
      difference(out.read('embeddings.word_embeddings', dtype).data, first('embeddings.word_embeddings').data),
    ).toBeLessThan(1e-7);
    expect(out.entries.get('embeddings.sum')!.dtype).toBe(dtype === 'float64' ? 'F64' : 'F32');
  });

  test("from a hidden state the encoder gives PyTorch's activations and gradients, and the input's", async () => {
    put('x.safetensors', [['hidden_states', first('embeddings.dropout')]]);
    const out = await run('--hidden', 'x.safetensors', '--grad-output', 'dy.safetensors', ...how);
    expect(difference(out.read('grad.hidden_states', dtype).data, first('grad.embeddings.dropout').data)).toBeLessThan(
      tolerance[dtype],
    );
    const activations = [...out.entries.keys()].filter(
      name => !/\.(weight|bias)$/.test(name) && name !== 'grad.hidden_states',
    );
    expect(activations.length).toBe(2 * 2 * 18);
    for (const name of activations.filter(each => !each.endsWith('scores_masked')))
      expect(difference(out.read(name, dtype).data, first(name).data), name).toBeLessThan(tolerance[dtype]);
  });

  test('masked keys change nothing for the others', async () => {
    const whole = await run('--input-ids', '2,5,6,3', ...how);
    const last = whole.read('encoder.layer.1.output.LayerNorm', dtype).data;
    const padded = await run('--input-ids', '2,5,6,3,0,0', '--attention-mask', '1,1,1,1,0,0', ...how);
    expect(
      difference(padded.read('encoder.layer.1.output.LayerNorm', dtype).data.subarray(0, last.length), last),
    ).toBeLessThan(tolerance[dtype]);
  });
});

test('a text goes through the vocabulary, and its tokens are noted in the file', async () => {
  const { line, metadata } = await run('--text', 'a B zz');
  expect(metadata.get('tokens')).toBe('["[CLS]","a","b","[UNK]","[SEP]"]');
  expect(metadata.get('input_ids')).toBe('[2,5,6,1,3]');
  expect(line).toMatch(/^out\.safetensors: 42 tensors of 5 tokens, hidden 30, float32, wasm (simd|relaxed)$/);
});

test('a pooler gives its activations, and gradients of zero: the last hidden state does not depend on it', async () => {
  const dense = { shape: [30, 30], data: new Float32Array(900).fill(0.1) };
  put('model/model.safetensors', [
    ...weights,
    ['pooler.dense.weight', dense],
    ['pooler.dense.bias', { shape: [30], data: new Float32Array(30) }],
  ]);
  const out = await run('--input-ids', ids.join(), '--grad-output', 'dy.safetensors');
  const cls = out.read('encoder.layer.1.output.LayerNorm', 'float32').data.subarray(0, 30);
  const pooled = Math.tanh(Array.from(cls).reduce((sum, x) => sum + 0.1 * x, 0));
  expect(out.read('pooler.activation', 'float32').data[3]).toBeCloseTo(pooled, 5);
  expect(out.read('grad.pooler.dense.weight', 'float32')).toEqual({ shape: [30, 30], data: new Float32Array(900) });
});

describe('is refused with the file, the tensor and the shapes, and nothing is written', () => {
  const fails = async (argv: readonly string[], message: string | RegExp) => {
    await expect(run(...argv)).rejects.toThrow(message);
    expect(existsSync(path('out.safetensors'))).toBe(false);
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  };
  const text = ['--text', 'a b'];

  test('files that are missing, cut off or of another kind', async () => {
    await fails(['--hidden', 'none.safetensors'], 'none.safetensors: there is no such file');
    await fails(['--hidden', 'model'], /^model: is (no file|a folder)/);
    truncateSync(path('model/model.safetensors'), 30_000);
    await fails(text, 'model/model.safetensors: ');
    rmSync(path('model/model.safetensors'));
    await fails(text, 'model/model.safetensors: there is no such file');
    writeFileSync(path('model/config.json'), '{');
    await fails(text, 'model/config.json: is no JSON at character 1, expected a name in quotes');
  });

  test('weights that are missing or misshaped', async () => {
    put(
      'model/model.safetensors',
      weights.filter(([name]) => name !== 'encoder.layer.1.output.dense.bias'),
    );
    await fails(text, 'model/model.safetensors: encoder.layer.1.output.dense.bias is missing, expected [hidden 30]');
  });

  test('ids, masks and texts that do not fit', async () => {
    await fails(
      ['--input-ids', '1,40'],
      '--input-ids: id 40 at 1 is no row of embeddings.word_embeddings.weight [vocabulary 40, hidden 30], expected 0…39',
    );
    await fails(['--input-ids', '1,2', '--attention-mask', '1'], '--attention-mask: has 1 entries, expected token 2');
    await fails(
      ['--text', 'a '.repeat(20)],
      '--text: has 22 tokens, more than embeddings.position_embeddings.weight [position 11, hidden 30]',
    );
    rmSync(path('model/vocab.txt'));
    await fails(text, 'model: has neither tokenizer.json nor vocab.txt, expected one for --text');
    writeFileSync(path('model/tokenizer.json'), '{"model":');
    await fails(text, 'model/tokenizer.json: is no JSON');
  });

  test('tensors that are missing or misshaped', async () => {
    await fails(
      ['--hidden', 'dy.safetensors'],
      'dy.safetensors: hidden_states is missing, expected [token, hidden 30]; it has grad_output',
    );
    await fails(
      ['--input-ids', '1,2', '--grad-output', 'dy.safetensors'],
      'dy.safetensors: grad_output is [7, 30], expected [token 2, hidden 30]',
    );
    put('x.safetensors', [['hidden_states', { shape: [2, 3, 30], data: new Float32Array(180) }]]);
    await fails(
      ['--hidden', 'x.safetensors'],
      'x.safetensors: hidden_states is [2, 3, 30], expected [token, hidden 30]',
    );
  });

  test('numbers that are none, and whole numbers where weights or hidden states belong', async () => {
    const data = new Float32Array(60);
    data[31] = Number.NaN;
    put('x.safetensors', [['hidden_states', { shape: [2, 30], data }]]);
    await fails(
      ['--hidden', 'x.safetensors'],
      'x.safetensors: hidden_states is NaN at [1, 1] of [2, 30], expected finite numbers',
    );
    data[31] = Number.NEGATIVE_INFINITY;
    put('dy.safetensors', [['grad_output', { shape: [1, 2, 30], data }]]);
    await fails(
      ['--input-ids', '1,2', '--grad-output', 'dy.safetensors'],
      'dy.safetensors: grad_output is -Infinity at [1, 1] of [1, 2, 30], expected finite numbers',
    );
    // Eight bytes each, as float64: only the name of the type changes.
    const wholes = (name: string) =>
      writeFileSync(path(name), readFileSync(path(name)).toString('latin1').replace('"F64"', '"I64"'), 'latin1');
    put('x.safetensors', [['hidden_states', { shape: [2, 30], data: new Float64Array(60) }]]);
    wholes('x.safetensors');
    await fails(
      ['--hidden', 'x.safetensors'],
      'x.safetensors: hidden_states is I64 [token, hidden 30], expected one of F32',
    );
    put('model/model.safetensors', weights);
    wholes('model/model.safetensors');
    await fails(text, / is I64 \[.*\], expected one of F32, F16, BF16, F64$/);
  });

  test('a pipe, which has no end to be known beforehand', async () => {
    execFileSync('mkfifo', [path('pipe')]);
    await fails(['--hidden', 'pipe'], 'pipe: is no file');
  });

  test('an output that cannot be written, or would overwrite an input', async () => {
    const to = (out: string) => {
      const options = parseOptions(['--model', 'model', '--out', out, ...text]);
      return options === 'help' ? undefined : encode(options, { folder, note: () => {} });
    };
    await expect(to('none/out.safetensors')).rejects.toThrow(
      'none/out.safetensors: cannot be written: there is no such folder',
    );
    await expect(to('model')).rejects.toThrow('model: is no file, expected a file to write');
    await expect(to('model/model.safetensors')).rejects.toThrow('is an input, expected another file to write');
    symlinkSync(path('model/config.json'), path('link'));
    await expect(to('link')).rejects.toThrow('link: is an input');
    writeFileSync(path('model/tokenizer_config.json'), '{}');
    await expect(to('model/tokenizer_config.json')).rejects.toThrow('is an input, expected another file to write');
  });
});

describe('as a process', () => {
  const start = (argv: readonly string[], env = {}) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/encode.ts'), ...argv], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder, ...env },
    });

  test('it finds its files from where it was called, says one line and ends with 0', () => {
    const { status, stdout, stderr } = start(['--model', 'model', '--text', 'a', '--out', 'out.safetensors']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^out\.safetensors: 42 tensors of 3 tokens.*\n$/);
    expect(existsSync(path('out.safetensors'))).toBe(true);
  });

  test('it ends with 2 and one line on standard error, nothing on standard output', () => {
    const { status, stdout, stderr } = start(['--model', 'none', '--text', 'a', '--out', 'out.safetensors']);
    expect([status, stdout, stderr]).toEqual([2, '', 'encode: none/config.json: there is no such file\n']);
  });

  test('without WebAssembly it says so and takes the reference, unless kernels were asked for', () => {
    const argv = ['--model', 'model', '--text', 'a', '--out', 'out.safetensors'];
    const without = {
      NODE_OPTIONS: `--import ${JSON.stringify('data:text/javascript,delete globalThis.WebAssembly')}`,
    };
    const { status, stdout, stderr } = start(argv, without);
    expect(stderr).toBe('encode: computing with --kernels reference, since there is no WebAssembly with SIMD here\n');
    expect([status, stdout]).toEqual([0, expect.stringContaining('float32, reference')]);
    const asked = start([...argv, '--kernels', 'wasm'], without);
    expect([asked.status, asked.stderr]).toEqual([
      2,
      'encode: --kernels wasm: there is no WebAssembly with SIMD here\n',
    ]);
  });

  test('interrupted while it writes, it leaves no half of a file', () => {
    // As many tensors as take some turns to write, one of which sends the signal when it is come to.
    const source = `
      import { openOutput } from ${JSON.stringify(join(root, 'scripts/encode/writeOutput.ts'))};
      let readings = 0;
      const tensor = { shape: [4], get data() {
        if (++readings === 10_000) process.kill(process.pid, 'SIGTERM');
        return new Float32Array(4);
      } };
      const output = await openOutput(process.argv[1], 'out', []);
      await output.write(new Map(Array.from({ length: 5000 }, (_, i) => [String(i), tensor])), {});`;
    const { status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', source, path('out.safetensors')],
      { cwd: root },
    );
    expect(status).toBe(143);
    expect(readdirSync(folder).filter(name => name.includes('out.safetensors'))).toEqual([]);
  });

  test('it notes where numbers are no longer finite, and writes them', () => {
    put(
      'model/model.safetensors',
      weights.map(([name, x]) => [
        name,
        name === 'encoder.layer.1.output.dense.bias' ? { ...x, data: x.data.map(() => Number.NaN) } : x,
      ]),
    );
    const { status, stderr } = start(['--model', 'model', '--text', 'a', '--out', 'out.safetensors']);
    expect([status, stderr]).toEqual([
      0,
      'encode: not all numbers are finite in 4 of 42 tensors, the first encoder.layer.1.output.dense\n',
    ]);
  });

  test('its help names every option', () => {
    const help = execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/encode.ts'), '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const option of [
      'model',
      'out',
      'text',
      'input-ids',
      'hidden',
      'attention-mask',
      'grad-output',
      'dtype',
      'kernels',
    ])
      expect(help).toContain(`--${option} `);
  });
});
