import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonPage } from '@/components/site/lesson/LessonPage';
import { loadLesson } from '@/components/site/lesson/loadLesson';
import { siteWords } from '@/components/site/messages';
import { plainTitle } from '@/components/site/outline/lessons';
import { isLocale } from '@/lib/i18n/locales';
import { pageMetadata } from '@/lib/site/pageMetadata';
import { writtenLessons } from '@/lib/site/writtenLessons';

export const dynamicParams = false;
// For every language the same: a lesson that one of them lacks fails the build.
export const generateStaticParams = () => writtenLessons().map(slug => ({ slug }));

interface Props {
  readonly params: Promise<{ locale: string; slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const { frontmatter } = await loadLesson(locale, slug);
  return pageMetadata({
    locale,
    page: `lessons/${slug}`,
    title: plainTitle(frontmatter.title),
    description: frontmatter.description,
    site: siteWords[locale].name,
  });
}

export default async function Page({ params }: Props) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  return <LessonPage locale={locale} slug={slug} lesson={await loadLesson(locale, slug)} />;
}
