import { expect, type Frame, type Locator, type Page } from '@playwright/test';

/** A figure of a page, by the name of its instance. In an embed the page itself is the figure. */
export function figure(page: Page, name: string): Locator {
  return page.locator(`#fig-${name}`);
}

/** Wakes a figure as a reader does, by scrolling to it and pointing at it, and waits until it shows what its parameters say. */
export async function wake(target: Locator): Promise<void> {
  const plate = target.locator(':scope > div').first();
  const live = target.locator(':not([inert] *)[aria-busy]').first();
  await target.scrollIntoViewIfNeeded();
  // A pointer that came before there was anything to show has to come again.
  await expect(async () => {
    await target.page().mouse.move(0, 0);
    // In its padding: a cell that is pointed at would be chosen.
    await plate.hover({ position: { x: 4, y: 4 } });
    await expect(live).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 45_000 });
  await settled(target);
}

/** Waits until every computation within is done and drawn. */
export async function settled(within: Locator): Promise<void> {
  await expect(within.locator(':not([inert] *)[aria-busy="false"]').first()).toBeVisible();
  await expect(within.locator('[aria-busy="true"]')).toHaveCount(0);
  await painted(within.page());
}

/** Canvases are painted in the frame after the numbers came. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Wakes all figures of the page, one after another, and goes back to its top. */
export async function allFiguresLive(page: Page): Promise<void> {
  for (const target of await page.locator('figure[id^="fig-"]').all()) await wake(target);
  // In an embed the page itself is the figure, and wakes by itself.
  if (/\/embed\//.test(page.url())) await settled(page.getByRole('main'));
  await page.evaluate(() => scrollTo(0, 0));
}

/** Everything that can be seen of a figure, as text: two equal signatures are two equal pictures. */
export async function signature(target: Locator): Promise<string> {
  // A pointer over a heatmap rings a cell and turns its labels bold.
  await target.page().mouse.move(0, 0);
  await painted(target.page());
  return target.evaluate(element => {
    const pictures = [...element.querySelectorAll('canvas')].map(canvas => canvas.toDataURL());
    const drawings = [...element.querySelectorAll('svg')].map(svg =>
      svg.outerHTML.replace(/id="[^"]*"|url\([^)]*\)/g, ''),
    );
    const view = element.querySelector('[aria-busy]');
    return [...pictures, ...drawings, view instanceof HTMLElement ? view.innerText : ''].join('\n');
  });
}

/** What a figure says in words and where its controls stand: the same after a reload, when a canvas may lie half a pixel elsewhere. */
export async function contents(target: Locator): Promise<string> {
  await target.page().mouse.move(0, 0);
  return target.evaluate(element => {
    const values = [...element.querySelectorAll<HTMLInputElement>('[data-param] input, [data-param] select')];
    const view = element.querySelector<HTMLElement>('[aria-busy]');
    const pictures = [...element.querySelectorAll('[aria-roledescription], [role="img"]')];
    return JSON.stringify([
      values.map(({ type, checked, value }) => (type === 'radio' || type === 'checkbox' ? checked : value)),
      view?.innerText,
      pictures.map(picture => picture.getAttribute('aria-label')),
    ]);
  });
}

/** What stands in an embed's hash, or behind the `~` of a page's. */
export async function hash(page: Page | Frame): Promise<string> {
  return page.evaluate(() => location.hash);
}
