import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boxes } from '@/lib/experiments/encoder-map/boxes';
import { definition, type EncoderMapParams } from '@/lib/experiments/encoder-map/params';
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
  rest: { hidden?: string[]; locked?: string[] } = {},
) {
  const params = validate(definition, { hidden: '64', heads: '4', tokens: 8, ...given }).params as EncoderMapParams;
  const frame = await lastFrame(experiments['encoder-map'], params);
  await stage.show({ params, frame, width, key: JSON.stringify(given), ...rest });
  return frame;
}
/** The tensors' own; the Data menu has one, too. */
const buttons = () =>
  [...stage.host.querySelectorAll<HTMLElement>('button[aria-expanded]')].filter(each =>
    /\.(?!.* )/.test(each.getAttribute('aria-label') ?? ''),
  );
const button = (name: string) => buttons().find(each => each.getAttribute('aria-label')?.startsWith(`${name},`))!;
const named = (name: string) => stage.host.querySelector<HTMLElement>(`button[aria-label="${name}"]`)!;
const inspector = () => stage.host.querySelector('[role="group"][aria-label="What is opened"]')!;

test('every tensor and every sum is a button, in the order of the computation', async () => {
  await show();
  expect(buttons().map(each => each.getAttribute('aria-label')!.split(',')[0])).toEqual(
    boxes.map(({ symbol }) => symbol),
  );
  expect(button('probs').getAttribute('aria-label')).toBe('probs, 4 × 8 × 8, encoder.layer.0.attention.self.probs');
});

test('pressing one opens its shape, its module path, its parameters and a cell of it', async () => {
  await show();
  button('o').focus();
  await userEvent.keyboard('{Enter}');
  await settle();
  expect(stage.params.open).toBe('o');
  const text = inspector().textContent!;
  expect(text).toContain('8 × 64');
  expect(text).toContain('encoder.layer.0.attention.output.dense');
  expect(text).toContain('64 × 64 = 4096');
  expect(text).toMatch(/o of bank, dimension 5: 64 products add up to −?[\d.]+/);
  expect(inspector().querySelector('.katex')).not.toBeNull();
});

test('an arrow opens from the tensor at its end, and says what it carries', async () => {
  await show({ open: 'x' });
  named('Arrow x → q, k, v').click();
  await settle();
  expect(stage.params.open).toBe('x-read');
  expect(inspector().textContent).toContain('carries 8 × 64');
  expect(inspector().textContent).toContain(messages.carried['x-read']);
});

test('a wire opens when it is pressed', async () => {
  await show();
  const wire = [...stage.host.querySelectorAll('title')].find(({ textContent }) => textContent === 'g → f')!
    .parentElement!;
  wire.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await settle();
  expect(stage.params.open).toBe('g-to-f');
});

test('steps forward and back through the computation, and stops at its ends', async () => {
  await show({ open: 'y' });
  named('Step forward').click();
  await settle();
  expect(stage.params.open).toBe('pooled');
  expect(named('Step forward').getAttribute('aria-disabled')).toBe('true');
  named('First step').click();
  await settle();
  expect(stage.params.open).toBe('words');
  expect(stage.host.textContent).toContain('step 1 of 20');
});

test('a cell is chosen in the heatmap by keyboard, and worked out', async () => {
  await show({ open: 'scores', row: 2, col: 5 });
  const map = stage.host.querySelector<HTMLElement>('[role=application]')!;
  map.focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await settle();
  expect(stage.params.row).toBe(3);
  expect(inspector().textContent).toMatch(/of and \S+ in head 0: 16 products/);
});

test('fades what is computed later, when it is told to', async () => {
  await show({ open: 'probs', walk: '1' });
  const faded = (name: string) => /faint/.test(button(name).querySelector('canvas')!.className);
  expect([faded('scores'), faded('probs'), faded('context'), faded('y')]).toEqual([false, false, true, true]);
});

test('on a phone the list of steps is the diagram, and what is open stands below its line', async () => {
  await show({ open: 'v' }, 300);
  const list = stage.host.querySelector('ol')!;
  expect(list.querySelectorAll(':scope > li')).toHaveLength(20);
  expect(button('v').nextElementSibling).toBe(inspector());
  const edge = stage.host.getBoundingClientRect().left + 300;
  for (const line of list.querySelectorAll(':scope > li > button > *'))
    expect(line.getBoundingClientRect().right, line.parentElement!.textContent).toBeLessThanOrEqual(edge);
});

test('every tensor opens, with 64 tokens and with one', async () => {
  for (const tokens of [64, 1]) {
    const frame = await show({ tokens });
    for (const { id: open } of boxes) {
      const given = { hidden: '64', heads: '4', tokens, open, row: 63, col: 6143 };
      const params = validate(definition, given).params as EncoderMapParams;
      await stage.show({ params, frame, key: `${tokens} ${open}` });
      expect(inspector().textContent, open).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
});

test('leaves out and holds its controls when it is told to', async () => {
  await show({ open: 'probs' }, 900, { hidden: ['walk', 'head'], locked: ['open'] });
  expect(stage.host.querySelector('[role=switch]')).toBeNull();
  expect(stage.host.querySelector('[role=radiogroup]')).toBeNull();
  for (const each of buttons()) expect(each.matches(':disabled')).toBe(true);
  named('Step forward').click();
  expect(stage.params.open).toBe('probs');
});
