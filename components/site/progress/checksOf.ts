import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLocale } from '@/lib/i18n/locales';

/** The ids of a lesson's Checks, in its order; they are the same in every language. Read from content/ at build. */
export function checksOf(lesson: string): readonly string[] {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'content', defaultLocale, `${lesson}.mdx`);
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/^<Check\b[^>]*?\bid="([^"]+)"/gm)].map(([, id = '']) => id);
}
