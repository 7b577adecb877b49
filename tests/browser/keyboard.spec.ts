import { pages } from '../pages';
import { expect, test } from '../quietPage';
import { figure, wake } from './figures';

test('the keyboard walks from the header through a figure to a cell that speaks', async ({ page }) => {
  await page.goto(pages.lesson('en'));
  const lab = figure(page, 'main');
  await wake(lab);
  await page.evaluate(() => {
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });

  // The first stop is a way past the header.
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAttribute('href', '#main');

  // Every stop can be seen, and the figure's controls and its heatmap are among them.
  const met = new Set<string>();
  const heatmap = lab.getByRole('application').first();
  for (let stop = 0; stop < 400; stop++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { width, height } = element.getBoundingClientRect();
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return {
        seen: width > 0 && height > 0,
        ring: outlineStyle !== 'none' || boxShadow !== 'none' || element.matches('input, select, summary'),
        kind: element.getAttribute('role') ?? element.tagName.toLowerCase(),
        name: element.outerHTML.slice(0, 120),
      };
    });
    expect(focus, 'focus is lost').not.toBeNull();
    expect(focus!.seen, focus!.name).toBe(true);
    expect(focus!.ring, `no focus ring: ${focus!.name}`).toBe(true);
    met.add(focus!.kind);
    if (await heatmap.evaluate(element => element === document.activeElement)) break;
  }
  await expect(heatmap).toBeFocused();
  expect([...met]).toEqual(expect.arrayContaining(['a', 'button', 'input']));

  // The cursor moves by arrows and jumps to the row's end; the cell is said, once it has held still.
  const said = lab.getByRole('status').or(lab.locator('output')).filter({ hasText: /\d/ });
  const sentences = async () => (await said.allInnerTexts()).join('\n');
  await page.keyboard.press('Home');
  await expect.poll(sentences).toMatch(/\S/);
  const first = await sentences();
  await page.keyboard.press('ArrowRight');
  await expect.poll(sentences).not.toBe(first);
  const second = await sentences();
  await page.keyboard.press('End');
  await expect.poll(sentences).not.toBe(second);

  // Tab leaves it: no trap.
  await page.keyboard.press('Tab');
  await expect(heatmap).not.toBeFocused();
});

test('a dialog keeps the focus and gives it back', async ({ page }) => {
  await page.goto(pages.lesson('en'));
  const lab = figure(page, 'main');
  await wake(lab);
  const share = lab.getByRole('button', { name: 'Share' });
  await share.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 25; stop++) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => {
      const active = document.activeElement;
      return active !== document.body && active?.closest('dialog') === null;
    });
    expect(outside, 'focus left the dialog').toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(share).toBeFocused();
});

test('a button that goes hands the keyboard on', async ({ page }) => {
  await page.goto(`${pages.lesson('en')}#fig-main~main.v=1&main.gain=99`);
  const lab = figure(page, 'main');
  await wake(lab);
  await lab.getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('textbox', { name: 'your sentence' })).toBeFocused();
  await lab.getByRole('button', { name: 'Reset' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('link', { name: 'Permalink' })).toBeFocused();
});

test('on a phone the search keeps within the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(pages.lesson('zh-Hans'));
  await page.getByRole('button', { name: '搜索' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('掩码');
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  for (const part of [dialog.getByRole('button', { name: '关闭' }), dialog.getByRole('listitem').first()]) {
    const { x, width } = (await part.boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(320);
  }
});
