import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on any WCAG 2.2 A or AA violation that axe finds, naming the rule and the elements. */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ]);
  if (within) builder.include(within);
  const { violations } = await builder.analyze();
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(node => node.target.join(' ')).join('\n    ')}`,
  );
  expect(said, `axe: ${what}`).toEqual([]);
}
