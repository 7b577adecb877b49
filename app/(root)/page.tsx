import { locales } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';

export default function Page() {
  return (
    <main>
      {locales.map(l => (
        <a key={l} href={pagePath(l)}>
          {l}
        </a>
      ))}
    </main>
  );
}
