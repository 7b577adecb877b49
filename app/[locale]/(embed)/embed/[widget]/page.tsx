import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Formula } from '@/components/lesson/Formula';
import { Inline } from '@/components/ui/Inline';
import { StaticPicture } from '@/components/widgets/door/StaticPicture';
import { EmbedWidget } from '@/components/widgets/embed/EmbedWidget';
import { dictionaries } from '@/components/widgets/embed/messages';
import { OriginLink } from '@/components/widgets/embed/OriginLink';
import { figureId } from '@/components/widgets/figureId';
import { findWidget } from '@/components/widgets/findWidget';
import { lessonWords } from '@/content/messages';
import { outline } from '@/content/outline';
import { experiments } from '@/lib/experiments/registry';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { writtenLessons } from '@/lib/site/writtenLessons';
import { renderTex } from '@/lib/tex/renderTex';

export const dynamicParams = false;
export const generateStaticParams = () =>
  locales.flatMap(locale => Object.keys(experiments).map(widget => ({ locale, widget })));

interface Props {
  readonly params: Promise<{ locale: string; widget: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, widget } = await params;
  const found = isLocale(locale) && (await findWidget(widget, locale));
  if (!found) notFound();
  return {
    title: found.t.title,
    description: found.t.summary,
    referrer: 'no-referrer',
    // The lesson and the lab are the pages to be found.
    robots: { index: false, follow: true },
  };
}

export default async function Page({ params }: Props) {
  const { locale, widget } = await params;
  const found = isLocale(locale) && (await findWidget(widget, locale));
  if (!found || !isLocale(locale)) notFound();
  const { definition } = found.entry;
  return (
    <EmbedWidget
      id={widget}
      specs={definition.params}
      title={found.t.title}
      formula={<Formula html={renderTex(definition.formula, true)} display />}
      origin={<Origin id={widget} lesson={definition.lesson} locale={locale} />}
    >
      <StaticPicture id={widget} locale={locale} />
    </EmbedWidget>
  );
}

/** Where it comes from, with the lesson that explains it; the lab where that is not written yet. */
function Origin({ id, lesson, locale }: { id: string; lesson: string; locale: Locale }) {
  const t = dictionaries[locale];
  const known = outline.find(entry => entry.id === lesson);
  return (
    <>
      <span>{t.origin}</span>
      {known && writtenLessons().includes(known.id) ? (
        <span>
          {t.lesson}
          <OriginLink href={pagePath(locale, `lessons/${known.id}`)}>
            <Inline text={lessonWords[locale][known.id].title} />
          </OriginLink>
        </span>
      ) : (
        <OriginLink href={`${pagePath(locale, 'lab')}#${figureId(id)}`}>{t.lab}</OriginLink>
      )}
    </>
  );
}
