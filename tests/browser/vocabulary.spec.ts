import { pages } from '../pages';
import { expect, test } from '../quietPage';

// The components themselves are tested beside their code; here they run in the page, below its policy, against the real engine.
test.describe('in the lesson', () => {
  test('a claim is recomputed when it is pressed, and agrees', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const claims = page
      .getByRole('article')
      .getByRole('button', { name: /\d/ })
      .and(page.getByTitle('Recompute this number'));
    expect(await claims.count()).toBeGreaterThan(10);
    for (const claim of [claims.first(), claims.last()]) {
      await claim.scrollIntoViewIfNeeded();
      await expect(async () => {
        if ((await claim.getAttribute('aria-expanded')) !== 'true') await claim.click();
        await expect(claim).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
      }).toPass();
      const slip = page.locator(`[id="${await claim.getAttribute('aria-controls')}"]`);
      await expect(slip).toContainText(/agrees/);
    }
  });

  test('a prediction shows what the engine computes only after the guess', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    const button = page.getByRole('button', { name: 'Show me' });
    const id = await page.getByRole('article').locator('[id]').filter({ has: button }).first().getAttribute('id');
    const card = page.locator(`[id="${id}"]`);
    await card.scrollIntoViewIfNeeded();
    const before = await card.innerText();
    const tell = card.getByRole('button', { name: 'Show me' });
    await expect(async () => {
      if (await tell.count()) await tell.click();
      await expect(tell).toHaveCount(0, { timeout: 1000 });
    }).toPass();
    await expect.poll(() => card.innerText()).toMatch(/It is [−\d]|What comes out/);
    expect(await card.innerText()).not.toBe(before);
  });

  test('a derivation measures each of its steps', async ({ page }) => {
    await page.goto(pages.lesson('en'));
    // It measures when it comes near.
    const article = page.getByRole('article');
    await article.getByText('theory', { exact: true }).first().scrollIntoViewIfNeeded();
    await expect(article.getByText(/holds, up to sampling error|holds exactly/).first()).toBeVisible();
    await expect(article.getByText('this step no longer holds')).toHaveCount(0);
  });
});
