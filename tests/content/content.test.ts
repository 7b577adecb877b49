import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '../../lib/i18n/locales';
import { hues } from '../../lib/lesson/hues';
import { allLessons, contentProblems, siteWorld } from '../../scripts/check/content';
import { sayProblem } from '../../scripts/check/problem';
import { components } from '../../scripts/mdx/schema';
import { root } from '../../scripts/run/root';

describe('the content', () => {
  test('breaks no rule', async () => {
    expect((await contentProblems()).map(sayProblem)).toEqual([]);
  });

  test('has at least one lesson, in every language', () => {
    const lessons = allLessons();
    expect(lessons.length).toBeGreaterThan(0);
    for (const languages of lessons) expect(languages.map(({ locale }) => locale)).toEqual([...locales]);
  });

  test('states claims', async () => {
    const { claims } = await siteWorld();
    expect(Object.values(claims).flat().length).toBeGreaterThan(10);
  });
});

test('the vocabulary and the page know the same hues', () => {
  expect(components.T?.attributes.of?.options).toEqual([...hues]);
});

test('content/README.md names every component and every attribute', () => {
  const readme = readFileSync(join(root, 'content', 'README.md'), 'utf8');
  for (const [name, { attributes }] of Object.entries(components)) {
    expect(readme).toContain(`<${name}`);
    for (const attribute of Object.keys(attributes)) expect(readme).toMatch(new RegExp(`\\b${attribute}\\b`));
  }
});
