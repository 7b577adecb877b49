import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { settle, viewStage } from '../fixtures/viewStage';
import { frameOf } from './fixtures/frameOf';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);
const hand = { x: '1 7 7 9', dy: '0 0 0 1', hidden: '4', zeroEps: true };

async function show(
  given: Readonly<Record<string, unknown>> = {},
  { width = 900, hidden = [] as readonly string[], locked = [] as readonly string[] } = {},
) {
  const { params, frame } = await frameOf(given);
  await stage.show({ params, frame, width, hidden, locked, key: JSON.stringify(given) });
  return frame;
}
const sliders = (name: string) => [...stage.host.querySelectorAll<SVGElement>(`[role=slider][aria-label^="${name},"]`)];
const heatmap = (label: string) =>
  stage.host.querySelector<HTMLElement>(`[aria-roledescription=heatmap][aria-label^="${label}"]`)!;
const text = () => stage.host.textContent!;

test('a bar moved by keyboard is written into the vector, and the others stay', async () => {
  await show(hand);
  sliders('x')[0]!.focus();
  await userEvent.keyboard('{ArrowUp}');
  await settle();
  expect(stage.params.x).toBe('1.1 7 7 9');
  sliders('dy')[3]!.focus();
  await userEvent.keyboard('{Home}');
  await settle();
  expect(stage.params.dy).toBe('0 0 0 -3');
});

test('a cell of s·J chosen by keyboard unfolds below', async () => {
  await show({ ...hand, row: 0, col: 0 });
  expect(text()).toContain('x̂₀ moves 0.0185 times as far');
  heatmap('s times the Jacobian').focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  await settle();
  expect([stage.params.row, stage.params.col]).toEqual([1, 1]);
  expect(text()).toContain('Move x₁ up a little');
});

test('x̂ and dx unfold too, each into its own sum', async () => {
  await show(hand);
  heatmap('x̂').focus();
  await userEvent.keyboard('{ArrowRight}');
  await settle();
  expect(stage.params.tensor).toBe('normalized');
  expect(text()).toContain('lies 1.00 from the mean μ = 6.00');
  heatmap('s times dx').focus();
  await userEvent.keyboard('{ArrowRight}');
  await settle();
  expect(stage.params.tensor).toBe('dx');
  expect(text()).toContain('of s·J weighs g');
});

test('names the share that comes through and the rank', async () => {
  await show({ ...hand, dyFrom: 'span' });
  const numbers = Object.fromEntries(
    [...stage.host.querySelectorAll('dl > div')].map(row => [
      row.children[0]!.textContent,
      row.children[1]!.textContent,
    ]),
  );
  expect(numbers['rank of J']).toBe('2 of 4');
  expect(Number(numbers['share of g that comes through']!.replace(/ × 10.*/, 'e-9'))).toBeLessThan(1e-6);
  expect(sliders('dy')[0]!.getAttribute('aria-disabled')).toBe('true');
});

test('shows the dialects side by side, and what each sends back', async () => {
  await show({ show: 'dialects', shift: '10' });
  const rows = [...stage.host.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => cell.textContent));
  expect(rows.map(([name]) => name)).toEqual(['BERT', 'GPT-2', 'Annotated Transformer', 'RMSNorm']);
  expect(rows.slice(0, 3).map(row => [row[2], row[6]])).toEqual([
    ['0', '0'],
    ['0', '0'],
    ['0', '0'],
  ]);
  expect(Number(rows[3]![2])).toBeGreaterThan(0.9);
  expect(heatmap('y').getAttribute('aria-label')).toBe('y, 4 rows, 8 columns');
  expect(heatmap('s·dx').getAttribute('aria-label')).toBe('s·dx, 4 rows, 8 columns');
});

test('in a batch one selection goes through all four tensors, and the token says its mean', async () => {
  await show({ show: 'batch', axis: 'tokens' });
  heatmap('x,').focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await settle();
  expect(text()).toContain('Token 2: its x̂ has mean');
  expect(text()).not.toContain('has mean 0.00 and standard deviation 1.00');
});

test('leaves out and holds what it is told to', async () => {
  await show({}, { hidden: ['show'], locked: ['x', 'dy'] });
  expect(stage.host.querySelector('[role=radiogroup]')).toBeNull();
  expect(sliders('x').every(bar => bar.getAttribute('aria-disabled') === 'true')).toBe(true);
});

test.each([288, 324, 700])('at %i px nothing is wider than its place', async width => {
  for (const given of [{ hidden: '64' }, { hidden: '4' }, { show: 'dialects' }, { show: 'batch', hidden: '32' }]) {
    await show(given, { width });
    expect(stage.host.scrollWidth, JSON.stringify(given)).toBeLessThanOrEqual(width);
    const right = stage.host.firstElementChild!.getBoundingClientRect().right;
    for (const element of stage.host.querySelectorAll('canvas, label, dd, svg'))
      expect(
        element.getBoundingClientRect().right,
        `${JSON.stringify(given)} ${element.textContent}`,
      ).toBeLessThanOrEqual(right + 8);
  }
});
