import { siteWords } from '@/components/site/messages';
import type { Station } from '@/components/site/outline/lessons';
import { Inline } from '@/components/ui/Inline';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import styles from './Pager.module.css';

/** The lessons before and after; one that is not written yet is named, and not linked. */
export function Pager({ locale, station, map }: { locale: Locale; station: Station; map: readonly Station[] }) {
  const words = siteWords[locale].lesson;
  return (
    <nav className={styles.pager} aria-label={words.pager}>
      <Neighbour locale={locale} word={words.previous} planned={words.planned} station={map[station.number - 2]} />
      <Neighbour locale={locale} word={words.next} planned={words.planned} station={map[station.number]} />
    </nav>
  );
}

interface NeighbourProps {
  readonly locale: Locale;
  readonly word: string;
  readonly planned: string;
  readonly station: Station | undefined;
}

function Neighbour({ locale, word, planned, station }: NeighbourProps) {
  if (!station) return <span />;
  const { id, title, written } = station;
  return written ? (
    <a href={pagePath(locale, `lessons/${id}`)}>
      <span>{word}</span>
      <Inline text={title} />
    </a>
  ) : (
    <span className={styles.planned}>
      <span>
        {word} · {planned}
      </span>
      <Inline text={title} />
    </span>
  );
}
