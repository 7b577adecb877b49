import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Value, Values } from '@/components/widgets/live/values';
import { type FigureState, offerReach, useCalled } from '@/components/widgets/reach';
import type { Frame, ProofStep } from '@/lib/experiments/contract';
import type { Locale } from '@/lib/i18n/locales';
import '@/app/styles/tokens.css';
import '@/app/styles/base.css';
import type { ProofFigure } from './derivationContract';
import { lessonPage } from './fixtures/lessonPage';
import { LiveDerivation } from './LiveDerivation';
import { ProofProbe } from './ProofProbe';
import { StepRow } from './StepRow';

/** A derivation beside a figure that this page plays: its frames are given by hand. */

const place = lessonPage();
let withdraw = () => {};
// Vitest takes what was registered last first: the figure goes before the page does.
afterEach(() => withdraw());

const step = (theory: number, measured: number, broken: readonly string[] = []): ProofStep => ({
  theory,
  measured,
  standardError: 0.1,
  broken,
});
const textbook = { product: step(1, 1.02), unit: step(1, 1.02), sum: step(64, 64.1), none: step(0, 0.05) };
const withMean = {
  product: step(3, 2.96),
  unit: step(1, 2.96, ['centred']),
  sum: step(64, 192, []),
  none: step(0, 0.1, ['spread']),
};
const start: Values = { centred: true, spread: 1 };

let named = 0;
const figure = (): ProofFigure => ({
  name: `figure${++named}`,
  specs: {
    centred: { kind: 'toggle', default: true },
    spread: { kind: 'number', default: 1, min: 0, max: 2, step: 0.5 },
  },
  words: { centred: { label: 'means are zero' }, spread: { label: 'spread σ' } },
  start,
  proof: textbook,
  assumptions: ['centred', 'spread'],
});

/** A figure of that name, live: what is set on it is written down. */
function live(name: string) {
  let state: FigureState = {
    params: start,
    frame: undefined,
    frameParams: undefined,
    computing: false,
    failure: undefined,
  };
  const listeners = new Set<() => void>();
  const set: [string, Value][] = [];
  const become = (more: Partial<FigureState>) => {
    state = { ...state, ...more };
    for (const listener of listeners) listener();
  };
  withdraw = offerReach(name, {
    getState: () => state,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (param, value) => {
      set.push([param, value]);
      become({ params: { ...state.params, [param]: value } });
    },
    locked: [],
  });
  const yieldFrame = (proof: Frame['proof']) =>
    become({
      frame: { scalars: {}, grids: {}, series: {}, labels: {}, notes: [], proof, done: true },
      frameParams: state.params,
    });
  return { set, yieldFrame, become };
}

function Called({ name }: { name: string }) {
  return <i data-called={useCalled(name)} />;
}

async function show(
  of: ProofFigure | undefined,
  { stepwise = false, locale = 'en' as Locale, after = null as ReactNode } = {},
) {
  const names = ['product', 'unit', 'sum', 'none'];
  await place.show(
    <>
      <LiveDerivation lines={names.map(proof => ({ proof }))} stepwise={stepwise} figure={of}>
        {names.map((name, index) => (
          <StepRow
            key={name}
            number={index + 1}
            line={<p>line {name}</p>}
            probe={of && <ProofProbe proof={name} places={undefined} />}
          />
        ))}
      </LiveDerivation>
      {after}
    </>,
    locale,
  );
  await expect.poll(() => place.box.querySelectorAll('ol > li').length).toBe(4);
}
const verdicts = () =>
  [...place.box.querySelectorAll('ol > li')].map(row => row.querySelector('dl ~ div')?.textContent);

