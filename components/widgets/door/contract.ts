import type { Locale } from '@/lib/i18n/locales';

export interface PictureFile {
  /** Within public/. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

export const themes = ['light', 'dark'] as const;
export const layouts = ['wide', 'narrow'] as const;
export type Theme = (typeof themes)[number];
export type Layout = (typeof layouts)[number];

/** One figure as it was computed at build, in one language. */
export interface StaticFigure {
  readonly files: Readonly<Record<Layout, Readonly<Record<Theme, PictureFile>>>>;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  /** Its parameters as a line of text: what the controls stand at. */
  readonly params: string;
}

/** By `pictureKey`, then language. Made by scripts/generate/pictures.ts. */
export type PictureManifest = Readonly<Record<string, Readonly<Partial<Record<Locale, StaticFigure>>>>>;
