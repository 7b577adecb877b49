import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lessonWords } from '@/content/messages';
import { type Lesson, outline } from '@/content/outline';
import { locales, writtenLocales } from '@/lib/i18n/locales';

const lessons: readonly Lesson[] = outline;
const ids = lessons.map(({ id }) => id);

describe('the outline', () => {
  test('has the twelve lessons that the pages speak of, each once', () => {
    expect(new Set(ids).size).toBe(12);
    expect(ids).toHaveLength(12);
  });

  test('a lesson needs only what stands before it', () => {
    for (const [at, { id, needs }] of lessons.entries())
      for (const need of needs) expect(ids.slice(0, at), `${id} needs ${need}`).toContain(need);
  });

  test('on each line of the map the stations run from left to right, no two on one place', () => {
    for (const line of new Set(lessons.map(each => each.line))) {
      const columns = lessons.filter(each => each.line === line).map(({ column }) => column);
      expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
    }
  });

  test.each(locales)('every lesson has a title and a line about it in %s', locale => {
    for (const id of ids) {
      const words = lessonWords[locale][id as keyof (typeof lessonWords)[typeof locale]];
      expect(words.title.trim()).not.toBe('');
      expect(words.blurb.trim()).not.toBe('');
    }
  });

  test('a lesson that is written is in the outline, and in every language written by hand', () => {
    const content = (locale: string) => join(process.cwd(), 'content', locale);
    const written = new Set(
      writtenLocales.flatMap(locale => readdirSync(content(locale)).filter(file => file.endsWith('.mdx'))),
    );
    expect(written.size).toBeGreaterThan(0);
    for (const file of written) {
      expect(ids).toContain(file.replace('.mdx', ''));
      for (const locale of writtenLocales)
        expect(existsSync(join(content(locale), file)), `${locale}/${file}`).toBe(true);
    }
  });
});
