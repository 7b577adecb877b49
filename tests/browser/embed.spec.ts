import type { Frame, Page } from '@playwright/test';
import { experiments } from '../../lib/experiments/registry';
import { expect, test } from '../quietPage';
import { basePath, host, site, siteOrigin } from '../site';
import { operate } from './controls';
import { settled, signature } from './figures';

interface Posted {
  readonly origin: string;
  readonly data: {
    readonly type: string;
    readonly v: number;
    readonly id: string;
    readonly event: string;
    readonly height?: number;
    readonly check?: string;
    readonly passed?: boolean;
  };
}

/** Opens someone else's page with the embed in it; answers the frame, awake. */
async function openInHost(page: Page, address: string, options?: Parameters<typeof host>[1]): Promise<Frame> {
  await page.goto(host(address, options));
  const frame = page.frames()[1]!;
  await settled(frame.getByRole('main'));
  return frame;
}

const posted = (page: Page) => page.evaluate(() => (window as unknown as { messages: Posted[] }).messages);

for (const id of Object.keys(experiments)) {
  test(`${id} lives in <iframe sandbox="allow-scripts"> on another origin`, async ({ page }) => {
    const frame = await openInHost(page, site(`/en/embed/${id}/`));
    // An opaque origin, so that none of what it forbids is used unnoticed.
    expect(await frame.evaluate(() => origin)).toBe('null');

    await expect
      .poll(async () => (await posted(page)).map(({ data }) => data.event))
      .toEqual(expect.arrayContaining(['ready', 'resize']));
    for (const { origin, data } of await posted(page)) {
      expect(origin).toBe('null');
      expect(data).toMatchObject({ type: 'inside-the-encoder', v: 1 });
    }

    // The frame follows the height that was posted, and nothing is left to scroll.
    await expect
      .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight))
      .toBeLessThanOrEqual(0);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    // It answers to its controls.
    const main = frame.getByRole('main');
    const before = await signature(main);
    const control = main.locator('[data-param]').first();
    if (await control.count()) await operate(control);
    else await main.getByRole('button', { expanded: false }).first().click();
    await expect.poll(() => signature(main)).not.toBe(before);
  });

  test(`${id} fits a narrow frame of 280 px`, async ({ page }) => {
    const frame = await openInHost(page, site(`/en/embed/${id}/`), { width: 280 });
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test('language and theme are the host’s choice', async ({ page }) => {
  const frame = await openInHost(page, site('/embed/attention-lab/?lang=zh-Hant&theme=dark'));
  await frame.waitForURL(`**${basePath}/zh-Hant/embed/attention-lab/**`);
  await settled(frame.getByRole('main'));
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  const luminance = await frame.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!;
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return (
      context
        .getImageData(0, 0, 1, 1)
        .data.slice(0, 3)
        .reduce((sum, value) => sum + value, 0) / 3
    );
  });
  expect(luminance).toBeLessThan(60);
});

test('hidden controls are gone, locked ones stand still', async ({ page }) => {
  const frame = await openInHost(page, site('/en/embed/attention-lab/?hide=seed,dropout&lock=heads#v=1&heads=2'));
  await expect(frame.locator('[data-param="seed"]')).toHaveCount(0);
  await expect(frame.locator('[data-param="dropout"]')).toHaveCount(0);
  const heads = frame.locator('[data-param="heads"]').locator('input, select');
  for (const input of await heads.all()) await expect(input).toBeDisabled();
});

test('the host learns whether what it asks for is reached', async ({ page }) => {
  const frame = await openInHost(
    page,
    site('/en/embed/attention-lab/?check=probs.max:0.99..#v=1&text=the+bank+of+the+river&seed=120&gain=1'),
  );
  const verdicts = async () =>
    (await posted(page)).filter(({ data }) => data.event === 'graded').map(({ data }) => [data.check, data.passed]);
  await expect.poll(verdicts).toEqual([['probs.max:0.99..', false]]);
  await expect(frame.getByText('at least 0.99, now')).toBeVisible();
  await page.locator('iframe').evaluate((embed: HTMLIFrameElement) => {
    const set = { type: 'inside-the-encoder', v: 1, command: 'set', params: { gain: 4 } };
    embed.contentWindow?.postMessage(set, '*');
  });
  await expect.poll(verdicts).toEqual([
    ['probs.max:0.99..', false],
    ['probs.max:0.99..', true],
  ]);
  await expect(frame.getByText('Reached.')).toBeVisible();
});

