import type { Nodes } from 'mdast';
import { outline } from '../../content/outline';
import { attributesOf } from '../mdx/grammar';
import { headingId } from '../mdx/headingIds';
import { visitParents } from '../mdx/visit';
import type { Problem } from './problem';
import { elementsOf, type LessonFile, lineOf } from './readLesson';

/** Pages of the site that a lesson may link to, besides other lessons. */
const pages = ['/', '/lab'];

/** Links that lead nowhere: unknown pages and lessons, anchors that are not on the page, footnotes without text or mention. */
export function checkLinks(lesson: LessonFile): Problem[] {
  const problems: Problem[] = [];
  const anchors = anchorsOf(lesson);
  const defined = new Set<string>();
  const mentioned = new Set<string>();
  visitParents(lesson.tree, node => {
    const say = (message: string) => problems.push({ file: lesson.file, line: lineOf(node), message });
    if (node.type === 'link' || node.type === 'definition') {
      const message = linkProblem(node.url, anchors);
      if (message) say(`link to ${node.url}: ${message}`);
    }
    if (node.type === 'image') say('a lesson has no images: figures are Widgets');
    if (node.type === 'linkReference') say('a lesson writes its links in place: [text](address)');
    if (node.type === 'footnoteReference') mentioned.add(node.identifier);
    if (node.type === 'footnoteDefinition') {
      defined.add(node.identifier);
    }
    // A mention without a definition stays plain text.
    const lost = node.type === 'text' ? /\[\^([^\]]+)\]/.exec(node.value) : null;
    if (lost) say(`the footnote [^${lost[1]}] has no text`);
  });
  for (const name of defined)
    if (!mentioned.has(name))
      problems.push({ file: lesson.file, line: 1, message: `the footnote [^${name}] is mentioned nowhere` });
  return problems;
}

function linkProblem(url: string, anchors: ReadonlySet<string>): string | null {
  if (url.startsWith('#')) return anchors.has(url.slice(1)) ? null : 'there is no such anchor in this lesson';
  if (/^https:\/\//.test(url)) return null;
  const [path = ''] = url.split('#');
  const slug = /^\/lessons\/([^/]+)\/?$/.exec(path)?.[1];
  if (slug) return outline.some(one => one.id === slug) ? null : 'content/outline.ts has no such lesson';
  if (path.startsWith('/'))
    return pages.includes(path.replace(/(.)\/$/, '$1')) ? null : `not a page (${pages.join(', ')}, /lessons/…)`;
  return 'links are /page, #anchor or https://…';
}

/** What a link on the page can lead to: headings, components with an id, figures. */
function anchorsOf({ tree }: LessonFile): ReadonlySet<string> {
  const anchors = new Set<string>();
  visitParents(tree, (node: Nodes) => {
    if (node.type === 'heading') anchors.add(headingId(node) ?? '');
  });
  for (const element of elementsOf(tree)) {
    const { id, name = id } = attributesOf(element);
    if (element.name === 'Widget') anchors.add(`fig-${name}`);
    else if (id && element.name !== 'Claim') anchors.add(id);
  }
  return anchors;
}
