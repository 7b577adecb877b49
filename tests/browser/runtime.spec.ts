import type { Frame, Page, Worker } from '@playwright/test';
import { expect, test } from '../quietPage';
import { host, site } from '../site';
import { settled, signature } from './figures';

const embed = site('/en/embed/attention-lab/');
/** BERT-base's layer: 7,087,872 weights, 28 MB. */
const wide = '#v=1&hidden=768&heads=12';
const matrix = 768 * 768 * 4;

/** What the worker has sent, by type, with the bytes of its grids. */
interface Heard {
  readonly type: string;
  readonly grids: Readonly<Record<string, number>>;
}

async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard[] = [];
    const { addEventListener } = EventTarget.prototype;
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        addEventListener.call(this, 'message', event => {
          const { type, frame, grids = frame?.grids ?? {} } = (event as MessageEvent).data;
          const entries = Object.entries(grids as Record<string, { values: Float32Array }>);
          heard.push({
            type,
            grids: Object.fromEntries(entries.map(([name, grid]) => [name, grid.values.byteLength])),
          });
        });
      }
    };
    Object.assign(window, { heard });
  });
}

const heard = (page: Page): Promise<Heard[]> =>
  page.evaluate(() => (window as unknown as { heard: Heard[] }).heard.splice(0));
const bytes = ({ grids }: Heard): number => Object.values(grids).reduce((sum, size) => sum + size, 0);
const main = (page: Page | Frame) => page.getByRole('main');
const control = (page: Page | Frame, param: string) => page.locator(`[data-param="${param}"]`);
const newSeed = (page: Page) => control(page, 'seed').getByRole('button', { name: /^New seed/ });

/** Between two chunks of its work the worker waits, and the chunks are small, so that a reader has time to think better of it. */
const slowDown = (worker: Worker) =>
  worker.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => 20 * now();
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      setTimeout(() => postMessage.call(this, message), 100);
    };
  });

/** Counts the WebAssembly that is started from now on. */
const countKernels = (where: Page | Frame | Worker) =>
  (where as Page).evaluate(() => {
    const { instantiate } = WebAssembly;
    Object.assign(globalThis, { kernels: 0 });
    WebAssembly.instantiate = (async (...given: Parameters<typeof instantiate>) => {
      const made = await instantiate(...given);
      (globalThis as unknown as { kernels: number }).kernels++;
      return made;
    }) as typeof instantiate;
  });
const kernels = (where: Page | Frame | Worker): Promise<number> =>
  (where as Page).evaluate(() => (globalThis as unknown as { kernels: number }).kernels);

test.describe('weights at width 768', () => {
  test('stay in the worker: a frame brings what is drawn, a cell of q one row of x and one of its weight', async ({
    page,
  }) => {
    await listen(page);
    await page.goto(embed + wide);
    await settled(main(page));
    const frames = (await heard(page)).filter(({ type }) => type === 'frame');
    expect(frames).toHaveLength(1);
    expect(Object.keys(frames[0]!.grids).filter(name => name.includes('weight'))).toEqual([]);
    // Twelve grids of 8 tokens; the widest is 8 × 3072.
    expect(bytes(frames[0]!)).toBeLessThan(matrix / 4);

    const queries = page.getByRole('application', { name: /^queries/ });
    await queries.focus();
    await page.keyboard.press('ArrowRight');
    await expect(main(page)).toContainText('products of x and row');
    // A cell for the focus and one for the key; where the second came before an answer, only that one was fetched.
    const answers = (await heard(page)).filter(({ type }) => type === 'grids');
    expect([1, 2]).toContain(answers.length);
    for (const answer of answers) {
      expect(Object.keys(answer.grids).sort()).toEqual([
        expect.stringMatching(/^embeddings\.LayerNorm\[\d+\]$/),
        expect.stringMatching(/query\.weight\[\d+\]$/),
      ]);
      expect(bytes(answer)).toBe(2 * 768 * 4);
    }
  });

  test('a cell of q unfolds into all of its products, and they add up to what the map holds', async ({ page }) => {
    await page.goto(embed + wide);
    await settled(main(page));
    const queries = page.getByRole('application', { name: /^queries/ });
    await queries.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Show all 768 products' }).click();
    const rows = page.getByRole('group', { name: 'The chosen cell, unfolded' }).locator('tbody tr');
    const numbers = async (row: number) =>
      (await rows.nth(row).locator('td').allTextContents())
        .filter(text => /^[−\d]/.test(text))
        .map(text => Number(text.replace('−', '-')));
    const [x, weight, product] = [await numbers(0), await numbers(1), await numbers(2)];
    expect([x.length, weight.length, product.length]).toEqual([768, 768, 768]);
    // Each is rounded to two places.
    for (const [i, term] of product.entries()) {
      const slack = 0.006 * (Math.abs(x[i]!) + Math.abs(weight[i]!) + 1);
      expect(Math.abs(term - x[i]! * weight[i]!)).toBeLessThan(slack);
    }
    const sum = Number((await rows.nth(2).locator('td').last().textContent())!.replace('Σ = ', '').replace('−', '-'));
    const said = await main(page).getByText('products of x and row').first().textContent();
    expect(said!.replace('−', '-')).toMatch(new RegExp(`add up to ${Math.abs(sum) < 0.095 ? '' : sum.toFixed(2)}`));
    expect(Math.abs(sum - product.reduce((total, term) => total + term, 0))).toBeLessThan(768 * 0.005);
  });
});

