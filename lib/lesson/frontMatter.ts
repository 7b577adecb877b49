import { z } from 'zod';

/** What stands at the head of a lesson's file. Read at build and in tests; a page uses the type alone. */
export const frontMatterSchema = z.strictObject({
  /** May hold d_k, which is set with a subscript. */
  title: z.string().trim().min(1).max(80),
  /** One sentence: what the reader will be able to do. */
  promise: z.string().trim().min(1).max(240),
  /** For search engines and link previews. */
  description: z.string().trim().min(20).max(200),
  minutes: z.int().min(1).max(180),
  /** What the reader brings from outside the site; the order of lessons is the outline's. */
  needs: z.string().trim().min(1).max(160).optional(),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** An entry of the `toc` that every lesson module exports: its h2 headings. */
export interface TocEntry {
  readonly id: string;
  readonly text: string;
}
