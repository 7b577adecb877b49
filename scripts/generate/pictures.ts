import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeFigure } from '@/components/site/home/homeFigure';
import type { WidgetEntry } from '@/components/widgets/contract';
import type { layouts, PictureFile, PictureManifest, StaticFigure, themes } from '@/components/widgets/door/contract';
import { paramLine } from '@/components/widgets/door/paramLine';
import { pictureKey } from '@/components/widgets/door/pictureKey';
import { dictionaries } from '@/components/widgets/live/messages';
import { widgets } from '@/components/widgets/registry';
import type { Frame } from '@/lib/experiments/contract';
import type { Experiments } from '@/lib/experiments/entry';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { type Locale, locales } from '@/lib/i18n/locales';
import { validate } from '@/lib/params/validate';
import { writtenLessons } from '@/lib/site/writtenLessons';
import { elementsOf, readLesson } from '../check/readLesson';
import { attributesOf } from '../mdx/grammar';
import { components } from '../mdx/schema';
import { root } from '../run/root';
import { shrinkSvg } from './shrinkSvg';

const folder = 'generated/pictures';
/** A figure that has not been computed yet must not weigh more than the page around it. */
const heaviest = 40 * 1024;

interface Wanted {
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Computes every `<Widget>` of a lesson, the home page's figure, and each widget at its defaults, and writes what its `picture.ts` draws in
 * every language that shows it to public/generated/pictures, with a manifest for StaticPicture.
 */
export async function generatePictures(): Promise<void> {
  await rm(join(root, 'public', folder), { recursive: true, force: true });
  await mkdir(join(root, 'public', folder), { recursive: true });
  const manifest: Record<string, Partial<Record<Locale, StaticFigure>>> = {};
  for (const [key, wanted] of figures()) manifest[key] = await drawn(wanted, key);
  await writeManifest(manifest);
}

/** What the languages show, each figure once: most have their parameters in common, and computing is what takes the time. */
function figures(): ReadonlyMap<string, Wanted & { readonly locales: ReadonlySet<Locale> }> {
  const out = new Map<string, Wanted & { readonly locales: Set<Locale> }>();
  for (const locale of locales) {
    const atDefaults: Wanted[] = Object.keys(experiments).map(id => ({ id, params: {} }));
    const home: Wanted = { id: homeFigure.id, params: homeFigure.params[locale] };
    for (const wanted of [...atDefaults, home, ...widgetsOf(locale)]) {
      const key = pictureKey(wanted.id, wanted.params);
      const figure = out.get(key) ?? { ...wanted, locales: new Set() };
      figure.locales.add(locale);
      out.set(key, figure);
    }
  }
  return out;
}

async function drawn(
  { id, params: given, locales }: Wanted & { readonly locales: ReadonlySet<Locale> },
  key: string,
): Promise<Partial<Record<Locale, StaticFigure>>> {
  const entry = (experiments as Experiments)[id];
  const widget = (widgets as Readonly<Record<string, WidgetEntry>>)[id];
  if (!entry || !widget) throw new Error(`pictures: a lesson shows the unknown widget ${id}`);
  const { params, notes } = validate(entry.definition, given);
  if (notes.length > 0) throw new Error(`pictures: <Widget id="${id}">: ${JSON.stringify(notes)}`);
  const frame = await lastFrame(entry, params);
  const out: Partial<Record<Locale, StaticFigure>> = {};
  for (const locale of locales) out[locale] = await draw({ id, entry, widget, params, frame }, key, locale);
  return out;
}

interface Computed {
  readonly id: string;
  readonly entry: Experiments[string];
  readonly widget: WidgetEntry;
  readonly params: Parameters<Awaited<ReturnType<WidgetEntry['picture']>>['picture']>[1];
  readonly frame: Frame;
}

async function draw(
  { id, entry, widget, params, frame }: Computed,
  key: string,
  locale: Locale,
): Promise<StaticFigure> {
  const [{ picture }, { messages: t }] = await Promise.all([widget.picture(), widget.messages[locale]()]);
  const name = `${id}-${createHash('sha256').update(`${key}\n${locale}`).digest('hex').slice(0, 10)}`;
  const write = async (layout: (typeof layouts)[number], theme: (typeof themes)[number]): Promise<PictureFile> => {
    const { svg: drawn, width, height } = picture(frame, params, { theme, layout, t, locale });
    const svg = shrinkSvg(drawn);
    const size = Buffer.byteLength(svg);
    if (size > heaviest) throw new Error(`pictures: ${id}, ${layout}, ${locale}: ${size} bytes, at most ${heaviest}`);
    const file = `${folder}/${name}-${layout}-${theme}.svg`;
    await writeFile(join(root, 'public', file), svg);
    return { file, width, height };
  };
  const both = async (layout: (typeof layouts)[number]) => ({
    light: await write(layout, 'light'),
    dark: await write(layout, 'dark'),
  });
  const { on, off } = dictionaries[locale];
  return {
    files: { wide: await both('wide'), narrow: await both('narrow') },
    alt: [t.pictured?.(frame), t.reading?.(frame, params) ?? t.summary]
      .filter(Boolean)
      .join(locale === 'en' ? ' ' : ''),
    params: paramLine(entry.definition.params, t.params, params, on, off),
  };
}

/** Attributes of the door, not of the experiment. */
const doors = Object.keys(components.Widget?.attributes ?? {});

/** The `<Widget>`s of a language's lessons. */
function widgetsOf(locale: Locale): Wanted[] {
  return writtenLessons()
    .flatMap(slug => elementsOf(readLesson(root, locale, slug).tree, 'Widget'))
    .map(element => {
      const given = attributesOf(element);
      const params = Object.entries(given).filter(([name]) => !doors.includes(name));
      return { id: given.id ?? '', params: Object.fromEntries(params) };
    });
}

async function writeManifest(manifest: PictureManifest): Promise<void> {
  const place = join(root, 'components/widgets/door/generated');
  await mkdir(place, { recursive: true });
  await writeFile(
    join(place, 'pictures.ts'),
    `// Made by scripts/generate/pictures.ts.\nimport type { PictureManifest } from '../contract';\n\nexport const pictures: PictureManifest = ${JSON.stringify(manifest, null, 1)};\n`,
  );
}
