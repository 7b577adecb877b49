import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on any WCAG 2.2 A or AA violation that axe finds, naming the rule and the elements. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectNone(
    builder(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']),
    what,
  );
}

/** The same for colours alone: all that another theme changes. */
export async function expectContrast(page: Page, what: string): Promise<void> {
  await expectNone(builder(page).withRules(['color-contrast', 'link-in-text-block']), what);
}

function builder(page: Page): AxeBuilder {
  // A formula is thousands of spans with the colours of the text around it: axe would take minutes over a lesson's.
  // It does not read MathML, and takes a table's header that is a formula for an empty one.
  return new AxeBuilder({ page }).exclude('.katex-html').exclude('th:has(math)');
}

async function expectNone(run: AxeBuilder, what: string): Promise<void> {
  // While a figure is being laid out, letters may lie over another's edge for a moment: what counts is what stays.
  await expect(async () => {
    const { violations } = await run.analyze();
    const said = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(node => node.target.join(' ')).join('\n    ')}`,
    );
    expect(said, `axe: ${what}`).toEqual([]);
  }).toPass({ timeout: 20_000 });
}
