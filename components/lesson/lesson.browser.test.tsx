import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { publishFrame } from '@/components/widgets/frames';
import { CheckGoal } from './CheckGoal';
import { CheckNumber } from './CheckNumber';
import { ClaimButton } from './ClaimButton';
import type { ClaimFigures } from './claims';
import { lessonPage } from './fixtures/lessonPage';
import { InterviewTabs } from './InterviewTabs';
import { PredictCard } from './PredictCard';
import { Probe } from './Probe';
import type { Asked } from './predictContract';
import { TensorLight } from './TensorLight';

/** The lesson's interactive parts with the real worker, engine and experiments behind them. */

const place = lessonPage();
const { show } = place;

const question = { lesson: 'toy', id: 'q' };
const patient = { timeout: 20_000 };
const variance: ClaimFigures = {
  lesson: 'attention',
  id: 'dot-variance',
  expected: 64,
  tolerance: 8,
  digits: { style: 'integer' },
  kind: 'sampled',
};

describe('a Claim', () => {
  test('is recomputed where it stands, with its error, draws and seed', async () => {
    await show(<ClaimButton figures={variance} printed="64" />);
    const button = page.getByRole('button', { name: '64' });
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    const slip = page.getByRole('status');
    await expect.element(slip, patient).toHaveTextContent(/^6\d(\.\d+)? ± \d/);
    await expect.element(slip).toHaveTextContent(/from [\d,]+ draws, seed \d+agrees with 64/);
    await expect.element(slip).toHaveTextContent('claims/attention: dot-variance');
  });

  test('takes a fresh seed each time it is asked again', async () => {
    await show(<ClaimButton figures={variance} printed="64" />);
    await userEvent.click(page.getByRole('button', { name: '64' }));
    const again = page.getByRole('button', { name: 'Again, new seed' });
    await expect.element(again, patient).toBeVisible();
    const seedOf = () => /seed (\d+)/.exec(place.box.textContent ?? '')?.[1];
    const first = seedOf();
    // Two of 65,536 seeds may be alike, three in a row are not.
    const seeds = new Set([first]);
    for (let time = 0; time < 2; time++) {
      await userEvent.click(again);
      await expect.element(again, patient).toBeVisible();
      seeds.add(seedOf());
    }
    expect(seeds.size).toBeGreaterThan(1);
  });

  test('that the engine does not confirm says both values, with a cross', async () => {
    await show(<ClaimButton figures={{ ...variance, expected: 90, tolerance: 1 }} printed="90" />);
    await userEvent.click(page.getByRole('button', { name: '90' }));
    await expect
      .element(page.getByRole('status'), patient)
      .toHaveTextContent(/The lesson says 90; the engine gets 6\d/);
    expect(place.box.querySelector('[role=status] svg')).not.toBeNull();
  });

  test('that cannot be computed says so and offers another try', async () => {
    await show(<ClaimButton figures={{ ...variance, id: 'nowhere' }} printed="64" />);
    await userEvent.click(page.getByRole('button', { name: '64' }));
    await expect.element(page.getByRole('status'), patient).toHaveTextContent(/It could not be computed/);
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('closes again', async () => {
    await show(<ClaimButton figures={variance} printed="64" />);
    const button = page.getByRole('button', { name: '64' });
    await userEvent.click(button);
    await userEvent.click(button);
    expect(place.box.querySelector('[role=status]')).toBeNull();
  });
});

describe('a Step', () => {
  test('shows theory and measurement side by side', async () => {
    await show(<Probe figures={variance} />);
    await expect.element(page.getByRole('status'), patient).toHaveTextContent('holds, up to sampling error');
    await expect.element(page.getByRole('img')).toHaveAccessibleName(/^theory 64, measured 6\d.* ± /);
  });

  test('that no longer holds says so', async () => {
    await show(<Probe figures={{ ...variance, expected: 90, tolerance: 1 }} />, 'zh-Hans');
    await expect.element(page.getByRole('status'), patient).toHaveTextContent('这一步不再成立');
    expect(place.box.querySelector('[data-broken]')).not.toBeNull();
  });
});

const asked: Asked = {
  widget: 'attention-lab',
  params: 'text=the bank of the river&hidden=64&heads=1&seed=7',
  scalar: 'headDim',
  unit: undefined,
  figure: undefined,
  digits: { style: 'fixed', places: 0 },
  tolerance: 0,
  range: { min: 0, max: 128, start: 8, step: 8, scale: 'linear' },
  choices: [],
};
const card = (more: Partial<Asked> = {}) => (
  <PredictCard
    lesson="toy"
    id="p"
    asked={{ ...asked, ...more }}
    run="Cut the heads"
    question={<p>How wide is a head?</p>}
    misreads={[
      { value: '8', thought: <p>You took the root.</p> },
      { value: '128', thought: <p>You doubled it.</p> },
      { value: 'narrow', thought: <p>One head takes all.</p> },
    ]}
    reveal={<p>One head has the whole width.</p>}
  />
);

describe('a Predict', () => {
  test('shows nothing of the answer before the guess, then both, and the thought behind the guess', async () => {
    await show(card());
    expect(place.box.querySelector('[data-open]')).toBeNull();
    await expect.element(page.getByText('One head has the whole width.')).not.toBeVisible();
    (page.getByRole('slider').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{Tab}{Enter}');
    await expect.element(page.getByText('You said 16; it is 64.'), patient).toBeVisible();
    expect(document.activeElement?.textContent).toBe('You said 16; it is 64.');
    await expect.element(page.getByText('You took the root.')).toBeVisible();
    await expect.element(page.getByText('You doubled it.')).not.toBeVisible();
    await expect.element(page.getByText('One head has the whole width.')).toBeVisible();
    expect(place.box.querySelector('[data-open]')).not.toBeNull();
    await expect.element(page.getByRole('slider')).toBeDisabled();
  });

  test('has no thought to name where the guess is right', async () => {
    await show(card({ range: { ...asked.range!, start: 64 } }));
    await userEvent.click(page.getByRole('button', { name: 'Cut the heads' }));
    await expect.element(page.getByText('You said 64, and so it is.'), patient).toBeVisible();
    await expect.element(page.getByText('You took the root.')).not.toBeVisible();
    await expect.element(page.getByText('You doubled it.')).not.toBeVisible();
  });

  test('can be skipped', async () => {
    await show(card(), 'zh-Hans');
    await userEvent.click(page.getByRole('button', { name: '直接看结果' }));
    await expect.element(page.getByText('结果是64。'), patient).toBeVisible();
    await expect.element(page.getByText('You took the root.')).not.toBeVisible();
  });

  test('with choices wants one chosen, then marks what holds', async () => {
    const choices = [
      { value: 'wide', when: '> 32', label: 'Wide' },
      { value: 'narrow', when: '<= 32', label: 'Narrow' },
    ];
    await show(card({ range: undefined, choices }));
    await userEvent.click(page.getByRole('button', { name: 'Cut the heads' }));
    await expect.element(page.getByText('Choose one first.')).toBeVisible();
    await userEvent.click(page.getByRole('radio', { name: /Narrow/ }));
    await userEvent.click(page.getByRole('button', { name: 'Cut the heads' }));
    await expect.element(page.getByText('It is not what you chose: the figure is 64.'), patient).toBeVisible();
    await expect.element(page.getByText('One head takes all.')).toBeVisible();
    // Told to those who were not asked: which choice each thought lies behind.
    expect(place.box.querySelector('details')?.textContent).toContain('If you chose: NarrowOne head takes all.');
    await expect.element(page.getByRole('radio', { name: /Wide.*this holds/ })).toBeVisible();
  });

  test('says what went wrong and can be tried again', async () => {
    await show(card({ scalar: 'nothing' }));
    await userEvent.click(page.getByRole('button', { name: 'Cut the heads' }));
    await expect.element(page.getByText(/did not run.*has no figure nothing/), patient).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Cut the heads' })).toBeEnabled();
  });

  test('keeps what was said, and that it was right, but nothing of who only looked', async () => {
    const kept = () =>
      JSON.parse(localStorage.getItem('inside-the-encoder:answers') ?? '{"answers":{}}').answers['toy/p'];
    localStorage.clear();
    await show(card());
    await userEvent.click(page.getByRole('button', { name: 'Show me' }));
    await expect.element(page.getByText('It is 64.'), patient).toBeVisible();
    expect(kept()).toBeUndefined();
    place.leave();
    await show(card({ range: { ...asked.range!, start: 64 } }));
    await userEvent.click(page.getByRole('button', { name: 'Cut the heads' }));
    await expect.element(page.getByText('You said 64, and so it is.'), patient).toBeVisible();
    expect(kept()).toMatchObject({ solved: true, tries: 1, attempts: [{ given: '64', right: true }] });
  });
});

describe('a Check', () => {
  const number = {
    widget: 'attention-lab',
    params: 'hidden=96&heads=6',
    scalar: 'divisor',
    digits: { style: 'fixed', places: 1 },
    unit: undefined,
    tolerance: 0.01,
    param: undefined,
    target: undefined,
  } as const;
  const input = () => page.getByRole('textbox');
  const judge = () => page.getByRole('button', { name: 'Let the engine judge' });

  test('of a number gives the engine’s figure and, on a miss, the direction', async () => {
    await show(<CheckNumber question={question} asked={number} label="divisor =" />);
    await userEvent.fill(input(), '9.8');
    await userEvent.click(judge());
    await expect.element(page.getByText('9.8 is too high. The engine’s figure: 4.0.'), patient).toBeVisible();
    await expect.element(input()).toHaveAttribute('aria-invalid', 'true');
    await userEvent.fill(input(), '４');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Right: the engine gets 4.0.'), patient).toBeVisible();
    await expect.element(input()).not.toHaveAttribute('aria-invalid');
  });

  test('does not trouble the engine with what is no number', async () => {
    await show(<CheckNumber question={question} asked={number} label="divisor =" />);
    await userEvent.click(judge());
    await expect.element(page.getByText('Type a number first.')).toBeVisible();
    await userEvent.fill(input(), 'four');
    await userEvent.click(judge());
    await expect.element(page.getByText('“four” is not a number this page can read.')).toBeVisible();
  });

  test('of a parameter runs the experiment with it', async () => {
    const solve = {
      ...number,
      params: 'hidden=32&heads=1&seed=7',
      param: 'gain',
      scalar: 'scores.std',
      target: 1,
      tolerance: 0.25,
    };
    await show(<CheckNumber question={question} asked={solve} label="gain =" />);
    await userEvent.fill(input(), '2');
    await userEvent.click(judge());
    await expect.element(page.getByText(/gain = 2 gives \d.* Too large: the goal is 1\.0\./), patient).toBeVisible();
    await userEvent.fill(input(), '1');
    await userEvent.click(judge());
    await expect.element(page.getByText(/gain = 1 gives .* That meets 1\.0\./), patient).toBeVisible();
    await userEvent.fill(input(), '−5');
    await userEvent.click(judge());
    await expect.element(page.getByText(/The engine takes no such value; it used/), patient).toBeVisible();
    await expect.element(input()).toHaveAttribute('aria-invalid', 'true');
  });

  test('of a goal watches the widget by its name', async () => {
    const frame = (peak: number) => ({
      scalars: { peak },
      grids: {},
      series: {},
      labels: {},
      notes: [],
      done: true,
    });
    await show(
      <CheckGoal
        question={question}
        name="main"
        goals={[
          {
            scalar: 'peak',
            label: undefined,
            min: 0.9,
            max: undefined,
            digits: { style: 'fixed', places: 2 },
            unit: undefined,
          },
        ]}
      />,
    );
    await expect.element(page.getByText('Goal: at least 0.90')).toBeVisible();
    publishFrame('other', frame(0.95));
    expect(place.box.textContent).not.toContain('Reached');
    publishFrame('main', frame(0.5));
    await expect.element(page.getByText('now: 0.50')).toBeVisible();
    publishFrame('main', frame(0.95));
    await expect.element(page.getByText('Reached: 0.95.')).toBeVisible();
  });
});

describe('an Interview', () => {
  const answers = ['seconds', 'whiteboard', 'follow-up'].map(depth => ({
    depth,
    label: `tab ${depth}`,
    text: `text ${depth}`,
  }));
  const selected = () => place.box.querySelector('[role=tab][aria-selected=true]')?.textContent;

  test('has one tab stop; arrows, Home and End choose, and the answer follows', async () => {
    await show(<InterviewTabs id="iv" name="depth" answers={answers} />);
    expect(place.box.querySelectorAll('[role=tab][tabindex="0"]').length).toBe(1);
    (place.box.querySelector('[role=tab]') as HTMLElement).focus();
    const steps: readonly (readonly [string, string])[] = [
      ['{ArrowRight}', 'whiteboard'],
      ['{ArrowRight}', 'follow-up'],
      ['{ArrowRight}', 'seconds'],
      ['{ArrowLeft}', 'follow-up'],
      ['{Home}', 'seconds'],
      ['{End}', 'follow-up'],
    ];
    for (const [key, depth] of steps) {
      await userEvent.keyboard(key);
      expect(selected()).toBe(`tab ${depth}`);
      expect(document.activeElement?.textContent).toBe(`tab ${depth}`);
      await expect.element(page.getByRole('tabpanel', { name: `tab ${depth}` })).toBeVisible();
      expect(page.getByRole('tabpanel').elements().length).toBe(1);
    }
  });

  test('keeps all answers in the document, for print and for those without scripts', async () => {
    await show(<InterviewTabs id="iv" name="depth" answers={answers} />);
    for (const { text } of answers) expect(place.box.textContent).toContain(text);
  });
});

describe('pointing at a tensor', () => {
  test('lights all of its kind, and stops with the pointer', async () => {
    await show(
      <>
        <TensorLight />
        <p>
          <b className="t-q">query</b>{' '}
          <span className="tex">
            <span className="enclosing t-k">k</span>
          </span>{' '}
          plain
        </p>
      </>,
    );
    await userEvent.hover(page.getByText('query'));
    expect(document.documentElement.dataset.lit).toBe('q');
    await userEvent.hover(page.getByText('k', { exact: true }));
    expect(document.documentElement.dataset.lit).toBe('k');
    await userEvent.hover(page.getByText('plain'));
    expect(document.documentElement.dataset.lit).toBeUndefined();
  });
});
