import { describe, expect, it } from 'vitest';
import { figureParams, frameAt, type Raw } from '../fixtures/lessonFigure';

/** What the lesson says of its figures in words, and what its solutions promise. */

const scalars = async (raw: Raw) => (await frameAt('depth-profile', raw, [])).scalars;

describe.each(['en', 'zh-Hans'])('the sentence that loses its words, in %s', folder => {
  it('has equal rows by the third layer, and keeps them apart with residual connections', async () => {
    const stack = figureParams(`${folder}/depth`, 'encoder-stack', 'stack');
    const cosine = async (more: Raw) => (await frameAt('encoder-stack', { ...stack, ...more }, [])).series.cosine!.y;
    expect((await cosine({}))[3]).toBeGreaterThan(1 - 1e-9);
    expect((await cosine({ residual: 'true' }))[8]).toBeLessThan(0.9);
  });
});

describe('the solutions of its goals', () => {
  it.each(['post', 'pre', 'rms', 'deepnorm'])(
    '%s without residual connections collapses, its gradient arrives',
    async aNorm => {
      const found = await scalars({ aNorm, aResidual: 'false' });
      expect(found['a.residual']).toBeLessThan(1e-6);
      expect(found['a.ratio']).toBeGreaterThan(0.01);
    },
  );

  it('six layers of neither norm nor residual are enough to vanish, four are not', async () => {
    const ratio = async (layers: string) => (await scalars({ aNorm: 'none', aResidual: 'false', layers }))['a.ratio'];
    expect(await ratio('6')).toBeLessThan(1e-6);
    expect(await ratio('4')).toBeGreaterThan(1e-6);
  });

  it.each<Raw>([{ aInit: 'xavier' }, { aInit: 'lecun' }, { layers: '48' }])(
    '%o explodes without a norm',
    async given => {
      expect((await scalars({ aNorm: 'none', ...given }))['a.ratio']).toBeGreaterThan(1000);
    },
  );
});
