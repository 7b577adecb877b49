import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GlossaryPage } from '@/components/site/glossary/GlossaryPage';
import { dictionaries } from '@/components/site/glossary/messages';
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
  return pageMetadata({ locale, page: 'glossary', title, description, site: siteWords[locale].name });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <GlossaryPage locale={locale} />;
}
