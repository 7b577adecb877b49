import { pages } from '../pages';
import { expect, test } from '../quietPage';
import { site } from '../site';
import { expectContrast } from './accessibility';
import { contents, figure, hash, settled, signature, wake } from './figures';

test.describe('the attention lesson', () => {
  test('computes on the reader’s own sentence', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const lab = figure(page, 'main');
    await wake(lab);
    const before = await signature(lab);
    await lab.locator('[data-param="text"]').getByRole('textbox').fill('penguins waddle unhurriedly');
    await expect.poll(() => signature(lab)).not.toBe(before);
    await settled(lab);
    // WordPiece splits what it does not know.
    await expect(lab).toContainText('penguins');
    await expect(lab).toContainText('##');
  });

  test('keeps the figures’ state in the address, and a reload brings it back', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const lab = figure(page, 'main');
    await wake(lab);
    await lab.locator('[data-param="text"]').getByRole('textbox').fill('my own words');
    await settled(lab);
    await expect.poll(() => hash(page)).toMatch(/^#~main\.v=1&main\.text=my%20own%20words/);
    const state = await contents(lab);

    await page.reload();
    await wake(lab);
    await expect.poll(() => contents(lab)).toBe(state);

    await lab.getByRole('button', { name: 'Reset' }).click();
    await settled(lab);
    await expect.poll(() => hash(page)).not.toContain('my%20own');
    await expect(lab.getByRole('button', { name: 'Reset' })).toHaveCount(0);
  });

  test('a figure gives back the room that was kept for it, once out of sight', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(pages.lesson('en'));
    const lab = figure(page, 'main');
    await wake(lab);
    const plate = lab.locator(':scope > div').first();
    await expect(plate).toHaveAttribute('style', /--kept/);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(plate).not.toHaveAttribute('style', /--kept/);
    // Nothing but its padding stands below the last line.
    const spare = () =>
      plate.evaluate(element => {
        const ends = [...element.querySelectorAll('canvas, p, svg')].map(each => each.getBoundingClientRect().bottom);
        return element.getBoundingClientRect().bottom - Math.max(...ends);
      });
    await expect.poll(spare).toBeLessThanOrEqual(40);
  });

  test('a heading’s link moves the page and leaves the state alone', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const lab = figure(page, 'main');
    await wake(lab);
    await lab.locator('[data-param="text"]').getByRole('textbox').fill('stay');
    await expect.poll(() => hash(page)).toContain('main.text=stay');
    const link = page.locator('nav a[href^="#"]:visible, nav a[href*="/lessons/attention/#"]:visible').last();
    const anchor = new URL((await link.getAttribute('href'))!, page.url()).hash.slice(1);
    await link.click();
    await expect.poll(() => hash(page)).toMatch(new RegExp(`^#${anchor}~.*main\\.text=stay`));
    await expect(page.locator(`#${anchor}`)).toBeInViewport();
  });

  test('shares its present state as a link and as a frame', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const lab = figure(page, 'main');
    await wake(lab);
    await lab.locator('[data-param="text"]').getByRole('textbox').fill('shared words');
    await settled(lab);
    const state = await lab.locator('canvas').evaluateAll(all => (all as HTMLCanvasElement[]).length);
    expect(state).toBeGreaterThan(0);
    await lab.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('textarea').first()).toHaveValue(/http/);
    const texts = await dialog
      .locator('input[readonly], textarea')
      .evaluateAll(all => (all as HTMLInputElement[]).map(each => each.value));
    const link = texts.find(text => /^https?:\S+$/.test(text));
    const snippet = texts.find(text => text.includes('<iframe'));
    expect(link).toContain('shared%20words');
    expect(snippet).toContain('sandbox="allow-scripts');
    expect(snippet).toContain('shared%20words');

    await page.goto('about:blank');
    await page.goto(link!.replaceAll('&amp;', '&'));
    const again = page.locator('[data-param="text"]').getByRole('textbox').first();
    await expect(again).toHaveValue('shared words');

    const source = snippet!.match(/src="([^"]+)"/)![1]!.replaceAll('&amp;', '&');
    await page.goto('about:blank');
    await page.goto(source);
    await settled(page.getByRole('main'));
    await expect(page.locator('[data-param="text"]').getByRole('textbox')).toHaveValue('shared words');
  });

  test('lights a tensor everywhere when one of its letters is pointed at', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const word = page.getByRole('article').locator('p .t-q').first();
    await word.scrollIntoViewIfNeeded();
    const ground = () => word.evaluate(element => getComputedStyle(element).backgroundColor);
    const before = await ground();
    await word.hover();
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'q');
    await expect.poll(ground).not.toBe(before);
    await page.mouse.move(2, 2);
    await expect(page.locator('html')).not.toHaveAttribute('data-lit', 'q');
  });

  test('keeps a lit tensor readable, of every hue, light and dark', async ({ page }) => {
    await page.goto(site('/en/embed/attention-lab/'));
    await settled(page.getByRole('main'));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const hue of ['q', 'k', 'v', 's', 'ctx', 'x', 'ffn']) {
        await page.evaluate(lit => document.documentElement.setAttribute('data-lit', lit), hue);
        await expectContrast(page, `${hue} lit, ${colorScheme}`);
      }
    }
  });

  test('has no two elements of one id, and no link within the page to nowhere', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const { twice, dead } = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return {
        twice: ids.filter((id, index) => ids.indexOf(id) !== index),
        dead: [...document.querySelectorAll('a[href^="#"]')]
          .map(link => decodeURIComponent(link.getAttribute('href')!.slice(1).split('~')[0]!))
          .filter(id => id !== '' && !document.getElementById(id)),
      };
    });
    expect(twice).toEqual([]);
    expect(dead).toEqual([]);
  });
});

test('no link of the site is dead', async ({ page, request }) => {
  const seen = new Set<string>();
  const queue = [site('/en/'), site('/zh-Hans/'), site('/zh-Hant/')];
  const dead: string[] = [];
  while (queue.length > 0) {
    const address = queue.pop()!;
    if (seen.has(address)) continue;
    seen.add(address);
    const response = await request.get(address);
    if (response.status() !== 200) {
      dead.push(`${response.status()} ${address}`);
      continue;
    }
    if (!/html/.test(response.headers()['content-type'] ?? '')) continue;
    const html = await response.text();
    for (const [, href] of html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)) {
      const target = new URL(href!.replaceAll('&amp;', '&'), address);
      target.hash = '';
      if (target.origin === new URL(address).origin) queue.push(target.href);
    }
  }
  expect(seen.size).toBeGreaterThan(8);
  expect(dead).toEqual([]);
  expect(page.url()).toBe('about:blank');
});
