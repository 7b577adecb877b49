import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import styles from './Header.module.css';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';
import { siteWords } from './messages';
import { OutlineMenu } from './outline/OutlineMenu';
import type { Section as LessonSection } from './outline/SectionLinks';
import { SearchButton } from './search/SearchButton';
import { ThemeSwitch } from './ThemeSwitch';

type Section = 'lessons' | 'interview' | 'lab';

export interface HeaderProps {
  readonly locale: Locale;
  /** The page's address within a language: '' is home, 'lab', 'lessons/attention'. */
  readonly page: string;
  readonly section?: Section | undefined;
  /** The lesson shown, and its sections: for the outline menu. */
  readonly lesson?: string;
  readonly sections?: readonly LessonSection[];
}

export function Header({ locale, page, section, lesson, sections }: HeaderProps) {
  const words = siteWords[locale];
  const current = (id: Section) => (id === section ? 'true' : undefined);
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <a className={styles.brand} href={pagePath(locale)} aria-label={words.name}>
          <Logo />
          <span>{words.name}</span>
        </a>
        <nav className={styles.nav} aria-label={words.nav.label}>
          <a href={`${pagePath(locale)}#lessons`} aria-current={current('lessons')}>
            {words.nav.lessons}
          </a>
          <a href={pagePath(locale, 'interview')} aria-current={current('interview')}>
            {words.nav.interview}
          </a>
          <a href={pagePath(locale, 'lab')} aria-current={current('lab')}>
            {words.nav.lab}
          </a>
        </nav>
        <SearchButton word={words.search} />
        <LanguageSwitch locale={locale} page={page} label={words.language} />
        <div className={styles.theme}>
          <ThemeSwitch words={words.theme} />
        </div>
        <OutlineMenu locale={locale} here={lesson} sections={sections} />
      </div>
    </header>
  );
}