test('a wrong value becomes the nearest valid one, with a note; the rest of the link stands', async ({ page }) => {
  const frame = await openInHost(
    page,
    site('/en/embed/attention-lab/#v=1&gain=99&heads=banana&nonsense=1&seed=7&text=my%20own'),
  );
  const notice = frame.getByRole('status').filter({ hasText: 'Some values were adjusted' });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('99');
  await expect(notice).toContainText('banana');
  await expect(notice).toContainText('nonsense');
  await expect(frame.locator('[data-param="seed"]').getByRole('textbox')).toHaveValue('7');
  await expect(frame.locator('[data-param="text"]').getByRole('textbox')).toHaveValue('my own');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
});

test('markup in a link is text and nothing else', async ({ page }) => {
  const attack = encodeURIComponent('<img src=x onerror="document.title=1">"><script>document.title=1</script>');
  const frame = await openInHost(page, site(`/en/embed/attention-lab/#v=1&text=${attack}&gain=${attack}`));
  const title = await frame.title();
  expect(title).not.toBe('1');
  expect(await frame.locator('main img[src="x"]').count()).toBe(0);
  await expect(frame.locator('[data-param="text"]').getByRole('textbox')).toHaveValue(/<img/);
});

for (const [language, locale] of [
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['fr-FR', 'en'],
] as const) {
  test(`/embed/<id> forwards a ${language} browser to ${locale}, with query and hash`, async ({ browser }) => {
    const context = await browser.newContext({ locale: language });
    const page = await context.newPage();
    await page.goto(site('/embed/attention-lab/?theme=dark&hide=seed#v=1&heads=2'));
    await page.waitForURL(`**${basePath}/${locale}/embed/attention-lab/**`);
    const { search, hash } = new URL(page.url());
    expect(new URLSearchParams(search).get('theme')).toBe('dark');
    expect(new URLSearchParams(search).get('hide')).toBe('seed');
    expect(hash).toBe('#v=1&heads=2');
    await context.close();
  });
}

for (const id of Object.keys(experiments)) {
  test(`${id} sets its formula in KaTeX's own fonts where none may be fetched`, async ({ page }) => {
    const frame = await openInHost(page, site(`/en/embed/${id}/`));
    const { wanted, loaded } = await frame.evaluate(async () => {
      await document.fonts.ready;
      const texts = document.createTreeWalker(document.querySelector('.katex-html')!, NodeFilter.SHOW_TEXT);
      const families = new Set<string>();
      while (texts.nextNode())
        families.add(getComputedStyle(texts.currentNode.parentElement!).fontFamily.split(',')[0]!.replaceAll('"', ''));
      const faces = [...document.fonts].filter(face => face.status === 'loaded');
      return { wanted: [...families].sort(), loaded: faces.map(face => face.family.replaceAll('"', '')) };
    });
    expect(wanted).toContain('KaTeX_Main');
    expect(loaded).toEqual(expect.arrayContaining(wanted));
  });
}

test('an embed leads to the lesson that explains it', async ({ page }) => {
  await page.goto(site('/en/embed/attention-lab/'));
  const link = page.locator(`a[href*="${basePath}/en/lessons/attention/"]`).first();
  await expect(link).toBeVisible();
  expect(new URL((await link.getAttribute('href'))!, page.url()).origin).toBe(siteOrigin);
});

test.describe('in a sandbox that keeps the origin but allows neither downloads nor new windows', () => {
  test.use({ allowed: [/Download is disallowed|Blocked opening/] });

  test('files come as text, links as addresses', async ({ page }) => {
    const frame = await openInHost(page, site('/en/embed/attention-lab/'), {
      sandbox: 'allow-scripts allow-same-origin',
    });
    await frame.getByRole('button', { name: 'Data of scores' }).click();
    await frame.getByRole('button', { name: 'Download CSV' }).click();
    await expect(frame.getByRole('textbox', { name: 'CSV, as text' })).toHaveValue(/^,\[CLS\],the,river/);
    await frame.locator('footer').getByRole('link').click();
    await expect(frame.getByLabel('may not open other pages')).toHaveValue(/\/en\/lessons\/attention\/$/);
  });
});
