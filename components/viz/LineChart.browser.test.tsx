import '../../app/styles/tokens.css';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import type { ChartSeries } from './chart';
import { LineChart } from './LineChart';

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  host.style.width = '300px';
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const settle = () => new Promise(done => setTimeout(done, 250));
const curve = (key: string, x: readonly number[], y: readonly number[]): ChartSeries => ({
  key,
  label: key,
  hue: 'x',
  points: { x: Float64Array.from(x), y: Float64Array.from(y) },
});
const series = [curve('trunk', [0, 1, 2, 3], [1, 1.5, 2, 4]), curve('branch', [1, 2, 3], [0.25, 0.5, 0.125])];

let chosen: number[];
let move: (to: number) => void;
function Stage({ controlled }: { readonly controlled: boolean }) {
  const [at, setAt] = useState(3);
  move = setAt;
  return (
    <LineChart
      title="RMS"
      series={series}
      x={{ domain: [0, 3], whole: true, label: 'layer' }}
      y={{ log: true, domain: [0.1, 10] }}
      placeWord={x => `after layer ${x}`}
      {...(controlled && {
        selected: at,
        onSelect: (x: number) => {
          chosen.push(x);
          setAt(x);
        },
      })}
    />
  );
}
async function show(controlled = true) {
  chosen = [];
  root.render(
    <LocaleProvider locale="en">
      <Stage controlled={controlled} />
    </LocaleProvider>,
  );
  await settle();
}
const pane = () => host.querySelector<HTMLElement>('[role=application]')!;
const below = () => host.querySelector('p')?.textContent;
const said = () => host.querySelector('output')?.textContent;

test('it is one tab stop that says what it shows and how to move', async () => {
  await show();
  expect(host.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  expect(pane().getAttribute('aria-label')).toBe(
    'RMS. Curves: trunk, branch, at 4 places. Left and right arrow keys move along the curves, Home and End to their ends.',
  );
});

test('arrow keys go from place to place, and the values there are said and shown', async () => {
  await show();
  pane().focus();
  await userEvent.keyboard('{ArrowLeft}');
  await settle();
  expect(said()).toBe('after layer 2: trunk 2.00, branch 0.500');
  expect(below()).toBe('after layer 2: trunk 2.00, branch 0.500');
  await userEvent.keyboard('{Home}');
  await settle();
  expect(said()).toBe('after layer 0: trunk 1.00');
  await userEvent.keyboard('{ArrowLeft}{End}{ArrowRight}');
  expect(chosen).toEqual([2, 0, 3]);
});

test('it speaks only to those who stand in it, and not of what moves by itself', async () => {
  await show();
  expect(said()).toBe('');
  pane().focus();
  await settle();
  expect(said()).toBe('after layer 3: trunk 4.00, branch 0.125');
  move(1);
  await settle();
  expect(below()).toContain('after layer 1');
  expect(said()).toBe('');
  await userEvent.keyboard('{ArrowRight}');
  await settle();
  expect(said()).toContain('after layer 2');
  pane().blur();
  await settle();
  expect(said()).toBe('');
});

test('pointing shows the nearest place without choosing it, pressing chooses it', async () => {
  await show();
  const dot = host.querySelectorAll('circle')[1]!.getBoundingClientRect();
  const at = { bubbles: true, clientX: dot.x + dot.width / 2 + 3, clientY: dot.y };
  pane().dispatchEvent(new PointerEvent('pointermove', at));
  await settle();
  expect(below()).toContain('after layer 1: trunk 1.50');
  expect(chosen).toEqual([]);
  pane().dispatchEvent(new PointerEvent('pointerdown', at));
  await settle();
  expect(chosen).toEqual([1]);
});

test('without a figure around it, it keeps its own place, and says how to read it before there is one', async () => {
  await show(false);
  expect(below()).toBe('Point at the curves to read their values.');
  pane().focus();
  await userEvent.keyboard('{End}');
  await settle();
  expect(said()).toBe('after layer 3: trunk 4.00, branch 0.125');
});

test('its numbers stand in a table, a row a place, and nothing where a curve has no point', async () => {
  await show();
  await userEvent.click(host.querySelector('button[aria-label="Data of RMS"]')!);
  await userEvent.click(
    [...host.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show as table')!,
  );
  const rows = [...host.querySelectorAll('tr')].map(row => [...row.children].map(({ textContent }) => textContent));
  expect(rows).toEqual([
    ['', 'trunk', 'branch'],
    ['after layer 0', '1.000', '–'],
    ['after layer 1', '1.500', '0.2500'],
    ['after layer 2', '2.000', '0.5000'],
    ['after layer 3', '4.000', '0.1250'],
  ]);
});

test('keys with a modifier, and those that scroll the page, are left to the browser', async () => {
  await show();
  for (const init of [{ key: 'ArrowLeft', altKey: true }, { key: 'ArrowDown' }, { key: 'Tab' }]) {
    const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
    pane().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  }
});
