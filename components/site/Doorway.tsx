import { defaultLocale, localeNames, locales } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import styles from './Doorway.module.css';
import { Logo } from './Logo';
import { siteWords } from './messages';

/** A page that stands in no language: the site's name in each, as a link; on the 404 page with what is the matter. */
export function Doorway({ missing = false }: { missing?: boolean }) {
  return (
    <main className={styles.doorway}>
      <Logo />
      <h1 className="sr">{missing ? '404' : siteWords[defaultLocale].name}</h1>
      <ul>
        {locales.map(locale => {
          const { name, notFound } = siteWords[locale];
          return (
            <li key={locale} lang={locale}>
              <h2>{missing ? notFound.title : name}</h2>
              {missing && <p>{notFound.text}</p>}
              <p>
                <a href={pagePath(locale)} hrefLang={locale}>
                  {missing ? notFound.home : localeNames[locale].name}
                </a>
                {missing && (
                  <a href={pagePath(locale, 'lab')} hrefLang={locale}>
                    {notFound.lab}
                  </a>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </main>
  );
}
