import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { dictionaries as glossaryWords } from '@/components/site/glossary/messages';
import { dictionaries as interviewWords } from '@/components/site/interview/messages';
import { siteWords } from '@/components/site/messages';
import { stations } from '@/components/site/outline/lessons';
import { dictionaries as labWords } from '@/components/widgets/lab/messages';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { type Locale, locales } from '@/lib/i18n/locales';
import { validate } from '@/lib/params/validate';
import { ogImage } from '@/lib/site/pageMetadata';
import { card } from '../openGraph/card';
import { root } from '../run/root';

/** A picture for link previews of every page in every language, 1200 × 630, lettered from outlines: it needs no font and no network. */
export async function generateOpenGraph(): Promise<void> {
  rmSync(join(root, 'public', 'generated', 'og'), { recursive: true, force: true });
  const layer = experiments['encoder-layer'];
  const frame = await lastFrame(layer, validate(layer.definition, {}).params);
  for (const locale of locales)
    for (const { page, ...words } of pages(locale)) {
      const file = join(root, 'public', ogImage(locale, page));
      mkdirSync(dirname(file), { recursive: true });
      const svg = card({ locale, site: siteWords[locale].name, ...words }, frame);
      await sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toFile(file);
    }
}

function pages(locale: Locale): readonly { page: string; title: string; over?: string }[] {
  const { home, lesson } = siteWords[locale];
  const map = stations(locale);
  return [
    { page: '', title: home.title.replaceAll('\u200B', '') },
    { page: 'lab', title: labWords[locale].title },
    { page: 'interview', title: interviewWords[locale].title },
    { page: 'glossary', title: glossaryWords[locale].title },
    ...map
      .filter(({ written }) => written)
      .map(({ id, number, title }) => ({ page: `lessons/${id}`, title, over: lesson.place(number, map.length) })),
  ];
}
