import { frontMatterSchema } from '../../lib/lesson/frontMatter';
import { attributesOf, type Element, isElement, problemsOf } from '../mdx/grammar';
import { headingProblems } from '../mdx/headingIds';
import type { Problem } from './problem';
import { elementsOf, type LessonFile, lineOf } from './readLesson';

/** What can be said of one lesson alone: its head, its vocabulary, and that each component has the parts it needs. */
export function checkWords(lesson: LessonFile): Problem[] {
  const { file, tree } = lesson;
  const at = (message: string, node: Parameters<typeof lineOf>[0] = {}) => ({ file, line: lineOf(node), message });
  const head = frontMatterSchema.safeParse(lesson.frontMatter ?? {});
  return [
    ...(head.success
      ? []
      : head.error.issues.map(issue => at(`front matter: ${issue.path.join('.')} ${issue.message}`))),
    ...[...problemsOf(tree), ...headingProblems(tree)].map(({ message, node }) => at(message, node)),
    ...elementsOf(tree).flatMap(element =>
      (parts[element.name ?? '']?.(element) ?? []).map(message => at(`<${element.name}> ${message}`, element)),
    ),
  ];
}

/** What each component must be made of. */
const parts: Readonly<Record<string, (element: Element) => string[]>> = {
  Step: element => {
    const [first, ...rest] = element.children;
    return first?.type === 'math' && rest.length > 0 ? [] : ['begins with one display formula, then says why'];
  },
  Derivation: element => (childrenOf(element, 'Step').length ? [] : ['has no Step']),
  Interview: element => {
    const depths = childrenOf(element, 'Answer').map(answer => attributesOf(answer).depth);
    return depths.join() === 'seconds,whiteboard,follow-up'
      ? []
      : ['has the answers seconds, whiteboard, follow-up, in this order'];
  },
  Predict: element => {
    const given = attributesOf(element);
    const choices = childrenOf(element, 'Choice').map(choice => attributesOf(choice).value);
    const slider = ['min', 'max', 'start', given.scale === 'log2' ? 'scale' : 'step'];
    const problems = childrenOf(element, 'Reveal').length === 1 ? [] : ['has exactly one Reveal'];
    if (choices.length > 0) {
      if (choices.length < 2 || choices.length > 5) problems.push('has two to five Choices');
      if (slider.some(name => name in given)) problems.push('has either Choices or min, max, step and start');
    } else {
      problems.push(...slider.filter(name => !given[name]).map(name => `lacks ${name}="…" (or Choices)`));
      const [min, max, start] = [given.min, given.max, given.start].map(Number) as [number, number, number];
      if (!(min < max && min <= start && start <= max)) problems.push('has min < max and start between them');
    }
    for (const misread of childrenOf(element, 'Misread')) {
      const { value = '' } = attributesOf(misread);
      if (choices.length ? !choices.includes(value) : Number.isNaN(Number(value)))
        problems.push(`has a Misread of "${value}", which is no ${choices.length ? 'Choice' : 'figure'}`);
    }
    return problems;
  },
  Check: element => {
    const { kind, min, max } = attributesOf(element);
    const problems = ['Hint', 'Solution'].flatMap(name =>
      childrenOf(element, name).length === 1 ? [] : [`has exactly one ${name}`],
    );
    if (kind === 'goal' && min === undefined && max === undefined) problems.push('kind="goal" has min, max or both');
    return problems;
  },
};

/** The components of one name that stand directly in another (a paragraph of nothing but components does not count as between). */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.flatMap(child => {
    const inside = child.type === 'paragraph' ? child.children : [child];
    return inside.filter((node): node is Element => isElement(node) && node.name === name);
  });
}
