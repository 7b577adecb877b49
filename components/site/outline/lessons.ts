import { lessonWords } from '@/content/messages';
import { type LessonId, outline } from '@/content/outline';
import type { Locale } from '@/lib/i18n/locales';
import { writtenLessons } from '@/lib/site/writtenLessons';

/** A station of the map, in one language. Read at build: client components get it as props. */
export interface Station {
  readonly id: LessonId;
  /** 1-based. */
  readonly number: number;
  readonly title: string;
  readonly blurb: string;
  readonly line: (typeof outline)[number]['line'];
  readonly column: number;
  readonly needs: readonly LessonId[];
  /** Whether its lesson exists; otherwise it is planned, and not linked. */
  readonly written: boolean;
}

export function stations(locale: Locale): readonly Station[] {
  const written = new Set(writtenLessons());
  return outline.map((lesson, index) => ({
    ...lesson,
    ...lessonWords[locale][lesson.id],
    number: index + 1,
    written: written.has(lesson.id),
  }));
}

/** A title for places that hold text alone, such as <title>: `d_k` as dₖ. */
export const plainTitle = (title: string) => title.replaceAll('d_k', 'dₖ');
