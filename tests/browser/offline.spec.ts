import type { BrowserContext, Page } from '@playwright/test';
import { pages } from '../pages';
import { expect, test } from '../quietPage';
import { settled } from './figures';

// What the network refuses is heard in the console; a page that stays whole is the point.
test.use({ allowed: [/Failed to load chunk|ERR_INTERNET_DISCONNECTED|Loading chunk/] });

const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });
const prose = (page: Page) => page.getByRole('article').getByRole('heading').count();

async function openAndGoOffline(page: Page, context: BrowserContext): Promise<number> {
  await page.goto(pages.lesson('en'));
  await page.locator('#fig-main').scrollIntoViewIfNeeded();
  await settled(page.locator('#fig-main'));
  await context.setOffline(true);
  return prose(page);
}

test('the network gone, what comes late says so, the lesson stands, and it comes once asked again', async ({
  page,
  context,
}) => {
  const headings = await openAndGoOffline(page, context);
  const late = [
    [page.getByRole('article').locator('p button[aria-expanded]').first(), page.getByText('claims/attention')],
    [page.locator('#fig-main').getByRole('button', { name: 'Share' }), page.getByRole('dialog')],
    [page.getByRole('banner').getByRole('button', { name: /Search/ }), page.getByRole('combobox')],
  ] as const;
  for (const [button, part] of late) {
    await context.setOffline(true);
    await button.click();
    await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
    expect(await prose(page)).toBe(headings);
    await context.setOffline(false);
    await retry(page).click();
    await expect(part.first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('a figure whose live part never comes shows the picture made at build, though a link asks for another state', async ({
  page,
}) => {
  let cut = false;
  await page.route('**/_next/static/chunks/*.js', route =>
    cut ? route.abort('internetdisconnected') : route.continue(),
  );
  await page.goto(`${pages.lesson('en')}#~main.v=1&main.seed=5`);
  cut = true;
  await page.locator('#fig-main').scrollIntoViewIfNeeded();
  await expect(page.locator('#fig-main').getByRole('alert')).toBeVisible();
  await expect(page.locator('#fig-main img').filter({ visible: true })).toHaveCount(1);
  cut = false;
  await retry(page).click();
  await settled(page.locator('#fig-main'));
  await expect(page.locator('#fig-main [data-param="seed"]').getByRole('textbox')).toHaveValue('5');
});
