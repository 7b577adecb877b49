import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Frame } from '@/lib/experiments/contract';
import { definition, type EncoderLayerParams } from '@/lib/experiments/encoder-layer/params';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(
  given: Record<string, unknown> = {},
  width = 900,
  { hidden = [] as string[], locked = [] as string[] } = {},
): Promise<Frame> {
  const params = validate(definition, given).params as EncoderLayerParams;
  const frame = await lastFrame(experiments['encoder-layer'], params);
  await stage.show({ params, frame, hidden, locked, width });
  return frame;
}
const tensor = (name: string) =>
  [...stage.host.querySelectorAll<HTMLElement>('button[aria-expanded]')].find(button =>
    button.getAttribute('aria-label')?.startsWith(`${name},`),
  )!;

const diagram = () => stage.host.querySelector<HTMLElement>(`[aria-label="${messages.diagram}"]`)!;

test('every tensor is a button that says its name, shape and module path', async () => {
  await show();
  const labels = [...stage.host.querySelectorAll('button[aria-expanded]')].map(button =>
    button.getAttribute('aria-label'),
  );
  expect(labels).toHaveLength(10);
  expect(labels).toContain('q, 8 × 24, encoder.layer.0.attention.self.query');
  expect(labels).toContain('probs, 2 × 8 × 8, encoder.layer.0.attention.self.probs');
});

test('pressing a tensor opens it below with all its numbers, pressing again closes it', async () => {
  await show();
  tensor('probs').focus();
  await userEvent.keyboard('{Enter}');
  await settle();
  expect(stage.params.open).toBe('probs');
  expect(tensor('probs').getAttribute('aria-expanded')).toBe('true');
  expect(stage.host.querySelector('[role=application]')?.getAttribute('aria-label')).toBe('probs, 8 rows, 8 columns');
  await userEvent.keyboard('{Enter}');
  await settle();
  expect(stage.host.querySelector('[role=application]')).toBeNull();
});

test('the followed token is ringed in all ten tensors, and moving in the opened one follows another', async () => {
  await show({ open: 'q' });
  const rings = () =>
    [...stage.host.querySelectorAll<HTMLElement>('button[aria-expanded] i')].map(ring => ring.style.top);
  expect(rings()).toEqual(new Array(10).fill('25%'));
  stage.host.querySelector<HTMLElement>('[role=application]')!.focus();
  await userEvent.keyboard('{ArrowDown}');
  await settle();
  expect(stage.params.token).toBe(3);
  expect(rings()).toEqual(new Array(10).fill('37.5%'));
  await show({ token: -1 });
});

test('pointing at a tensor says the cell', async () => {
  const frame = await show();
  const box = tensor('y').getBoundingClientRect();
  tensor('y').dispatchEvent(
    new PointerEvent('pointermove', { bubbles: true, clientX: box.left + 4, clientY: box.top + 2 }),
  );
  await settle();
  const value = frame.grids['encoder.layer.0.output.LayerNorm']!.values[0]!;
  expect(stage.host.textContent).toContain(
    `[CLS], dimension 0: ${value < 0 ? '−' : ''}${Math.abs(value).toPrecision(4)}`,
  );
});

test('new weights are the next seed', async () => {
  await show({ seed: 41 });
  [...stage.host.querySelectorAll('button')].find(button => button.textContent === 'New weights')!.click();
  await settle();
  expect(stage.params.seed).toBe(42);
});

test('leaves out and holds its controls when it is told to', async () => {
  await show({}, 900, { hidden: ['head', 'seed'], locked: ['sentence', 'token'] });
  const groups = [...stage.host.querySelectorAll('[role=radiogroup]')];
  expect(groups).toHaveLength(2);
  for (const input of stage.host.querySelectorAll('[role=radiogroup] input'))
    expect(input.matches(':disabled')).toBe(true);
  expect([...stage.host.querySelectorAll('button')].some(button => button.textContent === 'New weights')).toBe(false);
});

test('on a phone the trunk runs downwards and nothing is wider than the screen', async () => {
  await show({}, 324);
  const stream = diagram();
  expect(stream.scrollWidth).toBeLessThanOrEqual(324);
  expect(tensor('y').getBoundingClientRect().top).toBeGreaterThan(tensor('x').getBoundingClientRect().bottom + 400);
});

test('in an embed of 320 px no label runs out of the diagram', async () => {
  await show({}, 288);
  const edge = diagram().getBoundingClientRect().right;
  for (const tag of diagram().querySelectorAll('[aria-hidden] span'))
    expect(tag.getBoundingClientRect().right, tag.parentElement?.textContent ?? '').toBeLessThanOrEqual(edge);
});

test('where it is too wide for its place it scrolls in a box that the keyboard reaches', async () => {
  await show({}, 700);
  const stream = diagram();
  expect(stream.scrollWidth).toBeGreaterThan(stream.clientWidth);
  expect(stream.tabIndex).toBe(0);
  expect(stream.getAttribute('aria-label')).toBe(messages.diagram);
});
