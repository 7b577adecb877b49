import { siteWords } from '@/components/site/messages';
import { stations } from '@/components/site/outline/lessons';
import { Trunk } from '@/components/site/outline/Trunk';
import { checksOf } from '@/components/site/progress/checksOf';
import { FinishLine } from '@/components/site/progress/FinishLine';
import { ProgressSetting } from '@/components/site/progress/ProgressSetting';
import { SolvedCount } from '@/components/site/progress/SolvedCount';
import { SiteFrame } from '@/components/site/SiteFrame';
import { Inline } from '@/components/ui/Inline';
import type { Locale } from '@/lib/i18n/locales';
import 'katex/dist/katex.min.css';
import styles from './LessonPage.module.css';
import { LessonPlace } from './LessonPlace';
import type { LessonModule } from './loadLesson';
import { Pager } from './Pager';

/** A Chinese title may break before a long English word (the stylesheet keeps it together elsewhere). */
const beforeLongWord = /(?<=\p{Script=Han})(?=[A-Za-z]{7})/u;

interface LessonPageProps {
  readonly locale: Locale;
  readonly slug: string;
  readonly lesson: LessonModule;
}

/** Rail · text · margin; below 1200 px the rail is in the header's menu, below 960 px the margin is gone too. */
export function LessonPage({ locale, slug, lesson: { default: Content, frontmatter, toc } }: LessonPageProps) {
  const words = siteWords[locale];
  const map = stations(locale);
  const station = map.find(({ id }) => id === slug);
  if (!station) throw new Error(`content/${locale}/${slug}.mdx: content/outline.ts has no lesson ${slug}`);
  if (station.title !== frontmatter.title)
    throw new Error(
      `content/${locale}/${slug}.mdx: the title is "${frontmatter.title}", in messages "${station.title}"`,
    );
  return (
    <SiteFrame locale={locale} page={`lessons/${slug}`} section="lessons" lesson={slug} sections={toc}>
      <div className={styles.sheet}>
        <nav className={styles.rail} aria-label={words.outline.label}>
          <div className="label">{words.outline.heading}</div>
          <Trunk locale={locale} here={slug} sections={toc} />
          <ProgressSetting words={words.progress} />
        </nav>
        <main id="main" className={styles.main}>
          <article data-pagefind-body="">
            <header className={styles.title}>
              <LessonPlace locale={locale} station={station} map={map} minutes={frontmatter.minutes} />
              <h1>
                <Inline text={frontmatter.title.replace(beforeLongWord, '\u200B')} />
              </h1>
              <p className={styles.promise}>{frontmatter.promise}</p>
            </header>
            <Content />
          </article>
          <SolvedCount lesson={slug} checks={checksOf(slug)} className={styles.solved} onward />
          <FinishLine lesson={slug} />
          <Pager locale={locale} station={station} map={map} />
        </main>
      </div>
    </SiteFrame>
  );
}
