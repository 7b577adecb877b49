import { LessonBody } from '@/components/lesson/LessonBody';
import { loadLesson } from '@/components/site/lesson/loadLesson';
import { SiteFrame } from '@/components/site/SiteFrame';
import { lessonWords } from '@/content/messages';
import { outline } from '@/content/outline';
import type { Locale } from '@/lib/i18n/locales';
import { writtenLessons } from '@/lib/site/writtenLessons';
import 'katex/dist/katex.min.css';
import styles from './Drill.module.css';
import { DrillProvider } from './DrillProvider';
import { dictionaries } from './messages';
import { questionsOf } from './questionsOf';

/** All interview questions of the course, taken from the lessons as they stand there. */
export async function InterviewPage({ locale }: { locale: Locale }) {
  const t = dictionaries[locale];
  const written = outline.map(({ id }) => id).filter(id => writtenLessons().includes(id));
  const lessons = await Promise.all(
    written.map(async id => ({ id, cards: questionsOf((await loadLesson(locale, id)).default, locale, id) })),
  );
  return (
    <SiteFrame locale={locale} page="interview" section="interview">
      <main id="main" className={styles.page}>
        <h1>{t.title}</h1>
        <p className={styles.lead}>{t.lead}</p>
        <DrillProvider
          questions={lessons.flatMap(({ id, cards }) => cards.map(card => `${id}/${card.props.id}`))}
          lessons={written.map(id => ({ value: id, label: lessonWords[locale][id].title.replaceAll('_', '') }))}
        >
          <LessonBody>
            {lessons.map(({ id, cards }) => cards.map(card => <div key={`${id}/${card.props.id}`}>{card}</div>))}
          </LessonBody>
        </DrillProvider>
      </main>
    </SiteFrame>
  );
}
