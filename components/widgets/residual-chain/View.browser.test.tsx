import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { experiments } from '@/lib/experiments/registry';
import { definition, type ResidualChainParams } from '@/lib/experiments/residual-chain/params';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(given: Record<string, unknown> = {}, { width = 900, locked = [] as readonly string[] } = {}) {
  const params = validate(definition, given).params as ResidualChainParams;
  const frame = await lastFrame(experiments['residual-chain'], params);
  await stage.show({ params, frame, locked, width, key: JSON.stringify(given) });
  return frame;
}
const maps = () => [...stage.host.querySelectorAll<HTMLElement>('[aria-roledescription=heatmap]')];
const paths = () => [
  ...stage.host.querySelectorAll<HTMLInputElement>('[role=radiogroup][aria-label="Paths of the gradient"] input'),
];
const numbers = { branch: 'number', norm: false, sign: 'aligned', blocks: 4 } as const;

test('shows both ways, and unfolds the cell that the keyboard chooses in either', async () => {
  await show();
  expect(maps().map(map => map.getAttribute('aria-label'))).toEqual([
    'x, 25 rows, 32 columns',
    '∂L/∂x, 25 rows, 32 columns',
  ]);
  expect(stage.host.textContent).toContain('x[1, 0] = ');
  maps()[1]!.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await settle();
  expect(stage.params).toMatchObject({ side: 'backward', state: 2, dim: 1 });
  expect(stage.host.textContent).toContain('∂L/∂x[2, 1] = ');
});

test('the gradient stands in a dashed frame', async () => {
  await show();
  const [forward, back] = maps().map(
    map => map.closest<HTMLElement>('[class*=map][class]')!.parentElement!.parentElement!,
  );
  expect(getComputedStyle(back!).borderTopStyle).toBe('dashed');
  expect(getComputedStyle(forward!).borderTopStyle).not.toBe('dashed');
});

test('paths are radio buttons that say what each brings; the chosen one is written out', async () => {
  await show({ ...numbers });
  expect(paths()).toHaveLength(16);
  expect(paths()[0]!.getAttribute('aria-label')).toBe('past every branch: 1.00');
  paths()[1]!.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  await settle();
  expect(stage.params.path).toBe(3);
  expect(stage.host.textContent).toContain('through the branch of blocks 0, 1: 0.250');
  expect(stage.host.textContent).toContain('1.00 · 1.00 · 0.500 · 0.500 = 0.250');
  expect(stage.host.textContent).toContain('all 16 paths together: 5.06');
});

test('long chains have no bars, but the shares of their lengths', async () => {
  await show({ blocks: 6 });
  expect(paths()).toHaveLength(0);
  expect(stage.host.textContent).toContain('Shares by number of branches taken');
});

test('holds what it is told to hold', async () => {
  await show({ ...numbers }, { locked: ['path', 'state', 'dim'] });
  expect(paths().every(({ disabled }) => disabled)).toBe(true);
  maps()[0]!.focus();
  await userEvent.keyboard('{ArrowDown}');
  await settle();
  expect(stage.params.state).toBe(1);
});

test.each([280, 324, 700])('at %i px nothing is wider than its place', async width => {
  for (const given of [{ blocks: 5 }, { norm: false, gain: 1 }]) {
    await show(given, { width });
    expect(stage.host.scrollWidth).toBeLessThanOrEqual(width);
    const view = stage.host.firstElementChild!.getBoundingClientRect();
    for (const element of stage.host.querySelectorAll('svg text, canvas, label'))
      expect(element.getBoundingClientRect().right, element.textContent ?? '').toBeLessThanOrEqual(view.right + 8);
  }
});
