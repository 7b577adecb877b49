import { describe, expect, it } from 'vitest';
import { frameOf } from './fixtures/frameOf';
import { asText, barRange, chosenOf } from './frame';
import { messages as en } from './messages.en';
import { messages as zh } from './messages.zh-Hans';
import { saidOf } from './said';
import { snippetOf } from './snippet';
import { unfoldingOf } from './unfold';

const hand = { x: '1 7 7 9', dy: '0 0 0 1', hidden: '4', zeroEps: true };
const at = async (given: object) => {
  const { params, frame } = await frameOf({ ...hand, ...given });
  const chosen = chosenOf(params, frame);
  return { params, frame, chosen, way: unfoldingOf(frame, params, chosen, en) };
};

describe('a cell of the lab unfolds', () => {
  it('of s·J into what a push does by itself, through μ and through s', async () => {
    const { way } = await at({ row: 0, col: 0 });
    expect(way.columns).toEqual(['itself', 'via μ', 'via s']);
    const [own, mean, std] = way.lines[0]!.values;
    expect([own, mean]).toEqual([1, -0.25]);
    expect(std).toBeCloseTo(-25 / 36, 12);
    expect(way.lines[0]!.total).toBe('Σ = 0.056');
  });

  it('with a way closed for each statistic that is detached', async () => {
    const { way } = await at({ row: 0, col: 3, meanMoves: false });
    expect(way.lines[0]!.values[1]).toBe(0);
    expect((await at({ row: 0, col: 3, stdMoves: false })).way.lines[0]!.values[2]).toBe(0);
  });

  it('of s·dx into g and the Jacobian’s column, whose products add up to it', async () => {
    const { way, frame } = await at({ tensor: 'dx', col: 3, dy: '1 2 -1 0.5' });
    const product = way.lines.find(({ key }) => key === 'product')!;
    expect(product.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(frame.grids.dx!.values[3]! * 3, 12);
    expect(way.own).toBe(3);
  });

  it('of x̂ into distances and their squares, the first sixteen or those around the chosen one', async () => {
    const { way } = await at({ tensor: 'normalized', col: 0 });
    expect(way.lines[0]!.values).toEqual([-5, 1, 1, 3]);
    expect(way.lines[1]!.total).toBe('Σ / 4 = σ² = 9.00');
    const wide = await at({ tensor: 'normalized', hidden: '64', x: '', dy: '', col: 60 });
    expect(wide.way.columns).toHaveLength(16);
    expect(wide.way.columns[wide.way.own!]).toBe('60');
    expect(wide.way.rest).toBe('48 more');
  });

  it('and says so in both languages', async () => {
    const { params, frame, chosen } = await at({ row: 0, col: 0 });
    expect(saidOf(frame, params, chosen, en)).toContain('x̂₀ moves 0.0185 times as far');
    expect(saidOf(frame, params, chosen, zh)).toContain('x̂₀跟着动它的0.0185倍');
  });
});

describe('the snippet', () => {
  // Run by hand against PyTorch: it prints 0.018518…, −1.666…, 0.1666….
  it('has the figure’s vector, ε and detached statistics in it', async () => {
    const { params, frame, chosen } = await at({ row: 0, col: 0, meanMoves: false, zeroEps: false, eps: '1e-5' });
    const code = snippetOf(frame, params, chosen);
    expect(code).toContain('x = torch.tensor([1.0, 7.0, 7.0, 9.0]).requires_grad_()');
    expect(code).toContain('eps = 0.00001');
    expect(code).toContain('mean = x.mean().detach()');
    expect(code).toContain('(var + eps).sqrt()\n');
    expect(code).toContain('J[0, 0]');
  });
});

describe('the bars', () => {
  it('keep their axis until a bar lies beyond it', () => {
    expect([[0.5], [3], [3.01], [7, -9], [99]].map(values => barRange(values).most)).toEqual([3, 3, 5, 10, 100]);
  });

  it('write numbers that the parameter reads back', () => {
    expect(asText([0.1 + 0.2, -1.5, 0])).toBe('0.3 -1.5 0');
  });
});
