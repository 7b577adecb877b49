import { expect, test } from '@playwright/test';
import { pages } from '../pages';
import { host, site } from '../site';
import { keys, openWebKit, type WebKit } from './webkitgtk';

// One window for all: WebKitGTK takes seconds to start.
test.describe.configure({ mode: 'serial' });

let webkit: WebKit;
test.beforeAll(async () => {
  webkit = await openWebKit();
});
test.afterAll(() => webkit?.close());

const live = `return document.querySelector(':not([inert] *)[aria-busy="false"]') !== null
  && document.querySelector('[aria-busy="true"]') === null`;
const drawn = `return [...document.querySelectorAll('main canvas')].map(canvas => canvas.toDataURL()).join()`;

/** React listens to the input event, and looks at the value behind its own setter. */
const type = `
  const input = document.querySelector('[data-param="text"] input');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, arguments[0]);
  input.dispatchEvent(new Event('input', { bubbles: true }));`;

test('the lesson computes on the reader’s own sentence', async () => {
  await webkit.goto(pages.lesson('en'));
  await webkit.evaluate(`
    window.errors = [];
    addEventListener('error', event => errors.push(event.message));
    const figure = document.getElementById('fig-main');
    figure.scrollIntoView({ block: 'center' });
    for (const name of ['pointerenter', 'pointerdown', 'focusin']) figure.querySelector('div').dispatchEvent(new Event(name, { bubbles: true }));`);
  await webkit.waitFor(live, 'a live figure');
  const before = await webkit.evaluate<string>(drawn);
  expect(before.length).toBeGreaterThan(500);
  await webkit.evaluate(type, 'penguins waddle');
  await webkit.waitFor(`return document.getElementById('fig-main').innerText.includes('penguins')`, 'the new tokens');
  expect(await webkit.evaluate<string>(drawn)).not.toBe(before);
  expect(await webkit.evaluate('return errors')).toEqual([]);
});

test('an embed lives in <iframe sandbox="allow-scripts"> on another origin', async () => {
  await webkit.goto(host(site('/en/embed/attention-lab/')));
  const events = 'return window.messages.map(({ data }) => data.event)';
  await webkit.waitFor(
    `${events}.includes('ready') && window.messages.some(({ data }) => data.event === 'resize')`,
    'messages',
  );
  expect(await webkit.evaluate(events)).toEqual(expect.arrayContaining(['ready', 'resize']));
  await webkit.switchToFrame('iframe');
  await webkit.waitFor(live, 'a live figure');
  expect(await webkit.evaluate('return origin')).toBe('null');
  const before = await webkit.evaluate<string>(drawn);
  await webkit.evaluate(type, 'one two three');
  await webkit.waitFor(`return document.body.innerText.includes('three')`, 'the new tokens');
  expect(await webkit.evaluate<string>(drawn)).not.toBe(before);
  await webkit.switchToFrame(null);
});

test('the keyboard moves the heatmap’s cursor, and the cell is said', async () => {
  await webkit.goto(site('/en/embed/attention-lab/'));
  await webkit.waitFor(live, 'a live figure');
  await webkit.evaluate(`document.querySelector('[role="application"]').focus()`);
  const said = `return [...document.querySelectorAll('[role="status"]')].map(each => each.textContent).join(' ').trim()`;
  await webkit.press(keys.Home);
  const first = await webkit.waitFor<string>(said, 'a cell to be said');
  await webkit.press(keys.ArrowRight);
  const second = await webkit.waitFor<string>(
    `const now = (() => { ${said} })(); return now !== ${JSON.stringify(first)} && now`,
    'the next cell to be said',
  );
  expect(second).not.toBe(first);
});
