import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InterviewPage } from '@/components/site/interview/InterviewPage';
import { dictionaries } from '@/components/site/interview/messages';
import { siteWords } from '@/components/site/messages';
import { isLocale } from '@/lib/i18n/locales';
import { pageMetadata } from '@/lib/site/pageMetadata';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { title, description } = dictionaries[locale];
  return pageMetadata({ locale, page: 'interview', title, description, site: siteWords[locale].name });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <InterviewPage locale={locale} />;
}
