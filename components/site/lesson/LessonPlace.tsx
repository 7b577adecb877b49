import { Fragment } from 'react';
import { siteWords } from '@/components/site/messages';
import type { Station } from '@/components/site/outline/lessons';
import { Inline } from '@/components/ui/Inline';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import styles from './LessonPlace.module.css';

interface LessonPlaceProps {
  readonly locale: Locale;
  readonly station: Station;
  readonly map: readonly Station[];
  readonly minutes: number;
}

/** Lesson 3 of 12 · after Attention, one number at a time · 25 minutes */
export function LessonPlace({ locale, station, map, minutes }: LessonPlaceProps) {
  const words = siteWords[locale].lesson;
  const needs = map.filter(({ id }) => station.needs.includes(id));
  return (
    <p className={`label ${styles.place}`} data-pagefind-ignore="">
      {words.place(station.number, map.length)}
      {needs.length > 0 && ` · ${words.after} `}
      {needs.map(({ id, title, written }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {written ? (
            <a href={pagePath(locale, `lessons/${id}`)}>
              <Inline text={title} />
            </a>
          ) : (
            <span>
              <Inline text={title} />
              {siteWords[locale].outline.plannedNote}
            </span>
          )}
        </Fragment>
      ))}
      {` · ${words.minutes(minutes)}`}
    </p>
  );
}
