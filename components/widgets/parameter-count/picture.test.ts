import { expect, test } from 'vitest';
import { oneAtATime } from '@/lib/experiments/extremes';
import { definition } from '@/lib/experiments/parameter-count/params';
import { moduleIds } from '@/lib/experiments/parameter-count/result';
import { experiments } from '@/lib/experiments/registry';
import { framesOf } from '../fixtures/framesOf';
import { arithmeticOf, linesOf, whole } from './lines';
import { layerDrawing } from './matrices';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { barLabels, modelBar } from './modelBar';
import { picture } from './picture';

const at = framesOf(experiments['parameter-count']);

/** What an arithmetic written out comes to. */
function worked(arithmetic: string): number {
  const plain = arithmetic.replaceAll(',', '').replaceAll('×', '*').replaceAll('\u00a0', ' ');
  expect(plain).toMatch(/^[\d\s+*()]+$/);
  return plain
    .replace(/(\d+) \* \(([^)]*)\)/g, (_, times: string, inside: string) => String(Number(times) * sum(inside)))
    .split('+')
    .reduce((total, term) => total + product(term), 0);
}
const product = (term: string) => term.split('*').reduce((total, factor) => total * Number(factor), 1);
const sum = (terms: string) => terms.split('+').reduce((total, term) => total + product(term), 0);

test('the sum beside each count comes to it, whatever is left out', async () => {
  for (const given of [{}, { ratio: 3, hidden: '512', heads: '8' }, { biases: '0' }, { norms: '0' }]) {
    const { frame } = await at(given);
    const lines = linesOf(frame);
    for (const id of moduleIds) {
      const arithmetic = arithmeticOf(lines.filter(({ module }) => module === id));
      expect(worked(arithmetic), `${JSON.stringify(given)} ${id}: ${arithmetic}`).toBe(frame.scalars[id]);
    }
  }
});

test('is written as one would write it by hand', async () => {
  const lines = linesOf((await at()).frame);
  const of = (id: string) => arithmeticOf(lines.filter(({ module }) => module === id)).replaceAll('\u00a0', ' ');
  expect(of('self')).toBe('3 × (768 × 768 + 768)');
  expect(of('output')).toBe('768 × 3072 + 768 + 2 × 768');
});

test('areas are to one scale: what is drawn of a layer is proportional to its weights', async () => {
  for (const ratio of [1, 4, 8]) {
    const { frame } = await at({ ratio });
    const { hidden = 0, intermediateSize = 0, heads = 0, matrices: weights = 0 } = frame.scalars;
    const drawing = layerDrawing({ lines: linesOf(frame), hidden, intermediate: intermediateSize, heads, width: 480 });
    expect(drawing.matrices).toHaveLength(6);
    const square = drawing.matrices[0]!;
    const area = drawing.matrices.reduce((total, { width, height }) => total + width * height, 0);
    expect(area / (square.width * square.height)).toBeCloseTo(weights / hidden ** 2, 6);
    for (const { x, y, width, height } of drawing.matrices) {
      expect(x + width).toBeLessThanOrEqual(drawing.width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
    expect(drawing.width).toBeLessThanOrEqual(480);
  }
});

test('the bar is as long as it is wide, and begins with the embeddings', async () => {
  const { frame, params } = await at();
  const bar = modelBar(frame, params.layers, 1000);
  expect(bar).toHaveLength(1 + 2 * 12 + 1);
  expect(bar[0]!.width / 1000).toBeCloseTo(frame.scalars.embeddingsShare!, 9);
  expect(bar.at(-1)!.x + bar.at(-1)!.width).toBeCloseTo(1000, 6);
  expect(barLabels(bar, 1000).map(({ kind }) => kind)).toEqual(['embeddings', 'layers', 'pooler']);
});

test('can be pictured at every extreme in 40 KB, and its reading says layer, share and total', async () => {
  for (const { name, raw } of oneAtATime(definition.params)) {
    const { frame, params } = await at(raw);
    for (const layout of ['wide', 'narrow'] as const) {
      const { svg } = picture(frame, params, { theme: 'dark', layout, t: zhHans, locale: 'zh-Hans' });
      expect(svg, name).not.toMatch(/NaN|undefined|var\(/);
      expect(Buffer.byteLength(svg)).toBeLessThan(40_000);
    }
    for (const t of [en, zhHans]) expect(t.reading(frame, params)).toContain(whole(frame.scalars.total));
  }
});
