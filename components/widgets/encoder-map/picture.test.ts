import { expect, test } from 'vitest';
import { arrows } from '@/lib/experiments/encoder-map/arrows';
import { boxes, boxOf } from '@/lib/experiments/encoder-map/boxes';
import { experiments } from '@/lib/experiments/registry';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { wires } from './arrowPaths';
import { diagram, norms, placeOf, sums } from './diagram';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';

const at = framesOf(experiments['encoder-map']);

/** What should not be written into a picture. Base64 may spell anything. */
const faultsIn = (svg: string) => svg.replace(/base64,[^"]*/g, '').match(/NaN|undefined|var\(/);

test('its picture fits into 40 KB at its defaults, as wide as it should be', async () => {
  picturesOf(picture, await at(), en);
});

test('whatever is open can be pictured', async () => {
  const { params, frame } = await at({ hidden: '32', heads: '2', tokens: 64, ratio: 8 });
  for (const { id } of [...boxes, ...arrows])
    for (const layout of ['wide', 'narrow'] as const) {
      const { svg } = picture(frame, { ...params, open: id }, { theme: 'light', layout, t: zhHans, locale: 'zh-Hans' });
      expect(faultsIn(svg), id).toBeNull();
      expect(Buffer.byteLength(svg), id).toBeLessThan(40_000);
    }
});

test('every box stands in the diagram once, as a tensor or as a sum, and inside of it', () => {
  const drawn = boxes.map(({ id }) => sums.find(sum => sum.id === id) ?? placeOf(id));
  expect(drawn).not.toContain(undefined);
  for (const { id, x, y } of drawn) {
    const { width, height } = placeOf(id) ?? { width: 0, height: 0 };
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(diagram.width);
    expect(y + height).toBeLessThanOrEqual(diagram.height);
  }
});

test('every arrow of the table is a wire, and every norm makes what it says', () => {
  expect(wires.map(({ arrow }) => arrow).sort()).toEqual(arrows.map(({ id }) => id).sort());
  for (const { arrow, lines } of wires)
    if (arrow !== 'x-read') expect(lines.length, arrow).toBe(arrows.find(({ id }) => id === arrow)!.to.length);
  for (const { id } of norms) expect(boxOf(id).way).toBe('norm');
});

test('its reading says what is open and how the cell came about, in both languages', async () => {
  const { params, frame } = await at({ hidden: '64', heads: '4', open: 'scores', row: 2, col: 5, head: 3 });
  const { values, cols } = frame.grids['encoder.layer.0.attention.self.scores']!;
  const value = values[(3 * 16 + 2) * cols + 5]!;
  for (const t of [en, zhHans]) {
    expect(t.reading(frame, params)).toContain('4 × 16 × 16');
    expect(t.reading(frame, params)).toContain(Math.abs(value).toPrecision(4));
    expect(t.reading(frame, { ...params, open: 'x-trunk' })).toContain('x → x + o');
  }
});
