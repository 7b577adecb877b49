import type { ReactNode } from 'react';
import { Footer } from './Footer';
import { Header, type HeaderProps } from './Header';
import { siteWords } from './messages';
import styles from './SiteFrame.module.css';

/** What stands around every page: skip link, header, footer. The page itself brings <main id="main">. */
export function SiteFrame({ children, ...header }: HeaderProps & { children: ReactNode }) {
  return (
    <>
      <a className={styles.skip} href="#main">
        {siteWords[header.locale].skip}
      </a>
      <Header {...header} />
      {children}
      <Footer locale={header.locale} />
    </>
  );
}
