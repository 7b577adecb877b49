import type { CSSProperties } from 'react';
import { siteWords } from '@/components/site/messages';
import { type Station, stations } from '@/components/site/outline/lessons';
import { ReadMark } from '@/components/site/progress/ReadMark';
import { Inline } from '@/components/ui/Inline';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import styles from './MetroMap.module.css';

const rows: Record<Station['line'], number> = { attention: 0, block: 1, 'feed-forward': 2 };

/**
 * The lines between the stations, in columns (x) and rows (y): one unit is one station's step. They part and meet as the prerequisites
 * do. x stretches with the page, so the strokes do not scale.
 */
const lines: readonly { readonly line: Station['line']; readonly path: string }[] = [
  { line: 'attention', path: 'M0 1C.6 1 .4 0 1 0H3C4.6 0 5 .15 5.35 .5S5.7 1 6 1' },
  { line: 'feed-forward', path: 'M1.6 1H1.7C1.84 1 1.84 1.1 1.84 1.25V1.8C1.84 1.95 1.88 2 2 2' },
  { line: 'block', path: 'M0 1H7' },
];

/** All lessons as a map of lines on a wide screen, as a list along the trunk on a narrow one. */
export function MetroMap({ locale }: { locale: Locale }) {
  const words = siteWords[locale];
  return (
    <div className={styles.map}>
      <svg className={styles.lines} viewBox="0 0 8 2" preserveAspectRatio="none" aria-hidden="true">
        {lines.map(({ line, path }) => (
          <path key={line} d={path} className={styles[line]} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <ol className={styles.stations} aria-label={words.home.stations}>
        {stations(locale).map(station => (
          <li
            key={station.id}
            className={`${styles[station.line]} ${station.written ? '' : styles.planned}`}
            style={{ '--column': station.column, '--row': rows[station.line] } as CSSProperties}
          >
            <ReadMark lesson={station.id} word={words.outline.read} className={styles.station} />
            <StationName locale={locale} station={station} planned={words.outline.plannedNote} />
            <span className={styles.blurb}>{station.blurb}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function StationName({ locale, station, planned }: { locale: Locale; station: Station; planned: string }) {
  const name = (
    <>
      <span className={styles.number}>{station.number}</span> <Inline text={station.title} />
    </>
  );
  return station.written ? (
    <a className={styles.name} href={pagePath(locale, `lessons/${station.id}`)}>
      {name}
    </a>
  ) : (
    <span className={styles.name}>
      {name}
      <span className="sr">{planned}</span>
    </span>
  );
}
