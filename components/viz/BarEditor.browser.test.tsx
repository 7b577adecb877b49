import '../../app/styles/tokens.css';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { BarEditor } from './BarEditor';

let root: Root;
let host: HTMLElement;
let told: { index: number; settled: boolean }[];
beforeEach(() => {
  host = document.createElement('div');
  host.style.width = '300px';
  document.body.append(host);
  root = createRoot(host);
  told = [];
});
afterEach(() => {
  root.unmount();
  host.remove();
});

function Stage({ locked }: { readonly locked: boolean }) {
  const [values, setValues] = useState<readonly number[]>([1, -1, 0.5]);
  return (
    <BarEditor
      name="x"
      hue="x"
      values={values}
      min={-2}
      max={2}
      step={0.1}
      locked={locked}
      barWord={i => `entry ${i}`}
      onChange={(to, index, settled) => {
        told.push({ index, settled });
        setValues(to);
      }}
    />
  );
}
async function show(locked = false) {
  root.render(
    <LocaleProvider locale="en">
      <Stage locked={locked} />
    </LocaleProvider>,
  );
  await new Promise(done => setTimeout(done, 100));
}
const sliders = () => [...host.querySelectorAll<HTMLElement>('[role=slider]')];
const values = () => sliders().map(one => Number(one.getAttribute('aria-valuenow')));

test('it is one tab stop, and keys go from bar to bar and change the one they stand on', async () => {
  await show();
  expect(host.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  sliders()[0]!.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}{ArrowUp}');
  expect(values()).toEqual([1, -0.8, 0.5]);
  await userEvent.keyboard('{ArrowRight}{PageUp}{ArrowRight}{ArrowLeft}{ArrowLeft}{Home}');
  expect(values()).toEqual([-2, -0.8, 1.5]);
  expect(told.at(-1)).toEqual({ index: 0, settled: true });
});

test('a bar that is dragged follows the hand, stays within its range, and the others stand still', async () => {
  await show();
  const grip = sliders()[1]!;
  const { left, top, width } = grip.getBoundingClientRect();
  const fire = (type: string, y: number, x = left + width / 2) =>
    grip.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: y, button: 0, pointerType: 'mouse' }),
    );
  const pane = grip.parentElement!;
  pane.setPointerCapture = () => {};
  fire('pointerdown', top + 22);
  // To the side too: the bar that was taken hold of is the one that moves.
  fire('pointermove', -1000, 0);
  await expect.poll(values).toEqual([1, 2, 0.5]);
  fire('pointerup', 10_000, 0);
  await expect.poll(values).toEqual([1, -2, 0.5]);
  expect(told.map(({ settled }) => settled)).toEqual([false, true]);
  fire('pointermove', top);
  expect(values()).toEqual([1, -2, 0.5]);
});

test('locked, it says its values and moves none', async () => {
  await show(true);
  sliders()[0]!.focus();
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{End}');
  expect(told).toEqual([]);
  expect(document.activeElement).toBe(sliders()[1]);
});