test.describe('drawing 7 million weights', () => {
  test('shows how far it is, and once it is stopped keeps the picture and says of what it is', async ({ page }) => {
    await page.goto(embed + wide);
    await settled(main(page));
    const before = await signature(main(page).locator('[aria-busy] > div').last());
    await slowDown(page.workers()[0]!);
    await newSeed(page).click();
    const bar = page.getByRole('progressbar');
    await expect(bar).toHaveAttribute('aria-valuetext', /^Drawing weights, \d+%$/);
    const first = Number(await bar.getAttribute('aria-valuenow'));
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(first);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(main(page)).toContainText(
      'The computation was stopped. The picture still shows the earlier settings.',
    );
    await expect(bar).toHaveCount(0);
    await settled(main(page));
    expect(await signature(main(page).locator('[aria-busy] > div').last())).toBe(before);
    // What is chosen can still be unfolded, from the run that stands.
    await page.getByRole('application', { name: /^keys/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(main(page)).toContainText('products of x and row');
    // The keyboard had gone to the button that runs it again.
    await page.getByRole('button', { name: 'Run again' }).press('Enter');
    await expect(page.getByText('The computation was stopped.')).toHaveCount(0);
    await expect(bar).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Run again' })).toBeFocused();
  });

  test('ends when a newer setting comes: of many seeds only the last is computed', async ({ page }) => {
    await listen(page);
    await page.goto(embed + wide);
    await settled(main(page));
    await slowDown(page.workers()[0]!);
    await heard(page);
    for (let i = 0; i < 3; i++) {
      await newSeed(page).click();
      await expect(page.getByRole('progressbar')).toBeVisible();
    }
    await control(page, 'hidden').getByRole('slider').press('Home');
    await settled(main(page));
    const types = (await heard(page)).map(({ type }) => type);
    expect(types.filter(type => type === 'frame')).toHaveLength(1);
    expect(types.filter(type => type === 'superseded')).toHaveLength(3);
    await expect(main(page)).toContainText('8 × 16');
  });
});

test.describe('a device that has too little memory', () => {
  test('is told how much is needed and what to make smaller; the picture stays, and a smaller one computes', async ({
    page,
  }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { value: 0.1 }));
    await page.goto(embed);
    await settled(main(page));
    const view = main(page).locator('[aria-busy]');
    const before = await signature(view);
    const width = control(page, 'hidden').getByRole('slider');
    await width.press('End');
    await expect(main(page).getByRole('alert')).toHaveText(
      /These settings need about 6\d MB of memory; on this device a figure may take 27 MB\. Make “width d” smaller\. The picture still shows the earlier settings\./,
    );
    await settled(main(page));
    expect(await signature(view)).toBe(before);
    await width.press('Home');
    await expect(main(page).getByRole('alert')).toHaveCount(0);
    await expect.poll(() => signature(view)).not.toBe(before);
  });
});

test.describe('kernels', () => {
  test('serve at width 768, in a worker', async ({ page }) => {
    await page.goto(embed);
    await settled(main(page));
    const worker = page.workers()[0]!;
    await countKernels(worker);
    await control(page, 'hidden').getByRole('slider').press('End');
    await expect(main(page)).toContainText('8 × 192');
    expect(await kernels(worker)).toBe(1);
  });

  test('serve in a sandboxed frame of opaque origin', async ({ page }) => {
    await page.goto(host(embed));
    const frame = page.frames()[1]!;
    await settled(main(frame));
    const worker = page.workers()[0]!;
    await countKernels(worker);
    await control(frame, 'hidden').getByRole('slider').press('End');
    await expect.poll(() => kernels(worker)).toBe(1);
    await settled(main(frame));
  });

  test('serve on the page where no worker can be had, and the numbers are the same', async ({ page, context }) => {
    await page.goto(embed + wide);
    await settled(main(page));
    const expected = await signature(main(page));
    const bare = await context.newPage();
    await bare.addInitScript(() => Object.defineProperty(window, 'Worker', { value: undefined }));
    await bare.goto(embed);
    await settled(main(bare));
    await countKernels(bare);
    await bare.goto(embed + wide);
    await expect.poll(() => signature(main(bare)), { timeout: 60_000 }).toBe(expected);
    expect(await kernels(bare)).toBe(1);
  });

  test('are not needed: the readable loops take their place where WebAssembly is refused', async ({ page }) => {
    await page.goto(embed);
    await settled(main(page));
    await page.workers()[0]!.evaluate(() => Object.defineProperty(globalThis, 'WebAssembly', { value: undefined }));
    await control(page, 'hidden').getByRole('slider').press('End');
    await expect(main(page)).toContainText('8 × 192');
    await settled(main(page));
    await expect(main(page).getByRole('alert')).toHaveCount(0);
  });
});
