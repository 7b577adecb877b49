import { siteWords } from '@/components/site/messages';
import { ProgressSetting } from '@/components/site/progress/ProgressSetting';
import { ThemeSwitch } from '@/components/site/ThemeSwitch';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { CloseOnLink } from './CloseOnLink';
import styles from './OutlineMenu.module.css';
import type { Section } from './SectionLinks';
import { Trunk } from './Trunk';

const id = 'outline-menu';

/** What header and rail hold, in a popover for narrow screens. Opens, closes and takes Escape without a script. */
export function OutlineMenu({
  locale,
  here,
  sections,
}: {
  locale: Locale;
  here?: string;
  sections?: readonly Section[];
}) {
  const words = siteWords[locale];
  return (
    <>
      <button type="button" popoverTarget={id} className={styles.button} aria-label={words.menu}>
        <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
          <path d="M5 2v16" strokeWidth="2.5" stroke="var(--t-x)" />
          <path d="M10 5h8M10 10h8M10 15h8" strokeWidth="1.75" />
          <circle cx="5" cy="10" r="2.5" fill="var(--page)" strokeWidth="1.75" stroke="var(--accent)" />
        </svg>
      </button>
      <div id={id} popover="auto" className={styles.menu} role="dialog" aria-label={words.menu}>
        <CloseOnLink menu={id} />
        <div className={styles.top}>
          <nav aria-label={words.nav.label}>
            <a href={pagePath(locale)}>{words.nav.home}</a>
            <a href={pagePath(locale, 'interview')}>{words.nav.interview}</a>
            <a href={pagePath(locale, 'lab')}>{words.nav.lab}</a>
          </nav>
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={styles.close}>
            {words.close}
          </button>
        </div>
        <ThemeSwitch words={words.theme} />
        <nav aria-label={words.outline.label} className={styles.lessons}>
          <div className="label">{words.outline.heading}</div>
          <Trunk locale={locale} here={here} sections={sections} />
        </nav>
        <ProgressSetting words={words.progress} />
      </div>
    </>
  );
}
