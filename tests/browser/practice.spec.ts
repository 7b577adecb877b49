import { pages } from '../pages';
import { expect, test } from '../quietPage';

test.describe('interview practice', () => {
  test('asks, shows the answers, and brings back what went badly before it is over', async ({ page }) => {
    await page.goto(pages.interview('en'));
    const asked = page.getByRole('heading', { level: 2 });
    await expect(asked).toHaveCount(1);
    const first = await asked.innerText();
    await expect(page.getByRole('tab')).toHaveCount(0);
    await page.getByRole('button', { name: 'Show the answers' }).click();
    await expect(page.getByRole('tab')).toHaveCount(3);
    await page.getByRole('button', { name: /Not at all/ }).click();
    await expect(asked).not.toHaveText(first);
    await expect(asked).toBeFocused();
    await expect(page.getByRole('status').first()).toContainText('0 to repeat now');

    // A minute and more later, in another visit: what went badly is due, and asked first.
    await page.clock.setFixedTime(Date.now() + 90_000);
    await page.reload();
    await expect(asked).toHaveText(first);
    await expect(page.getByRole('status').first()).toContainText('1 to repeat now');
    await page.getByRole('button', { name: 'Forget my marks' }).click();
    await expect(page.getByRole('status').first()).toContainText('0 to repeat now');
  });

  test('counts thirty seconds and says when they are over', async ({ page }) => {
    await page.clock.install();
    await page.goto(pages.interview('en'));
    await page.getByRole('button', { name: 'Start the 30 seconds' }).click();
    await page.clock.runFor(11_000);
    await expect(page.getByRole('timer')).toHaveText('19 s');
    await page.clock.runFor(20_000);
    await expect(page.getByText('Thirty seconds are over.')).toBeVisible();
  });

  test('asks from one lesson, and prints what is chosen with every answer', async ({ page }) => {
    await page.goto(pages.interview('en'));
    const lesson = page.getByLabel('Questions from');
    await lesson.selectOption('attention');
    const link = page.locator('section[data-asked] .label a');
    await expect(link).toHaveAttribute('href', /lessons\/attention\/#iv-/);
    await page.emulateMedia({ media: 'print' });
    const printed = page.getByRole('heading', { level: 2 });
    await expect(printed).toHaveCount(await page.locator('section[id^="attention-"]').count());
    await expect(page.locator('[role="tabpanel"]:visible')).toHaveCount(3 * (await printed.count()));
  });

  test('stands as a list of questions and answers where there are no scripts', async ({ browser }) => {
    const silent = await browser.newContext({ javaScriptEnabled: false });
    const page = await silent.newPage();
    await page.goto(pages.interview('zh-Hans'));
    const questions = page.getByRole('heading', { level: 2 });
    expect(await questions.count()).toBeGreaterThan(5);
    await expect(page.locator('[role="tabpanel"]:visible')).toHaveCount(3 * (await questions.count()));
    await silent.close();
  });
});

test.describe('in place', () => {
  test('a term tells its meaning to the pointer and to the keyboard, and Escape closes it', async ({ page }) => {
    await page.goto(pages.lesson('zh-Hans'));
    const term = page.locator('[data-term="layer-norm"]').first();
    const card = page.locator('.aside');
    await term.scrollIntoViewIfNeeded();
    await expect(async () => {
      await page.mouse.move(0, 0);
      await term.hover();
      await expect(card).toContainText('均值0', { timeout: 1000 });
    }).toPass();
    await expect(card).toContainText('LayerNorm');
    await page.mouse.move(0, 0);
    await expect(card).toHaveCount(0);

    await page.keyboard.press('Tab');
    await term.focus();
    await expect(card).toContainText('均值0');
    await expect(term).toHaveAttribute('aria-describedby', /./);
    await page.keyboard.press('Tab');
    await expect(card.getByRole('link')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
    await expect(term).toBeFocused();
  });

  test('a footnote opens beside its number and closes when pressed again', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const number = page.locator('[data-footnote-ref]').first();
    const card = page.locator('.aside');
    await expect(async () => {
      await number.click();
      await expect(card).toContainText('Attention Is All You Need', { timeout: 1000 });
    }).toPass();
    expect(new URL(page.url()).hash).toBe('');
    await number.click();
    await expect(card).toHaveCount(0);
  });

  test('a term leads to its entry of the glossary', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    await page.locator('[data-term="softmax"]').first().click();
    await page.waitForURL(/glossary\/#softmax$/);
    await expect(page.locator('#softmax')).toBeInViewport();
  });
});
