import { figure, settled, signature, wake } from '../browser/figures';
import { pages } from '../pages';
import { expect, test } from '../quietPage';
import { host, site } from '../site';

test('the lesson computes on the reader’s own sentence', async ({ page }) => {
  await page.goto(pages.lesson('en'));
  const lab = figure(page, 'main');
  await wake(lab);
  const before = await signature(lab);
  await lab.locator('[data-param="text"]').getByRole('textbox').pressSequentially(' penguins');
  await expect.poll(() => signature(lab)).not.toBe(before);
  await settled(lab);
  await expect(lab).toContainText('penguins');
});

test('an embed lives in <iframe sandbox="allow-scripts"> on another origin', async ({ page }) => {
  await page.goto(host(site('/en/embed/attention-lab/')));
  const frame = page.frames()[1]!;
  await settled(frame.getByRole('main'));
  expect(await frame.evaluate(() => origin)).toBe('null');
  await expect
    .poll(() =>
      page.evaluate(() =>
        (window as unknown as { messages: { data: { event: string } }[] }).messages.map(({ data }) => data.event),
      ),
    )
    .toEqual(expect.arrayContaining(['ready', 'resize']));
});

test('the keyboard moves the heatmap’s cursor, and the cell is said', async ({ page }) => {
  await page.goto(site('/en/embed/attention-lab/'));
  const main = page.getByRole('main');
  await settled(main);
  const heatmap = main.getByRole('application').first();
  await heatmap.focus();
  const said = async () => (await main.locator('[role="status"]').allTextContents()).join('\n');
  await page.keyboard.press('Home');
  await expect.poll(said).toMatch(/\S/);
  const first = await said();
  await page.keyboard.press('ArrowRight');
  await expect.poll(said).not.toBe(first);
});
