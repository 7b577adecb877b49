import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Frame } from '@/lib/experiments/contract';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { definition, type SoftmaxSaturationParams } from '@/lib/experiments/softmax-saturation/params';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(given: Record<string, unknown> = {}, width = 900): Promise<Frame> {
  const params = validate(definition, given).params as SoftmaxSaturationParams;
  const frame = await lastFrame(experiments['softmax-saturation'], params);
  await stage.show({ params, frame, width, key: JSON.stringify(given) });
  return frame;
}
const map = (label: string) =>
  stage.host.querySelector<HTMLElement>(`[aria-roledescription=heatmap][aria-label="${label}"]`)!;
const text = () => stage.host.textContent ?? '';

test('a cell of J that arrow keys come to unfolds, with the sum that its row makes with g', async () => {
  const { grids } = await show({ keys: 4 });
  map('Jacobian of softmax, 4 rows, 4 columns').focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await settle();
  expect([stage.params.row, stage.params.col]).toEqual([1, 2]);
  expect(text()).toContain('∂p₁/∂s₂ = −p₁ p₂');
  const sum = grids['d.scores']!.values[1]!;
  expect(text()).toContain(`Σ = ${sum.toFixed(3).replace('-', '−')}`);
});

test('a bar, an entry of g and one of J g choose the same row and column', async () => {
  await show({ keys: 8 });
  const bars = stage.host.querySelector<HTMLElement>('[aria-roledescription=chart]')!;
  bars.focus();
  await userEvent.keyboard('{End}');
  expect(stage.params.row).toBe(7);
  map('gradient g of p, as it arrives').focus();
  await userEvent.keyboard('{End}');
  expect(stage.params.col).toBe(7);
});

test('what it measured stands in a table, two standard errors beside each number', async () => {
  const { series } = await show({ divisor: 'none' });
  const cells = [...stage.host.querySelectorAll('table td')].map(({ textContent }) => textContent);
  const { y } = series['jacobian.mean.here']!;
  expect(cells.some(cell => cell?.startsWith(`${y[0]!.toFixed(3)} ± `))).toBe(true);
});

test('its snippet holds the scores that are shown', async () => {
  const { grids } = await show({ keys: 2 });
  const code = stage.host.querySelector('details pre')!.textContent!;
  expect(code).toContain(`s = torch.tensor([${Number(grids.scores!.values[0]!.toPrecision(9))}`);
});

test.each([280, 620, 1100])('stays within %i px, with few keys and with many', async width => {
  for (const keys of [2, 256]) {
    await show({ keys, draw: 'tenth', log: true }, width);
    expect(stage.host.scrollWidth).toBeLessThanOrEqual(width);
  }
});
