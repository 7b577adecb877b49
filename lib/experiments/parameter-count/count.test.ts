import { describe, expect, it } from 'vitest';
import { bertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import type { Tensor } from '@/lib/engine/tensor';
import { oneAtATime } from '@/lib/experiments/extremes';
import { validate } from '@/lib/params/validate';
import { configOf, counted, countedNames } from './count';
import { definition, type ParameterCountParams } from './params';
import { moduleIds } from './result';

const at = (given: Record<string, unknown> = {}) => validate(definition, given).params as ParameterCountParams;

describe('counting parameters', () => {
  it('finds BERT-base as released: 109,482,240, and 102,267,648 with the Chinese vocabulary', () => {
    expect(counted(at()).total).toBe(109_482_240);
    expect(counted(at({ vocabulary: '21128' })).total).toBe(102_267_648);
  });

  it('finds BERT-large as released: 335,141,888', () => {
    expect(counted(at({ hidden: '1024', heads: '16', layers: '24' })).total).toBe(335_141_888);
  });

  it('counts every number that a drawn state dict holds, and no other', () => {
    const params = at({ hidden: '32', heads: '4', ratio: '3', layers: '2', pooler: '1' });
    const stateDict = initBert(configOf(params), { seed: 1 });
    const drawn = Object.values(stateDict).reduce(
      (sum, each) => sum + ('axes' in each ? (each as Tensor).data.length : each.rows * each.width),
      0,
    );
    expect(counted(params).total).toBe(drawn);
  });

  it('agrees with the formula of a layer, 4d² + 4d + 2dF + F + d + 4d, at every width and ratio', () => {
    for (const hidden of definition.params.hidden.options)
      for (const ratio of [1, 4, 7]) {
        const [d, f] = [Number(hidden), ratio * Number(hidden)];
        expect(counted(at({ hidden, heads: '1', ratio })).layer).toBe(4 * d ** 2 + 4 * d + 2 * d * f + f + d + 4 * d);
      }
  });

  it('makes a whole of its modules', () => {
    for (const { name, raw } of oneAtATime(definition.params)) {
      const params = at(raw);
      const c = counted(params);
      expect(c.self + c.selfOutput + c.intermediate + c.output, name).toBe(c.layer);
      expect(c.matrices + c.vectors, name).toBe(c.layer);
      expect(c.embeddings + params.layers * c.layer + c.pooler, name).toBe(c.total);
      for (const id of moduleIds) expect(Number.isInteger(c[id]), `${name} ${id}`).toBe(true);
    }
  });

  it('does not care how many heads share a matrix', () => {
    expect(counted(at({ heads: '1' })).total).toBe(counted(at({ heads: '12' })).total);
  });

  it('leaves out biases, γ and β where it is told to', () => {
    const bare = at({ biases: '0', norms: '0' });
    expect(counted(bare).vectors).toBe(0);
    expect(counted(bare).feedForwardShare).toBeCloseTo(2 / 3, 12);
    expect(countedNames(bertConfig({ numHiddenLayers: 1 }), bare).every(name => name.endsWith('.weight'))).toBe(true);
  });
});
