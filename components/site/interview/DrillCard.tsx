import type { ReactNode } from 'react';
import type { Told } from '@/components/lesson/contract';
import styles from '@/components/lesson/Interview.module.css';
import { InterviewTabs } from '@/components/lesson/InterviewTabs';
import { dictionaries as lessonDictionaries } from '@/components/lesson/messages';
import { Answer } from '@/components/lesson/Parts';
import { partsOf } from '@/components/lesson/parts';
import { Inline } from '@/components/ui/Inline';
import { lessonWords } from '@/content/messages';
import type { LessonId } from '@/content/outline';
import { pagePath } from '@/lib/site/paths';
import { DrillFrame } from './DrillFrame';
import { dictionaries } from './messages';

/** An interview question of a lesson, as the practice shows it: asked first, answered when the reader wants to see. */
export function DrillCard({
  id,
  question,
  locale,
  lesson,
  children,
}: Told & { id: string; question: string; children: ReactNode }) {
  const { depths, ...labels } = lessonDictionaries[locale].interview;
  const key = `${lesson}/${id}`;
  const anchor = `${lesson}-${id}`;
  const said = { seconds: labels.seconds, whiteboard: labels.whiteboard, 'follow-up': labels.followUp };
  return (
    <DrillFrame
      id={key}
      anchor={anchor}
      above={
        <a href={`${pagePath(locale, `lessons/${lesson}`)}#${id}`} title={dictionaries[locale].inLesson}>
          <Inline text={lessonWords[locale][lesson as LessonId].title} />
        </a>
      }
      question={
        <h2 id={`${anchor}-question`} className={styles.question} tabIndex={-1}>
          <Inline text={question} />
        </h2>
      }
    >
      <InterviewTabs
        id={anchor}
        name={depths}
        answers={partsOf(children, Answer).map(({ depth, children: text }) => ({ depth, label: said[depth], text }))}
      />
    </DrillFrame>
  );
}
