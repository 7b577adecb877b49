import { attributesOf, isElement } from '../mdx/grammar';
import { headingId } from '../mdx/headingIds';
import { visitParents } from '../mdx/visit';
import type { Problem } from './problem';
import type { LessonFile } from './readLesson';

/** Attributes that make two components the same one in two languages. The rest is words, or examples that suit the language. */
const same = [
  'id',
  'name',
  'widget',
  'scalar',
  'kind',
  'param',
  'claim',
  'proof',
  'assumptions',
  'reveal',
  'sketch',
  'at',
  'log',
  'depth',
  'python',
  'typescript',
  'match',
  'lit',
  'parts',
  'width',
];

/** Components that each language may place as its sentences want them. */
const free = new Set(['T', 'Term', 'Cite', 'Verbatim', 'Note', 'Claim', 'Misread']);

/**
 * A lesson is one lesson in every language: the same headings, figures, questions, claims and footnotes, in the same order. `own`
 * are the claims of a worked example in one language's words: each language has its own of them.
 */
export function checkLanguages(first: LessonFile, other: LessonFile, own: ReadonlySet<string> = new Set()): Problem[] {
  const at = (message: string) => ({ file: other.file, line: 1, message });
  const [a, b] = [skeletonOf(first, own), skeletonOf(other, own)];
  const problems: Problem[] = [];
  const apart = a.blocks.findIndex((block, index) => block !== b.blocks[index]);
  const index = apart >= 0 ? apart : a.blocks.length;
  if (apart >= 0 || b.blocks.length > a.blocks.length)
    problems.push(
      at(`${first.file} has ${a.blocks[index] ?? 'nothing more'} where this has ${b.blocks[index] ?? 'nothing more'}`),
    );
  for (const kind of ['claims', 'footnotes'] as const) {
    for (const name of a[kind])
      if (!b[kind].has(name)) problems.push(at(`lacks ${words[kind]} "${name}" of ${first.file}`));
    for (const name of b[kind])
      if (!a[kind].has(name)) problems.push(at(`has ${words[kind]} "${name}", which ${first.file} lacks`));
  }
  return problems;
}

const words = { claims: 'the claim', footnotes: 'the footnote' } as const;

interface Skeleton {
  readonly blocks: readonly string[];
  readonly claims: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

function skeletonOf({ tree }: LessonFile, own: ReadonlySet<string>): Skeleton {
  const blocks: string[] = [];
  const claims = new Set<string>();
  const footnotes = new Set<string>();
  visitParents(tree, node => {
    if (node.type === 'heading') blocks.push(`${'#'.repeat(node.depth)} [#${headingId(node)}]`);
    if (node.type === 'footnoteReference') footnotes.add(node.identifier);
    if (!isElement(node) || !node.name || /^[a-z]/.test(node.name)) return;
    const given = attributesOf(node);
    if (given.claim && own.has(given.claim)) given.claim = '(of the example)';
    if (node.name === 'Claim' && !own.has(given.id ?? ''))
      claims.add([given.lesson, given.id].filter(Boolean).join('/'));
    if (free.has(node.name)) return;
    // A Predict's figure is a word for what it asks, a Derivation's is a name.
    const shared = [...same, ...(node.name === 'Derivation' ? ['figure'] : [])]
      .filter(name => name in given)
      .map(name => ` ${name}="${given[name]}"`);
    blocks.push(`<${node.name}${shared.join('')}>`);
  });
  return { blocks, claims, footnotes };
}
