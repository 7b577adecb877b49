import { filePath } from '@/lib/site/paths';

/** What we use of Pagefind's browser module; see its JavaScript API. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  /** null: a newer search has superseded it. */
  debouncedSearch(query: string, options?: object, wait?: number): Promise<{ results: Result[] } | null>;
}
interface Result {
  data(): Promise<Page>;
}
interface Page {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  /** By the headings that have an id; none where only what stands before the first of them fits. */
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

/** A place found: a page, or a section of one. */
export interface Hit {
  readonly url: string;
  readonly page: string;
  readonly section: string;
  /** Its words, in pieces; every second one is what was looked for. */
  readonly excerpt: readonly string[];
}

const pages = 6;
const sectionsOfAPage = 3;
let loading: Promise<Pagefind> | undefined;

/** The index of the page's language, made by scripts/postbuild/searchIndex.ts. Rejects where there is none: under `next dev`. */
function pagefind(): Promise<Pagefind> {
  loading ??= load().catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Pagefind> {
  const module: Pagefind = await import(/* turbopackIgnore: true */ filePath('pagefind/pagefind.js'));
  await module.options({ baseUrl: filePath(''), excerptLength: 18 });
  await module.init();
  return module;
}

/** The best hits for a query; undefined: superseded by a newer one. */
export async function search(query: string): Promise<readonly Hit[] | undefined> {
  const found = await (await pagefind()).debouncedSearch(query, {}, 120);
  if (!found) return undefined;
  const data = await Promise.all(found.results.slice(0, pages).map(result => result.data()));
  return data.flatMap(({ url, excerpt, meta: { title: page = '' }, sub_results }) => {
    const places = sub_results.length > 0 ? sub_results : [{ url, excerpt, title: page }];
    return places.slice(0, sectionsOfAPage).map(place => ({
      url: place.url,
      page,
      section: place.title === page ? '' : place.title,
      excerpt: pieces(place.excerpt),
    }));
  });
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Pagefind's excerpt is HTML with <mark>; we show text, so that nothing in a lesson can become markup here. */
export function pieces(excerpt: string): readonly string[] {
  return excerpt
    .split(/<\/?mark>/)
    .map(text => text.replace(/&(?:lt|gt|quot|#39|amp);/g, entity => entities[entity] ?? entity));
}
