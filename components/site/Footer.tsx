import type { Locale } from '@/lib/i18n/locales';
import { filePath, pagePath } from '@/lib/site/paths';
import styles from './Footer.module.css';
import { siteWords } from './messages';

export function Footer({ locale }: { locale: Locale }) {
  const { name, footer, nav } = siteWords[locale];
  return (
    <footer className={styles.footer}>
      <div>
        <p>
          <b>{name}</b>
          {footer.about}
          {footer.privacy}
        </p>
        <nav aria-label={footer.label}>
          <a href={pagePath(locale)}>{nav.home}</a>
          <a href={pagePath(locale, 'interview')}>{nav.interview}</a>
          <a href={pagePath(locale, 'lab')}>{nav.lab}</a>
          <a href={pagePath(locale, 'glossary')}>{nav.glossary}</a>
          <a href={filePath('LICENSE.txt')}>{footer.licence}</a>
          <a href={filePath('NOTICE.txt')}>{footer.notices}</a>
          <a href={filePath('CITATION.cff')}>{footer.cite}</a>
        </nav>
      </div>
    </footer>
  );
}
