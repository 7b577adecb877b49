import { Formula } from '@/components/lesson/Formula';
import { SiteFrame } from '@/components/site/SiteFrame';
import { Inline } from '@/components/ui/Inline';
import { glossary } from '@/content/glossary/messages';
import { type Term, type TermId, terms } from '@/content/glossary/terms';
import { lessonWords } from '@/content/messages';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { writtenLessons } from '@/lib/site/writtenLessons';
import { renderTex } from '@/lib/tex/renderTex';
import '@/components/lesson/prose.css';
import '@/components/lesson/tensors.css';
import 'katex/dist/katex.min.css';
import styles from './GlossaryPage.module.css';
import { dictionaries } from './messages';

/** As each language orders its words: by letter, by pinyin, by strokes. */
const orders: Record<Locale, string> = { en: 'en', 'zh-Hans': 'zh-Hans-u-co-pinyin', 'zh-Hant': 'zh-Hant-u-co-stroke' };

/** 简体 and 繁體 often write a term alike, and some terms are English everywhere: each form stands once. */
const isNew = (locale: Locale, id: TermId, said: readonly Locale[]): boolean =>
  said.every(other => glossary[other][id].term !== glossary[locale][id].term);

/** Every term of the lessons. Its anchor is its id. */
export function GlossaryPage({ locale }: { locale: Locale }) {
  const t = dictionaries[locale];
  const own = glossary[locale];
  const written = writtenLessons();
  const { compare } = new Intl.Collator(orders[locale], { sensitivity: 'base' });
  const ids = (Object.keys(terms) as TermId[]).sort((a, b) => compare(own[a].term, own[b].term));
  return (
    <SiteFrame locale={locale} page="glossary">
      <main id="main" className={styles.page}>
        <article data-pagefind-body="">
          <h1>{t.title}</h1>
          <p className={styles.lead}>{t.lead}</p>
          <dl className={styles.terms}>
            {ids.map(id => {
              const { symbol, lesson }: Term = terms[id];
              const others = locales.filter(other => other !== locale && isNew(other, id, [locale]));
              return (
                <div key={id} id={id}>
                  <dt>
                    <dfn>{own[id].term}</dfn>
                    {symbol && <Formula html={renderTex(symbol, false)} />}
                  </dt>
                  <dd>
                    <Inline text={own[id].meaning} />
                    <p className={styles.more}>
                      {others
                        .filter((other, index) => isNew(other, id, others.slice(0, index)))
                        .map(other => (
                          <span key={other} lang={other}>
                            {glossary[other][id].term}
                          </span>
                        ))}
                      {lesson && written.includes(lesson) && (
                        <span>
                          {t.explained}{' '}
                          <a href={pagePath(locale, `lessons/${lesson}`)}>
                            <Inline text={lessonWords[locale][lesson].title} />
                          </a>
                        </span>
                      )}
                    </p>
                  </dd>
                </div>
              );
            })}
          </dl>
        </article>
      </main>
    </SiteFrame>
  );
}
