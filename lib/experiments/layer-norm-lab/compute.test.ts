import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '@/lib/params/validate';
import type { Frame, ProofStep } from '../contract';
import { experiment } from '../entry';
import { findNonFinite } from '../nonFinite';
import { lastFrame } from '../run';
import { compute } from './compute';
import { definition, type LayerNormLabParams } from './params';
import type { ProofKey } from './result';

const lab = experiment(definition, async () => ({ compute }));

async function frameAt(given: Partial<Record<keyof LayerNormLabParams, unknown>> = {}): Promise<Frame> {
  const { params, notes } = validate(definition, given);
  expect(notes).toEqual([]);
  return lastFrame(lab, params);
}

const scalar = async (name: string, given = {}) => (await frameAt(given)).scalars[name]!;
const hand = { x: '1 7 7 9', dy: '0 0 0 1', hidden: '4', zeroEps: true };

describe('a vector that the lesson works by hand', () => {
  it('has mean 6, s = 3, and a Jacobian of 54ths', async () => {
    const { scalars, grids } = await frameAt(hand);
    expect([scalars.mean, scalars.std]).toEqual([6, 3]);
    const in54ths = [1, -2, -2, 3, -2, 13, -5, -6, -2, -5, 13, -6, 3, -6, -6, 9];
    grids.jacobian!.values.forEach((value, at) => {
      expect(value * 54).toBeCloseTo(in54ths[at]!, 10);
    });
    grids.dx!.values.forEach((value, at) => {
      expect(value * 18).toBeCloseTo([1, -2, -2, 3][at]!, 10);
    });
  });
});

describe('what the curriculum says of LayerNorm', () => {
  const wide = { hidden: '64', zeroEps: true };

  it('J has rank d − 2 and s‖J‖_F = √(d − 2) at ε = 0; with any ε the rank is d − 1', async () => {
    const { scalars } = await frameAt(wide);
    expect(scalars.rank).toBe(62);
    expect(scalars['jacobian.scaled']).toBeCloseTo(Math.sqrt(62), 10);
    expect(scalars['jacobian.norm']! * scalars.std!).toBeCloseTo(1, 10);
    for (const eps of ['1e-12', '1e-5']) expect(await scalar('rank', { hidden: '64', eps })).toBe(63);
  });

  it('LN(ax) is LN(x) at ε = 0 and the gradient falls as 1/a; a < 0 turns both signs', async () => {
    const at = (given: object) => frameAt({ ...wide, ...given });
    const [one, ten, turned] = await Promise.all([at({}), at({ scale: '10' }), at({ flip: true })]);
    for (let i = 0; i < 64; i++) {
      expect(ten.grids.normalized!.values[i]).toBeCloseTo(one.grids.normalized!.values[i]!, 12);
      expect(turned.grids.normalized!.values[i]).toBeCloseTo(-one.grids.normalized!.values[i]!, 12);
      expect(ten.grids.dx!.values[i]! * 10).toBeCloseTo(one.grids.dx!.values[i]!, 12);
    }
  });

  it('the output’s spread is σ/√(σ² + ε)', async () => {
    const { series } = await frameAt({ eps: '1e-5' });
    const { x, y } = series['output.std']!;
    x.forEach((std, i) => {
      expect(y[i]).toBeCloseTo(std / Math.sqrt(std ** 2 + 1e-5), 9);
    });
  });

  it('nothing comes back where g lies in the span of 1 and x̂: at ε = 0 exactly, else ε/s² of the part along x̂', async () => {
    const span = { dyFrom: 'span', ones: 1, along: 2 };
    expect(await scalar('dx.share', { ...span, zeroEps: true })).toBeLessThan(1e-14);
    const { scalars, grids } = await frameAt({ ...span, eps: '1e-5', scale: '0.01' });
    const left = 1e-5 / scalars.std! ** 2;
    grids.dx!.values.forEach((value, i) => {
      expect(value).toBeCloseTo((2 * left * grids.normalized!.values[i]!) / scalars.std!, 8);
    });
  });

  it('with γ of its own for each feature, it is γ ⊙ dy that counts', async () => {
    expect(await scalar('dx.share', { dyFrom: 'span', zeroEps: true, gammaSpread: 0.5 })).toBeGreaterThan(0.1);
  });
});

