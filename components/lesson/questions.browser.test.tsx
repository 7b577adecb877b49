import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { publishFrame } from '@/components/widgets/frames';
import '@/app/styles/tokens.css';
import '@/app/styles/base.css';
import { CheckGoal } from './CheckGoal';
import { lessonPage } from './fixtures/lessonPage';
import { Order } from './Order';
import { SketchCard } from './SketchCard';
import type { SketchAsked } from './sketchContract';

/** Orders, goals of several conditions and sketches, with the real worker, engine and experiments behind them. */

const place = lessonPage();
const { show } = place;

const question = { lesson: 'toy', id: 'q' };
const patient = { timeout: 20_000 };
const judge = () => page.getByRole('button', { name: 'Let the engine judge' });

describe('an order', () => {
  const settings = 'text=the bank&hidden=64&seed=7';
  const items = [
    ['two heads', 'heads=2'],
    ['four heads', 'heads=4'],
    ['one head', 'heads=1'],
  ].map(([words, params]) => ({ scalar: 'headDim', params: `${settings}&${params}`, words }));
  const order = () => [...place.box.querySelectorAll('ol > li')].map(row => row.querySelector('div')?.textContent);
  const card = (
    <Order
      question={question}
      widget="attention-lab"
      items={items}
      digits={{ style: 'fixed', places: 0 }}
      unit={undefined}
      ends={['smallest', 'largest']}
    />
  );

  test('names the first two lines that stand the wrong way round, with their figures; then, moved by keyboard, it is right', async () => {
    await show(card);
    await userEvent.click(judge());
    await expect
      .element(page.getByText('Lines 1 and 2 stand the wrong way round: the engine gets 32, then 16.'), patient)
      .toBeVisible();
    expect(place.box.querySelectorAll('li[data-wrong]').length).toBe(2);
    expect(place.box.querySelectorAll('li')[2]?.textContent).not.toContain('64');
    (page.getByRole('button', { name: 'Move line 1 down' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(order()).toEqual(['four heads', 'two heads', 'one head']);
    // The keyboard is still on the line that it moved.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move line 2 down');
    await expect.element(page.getByText('Now line 2 of 3.')).toBeInTheDocument();
    await expect.element(page.getByText(/stand the wrong way round/)).not.toBeInTheDocument();
    await userEvent.click(judge());
    await expect.element(page.getByText('Right: so the engine’s figures ascend.'), patient).toBeVisible();
    expect([...place.box.querySelectorAll('li')].map(row => /\d+/.exec(row.textContent ?? '')?.[0])).toEqual([
      '16',
      '32',
      '64',
    ]);
  });

  test('is sorted by dragging a line', async () => {
    await show(card);
    await expect.element(judge(), patient).toBeVisible();
    const rows = place.box.querySelectorAll('ol > li');
    await userEvent.dragAndDrop(rows[0]!.querySelector('div')!, rows[2]!.querySelector('div')!);
    expect(order()).toEqual(['four heads', 'one head', 'two heads']);
    expect(place.box.querySelector('[data-held]')).toBeNull();
  });

  test('says what the engine could not do', async () => {
    await show(
      <Order
        question={question}
        widget="attention-lab"
        items={items.map(item => ({ ...item, scalar: 'nothing' }))}
        digits={undefined}
        unit={undefined}
        ends={['smallest', 'largest']}
      />,
    );
    await userEvent.click(judge());
    await expect.element(page.getByText(/could not judge.*has no figure nothing/), patient).toBeVisible();
  });
});

describe('a goal of several conditions', () => {
  const goal = (scalar: string, min: number, max: number) => ({
    scalar,
    label: scalar,
    min,
    max,
    digits: { style: 'fixed', places: 0 } as const,
    unit: undefined,
  });
  const frame = (mean: number, variance: number) => ({
    scalars: { mean, variance },
    grids: {},
    series: {},
    labels: {},
    notes: [],
    done: true,
  });

  test('with one value that it may have says so', async () => {
    await show(<CheckGoal question={question} name="one" goals={[goal('broken', 1, 1)]} />);
    await expect.element(page.getByText('Goal for broken: exactly 1')).toBeVisible();
  });

  test('is reached only when all hold at once', async () => {
    await show(
      <CheckGoal question={question} name="several" goals={[goal('mean', 31, 33), goal('variance', 78, 82)]} />,
    );
    await expect.element(page.getByText('Goal for mean: between 31 and 33')).toBeVisible();
    publishFrame('several', frame(32, 64));
    await expect.element(page.getByText('met', { exact: true })).toBeVisible();
    expect(place.box.querySelectorAll('[data-met]').length).toBe(1);
    expect(place.box.textContent).not.toContain('Reached');
    publishFrame('several', frame(32, 80));
    await expect.element(page.getByText('Reached: all of them at once.')).toBeVisible();
    publishFrame('several', frame(0, 80));
    await expect.element(page.getByText('Reached: all of them at once.')).not.toBeInTheDocument();
  });
});

describe('a sketch', () => {
  const asked: SketchAsked = {
    widget: 'encoder-stack',
    params: 'text=the bank&layers=4&hidden=64&norm=pre&init=lecun&backward=false',
    series: 'trunk.rms',
    at: [0, 1, 2, 3, 4],
    min: 0,
    max: 4,
    logX: false,
    logY: false,
    tolerance: 0.01,
    places: 2,
    axis: 'the layer',
    figure: 'RMS of the trunk',
  };
  const card = (more: Partial<SketchAsked> = {}) => (
    <SketchCard
      lesson="toy"
      id="s"
      asked={{ ...asked, ...more }}
      run="Run four layers"
      question={<p>How does it grow?</p>}
      misreads={[
        { value: 'falls', behind: 'If your curve falls:', thought: <p>Nothing takes away.</p> },
        { value: 'high', behind: 'If your curve lies too high:', thought: <p>Too much at once.</p> },
      ]}
      reveal={<p>Each branch adds.</p>}
    />
  );
  const handles = () => page.getByRole('slider').elements() as HTMLElement[];
  const drawn = async () => expect.poll(() => handles().length, patient).toBe(5);
  const press = async (handle: number, keys: string) => {
    handles()[handle]!.focus();
    await userEvent.keyboard(keys);
  };
  const heights = () => handles().map(handle => Number(handle.getAttribute('aria-valuenow')));

  test('wants a curve first; then both stand on the same axes and the thought behind the reader’s shape is told', async () => {
    await show(card());
    await drawn();
    await userEvent.click(page.getByRole('button', { name: 'Run four layers' }));
    await expect.element(page.getByText('Draw your curve first.')).toBeVisible();
    await press(0, '{End}');
    await press(1, '{PageUp}{PageUp}');
    await press(4, '{Home}');
    await expect.element(page.getByText('Draw your curve first.')).not.toBeInTheDocument();
    expect(heights()).toEqual([100, 70, 50, 50, 0]);
    expect(handles()[1]!.getAttribute('aria-valuetext')).toBe('2.80');
    expect(handles()[1]!.getAttribute('aria-label')).toBe('Your RMS of the trunk where the layer is 1');
    expect(place.box.querySelector('[data-open]')).toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Run four layers' }));
    await expect
      .element(
        page.getByText(
          /^Your curve falls; the computed one rises\. They are farthest apart where the layer is \d: yours \d\.\d\d, computed \d\.\d\d\.$/,
        ),
        patient,
      )
      .toBeVisible();
    await expect.element(page.getByText('Nothing takes away.')).toBeVisible();
    await expect.element(page.getByText('Too much at once.')).not.toBeVisible();
    await expect.element(page.getByText('Each branch adds.')).toBeVisible();
    // The reader's curve stays, and can no longer be moved.
    await press(0, '{Home}');
    expect(heights()).toEqual([100, 70, 50, 50, 0]);
    await expect.element(page.getByText('computed', { exact: true })).toBeInTheDocument();
  });

  test('is drawn by a stroke across the plot, and by a handle that is pulled', async () => {
    await show(card());
    await drawn();
    const pane = handles()[0]!.parentElement!;
    const [from, to] = [handles()[0]!, handles()[4]!].map(handle => handle.getBoundingClientRect());
    const { top } = pane.getBoundingClientRect();
    await userEvent.dragAndDrop(pane, pane, {
      sourcePosition: { x: from!.left + 16 - pane.getBoundingClientRect().left + 20, y: 200 },
      targetPosition: { x: to!.left + 16 - pane.getBoundingClientRect().left - 4, y: 40 },
    });
    const after = heights();
    for (let index = 1; index < 4; index++) expect(after[index + 1]).toBeGreaterThan(after[index]!);
    expect(top).toBeGreaterThanOrEqual(0);
    await userEvent.dragAndDrop(handles()[2]!, pane, { targetPosition: { x: 5, y: 9 } });
    expect(heights()[2]).toBeGreaterThan(97);
    expect(heights()[3]).toBe(after[3]);
  });

  test('can be skipped', async () => {
    await show(card(), 'zh-Hans');
    await userEvent.click(page.getByRole('button', { name: '直接看结果' }));
    await expect.element(page.getByText('算出来的曲线上升。'), patient).toBeVisible();
    expect(page.getByRole('slider').elements()).toEqual([]);
    await expect.element(page.getByText('Nothing takes away.')).not.toBeVisible();
  });

  test('that the experiment has no curve for says so', async () => {
    await show(card({ series: 'nothing' }));
    await userEvent.click(page.getByRole('button', { name: 'Show me' }));
    await expect.element(page.getByText(/has no curve nothing/), patient).toBeVisible();
  });
});
