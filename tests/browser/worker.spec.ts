import { expect, test } from '../quietPage';
import { site } from '../site';
import { settled, signature } from './figures';

const embed = site('/en/embed/attention-lab/');

test.describe('the worker', () => {
  test('computes off the page, from a blob', async ({ page }) => {
    await page.goto(embed);
    await settled(page.getByRole('main'));
    expect(page.workers().map(worker => worker.url())).toEqual([expect.stringMatching(/^blob:/)]);
  });

  test.describe('when it breaks down', () => {
    test.use({ allowed: [/broken on purpose/] });

    test('starts again, says so, and loses no parameter', async ({ page }) => {
      await page.goto(`${embed}#v=1&heads=2`);
      const main = page.getByRole('main');
      await settled(main);
      const before = await signature(main);
      const [worker] = page.workers();
      // The next message it gets, a job, ends in an exception that nobody catches.
      await worker!.evaluate(() => {
        addEventListener('message', () => {
          throw new Error('broken on purpose');
        });
      });
      await page.locator('[data-param="text"]').getByRole('textbox').fill('a new text');
      await expect(page.getByText('was started again')).toBeVisible();
      await settled(main);
      await expect.poll(() => signature(main)).not.toBe(before);
      await expect(main).toContainText('new');
      await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/heads=2.*text=a|text=a.*heads=2/);
      expect(page.workers()).toHaveLength(1);
      expect(page.workers()[0]).not.toBe(worker);
    });
  });

  test('is not needed: without workers the page computes the same', async ({ page, context }) => {
    await page.goto(embed);
    const main = page.getByRole('main');
    await settled(main);
    const expected = await signature(main);
    const bare = await context.newPage();
    await bare.addInitScript(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    });
    await bare.goto(embed);
    const same = bare.getByRole('main');
    await settled(same);
    await expect.poll(() => signature(same)).toBe(expected);
    expect(bare.workers()).toHaveLength(0);
  });

  test('answers the last of many questions', async ({ page }) => {
    await page.goto(embed);
    const main = page.getByRole('main');
    await settled(main);
    const gain = page.locator('[data-param="gain"]').getByRole('slider');
    await gain.press('Home');
    await settled(main);
    const lowest = await signature(main);
    await gain.press('End');
    for (let step = 0; step < 30; step++) await gain.press('ArrowLeft');
    await settled(main);
    await expect.poll(() => signature(main)).toBe(lowest);
  });
});
