import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Computed, Frame } from '@/lib/experiments/contract';
import { definition, type EncoderStackParams } from '@/lib/experiments/encoder-stack/params';
import { experiments } from '@/lib/experiments/registry';
import { loadAssets } from '@/lib/experiments/run';
import { frameOf } from '@/lib/experiments/shownGrids';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

/** Every frame on the way, with all its grids. */
async function framesOf(values: EncoderStackParams): Promise<Frame[]> {
  const { compute } = await experiments['encoder-stack'].compute();
  const context = { signal: new AbortController().signal, assets: await loadAssets(definition.assets) };
  const frames: Frame[] = [];
  for await (const computed of compute(values, context) as AsyncGenerator<Computed>) frames.push(frameOf(computed));
  return frames;
}
interface Shown {
  readonly width?: number;
  readonly hidden?: readonly string[];
  readonly locked?: readonly string[];
  /** Which of the frames stands; default the last. */
  readonly at?: number;
}
async function show(
  given: Record<string, unknown> = {},
  { width = 900, hidden = [], locked = [], at = -1 }: Shown = {},
) {
  const params = validate(definition, given).params as EncoderStackParams;
  const frames = await framesOf(params);
  const frame = frames.at(at)!;
  await stage.show({ params, frame, hidden, locked, width, key: JSON.stringify(given) });
  return { frame, frames };
}
const strips = () => [...stage.host.querySelectorAll<HTMLInputElement>('[aria-label="Hidden states"] input')];
const choices = (label: string) =>
  [...stage.host.querySelectorAll(`[role=radiogroup][aria-label="${label}"] label`)].map(
    ({ textContent }) => textContent,
  );
const heatmap = () => stage.host.querySelector('[aria-roledescription=heatmap]')?.getAttribute('aria-label');
const charts = () => [...stage.host.querySelectorAll('[aria-roledescription=chart]')];

test('every hidden state is a strip, a radio button that says where it stands; the last is open', async () => {
  await show({ layers: 3 });
  expect(strips().map(input => input.getAttribute('aria-label'))).toEqual([
    'what enters the stack',
    'after layer 1',
    'after layer 2',
    'after layer 3',
  ]);
  expect(strips().map(({ checked }) => checked)).toEqual([false, false, false, true]);
  expect(heatmap()).toBe('x, 8 rows, 64 columns');
  expect(stage.host.querySelector('code')?.textContent).toBe('hidden_states[3]');
});

test('arrow keys choose another layer, everywhere at once', async () => {
  await show({ layers: 3, layer: 2 });
  strips()[2]!.focus();
  await userEvent.keyboard('{ArrowUp}');
  await settle();
  expect(stage.params.layer).toBe(1);
  expect(stage.host.querySelector('code')?.textContent).toBe('hidden_states[1]');
  for (const chart of charts()) expect(chart.parentElement!.textContent).toContain('after layer 1');
});

test('choosing a place in a chart opens that layer', async () => {
  await show({ layers: 3, layer: 1 });
  charts()[2]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  await settle();
  expect(stage.params.layer).toBe(3);
  expect(strips()[3]!.checked).toBe(true);
});

test('what a layer’s branches write, where it looks and its gradient can be opened, each under its PyTorch path', async () => {
  await show({ layers: 2, layer: 2 });
  expect(choices('Tensor')).toEqual(['trunk', 'attention', 'FFN', 'probs', 'gradient']);
  const open = async (name: string) => {
    [...stage.host.querySelectorAll<HTMLElement>('[aria-label=Tensor] label')]
      .find(({ textContent }) => textContent === name)!
      .click();
    await settle();
    return [stage.host.querySelector('code')?.textContent, heatmap()];
  };
  expect(await open('FFN')).toEqual(['encoder.layer.1.output.dense', 'FFN, 8 rows, 64 columns']);
  expect(await open('gradient')).toEqual(['hidden_states[2].grad', 'dx, 8 rows, 64 columns']);
  expect(await open('probs')).toEqual(['encoder.layer.1.attention.self.probs', 'probs, 8 rows, 8 columns']);
  expect(choices('Head')).toEqual(['0', '1', '2', '3']);
});

test('what enters the stack has no branches, and without a backward pass there is no gradient', async () => {
  await show({ layers: 2, layer: 0, tensor: 'ffn' });
  expect(choices('Tensor')).toEqual(['trunk', 'gradient']);
  expect(stage.host.querySelector('code')?.textContent).toBe('hidden_states[0]');
  await show({ layers: 2, backward: false });
  expect(choices('Tensor')).toEqual(['trunk', 'attention', 'FFN', 'probs']);
  expect(charts()).toHaveLength(4);
});

test('while layers arrive nothing moves: strips that are coming keep their room and cannot be chosen', async () => {
  const heights: number[] = [];
  const { frames } = await show({ layers: 3, hidden: '256', seed: 21 });
  const values = stage.params;
  for (const frame of frames) {
    await stage.show({ params: values, frame, key: 'arriving' });
    heights.push(stage.host.offsetHeight);
    const { reached = 0 } = frame.scalars;
    expect(strips().map(({ disabled }) => disabled)).toEqual([0, 1, 2, 3].map(state => state > reached));
    expect(strips()[reached]!.checked).toBe(true);
    expect(stage.host.querySelectorAll('[aria-label="Hidden states"] canvas')).toHaveLength(reached + 1);
  }
  expect(frames.length).toBeGreaterThan(5);
  expect(new Set(heights).size, heights.join(' ')).toBe(1);
});

test('it says what went wrong, and that a branch replaces where nothing is added', async () => {
  await show({ layers: 6, residual: false });
  expect(stage.host.textContent).toContain('Rank collapse');
  expect(stage.host.textContent).toContain('nothing goes past them');
  expect(charts()[1]!.parentElement!.textContent).toContain('nothing is added: a branch replaces the trunk');
});

test('leaves out and holds its controls when it is told to', async () => {
  await show({ layers: 2, tensor: 'probs' }, { hidden: ['tensor', 'head'], locked: ['layer'] });
  expect(choices('Tensor')).toEqual([]);
  expect(choices('Head')).toEqual([]);
  expect(strips().every(({ disabled }) => disabled)).toBe(true);
  charts()[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
  await settle();
  expect(stage.params.layer).toBe(12);
});

test.each([288, 324, 700])('at %i px nothing is wider than its place', async width => {
  await show({ layers: 12, heads: '8', tensor: 'probs' }, { width });
  expect(stage.host.scrollWidth).toBeLessThanOrEqual(width);
  const view = stage.host.firstElementChild!.getBoundingClientRect();
  for (const element of stage.host.querySelectorAll('svg text, canvas, label')) {
    expect(element.getBoundingClientRect().right, element.textContent ?? '').toBeLessThanOrEqual(view.right + 8);
  }
});