describe('the derivation, line by line', () => {
  const proof = { eps: '1e-5', zeroEps: true, scale: '0.01', row: 2, col: 5 };
  const fails = ({ theory, measured }: ProofStep) =>
    Math.abs(measured - theory) > 1e-6 * Math.max(Math.abs(theory), Math.abs(measured));
  const verdicts = async (given: object) => {
    const steps = Object.entries((await frameAt({ ...proof, ...given })).proof!) as [ProofKey, ProofStep][];
    return {
      red: steps.filter(([, step]) => fails(step) && step.broken.length > 0).map(([key]) => key),
      falling: steps.filter(([, step]) => fails(step) && step.broken.length === 0).map(([key]) => key),
    };
  };

  it('holds with all assumptions in place, at every scale and shift', async () => {
    for (const given of [{}, { scale: '1' }, { scale: '0.000001', shift: '1000' }, { scale: '1000' }, { hidden: '64' }])
      expect(await verdicts(given), JSON.stringify(given)).toEqual({ red: [], falling: [] });
  });

  it('turns those lines red that use the assumption taken away', async () => {
    expect(await verdicts({ meanMoves: false })).toEqual({
      red: ['mean', 'ones'],
      falling: ['centred', 'jacobian', 'dx', 'rank', 'frobenius'],
    });
    expect(await verdicts({ stdMoves: false })).toEqual({
      red: ['std', 'along'],
      falling: ['jacobian', 'dx', 'rank', 'frobenius'],
    });
    expect(await verdicts({ zeroEps: false })).toEqual({
      red: ['along', 'rank', 'frobenius', 'scaled', 'inverse'],
      falling: [],
    });
  });

  it('finite differences and the formula agree on every entry of J, with statistics detached too', async () => {
    for (const detached of [{}, { meanMoves: false }, { stdMoves: false }, { meanMoves: false, stdMoves: false }])
      expect(await scalar('jacobian.error', { ...proof, ...detached })).toBeLessThan(1e-10);
  });
});

describe('a batch', () => {
  it('has tokens of mean 0 and variance 1 when each is normed over its features, and not over the tokens', async () => {
    const over = (axis: string) => frameAt({ axis });
    const [features, tokens] = await Promise.all([over('features'), over('tokens')]);
    expect(features.scalars['batch.mean']).toBeLessThan(1e-12);
    expect(features.scalars['batch.std']).toBeCloseTo(1, 9);
    expect(tokens.scalars['batch.mean']).toBeGreaterThan(0.3);
  });

  it('leaves a token what it is when another changes, unless it is normed over the tokens', async () => {
    const row = async (axis: string, x: string) =>
      (await frameAt({ axis, hidden: '4', x })).grids['batch.normalized']!.values.slice(4, 8);
    expect(await row('features', '1 2 3 4')).toEqual(await row('features', '9 7 7 1'));
    expect(await row('tokens', '1 2 3 4')).not.toEqual(await row('tokens', '9 7 7 1'));
  });
});

describe('settings that leave nothing to divide by', () => {
  const constant = { x: '3 3 3 3', hidden: '4' };
  const notes = async (given: object) => (await frameAt(given)).notes.map(({ code }) => code);

  it('says that 0/0 has no value, and that a constant vector’s gradient is multiplied by 1/√ε', async () => {
    expect(await notes({ ...constant, zeroEps: true })).toEqual(['no-spread', 'constant']);
    expect(await notes({ ...constant, half: true })).toEqual(['half', 'no-spread', 'constant']);
    expect(await notes(constant)).toEqual(['constant']);
  });

  it('is finite whatever the reader chooses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          x: fc.constantFrom('', '0 0 0 0', '3 3 3 3', '100 -100 1e-9 0', 'river bank'),
          hidden: fc.constantFrom('4', '8'),
          scale: fc.constantFrom('0.000001', '1', '1000'),
          shift: fc.constantFrom('0', '1000'),
          zeroEps: fc.boolean(),
          half: fc.boolean(),
          meanMoves: fc.boolean(),
          stdMoves: fc.boolean(),
          dyFrom: fc.constantFrom('bars', 'span'),
          axis: fc.constantFrom('features', 'tokens'),
        }),
        async given => {
          const frame = await frameAt(given);
          expect(findNonFinite(frame)).toBeUndefined();
          for (const { theory, measured } of Object.values(frame.proof!))
            expect(Number.isFinite(theory) && Number.isFinite(measured)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
