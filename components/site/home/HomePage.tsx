import { siteWords } from '@/components/site/messages';
import { stations } from '@/components/site/outline/lessons';
import { SiteFrame } from '@/components/site/SiteFrame';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { HomeFigure } from './HomeFigure';
import styles from './HomePage.module.css';
import { MetroMap } from './MetroMap';

export function HomePage({ locale }: { locale: Locale }) {
  const { home } = siteWords[locale];
  const first = stations(locale).find(({ written }) => written);
  return (
    <SiteFrame locale={locale} page="">
      <main id="main" className={styles.home}>
        <section className={styles.lead}>
          <div>
            <h1>{home.title}</h1>
            <p>{home.lead}</p>
          </div>
          <div className={styles.go}>
            {first && (
              <a className={styles.button} href={pagePath(locale, `lessons/${first.id}`)}>
                {home.start(first.number)}
              </a>
            )}
            <a className={styles.link} href={pagePath(locale, 'lab')}>
              {home.lab}
            </a>
          </div>
        </section>
        <HomeFigure locale={locale} />
        <section className={styles.points}>
          {home.points.map(({ title, text }) => (
            <div key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
          ))}
        </section>
        <section className={styles.lessons} id="lessons">
          <h2>{home.map}</h2>
          <p className="ui">
            {home.mapLead.before}
            <b className="t-s">{home.mapLead.attention}</b>
            {home.mapLead.between}
            <b className="t-x">{home.mapLead.block}</b>
            {home.mapLead.after}
            {home.mapPlanned}
          </p>
          <MetroMap locale={locale} />
        </section>
      </main>
    </SiteFrame>
  );
}
