import { siteWords } from '@/components/site/messages';
import { checksOf } from '@/components/site/progress/checksOf';
import { ReadMark } from '@/components/site/progress/ReadMark';
import { SolvedCount } from '@/components/site/progress/SolvedCount';
import { Inline } from '@/components/ui/Inline';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { stations } from './lessons';
import { type Section, SectionLinks } from './SectionLinks';
import styles from './Trunk.module.css';

/** The lessons as stations on the trunk: filled = read, accent ring = here with its sections beneath, dashes = planned. */
export function Trunk({ locale, here, sections }: { locale: Locale; here?: string; sections?: readonly Section[] }) {
  const words = siteWords[locale].outline;
  return (
    <ol className={styles.trunk}>
      {stations(locale).map(({ id, title, written }) => (
        <li key={id} className={id === here ? styles.here : written ? undefined : styles.planned}>
          <ReadMark lesson={id} word={words.read} className={styles.station} />
          {written ? (
            <a href={pagePath(locale, `lessons/${id}`)} aria-current={id === here ? 'page' : undefined}>
              <Inline text={title} />
            </a>
          ) : (
            <span className={styles.name}>
              <Inline text={title} />
              <span className="sr">{words.plannedNote}</span>
            </span>
          )}
          {written && <SolvedCount lesson={id} checks={checksOf(id)} className={styles.solved} />}
          {id === here && sections && sections.length > 0 && (
            <SectionLinks sections={sections} label={words.sections} />
          )}
        </li>
      ))}
    </ol>
  );
}
