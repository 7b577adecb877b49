import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HomePage } from '@/components/site/home/HomePage';
import { siteWords } from '@/components/site/messages';
import { isLocale } from '@/lib/i18n/locales';
import { pageMetadata } from '@/lib/site/pageMetadata';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { name, description } = siteWords[locale];
  return pageMetadata({ locale, page: '', title: name, description, site: name });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <HomePage locale={locale} />;
}
