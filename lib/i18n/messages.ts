import type { Locale } from './locales';

/**
 * One dictionary a language. A room that speaks has `messages.en.ts` (whose type is the contract), `messages.zh-Hans.ts`
 * (`satisfies` that type), the generated `messages.zh-Hant.ts`, and `messages.ts` that joins them. Entries are strings or
 * functions of what stands in them: `rows: (n: number) => …`.
 */
export type Dictionaries<M> = Record<Locale, M>;
