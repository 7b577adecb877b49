import { siteWords } from '@/components/site/messages';
import { WidgetFigure } from '@/components/widgets/WidgetFigure';
import { lessonWords } from '@/content/messages';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import styles from './HomeFigure.module.css';
import { homeFigure } from './homeFigure';

/** The live figure above the fold: one encoder layer along its trunk, between two lines and on the page's own ground. */
export function HomeFigure({ locale }: { locale: Locale }) {
  const { home } = siteWords[locale];
  return (
    <section className={styles.hero} aria-label={home.figure}>
      <WidgetFigure id={homeFigure.id} params={homeFigure.params[locale]} locale={locale} place="home" width="text">
        {home.figureCaption}
        {home.figureMore.before}
        <a href={pagePath(locale, 'lessons/map')}>{lessonWords[locale].map.title}</a>
        {home.figureMore.after}
      </WidgetFigure>
    </section>
  );
}
