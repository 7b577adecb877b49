import type { MDXContent } from 'mdx/types';
import type { Locale } from '@/lib/i18n/locales';
import type { FrontMatter, TocEntry } from '@/lib/lesson/frontMatter';

/** What a lesson's MDX module exports. */
export interface LessonModule {
  readonly default: MDXContent;
  readonly frontmatter: FrontMatter;
  readonly toc: readonly TocEntry[];
}

export async function loadLesson(locale: Locale, slug: string): Promise<LessonModule> {
  return import(`@/content/${locale}/${slug}.mdx`);
}
