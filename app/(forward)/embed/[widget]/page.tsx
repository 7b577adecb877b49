import type { Metadata } from 'next';
import { experiments } from '@/lib/experiments/registry';
import { localeNames, locales } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { forwardScript } from '@/lib/site/redirectScript';

export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(experiments).map(widget => ({ widget }));
export const metadata: Metadata = { robots: { index: false, follow: true }, referrer: 'no-referrer' };

/** `/embed/<widget>`: goes on to a language, with query and hash; without a script it shows the way. */
export default async function Page({ params }: { readonly params: Promise<{ widget: string }> }) {
  const { widget } = await params;
  return (
    <main style={{ font: '400 0.9375rem/1.6 system-ui, sans-serif' }}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, see forwardScript */}
      <script dangerouslySetInnerHTML={{ __html: forwardScript(widget) }} />
      <h1 style={{ fontSize: '1rem' }}>Inside the Encoder</h1>
      <ul>
        {locales.map(locale => (
          <li key={locale} lang={locale}>
            <a href={pagePath(locale, `embed/${widget}`)} hrefLang={locale}>
              {localeNames[locale].name}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
