import { outline } from '../../content/outline';
import { huesOf, pairedLines } from '../../lib/lesson/codePair';
import { meets } from '../../lib/lesson/condition';
import { hues } from '../../lib/lesson/hues';
import { parseFlat } from '../../lib/params/codec';
import type { ParamSpecs } from '../../lib/params/spec';
import { validate } from '../../lib/params/validate';
import { attributesOf, type Element } from '../mdx/grammar';
import { components } from '../mdx/schema';
import { checkLinks } from './checkLinks';
import { childrenOf } from './checkWords';
import type { Problem } from './problem';
import { elementsOf, type LessonFile, lineOf } from './readLesson';

/** What a lesson may refer to. */
export interface World {
  /** Experiments by id: their specs. */
  readonly experiments: Readonly<Record<string, { readonly params: ParamSpecs }>>;
  /** Claims by lesson; `language` where a claim belongs to a worked example in one language's own words. */
  readonly claims: Readonly<Record<string, readonly { readonly id: string; readonly language?: 'en' | 'zh' }[]>>;
  /** A file of the repository; throws where there is none. */
  readonly read: (path: string) => string;
}

/** Unknown widgets, parameters, claims, code regions, lessons and anchors; claims that the lesson has and does not state. */
export function checkReferences(lesson: LessonFile, world: World): Problem[] {
  const { file, locale, slug, tree } = lesson;
  const at = (message: string, node: Parameters<typeof lineOf>[0] = {}) => ({ file, line: lineOf(node), message });
  const problems = elementsOf(tree).flatMap(element =>
    (checks[element.name ?? '']?.(element, world, lesson) ?? []).map(message =>
      at(`<${element.name}> ${message}`, element),
    ),
  );
  const stated = new Set(
    elementsOf(tree).flatMap(element => {
      const { id, claim, lesson: of = slug } = attributesOf(element);
      return of !== slug ? [] : element.name === 'Claim' ? [id] : element.name === 'Step' ? [claim] : [];
    }),
  );
  const ours = (world.claims[slug] ?? []).filter(({ language }) => !language || locale.startsWith(language));
  const unused = ours.filter(claim => !stated.has(claim.id));
  if (!outline.some(one => one.id === slug)) problems.push(at('content/outline.ts has no such lesson'));
  return [
    ...problems,
    ...unused.map(claim => at(`the claim "${claim.id}" of lib/claims/${slug}.ts is not stated in the lesson`)),
    ...checkLinks(lesson),
  ];
}

type Check = (element: Element, world: World, lesson: LessonFile) => string[];

const checks: Readonly<Record<string, Check>> = {
  Widget: (element, world) => {
    const given = attributesOf(element);
    const known = Object.keys(world.experiments[given.id ?? '']?.params ?? {});
    const named = [given.hide, given.lock].flatMap(namesIn);
    const unknown = named.filter(name => !known.includes(name));
    const own = Object.keys(components.Widget?.attributes ?? {});
    const params = Object.fromEntries(Object.entries(given).filter(([name]) => !own.includes(name)));
    return [
      ...paramProblems(given.id, params, world),
      ...unknown.map(name => `hides or locks "${name}", which is no parameter`),
    ];
  },
  Predict: (element, world) => {
    const { widget, params = '' } = attributesOf(element);
    return paramProblems(widget, parseFlat(params), world);
  },
  Derivation: (element, world, lesson) => {
    const { figure, assumptions = '' } = attributesOf(element);
    if (figure === undefined) return [];
    const widget = figureOf(lesson, figure);
    if (!widget) return [`figure="${figure}" is no Widget of this lesson`];
    const specs = world.experiments[widget.id ?? '']?.params ?? {};
    return namesIn(assumptions)
      .filter(name => !['toggle', 'number'].includes(specs[name]?.kind ?? ''))
      .map(name => `assumptions: "${name}" is no toggle or number of ${widget.id}`);
  },
  Choice: element => {
    const { when = '' } = attributesOf(element);
    return meets(when, 0) === null ? [`when="${when}" is not > n, >= n, < n, <= n or a..b`] : [];
  },
  Check: (element, world, lesson) => {
    const { kind, widget, params = '', param = '', name } = attributesOf(element);
    if (kind === 'goal') {
      const figure = name === undefined ? undefined : figureOf(lesson, name);
      if (!figure) return [`name="${name}" is no Widget of this lesson`];
      return paramProblems(figure.id, parseFlat(params), world);
    }
    const spec = kind === 'solve' ? world.experiments[widget ?? '']?.params : undefined;
    const unsolvable =
      spec && spec[param]?.kind !== 'number' ? [`param="${param}" is no number parameter of ${widget}`] : [];
    const items = childrenOf(element, 'Item').flatMap(item =>
      paramProblems(widget, parseFlat(attributesOf(item).params ?? ''), world),
    );
    return [...paramProblems(widget, parseFlat(params), world), ...unsolvable, ...items];
  },
  Claim: (element, world, { slug, locale }) => {
    const { id = '', lesson = slug } = attributesOf(element);
    return claimProblems(id, lesson, locale, world);
  },
  Step: (element, world, { slug, locale }) => {
    const { claim } = attributesOf(element);
    return claim === undefined ? [] : claimProblems(claim, slug, locale, world);
  },
  CodePair: (element, world) => {
    const { python = '', typescript = '', match, lit = '', hues: coloured = '' } = attributesOf(element);
    try {
      huesOf(coloured, hues);
      const sides = pairedLines({ python, typescript, match }, world.read);
      const pairs = new Set(sides.python.flatMap(line => line.pairs));
      return lit
        .split(' ')
        .filter(one => one && !pairs.has(Number(one)))
        .map(one => `lit="${one}" is no pair of match`);
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  },
};

/** The Widget that is called so in this lesson. */
function figureOf({ tree }: LessonFile, name: string): Readonly<Record<string, string>> | undefined {
  return elementsOf(tree, 'Widget')
    .map(attributesOf)
    .find(one => (one.name ?? one.id) === name);
}

const namesIn = (list = ''): string[] => (list ? list.split(',').map(name => name.trim()) : []);

function paramProblems(
  widget: string | undefined,
  raw: Readonly<Record<string, string>>,
  { experiments }: World,
): string[] {
  const experiment = widget === undefined ? undefined : experiments[widget];
  if (!experiment) return [`there is no widget "${widget}" (there are ${Object.keys(experiments).join(', ')})`];
  return validate(experiment, raw).notes.map(note =>
    note.code === 'unknown'
      ? `${widget} has no parameter "${note.param}" (it has ${Object.keys(experiment.params).join(', ')})`
      : `${note.param}="${note.given}" is ${note.code}; ${widget} would take ${note.used}`,
  );
}

function claimProblems(id: string, lesson: string, locale: string, { claims }: World): string[] {
  if (!claims[lesson]) return [`lib/claims/registry.ts has no lesson "${lesson}"`];
  const claim = claims[lesson].find(one => one.id === id);
  if (!claim) return [`lib/claims/${lesson}.ts has no claim "${id}"`];
  const foreign = claim.language && !locale.startsWith(claim.language);
  return foreign ? [`the claim "${id}" belongs to the example in ${claim.language}`] : [];
}
