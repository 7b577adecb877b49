import { localeNames } from '../../lib/i18n/locales';
import { locales, pages } from '../pages';
import { expect, test } from '../quietPage';
import { basePath } from '../site';

test.describe('the language switch', () => {
  test('stays on the page, at its place and with the figures’ state', async ({ page }) => {
    await page.goto(`${pages.lesson('en')}#fig-main`);
    await page.getByRole('banner').getByRole('link', { name: localeNames['zh-Hans'].name }).click();
    await page.waitForURL(`**${basePath}/zh-Hans/lessons/attention/#fig-main`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await page.getByRole('banner').getByRole('link', { name: localeNames['zh-Hant'].name }).click();
    await page.waitForURL(`**${basePath}/zh-Hant/lessons/attention/#fig-main`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  });
});

test.describe('the theme', () => {
  const background = () => getComputedStyle(document.documentElement).backgroundColor;

  test('is kept and there before the first paint', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const light = await page.evaluate(background);
    await page.getByRole('banner').getByRole('button', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await page.evaluate(background)).not.toBe(light);

    // From the first element of the body on, every theme the page ever had.
    await page.addInitScript(() => {
      const seen: (string | undefined)[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        if (document.body) seen.push(document.documentElement.dataset.theme);
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await page.reload();
    await expect(page.getByRole('banner').getByRole('button', { name: 'Dark' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    const seen = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
    // Before next-themes' script ran there is no content yet, and nothing to paint.
    expect(seen.filter(theme => theme !== undefined)).toEqual(['dark']);
  });

  test('follows the system until one is chosen', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(pages.home('en'));
    const dark = await page.evaluate(background);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => page.evaluate(background)).not.toBe(dark);
  });

  test('paints nothing in another theme first', async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const page = await context.newPage();
    // At the first paint the page has its theme's ground.
    await page.addInitScript(() => {
      new PerformanceObserver(() => {
        Object.assign(window, { firstGround: getComputedStyle(document.documentElement).backgroundColor });
      }).observe({ type: 'paint', buffered: true });
    });
    await page.goto(pages.lesson('en'));
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { firstGround?: string }).firstGround))
      .toBeTruthy();
    const first = await page.evaluate(() => (window as unknown as { firstGround: string }).firstGround);
    expect(first).toBe(await page.evaluate(background));
    await context.close();
  });
});

test.describe('without JavaScript', () => {
  // The browser reports each script it does not run.
  test.use({ javaScriptEnabled: false, allowed: [/\.js csp$/] });

  for (const locale of locales) {
    test(`a lesson in ${locale} is there to read: prose, formulas, pictures`, async ({ page }) => {
      await page.goto(pages.lesson(locale));
      const article = page.getByRole('article');
      expect((await article.innerText()).length).toBeGreaterThan(3000);
      expect(await article.locator('.katex').count()).toBeGreaterThan(10);
      const pictures = article.locator('figure img');
      expect(await pictures.count()).toBeGreaterThan(0);
      for (const picture of await pictures.all()) {
        if (!(await picture.isVisible())) continue;
        await picture.scrollIntoViewIfNeeded();
        await expect(picture).toHaveAttribute('alt', /\S{4,}|[一-鿿]{4,}/);
        await expect
          .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
          .toBeGreaterThan(200);
      }
    });
  }

  test('the home page leads to the lessons that are written, and names those planned', async ({ page }) => {
    await page.goto(pages.home('en'));
    await expect(page.locator(`main a[href^="${basePath}/en/lessons/attention/"]:visible`).first()).toBeVisible();
    await expect(page.getByRole('main').getByText('planned').first()).toBeVisible();
  });
});

test.describe('search', () => {
  const words = { en: ['Search', 'softmax'], 'zh-Hans': ['搜索', '注意力'], 'zh-Hant': ['搜尋', '注意力'] } as const;

  for (const locale of locales) {
    test(`finds the lesson in ${locale}`, async ({ page }) => {
      await page.goto(pages.home(locale));
      const [, word] = words[locale];
      const dialog = page.getByRole('dialog');
      // The key is heard once the page is awake.
      await expect(async () => {
        await page.keyboard.press('/');
        await expect(dialog).toBeVisible({ timeout: 1000 });
      }).toPass();
      await dialog.locator('input').fill(word);
      const hit = dialog.locator(`a[href^="${basePath}/${locale}/lessons/attention/"]`).first();
      await expect(hit).toBeVisible();
      expect(await dialog.locator('a').evaluateAll(links => links.map(link => link.getAttribute('href')!))).toEqual(
        expect.not.arrayContaining([expect.stringMatching(locale === 'en' ? /\/zh-/ : /\/en\//)]),
      );
      await hit.click();
      await page.waitForURL(`**${basePath}/${locale}/lessons/attention/**`);
    });
  }
});

test('progress can be refused: with storage closed the page works and says so nowhere in the console', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(pages.lesson('en'));
  await page.getByRole('banner').getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
