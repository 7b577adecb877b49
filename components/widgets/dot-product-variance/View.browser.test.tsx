import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { compute } from '@/lib/experiments/dot-product-variance/compute';
import { type DotProductParams, definition } from '@/lib/experiments/dot-product-variance/params';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(given: Record<string, unknown> = {}, { width = 860, locked = [] as string[] } = {}) {
  const params = validate(definition, given).params as DotProductParams;
  const frame = await lastFrame({ definition, compute: async () => ({ compute }) }, params);
  await stage.show({ params, frame, width, locked, key: JSON.stringify([given, width, locked]) });
  return frame;
}
const charts = () => [...stage.host.querySelectorAll<HTMLElement>('[aria-roledescription=chart]')];
const heatmaps = () => [...stage.host.querySelectorAll<HTMLElement>('[aria-roledescription=heatmap]')];
const radios = () => [...stage.host.querySelectorAll<HTMLInputElement>('[role=radiogroup][aria-label=Pair] input')];

test('mean and variance stand beside what theory says of them', async () => {
  await show({ mean: 0.5, divisor: 'none' });
  const rows = [...stage.host.querySelectorAll('table tbody tr')].slice(0, 2).map(row => row.textContent);
  expect(rows[0]).toMatch(/^mean16\.0\d.*± 0\.\d+$/);
  expect(rows[1]).toMatch(/^variance96\.0.*± \d\.\d$/);
});

test('two charts and three heatmaps, which say what they show', async () => {
  await show();
  expect(charts().map(chart => chart.getAttribute('aria-label')?.split('.')[0])).toEqual([
    'Density of q·k ÷ √64',
    'Variance against d, both axes logarithmic',
  ]);
  expect(heatmaps().map(map => map.getAttribute('aria-label'))).toEqual([
    'q, 8 rows, 64 columns',
    'k, 8 rows, 64 columns',
    'q ⊙ k, 8 rows, 64 columns',
  ]);
});

test('the variance’s chart sets d, by keyboard, unless d is held', async () => {
  await show();
  charts()[1]!.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(stage.params.d).toBe(128);
  await show({}, { locked: ['d'] });
  charts()[1]!.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(stage.params.d).toBe(64);
});

test('a pair is chosen among the buttons or in a heatmap, and its sum is written out', async () => {
  await show({ d: 8, divisor: 'none' });
  radios()[3]!.click();
  await settle();
  expect(stage.params.pair).toBe(3);
  const unfolded = stage.host.querySelector('[aria-label="The dot product of pair 3, written out"]')!;
  expect(unfolded.querySelectorAll('tbody tr')).toHaveLength(3);
  const sum = /Σ = (\S+)/.exec(unfolded.textContent ?? '')![1]!;
  expect(stage.host.textContent).toContain(`Pair 3: its 8 products add up to ${sum}.`);
  heatmaps()[0]!.focus();
  await userEvent.keyboard('{ArrowDown}');
  await settle();
  expect(stage.params.pair).toBe(4);
});

test('code to take away: the pair as long as it can be read, fresh draws always', async () => {
  const titles = () => [...stage.host.querySelectorAll('summary')].map(({ textContent }) => textContent);
  await show();
  expect(titles()).toEqual(['This pair in PyTorch', 'Fresh draws under these assumptions, in PyTorch']);
  await show({ d: 128 });
  expect(titles()).toEqual(['Fresh draws under these assumptions, in PyTorch']);
});

test.each([288, 640])('at %i px nothing is wider than its place', async width => {
  for (const given of [
    { d: 1, law: 'rademacher' },
    { d: 1024, mean: 2, divisor: 'none' },
  ]) {
    await show({ ...given, draws: '250' }, { width });
    const view = stage.host.firstElementChild!.getBoundingClientRect();
    for (const element of stage.host.querySelectorAll('svg text, canvas, label, table:not([role]) thead'))
      if (!element.closest('[role=group]'))
        expect(element.getBoundingClientRect().right, element.textContent ?? '').toBeLessThanOrEqual(view.right + 8);
  }
});