describe('a derivation beside a figure', () => {
  test('has the build’s figures before the figure is live, and calls it', async () => {
    const of = figure();
    await show(of, { after: <Called name={of.name} /> });
    expect(place.box.textContent).toContain('theory1.00measured1.02± 0.20');
    expect(verdicts()).toEqual(Array(4).fill('holds, up to sampling error'));
    await expect.poll(() => place.box.querySelector('[data-called=true]')).not.toBeNull();
  });

  test('an assumption taken away is red where it is used, with its name, and only named where what follows falls', async () => {
    const of = figure();
    const { set, yieldFrame } = live(of.name);
    await show(of);
    await userEvent.click(page.getByRole('switch', { name: 'means are zero' }));
    expect(set).toEqual([['centred', false]]);
    yieldFrame(withMean);
    await expect
      .poll(verdicts)
      .toEqual([
        'holds, up to sampling error',
        'this step no longer holds: you switched off “means are zero”',
        'falls with step 2',
        'agrees here, though it no longer must: “spread σ” is now 1',
      ]);
    const rows = [...place.box.querySelectorAll('ol > li')];
    const looks = rows.map(row => {
      const { backgroundImage } = getComputedStyle(row);
      const dot = row.querySelector('circle');
      return `${backgroundImage === 'none' ? 'plain' : 'red'} ${dot && getComputedStyle(dot).stroke === 'none' ? 'dot' : 'ring'}`;
    });
    expect(looks).toEqual(['plain dot', 'red dot', 'plain ring', 'plain dot']);
    await expect.element(page.getByText('No longer true: step 2. Falls with it: step 3.')).toBeInTheDocument();
  });

  test('says nothing of what it does not know yet, and one sentence once it has settled', async () => {
    const of = figure();
    const { yieldFrame, become } = live(of.name);
    await show(of, { locale: 'zh-Hans' });
    const said = () => place.box.querySelector('ol ~ output')?.textContent;
    yieldFrame(textbook);
    expect(said()).toBe('');
    await userEvent.click(page.getByRole('switch'));
    become({ computing: true });
    yieldFrame(withMean);
    await expect.poll(verdicts).toContain('随第2步一起倒下');
    expect(said()).toBe('');
    become({ computing: false });
    await expect.poll(said).toBe('不再成立的：第2步。 随之倒下的：第3步。');
  });

  test('takes a switch before there is a figure, and hands it over', async () => {
    const of = figure();
    await show(of);
    await userEvent.click(page.getByRole('switch'));
    await expect.element(page.getByRole('switch')).not.toBeChecked();
    const { set } = live(of.name);
    await expect.poll(() => set).toEqual([['centred', false]]);
    await expect.element(page.getByRole('switch')).not.toBeChecked();
  });

  test('goes back to the textbook at once', async () => {
    const of = figure();
    const { set } = live(of.name);
    await show(of);
    const back = page.getByRole('button', { name: 'All as in the textbook' });
    await expect.element(back).not.toBeInTheDocument();
    await userEvent.click(page.getByRole('switch'));
    (page.getByRole('slider').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.click(back);
    expect(set.slice(-2)).toEqual([
      ['centred', true],
      ['spread', 1],
    ]);
  });

  test('follows what is set in the figure itself', async () => {
    const of = figure();
    const { become } = live(of.name);
    await show(of);
    become({ params: { centred: false, spread: 1.5 } });
    await expect.element(page.getByRole('switch')).not.toBeChecked();
    await expect.element(page.getByRole('slider')).toHaveValue('1.5');
  });

  test('says why its figure could not be computed', async () => {
    const of = figure();
    const { become } = live(of.name);
    await show(of);
    become({ failure: { kind: 'failed', message: 'no such thing' } });
    await expect.element(page.getByRole('alert')).toHaveTextContent('The figure could not be computed: no such thing');
  });
});

describe('a derivation step by step', () => {
  const shown = () =>
    [...place.box.querySelectorAll('ol > li')].map(
      row => getComputedStyle(row.firstElementChild!).visibility === 'visible',
    );

  test('reveals a line at each press, in its place, and hands the keyboard on', async () => {
    await show(undefined, { stepwise: true });
    const height = place.box.offsetHeight;
    expect(shown()).toEqual([true, false, false, false]);
    const next = page.getByRole('button', { name: 'Next step' });
    (next.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(shown).toEqual([true, true, false, false]);
    expect(document.activeElement).toBe(place.box.querySelectorAll('ol > li')[1]);
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.poll(shown).toEqual([true, true, true, false]);
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.poll(shown).toEqual([true, true, true, true]);
    await expect.element(next).not.toBeInTheDocument();
    expect(place.box.offsetHeight).toBe(height);
  });

  test('shows all at once where that is wanted', async () => {
    await show(undefined, { stepwise: true });
    await userEvent.click(page.getByRole('button', { name: 'Show all' }));
    await expect.poll(shown).toEqual([true, true, true, true]);
  });

  test('without it, shows all from the start', async () => {
    await show(undefined);
    expect(shown()).toEqual([true, true, true, true]);
    expect(page.getByRole('button').elements()).toEqual([]);
  });
});
