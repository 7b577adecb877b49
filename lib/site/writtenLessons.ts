import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLocale } from '@/lib/i18n/locales';

/** The ids of the lessons that exist, read from content/ at build. One missing in another language fails the build. */
export function writtenLessons(): readonly string[] {
  return readdirSync(join(process.cwd(), 'content', defaultLocale))
    .filter(file => file.endsWith('.mdx'))
    .map(file => file.slice(0, -'.mdx'.length));
}
