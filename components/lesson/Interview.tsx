import type { ReactNode } from 'react';
import { Inline } from '@/components/ui/Inline';
import type { Told } from './contract';
import styles from './Interview.module.css';
import { InterviewTabs } from './InterviewTabs';
import { dictionaries } from './messages';
import { Answer } from './Parts';
import { partsOf } from './parts';

/** A question as it is asked, and its answer at three depths. */
export function Interview({
  id,
  question,
  locale,
  children,
}: Told & { id: string; question: string; children: ReactNode }) {
  const t = dictionaries[locale].interview;
  const labels = { seconds: t.seconds, whiteboard: t.whiteboard, 'follow-up': t.followUp };
  return (
    <section id={id} className={styles.interview} aria-labelledby={`${id}-question`}>
      <div className="label">{t.label}</div>
      <h3 id={`${id}-question`} className={styles.question}>
        <Inline text={question} />
      </h3>
      <InterviewTabs
        id={id}
        name={t.depths}
        answers={partsOf(children, Answer).map(({ depth, children: text }) => ({ depth, label: labels[depth], text }))}
      />
    </section>
  );
}
