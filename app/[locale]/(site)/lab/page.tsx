import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Formula } from '@/components/lesson/Formula';
import { siteWords } from '@/components/site/messages';
import { SiteFrame } from '@/components/site/SiteFrame';
import { Inline } from '@/components/ui/Inline';
import { LabWidget } from '@/components/widgets/lab/LabWidget';
import styles from '@/components/widgets/lab/lab.module.css';
import { dictionaries } from '@/components/widgets/lab/messages';
import { lessonWords } from '@/content/messages';
import { outline } from '@/content/outline';
import { experiments } from '@/lib/experiments/registry';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pageMetadata } from '@/lib/site/pageMetadata';
import { pagePath } from '@/lib/site/paths';
import { writtenLessons } from '@/lib/site/writtenLessons';
import { renderTex } from '@/lib/tex/renderTex';
import 'katex/dist/katex.min.css';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { title, lead } = dictionaries[locale];
  return pageMetadata({ locale, page: 'lab', title, description: lead, site: siteWords[locale].name });
}

/** Every widget live, one below the other, with its parameters. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = dictionaries[locale];
  return (
    <SiteFrame locale={locale} page="lab" section="lab">
      <main id="main" className={styles.lab}>
        <h1>{t.title}</h1>
        <p className={styles.lead}>{t.lead}</p>
        {Object.entries(experiments).map(([id, { definition }]) => (
          <LabWidget
            key={id}
            id={id}
            locale={locale}
            formula={<Formula html={renderTex(definition.formula, true)} display />}
            lesson={<LessonLink lesson={definition.lesson} locale={locale} />}
          />
        ))}
      </main>
    </SiteFrame>
  );
}

function LessonLink({ lesson, locale }: { lesson: string; locale: Locale }) {
  const t = dictionaries[locale];
  const known = outline.find(entry => entry.id === lesson);
  if (!known || !writtenLessons().includes(known.id)) return t.planned;
  return (
    <>
      {t.explained.before}
      <a href={pagePath(locale, `lessons/${known.id}`)}>
        <Inline text={lessonWords[locale][known.id].title} />
      </a>
      {t.explained.after}
    </>
  );
}
