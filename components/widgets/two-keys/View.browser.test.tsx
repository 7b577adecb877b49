import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(width = 800, locked: readonly string[] = []) {
  const params = { first: 1, second: -1, log: false };
  const frame = await lastFrame(experiments['two-keys'], params);
  await stage.show({ params, frame, width, locked });
}
const bars = () => [...stage.host.querySelectorAll<HTMLElement>('[role=slider]')];

test('each score is a bar that keys change', async () => {
  await show();
  bars()[0]!.focus();
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{PageDown}');
  expect(stage.params).toMatchObject({ first: 1.1, second: -2 });
});

test('locked, the bars hold still', async () => {
  await show(800, ['first']);
  bars()[0]!.focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(stage.params.first).toBe(1);
});

test.each([280, 640])('says the formula with its numbers, within %i px', async width => {
  await show(width);
  expect(stage.host.textContent).toContain('2 · 0.881 · 0.119 = 0.210');
  expect(stage.host.scrollWidth).toBeLessThanOrEqual(width);
});

test('the code to take away comes to the same size of J', async () => {
  await show();
  const code = stage.host.querySelector('details pre')!.textContent;
  expect(code).toContain('s = torch.tensor([1, -1], dtype=torch.float64)');
  expect(code).toContain('# the figure shows 0.2099872');
});
