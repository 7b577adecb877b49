import type { Page } from '@playwright/test';
import type { Experiments } from '../../lib/experiments/entry';
import { extremesOf } from '../../lib/experiments/extremes';
import { experiments } from '../../lib/experiments/registry';
import { formatFlat } from '../../lib/params/codec';
import { expect, test } from '../quietPage';
import { site } from '../site';
import { expectAccessible, expectContrast } from './accessibility';
import { operate } from './controls';
import { settled, signature, wake } from './figures';

const all: Experiments = experiments;
const ids = Object.keys(all);

const softly = expect.configure({ soft: true });

test('there are widgets to open', () => {
  expect(ids.length).toBeGreaterThan(0);
});

/** What a control needs beside it to matter: without [PAD] tokens there is nothing to mask. */
const company: Readonly<Record<string, string>> = {
  'attention-lab.mask': 'padding=2',
  'dot-product-variance.correlated': 'correlation=0.5',
  'layer-norm-lab.ones': 'dyFrom=span',
  'layer-norm-lab.along': 'dyFrom=span',
  'layer-norm-lab.axis': 'show=batch',
};

for (const id of ids) {
  const specs = Object.entries(all[id]!.definition.params);

  test(`${id} stands at every parameter’s extremes`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto(site(`/en/embed/${id}/`));
    const main = page.getByRole('main');
    await settled(main);
    await expectAccessible(page, `${id}, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page, `${id}, dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    const states = specs.flatMap(([name, spec]) => extremesOf(spec).map(value => ({ [name]: String(value) })));
    // All lows and all highs together: what is harmless alone may not be so in company.
    const numbers = specs.filter(([, spec]) => spec.kind === 'number');
    for (const end of [0, 1])
      states.push(Object.fromEntries(numbers.map(([name, spec]) => [name, String(extremesOf(spec)[end])])));
    for (const [index, state] of states.entries()) {
      const hash = formatFlat({ v: String(all[id]!.definition.version), ...state });
      await goToHash(page, hash);
      await settled(main);
      const text = await main.innerText();
      expect.soft(text, hash).not.toMatch(/\bNaN\b|undefined|\[object|Infinity/);
      expect.soft(await main.getByRole('alert').count(), hash).toBe(0);
      // Axe costs more than all the rest.
      if (index % 20 === 10 || index >= states.length - 2) await expectAccessible(page, `${id} at ${hash}`);
    }
  });

  test(`every control of ${id} changes its picture, and reset brings it back`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto(site(`/en/embed/${id}/`));
    const main = page.getByRole('main');
    await settled(main);
    const start = await signature(main);
    const controls = page.locator('[data-param]');
    expect(await controls.count()).toBe(specs.filter(([, spec]) => spec.panel !== false).length);
    for (const control of await controls.all()) {
      const name = await control.getAttribute('data-param');
      const beside = company[`${id}.${name}`];
      if (beside) await goToHash(page, `#v=${all[id]!.definition.version}&${beside}`);
      await settled(main);
      const before = beside ? await signature(main) : start;
      await operate(control);
      await softly
        .poll(async () => (await signature(main)) !== before, {
          message: `${name} changes the picture`,
          timeout: 10_000,
        })
        .toBe(true);
      await settled(main);
      const reset = page.getByRole('button', { name: 'Reset' });
      await reset.click();
      await expect(reset).toHaveCount(0);
      await settled(main);
      await softly
        .poll(async () => (await signature(main)) === start, { message: `reset after ${name}`, timeout: 10_000 })
        .toBe(true);
    }
  });
}

async function goToHash(page: Page, hash: string): Promise<void> {
  // The address is written a moment after a reset; while it still says this, going there would change nothing.
  await page.waitForFunction(to => location.hash !== to, `#${hash.replace(/^#/, '')}`);
  await page.evaluate(async to => {
    const changed = new Promise(resolve => addEventListener('hashchange', resolve, { once: true }));
    location.hash = to;
    await changed;
  }, hash);
}

// In 简体 every figure of the lab is woken on a phone's width, in everyPage.
for (const locale of ['en', 'zh-Hant']) {
  test(`the lab in ${locale} shows every widget alive`, async ({ page }) => {
    await page.goto(site(`/${locale}/lab/`));
    const figures = page.locator('figure[id^="fig-"]');
    await expect(figures).toHaveCount(ids.length);
    for (const target of await figures.all()) {
      await wake(target);
      expect(await target.locator('[aria-busy] :is(canvas, svg)').count()).toBeGreaterThan(0);
    }
  });
}
