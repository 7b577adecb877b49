import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '@/app/styles/tokens.css';
import '@/app/styles/base.css';
import type { ParamSpecs } from '@/lib/params/spec';
import { Panel } from './Panel';

const specs = {
  text: { kind: 'text', default: 'the river', maxLength: 20 },
  heads: { kind: 'number', default: 4, min: 1, max: 12, step: 1 },
  width: { kind: 'number', default: 64, min: 8, max: 1024, step: 1, scale: 'log2' },
  hidden: { kind: 'choice', default: '32', options: ['16', '24', '32', '48', '768'] },
  divisor: { kind: 'choice', default: 'sqrt', options: ['sqrt', 'none'] },
  mask: { kind: 'toggle', default: true },
  seed: { kind: 'seed', default: 77 },
  row: { kind: 'number', default: 0, min: 0, max: 9, step: 1, panel: false },
} as const satisfies ParamSpecs;

const words = {
  text: { label: 'sentence' },
  heads: { label: 'heads', unit: 'of them', help: 'How many.' },
  width: { label: 'width' },
  hidden: { label: 'hidden' },
  divisor: { label: 'divide by', options: { sqrt: '√d', none: 'nothing' } },
  mask: { label: 'mask' },
  seed: { label: 'seed' },
};

type Value = number | string | boolean;
let root: Root | undefined;
const calls: (readonly [string, Value, boolean])[] = [];

function Holder({ hidden, locked }: { hidden: readonly string[]; locked: readonly string[] }) {
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({});
  return (
    <Panel
      label="Controls"
      specs={specs}
      words={words}
      values={values}
      hidden={hidden}
      locked={locked}
      onChange={(name, value, settled) => {
        calls.push([name, value, settled]);
        setValues(now => ({ ...now, [name]: value }));
      }}
    />
  );
}

async function show(hidden: readonly string[] = [], locked: readonly string[] = []) {
  calls.length = 0;
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  root.render(<Holder hidden={hidden} locked={locked} />);
  await expect.poll(() => place.querySelector('fieldset')).not.toBeNull();
  return place;
}

/** The control of that name, as assistive technology finds it. */
function control<E extends HTMLElement = HTMLInputElement>(place: HTMLElement, name: string): E {
  const label = [...place.querySelectorAll('label')].find(each => each.textContent?.trim() === name);
  const found = label?.control ?? label?.querySelector('input');
  if (!found) throw new Error(`no control ${name}`);
  return found as unknown as E;
}

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

describe('the panel', () => {
  it('shows each parameter with label, value and unit, but for those that the View draws', async () => {
    const place = await show();
    expect([...place.querySelectorAll('[data-param]')].map(each => each.getAttribute('data-param'))).toEqual([
      'text',
      'heads',
      'width',
      'hidden',
      'divisor',
      'mask',
      'seed',
    ]);
    expect(place.querySelector('[data-param=heads] output')?.textContent).toBe('4 of them');
    expect(control(place, 'heads').getAttribute('aria-valuetext')).toBe('4 of them');
  });

  it('leaves out what is hidden and holds what is locked', async () => {
    const place = await show(['seed'], ['heads', 'text', 'divisor', 'mask']);
    expect(place.querySelector('[data-param=seed]')).toBeNull();
    for (const name of ['heads', 'sentence', 'mask']) expect(control(place, name).disabled).toBe(true);
    expect(place.querySelectorAll('[data-param=divisor] input:disabled')).toHaveLength(2);
  });

  it('offers targets of at least 24 pixels', async () => {
    const place = await show();
    for (const target of place.querySelectorAll('button, select, input:not([type=checkbox])')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    expect(place.querySelector('label:has([role=switch])')?.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  });
});

describe('a slider', () => {
  it('tells each position under the hand, and that it has settled once it is let go', async () => {
    const place = await show();
    const slider = control(place, 'heads');
    setValue(slider, '7');
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.poll(() => calls).toContainEqual(['heads', 7, true]);
    expect(calls[0]).toEqual(['heads', 7, false]);
  });

  it('moves by the keyboard, on a log2 scale by doubling, over sizes by the next one', async () => {
    const place = await show();
    for (const [name, value] of [
      ['heads', 5],
      ['width', 128],
      ['hidden', '48'],
    ] as const) {
      control(place, name).focus();
      await userEvent.keyboard('{ArrowRight}');
      await expect.poll(() => calls.at(-1)).toEqual([name, value, true]);
    }
    await userEvent.keyboard('{End}');
    await expect.poll(() => calls.at(-1)).toEqual(['hidden', '768', true]);
  });
});

describe('segments', () => {
  it('are one stop; arrows choose', async () => {
    const place = await show();
    const group = place.querySelector('[role=radiogroup]');
    expect(document.getElementById(group?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('divide by');
    place.querySelector<HTMLInputElement>('[data-param=divisor] input:checked')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => calls.at(-1)).toEqual(['divisor', 'none', true]);
  });
});

describe('a text', () => {
  it('is passed on when typing pauses, and at once on Enter', async () => {
    const place = await show();
    const input = control(place, 'sentence');
    await userEvent.fill(input, 'a bank');
    await expect.poll(() => calls).toEqual([['text', 'a bank', true]]);
    input.focus();
    await userEvent.keyboard('s{Enter}');
    expect(calls.at(-1)?.[0]).toBe('text');
    expect(calls).toHaveLength(2);
  });

  it('waits while a Chinese word is being composed', async () => {
    const place = await show();
    const input = control(place, 'sentence');
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const pinyin of ['h', 'he', 'hea', 'hean']) {
      setValue(input, pinyin);
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    }
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(calls).toEqual([]);
    setValue(input, '河岸');
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '河岸' }));
    await expect.poll(() => calls).toEqual([['text', '河岸', true]]);
  });
});

describe('a seed', () => {
  it('can be drawn anew, and typed in', async () => {
    const place = await show();
    await userEvent.click(place.querySelector('[data-param=seed] button') as HTMLElement);
    expect(calls.at(-1)?.[0]).toBe('seed');
    expect(calls.at(-1)?.[1]).not.toBe(77);
    const input = control(place, 'seed');
    await userEvent.fill(input, '12');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => calls.at(-1)).toEqual(['seed', 12, true]);
    await userEvent.fill(input, 'twelve');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => input.value).toBe('12');
  });
});

/** Sets a value as the browser does, past React's own record of it. */
function setValue(input: HTMLInputElement, value: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
}
