import { bibliography, type Work } from '@/content/bibliography';
import type { Locale } from '@/lib/i18n/locales';
import type { Told } from '../contract';

const ways = {
  en: { two: ' and ', more: ' et al.', year: (year: number) => ` (${year}), `, comma: ', ' },
  'zh-Hans': { two: '与', more: '等', year: (year: number) => `（${year}），`, comma: '，' },
  'zh-Hant': { two: '與', more: '等', year: (year: number) => `（${year}），`, comma: '，' },
} as const satisfies Record<Locale, unknown>;

/** A work of content/bibliography.ts as a footnote writes it: Ba et al. (2016), Layer Normalization, arXiv:1607.06450 */
export function Cite({ id, locale }: Told & { id: string }) {
  const work = (bibliography as Readonly<Record<string, Work>>)[id];
  if (!work) throw new Error(`<Cite id="${id}">: content/bibliography.ts has no such work`);
  const way = ways[locale];
  const { authors, year, title, arxiv, url, venue } = work;
  const names = authors.length > 2 ? `${authors[0]}${way.more}` : authors.join(way.two);
  const where = arxiv ? `arXiv:${arxiv}` : venue;
  const address = arxiv ? `https://arxiv.org/abs/${arxiv}` : url;
  return (
    <>
      {names}
      {way.year(year)}
      <cite lang="en">{title}</cite>
      {where && way.comma}
      {where && (address ? <a href={address}>{where}</a> : where)}
    </>
  );
}
