import { siteWords } from '@/components/site/messages';
import type { Locale } from '@/lib/i18n/locales';
import styles from './HomeFigure.module.css';

/** The live figure above the fold: one encoder layer along its trunk. */
export function HomeFigure({ locale }: { locale: Locale }) {
  const { home } = siteWords[locale];
  return (
    <section className={styles.hero} aria-label={home.figure}>
      <div className={styles.place} />
      <p className={styles.caption}>{home.figureCaption}</p>
    </section>
  );
}
