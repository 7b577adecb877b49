import { expect, test } from '../quietPage';
import { site } from '../site';
import { settled } from './figures';

// Canvas pixels alone, and no text of the machine's fonts among them: thirteen tokens make cells too narrow to print their values in.
test.use({ viewport: { width: 420, height: 1000 }, deviceScaleFactor: 1 });
const state = '#v=1&text=the%20bank%20of%20the%20river%20and%20the%20bank%20of%20the%20city&hidden=24&heads=2';

for (const theme of ['light', 'dark']) {
  test(`the cells are painted as they were: ${theme}`, async ({ page }) => {
    await page.goto(site(`/en/embed/attention-lab/?theme=${theme}${state}`));
    const main = page.getByRole('main');
    await settled(main);
    for (const name of ['scores', 'probabilities', 'context']) {
      const canvas = main
        .getByRole('application', { name: new RegExp(name) })
        .locator('canvas')
        .first();
      // Onto whole pixels: which device pixels a cell covers must not hang on the height of the text above.
      await canvas.evaluate(element => {
        const { top } = element.getBoundingClientRect();
        const main = element.closest('main')!;
        main.style.marginTop = `${(Number.parseFloat(main.style.marginTop) || 0) + Math.ceil(top) - top}px`;
      });
      await settled(main);
      await expect(canvas).toHaveScreenshot(`${name}-${theme}.png`);
    }
  });
}

test('cells are as sharp as the screen: one canvas pixel a device pixel', async ({ browser }) => {
  for (const deviceScaleFactor of [1, 2, 3]) {
    const context = await browser.newContext({ deviceScaleFactor, viewport: { width: 800, height: 900 } });
    const page = await context.newPage();
    await page.goto(site('/en/embed/attention-lab/'));
    await settled(page.getByRole('main'));
    const ratios = await page
      .locator('canvas')
      .evaluateAll(canvases =>
        (canvases as HTMLCanvasElement[])
          .filter(canvas => canvas.clientWidth > 0)
          .map(canvas => canvas.width / canvas.getBoundingClientRect().width),
      );
    expect(ratios.length).toBeGreaterThan(0);
    for (const ratio of ratios) expect(Math.abs(ratio - deviceScaleFactor)).toBeLessThan(0.05);
    await context.close();
  }
});
