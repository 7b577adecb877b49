import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants } from '../../content/constants';
import { glossary } from '../../content/glossary/messages';
import { claimsByLesson } from '../../lib/claims/registry';
import { experiments } from '../../lib/experiments/registry';
import { type Locale, locales } from '../../lib/i18n/locales';
import { root } from '../run/root';
import { checkGlossary } from './checkGlossary';
import { checkLanguages } from './checkLanguages';
import { checkMessages } from './checkMessages';
import { checkProse } from './checkProse';
import { checkReferences, type World } from './checkReferences';
import { checkWords } from './checkWords';
import { type Problem, sayProblem } from './problem';
import { type LessonFile, readLesson } from './readLesson';

/** Every written lesson in every language, 繁體 as `npm run generate` made it. Throws where one is missing. */
export function allLessons(): readonly (readonly LessonFile[])[] {
  const slugsOf = (locale: string) => {
    const folder = join(root, 'content', locale);
    return existsSync(folder)
      ? readdirSync(folder)
          .filter(name => name.endsWith('.mdx'))
          .map(name => name.slice(0, -4))
      : [];
  };
  const slugs = [...new Set(locales.flatMap(slugsOf))].sort();
  const missing = slugs.flatMap(slug =>
    locales.filter(locale => !slugsOf(locale).includes(slug)).map(locale => `content/${locale}/${slug}.mdx`),
  );
  if (missing.length) throw new Error(`A lesson stands in every language; missing: ${missing.join(', ')}`);
  return slugs.map(slug => locales.map(locale => readLesson(root, locale, slug)));
}

/** What lessons may refer to: the experiments and claims that there are, the files of the repository. */
export async function siteWorld(): Promise<World> {
  const lessons = Object.entries(claimsByLesson).map(
    async ([lesson, load]) => [lesson, (await load()).claims] as const,
  );
  return {
    experiments: Object.fromEntries(Object.entries(experiments).map(([id, { definition }]) => [id, definition])),
    claims: Object.fromEntries(await Promise.all(lessons)),
    read: path => readFileSync(join(root, path), 'utf8'),
  };
}

/** Every rule of content over everything there is. */
export async function contentProblems(): Promise<readonly Problem[]> {
  const world = await siteWorld();
  const used = new Set<string>();
  const problems = allLessons().flatMap(languages => [
    ...languages.flatMap(lesson => [
      ...checkWords(lesson),
      ...checkProse(lesson, constants, used),
      ...checkReferences(lesson, world),
      ...checkGlossary(lesson, glossary[lesson.locale as Locale]),
    ]),
    ...languages.slice(1).flatMap(lesson => checkLanguages(languages[0]!, lesson, ownClaims(world, lesson.slug))),
  ]);
  problems.push(...checkMessages(root, constants, used));
  for (const { written } of constants)
    if (!used.has(written))
      problems.push({ file: 'content/constants.ts', line: 1, message: `"${written}" stands in no text: take it out` });
  return problems;
}

function ownClaims({ claims }: World, slug: string): ReadonlySet<string> {
  return new Set((claims[slug] ?? []).filter(claim => claim.language).map(claim => claim.id));
}

/** A step of the build: content that breaks a rule is not built. */
export async function checkContent(): Promise<void> {
  const problems = await contentProblems();
  if (problems.length)
    throw new Error(`The content breaks ${problems.length} rules:\n${problems.map(sayProblem).join('\n')}`);
}
