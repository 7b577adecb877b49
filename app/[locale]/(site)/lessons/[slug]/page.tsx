import { notFound } from 'next/navigation';
import { isLocale } from '@/lib/i18n/locales';
import { writtenLessons } from '@/lib/site/writtenLessons';

export const dynamicParams = false;
export const generateStaticParams = () => writtenLessons().map(slug => ({ slug }));

export default async function LessonPage({ params }: PageProps<'/[locale]/lessons/[slug]'>) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const { default: Body } = await import(`@/content/${locale}/${slug}.mdx`);
  return (
    <main>
      <Body />
    </main>
  );
}
