import { beforeAll, describe, expect, it } from 'vitest';
import { gridNames } from '@/lib/experiments/attention-lab/result';
import type { Frame } from '@/lib/experiments/contract';
import { headRows } from '@/lib/experiments/layerTensors';
import { figureParams, frameAt, type Raw } from '../fixtures/lessonFigure';

/** What the lesson says of its figures in words; the figures' own parameters are read from its MDX. */
const lessons = [
  { folder: 'en', asks: 'bank', finds: 'river' },
  { folder: 'zh-Hans', asks: '月', finds: '水' },
] as const;

const run = (raw: Raw): Promise<Frame> => frameAt('attention-lab', raw);

describe.each(lessons)('what the lesson in $folder says of its figures', ({ folder, asks, finds }) => {
  let main: Raw;
  let frame: Frame;
  beforeAll(async () => {
    main = figureParams(`${folder}/attention`, 'attention-lab', 'main');
    frame = await run(main);
  });

  it('opens on the score of the token that asks with the one it finds', () => {
    expect(frame.labels.tokens?.[Number(main.row)]).toBe(asks);
    expect(frame.labels.tokens?.[Number(main.col)]).toBe(finds);
  });

  it('has a seed at which the one finds the other: the largest probability of its row', () => {
    const probs = headRows(frame.grids[gridNames.probs]!, Number(main.head));
    const start = Number(main.row) * probs.cols;
    const row = [...probs.values.subarray(start, start + probs.cols)];
    expect(row.indexOf(Math.max(...row))).toBe(Number(main.col));
  });

  it('has two places of one token whose rows differ with positions and become one without', async () => {
    expect(frame.scalars['probs.repeatGap']).toBeGreaterThan(0.05);
    expect((await run({ ...main, positions: 'false' })).scalars['probs.repeatGap']).toBe(0);
  });

  it('reaches 0.99 by each way that the solution names, and not as it opens', async () => {
    expect(frame.scalars['probs.max']).toBeLessThan(0.99);
    for (const change of [{ divisor: 'none' }, { gain: '4' }, { divisor: 'none', heads: '1' }] as Raw[]) {
      expect((await run({ ...main, ...change })).scalars['probs.max'], JSON.stringify(change)).toBeGreaterThanOrEqual(
        0.99,
      );
    }
  });

  it('breaks a row sum by each way that the solution names, and neither by divisor nor gain', async () => {
    const ways: Raw[] = [{ axis: 'queries' }, { dropout: '0.1' }, { padding: '3', mask: 'after' }];
    for (const change of ways) {
      expect(
        (await run({ ...main, ...change })).scalars['probs.rowSum.min'],
        JSON.stringify(change),
      ).toBeLessThanOrEqual(0.95);
    }
    for (const change of [{ divisor: 'dk' }, { divisor: 'none' }, { gain: '4' }] as Raw[]) {
      expect((await run({ ...main, ...change })).scalars['probs.rowSum.min']).toBeCloseTo(1, 5);
    }
  });

  it('has nothing on padding where the mask comes in time, and a row sum of less than 1 where it comes late', async () => {
    const padding = figureParams(`${folder}/attention`, 'attention-lab', 'padding');
    expect((await run(padding)).scalars['probs.onPadding']).toBe(0);
    expect((await run({ ...padding, mask: 'off' })).scalars['probs.onPadding']).toBeGreaterThan(0.1);
    expect((await run({ ...padding, mask: 'after' })).scalars['probs.rowSum.max']).toBeLessThan(1);
  });

  it('is flat with BERT’s constant at width 32 and shows preferences at 768', async () => {
    const init = figureParams(`${folder}/attention`, 'attention-lab', 'init');
    const keys = frame.labels.tokens!.length;
    const narrow = (await run(init)).scalars;
    expect(narrow['scores.std']).toBeLessThan(0.02);
    expect(narrow['probs.max']).toBeLessThan(1.1 / keys);
    expect((await run({ ...init, hidden: '768' })).scalars['probs.max']).toBeGreaterThan(1.5 / keys);
  });
});
