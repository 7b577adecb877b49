import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Computed, Frame } from '@/lib/experiments/contract';
import { type DepthProfileParams, definition } from '@/lib/experiments/depth-profile/params';
import { experiments } from '@/lib/experiments/registry';
import { frameOf } from '@/lib/experiments/shownGrids';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function framesOf(params: DepthProfileParams): Promise<Frame[]> {
  const { compute } = await experiments['depth-profile'].compute();
  const frames: Frame[] = [];
  for await (const computed of compute(params, {
    signal: new AbortController().signal,
    assets: {},
  }) as AsyncGenerator<Computed>)
    frames.push(frameOf(computed));
  return frames;
}

async function show(
  given: Record<string, unknown> = {},
  more: { width?: number; hidden?: string[]; locked?: string[] } = {},
) {
  const params = validate(definition, { layers: 4, hidden: '16', tokens: 6, ...given }).params as DepthProfileParams;
  const frames = await framesOf(params);
  await stage.show({ params, frame: frames.at(-1)!, width: 900, key: JSON.stringify(given), ...more });
  return frames;
}
const charts = () => [...stage.host.querySelectorAll<HTMLElement>('[aria-roledescription=chart]')];
const maps = () => [...stage.host.querySelectorAll<HTMLElement>('[aria-roledescription=heatmap]')];
const text = () => stage.host.textContent ?? '';

test('says of each encoder what it is and what became of it', async () => {
  await show();
  const [a, b] = [...stage.host.querySelectorAll('[role="group"][aria-label^="Encoder"]')].map(
    ({ textContent }) => textContent,
  );
  expect(a).toContain('post-LN · residual');
  expect(a).toContain('The gradient arrives');
  expect(b).toContain('no norm · no residual');
  expect(b).toContain('Rank collapse');
});

test('arrow keys in a chart choose a layer everywhere: rules, maps, slider, arithmetic', async () => {
  await show({ layer: 2 });
  charts()[0]!.focus();
  await userEvent.keyboard('{ArrowLeft}');
  await settle();
  expect(stage.params.layer).toBe(1);
  expect(maps().map(map => map.getAttribute('aria-label'))).toEqual([
    'cos, encoder A, after layer 1',
    'cos, encoder B, after layer 1',
  ]);
  expect(stage.host.querySelector<HTMLInputElement>('input[type=range]')?.value).toBe('1');
  expect(text()).toContain('‖∂L/∂x‖² after layer 1');
});

test('a pressed cell is written out, of its own encoder', async () => {
  await show({ layer: 1 });
  maps()[1]!.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  await settle();
  expect(stage.params).toMatchObject({ unfolded: 'cosine', which: 'b' });
  expect(text()).toContain('This cosine in PyTorch');
});

test('draws the gradient alone, or the tokens, where it is told to', async () => {
  await show({ focus: 'gradient' });
  expect([charts().length, maps().length]).toEqual([4, 0]);
  await show({ focus: 'tokens' });
  expect([charts().length, maps().length]).toEqual([4, 2]);
  expect(charts()[0]!.getAttribute('aria-label')).toContain('Relative residual');
});

test('while a large pair arrives nothing moves', async () => {
  const frames = await show({ layers: 24, hidden: '64', seed: 31, tokens: 8 });
  const heights = new Set<number>();
  for (const frame of frames.filter((_, i) => i % 6 === 0 || i === frames.length - 1)) {
    await stage.show({ params: stage.params, frame, width: 900, key: 'arriving' });
    heights.add(stage.host.offsetHeight);
  }
  expect(frames.length).toBeGreaterThan(10);
  expect([...heights]).toHaveLength(1);
});

test('leaves out and holds its controls when it is told to', async () => {
  await show({}, { hidden: ['unfolded', 'which'], locked: ['layer'] });
  expect(stage.host.querySelectorAll('[role=radiogroup]')).toHaveLength(0);
  expect(stage.host.querySelector<HTMLInputElement>('input[type=range]')?.disabled).toBe(true);
  charts()[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
  await settle();
  expect(stage.params.layer).toBe(3);
});

test.each([280, 330, 700])('at %i px nothing is wider than its place', async width => {
  await show({ tokens: 32, layers: 12, aNorm: 'none', aInit: 'xavier' }, { width });
  expect(stage.host.scrollWidth).toBeLessThanOrEqual(width);
});
