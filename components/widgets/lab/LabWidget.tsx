import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { absolute } from '@/lib/site/siteUrl';
import { findWidget } from '../findWidget';
import { WidgetFigure } from '../WidgetFigure';
import { FrameField } from './FrameField';
import styles from './lab.module.css';
import { dictionaries } from './messages';
import { ParamTable } from './ParamTable';

interface Props {
  readonly id: string;
  readonly locale: Locale;
  /** What it computes. */
  readonly formula: ReactNode;
  /** Link to the lesson that explains it, if that is written. */
  readonly lesson: ReactNode;
}

/** One widget of the lab: what it shows, itself, its parameters, and the frame that carries it elsewhere. */
export async function LabWidget({ id, locale, formula, lesson }: Props) {
  const t = dictionaries[locale];
  const found = await findWidget(id, locale);
  if (!found) throw new Error(`lab: there is no widget ${id}`);
  const { definition } = found.entry;
  const path = pagePath(locale, `embed/${id}`);
  return (
    <section className={styles.widget} aria-labelledby={`lab-${id}`}>
      <h2 id={`lab-${id}`}>{found.t.title}</h2>
      <p className={styles.summary}>
        {found.t.summary}
        {lesson}
      </p>
      <div className={styles.formula}>{formula}</div>
      <WidgetFigure id={id} locale={locale} place="lab" title={<code>{id}</code>} />
      <details className={styles.more}>
        <summary>{t.parameters}</summary>
        <ParamTable id={id} version={definition.version} specs={definition.params} words={found.t} locale={locale} />
        <FrameField label={t.frame} src={absolute(path) ?? path} title={found.t.title} />
        <p className={styles.hint}>{t.frameHint}</p>
      </details>
    </section>
  );
}
