import type { Page } from '@playwright/test';
import type { Locale } from '../../lib/i18n/locales';
import { furtherLessons, locales, pageNames, pages, readingPages } from '../pages';
import { expect, test } from '../quietPage';
import { basePath, siteOrigin } from '../site';
import { expectAccessible, expectContrast } from './accessibility';
import { allFiguresLive } from './figures';

const named = pageNames.map(name => ({ name, at: pages[name] as (locale: Locale) => string }));

for (const locale of locales) {
  for (const { name, at } of [...named, ...furtherLessons]) {
    test(`${name} in ${locale} says what it is, carries a strict policy and no inline handler`, async ({ page }) => {
      await page.goto(at(locale));
      await expect(page).toHaveTitle(/\S{4,}/);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      // An embed has two: the last is the strict one.
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').last().getAttribute('content');
      const directive = (id: string) =>
        policy
          ?.split(';')
          .map(each => each.trim())
          .find(each => each.startsWith(`${id} `));
      expect(directive('default-src')).toBeDefined();
      // An embed names its own origin, since 'self' means nothing in an opaque one.
      expect(directive('script-src')?.replace(` ${siteOrigin} `, ' ')).not.toMatch(
        /'unsafe-inline'|'unsafe-eval'|\*|https?:/,
      );
      expect(await page.locator('meta[name="referrer"]').getAttribute('content')).toBe('no-referrer');
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap(element =>
          [...element.attributes]
            .filter(({ name }) => name.startsWith('on'))
            .map(({ name }) => `${element.tagName} ${name}`),
        ),
      );
      expect(handlers).toEqual([]);
    });
  }
}

/**
 * What only a live figure shows is looked at in English; 简体 as it is loaded, and 繁體, the same in other letters, on one page of
 * each kind. The lab's figures are met one by one, in their embeds: axe would take minutes over all of them.
 */
const looks = [
  ...[...named, ...furtherLessons].flatMap(one => (['en', 'zh-Hans'] as const).map(locale => ({ ...one, locale }))),
  ...named.map(one => ({ ...one, locale: 'zh-Hant' as const })),
];

for (const { name, at, locale } of looks) {
  const live = locale === 'en' && name !== 'lab';
  test(`${name} in ${locale} has no violation that axe finds${live ? ', and fits 320 px when it is made narrow' : ''}`, async ({
    page,
  }) => {
    await page.goto(at(locale));
    // Home and embed wake their figure by themselves: axe waits until it stands.
    if (live || name === 'home' || name === 'embed') await allFiguresLive(page);
    await expectAccessible(page, 'light');
    if (locale !== 'en') return;
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme))
      .toMatch(/dark/);
    await expectContrast(page, 'dark');
    await page.setViewportSize({ width: 320, height: 720 });
    if (live) await expect.poll(() => wider(page)).toBeLessThanOrEqual(0);
  });
}

/** By how much the page is wider than its window. */
const wider = (page: Page) => page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth);

const reading = [
  ...readingPages.map(name => ({ name, at: pages[name] as (locale: Locale) => string })),
  ...furtherLessons,
];

for (const { name, at } of reading) {
  test(`${name} fits 320 px without scrolling sideways, in every language`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 720 });
    for (const locale of locales) {
      await page.goto(at(locale));
      // Of the languages whose figures have words of other lengths, English is made narrow above.
      if (locale === 'zh-Hans') await allFiguresLive(page);
      expect(await wider(page), locale).toBeLessThanOrEqual(0);
    }
  });

  test(`${name} stays put while it loads and while it is scrolled`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node?: Node }[];
        })[]) {
          // What prints as 0.000: a line of which one word's italic font has just come. Good is below 0.1.
          if (entry.hadRecentInput || entry.value < 0.0005) continue;
          const nodes = entry.sources.map(({ node }) =>
            node instanceof Element ? `${node.tagName}.${node.className}` : node?.nodeName,
          );
          shifts.push(`${entry.value.toFixed(4)} ${nodes.join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(at('en'));
    const height = await page.evaluate(() => document.scrollingElement!.scrollHeight);
    for (let y = 0; y < height; y += 450) {
      await page.mouse.wheel(0, 450);
      await page.waitForTimeout(60);
    }
    // Every figure has been met, and wakes when there is a moment to spare.
    await expect(page.locator('figure [aria-busy="true"]')).toHaveCount(0);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
  });
}

for (const name of readingPages) {
  test(`${name} names its other languages`, async ({ page }) => {
    await page.goto(pages[name]('en'));
    const alternates = await page
      .locator('link[rel="alternate"][hreflang]')
      .evaluateAll(links => links.map(link => [link.getAttribute('hreflang'), link.getAttribute('href')]));
    const byLanguage = new Map(alternates as [string, string][]);
    for (const locale of [...locales, 'x-default'])
      expect(byLanguage.get(locale), locale).toMatch(/^https:\/\/example\.org\//);
    for (const locale of locales) {
      const path = new URL(byLanguage.get(locale)!).pathname;
      expect(path.startsWith(`${basePath}/${locale}/`)).toBe(true);
      expect((await page.request.get(siteOrigin + path)).status()).toBe(200);
    }
  });
}

test.describe('an address that is not there', () => {
  test.use({ allowed: [/status 404|404 \(Not Found\)/] });

  test('gets a page with a way on, in the reader’s language', async ({ page }) => {
    const response = await page.goto(`${siteOrigin}${basePath}/zh-Hans/no-such-page/`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const home = page.getByRole('main').getByRole('link').first();
    await expect(home).toHaveAttribute('href', new RegExp(`^${basePath}/`));
    await expectAccessible(page, '404 light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page, '404 dark');
  });
});

test('the root leads to the reader’s language and shows all three without scripts', async ({ browser }) => {
  const chinese = await browser.newContext({ locale: 'zh-TW' });
  const page = await chinese.newPage();
  await page.goto(`${siteOrigin}${basePath}/`);
  await page.waitForURL(`**${basePath}/zh-Hant/`);
  await chinese.close();

  const silent = await browser.newContext({ javaScriptEnabled: false });
  const plain = await silent.newPage();
  await plain.goto(`${siteOrigin}${basePath}/`);
  for (const locale of locales) await expect(plain.locator(`a[href="${basePath}/${locale}/"]`).first()).toBeVisible();
  await silent.close();
});
