import { frontMatterSchema } from '../../lib/lesson/frontMatter';
import { misreadsOfCurve, placesAlong } from '../../lib/lesson/sketch';
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
  Derivation: element => {
    const { figure, assumptions } = attributesOf(element);
    const steps = childrenOf(element, 'Step').map(attributesOf);
    const proofs = steps.map(step => step.proof).filter(Boolean);
    return [
      ...(steps.length ? [] : ['has no Step']),
      ...(steps.some(step => step.proof && step.claim) ? ['has a Step with claim and proof: one of them'] : []),
      ...(new Set(proofs).size < proofs.length ? ['has two Steps of one proof'] : []),
      ...(proofs.length && !figure ? ['has a Step with proof, and no figure="…" that proves it'] : []),
      ...(figure && !proofs.length ? ['has a figure, and no Step with proof'] : []),
      ...(assumptions !== undefined && !figure ? ['has assumptions, and no figure="…" to set them'] : []),
    ];
  },
  Interview: element => {
    const depths = childrenOf(element, 'Answer').map(answer => attributesOf(answer).depth);
    return depths.join() === 'seconds,whiteboard,follow-up'
      ? []
      : ['has the answers seconds, whiteboard, follow-up, in this order'];
  },
  Predict: element => {
    const given = attributesOf(element);
    const choices = childrenOf(element, 'Choice').map(choice => attributesOf(choice).value ?? '');
    const kind = given.sketch !== undefined ? 'sketch' : choices.length > 0 ? 'choice' : 'slider';
    const misreads = childrenOf(element, 'Misread').map(misread => attributesOf(misread).value ?? '');
    const { problems, misread, answers } = answering[kind](given, choices);
    return [
      ...(childrenOf(element, 'Reveal').length === 1 ? [] : ['has exactly one Reveal']),
      ...(kind !== 'sketch' && !given.scalar ? ['lacks scalar="…" (or sketch="…")'] : []),
      ...problems,
      ...misreads.filter(value => !misread(value)).map(value => `has a Misread of "${value}", which is no ${answers}`),
    ];
  },
  Check: element => {
    const given = attributesOf(element);
    const goals = childrenOf(element, 'Goal').map(attributesOf);
    const items = childrenOf(element, 'Item').map(attributesOf);
    const problems = ['Hint', 'Solution'].flatMap(name =>
      childrenOf(element, name).length === 1 ? [] : [`has exactly one ${name}`],
    );
    if (goals.length && given.kind !== 'goal') problems.push('has a Goal, which belongs to kind="goal"');
    if (items.length && given.kind !== 'order') problems.push('has an Item, which belongs to kind="order"');
    if (given.kind === 'goal') {
      const own = [given.scalar, given.min, given.max].some(value => value !== undefined);
      if (goals.length && own) problems.push('has either Goals or a scalar, min and max of its own');
      if (!goals.length && !given.scalar) problems.push('kind="goal" lacks scalar="…" (or Goals)');
      if ((goals.length ? goals : [given]).some(({ min, max }) => min === undefined && max === undefined))
        problems.push('kind="goal" has min, max or both');
    }
    if (given.kind === 'order') {
      if (items.length < 3 || items.length > 7) problems.push('kind="order" has three to seven Items');
      if (!given.scalar && items.some(item => !item.scalar)) problems.push('kind="order" has an Item without a scalar');
    }
    return problems;
  },
};

interface Answering {
  readonly problems: string[];
  /** What a Misread may be of. */
  readonly misread: (value: string) => boolean;
  readonly answers: string;
}

/** The three ways to answer a Predict, and what each must be given. */
const answering: Readonly<
  Record<'choice' | 'slider' | 'sketch', (given: Record<string, string>, choices: readonly string[]) => Answering>
> = {
  choice: (given, choices) => ({
    problems: [
      ...(choices.length < 2 || choices.length > 5 ? ['has two to five Choices'] : []),
      ...(['min', 'max', 'start', 'step'].some(name => name in given)
        ? ['has either Choices or min, max, step and start']
        : []),
    ],
    misread: value => choices.includes(value),
    answers: 'Choice',
  }),
  slider: given => {
    const wanted = ['min', 'max', 'start', given.scale === 'log2' ? 'scale' : 'step'];
    const [min, max, start] = [given.min, given.max, given.start].map(Number) as [number, number, number];
    return {
      problems: [
        ...wanted.filter(name => !given[name]).map(name => `lacks ${name}="…" (or Choices)`),
        ...(min < max && min <= start && start <= max ? [] : ['has min < max and start between them']),
      ],
      misread: value => value !== '' && !Number.isNaN(Number(value)),
      answers: 'figure',
    };
  },
  sketch: (given, choices) => {
    const [min, max] = [Number(given.min), Number(given.max)];
    const places = placesAlong(given.at);
    const log = given.log ?? '';
    return {
      problems: [
        ...['at', 'min', 'max', 'tolerance', 'axis', 'figure']
          .filter(name => !given[name])
          .map(name => `lacks ${name}="…", as a sketch needs it`),
        ...(choices.length || ['scalar', 'step', 'start', 'scale'].some(name => name in given)
          ? ['has either a sketch or scalar, step, start, scale and Choices']
          : []),
        ...(places ? [] : ['at="…" is three to nine ascending numbers']),
        ...(min < max ? [] : ['has min < max']),
        ...(log.includes('y') && !(min > 0) ? ['has min > 0 on a log y axis'] : []),
        ...(log.includes('x') && !((places?.[0] ?? 1) > 0) ? ['has places above 0 on a log x axis'] : []),
      ],
      misread: value => (misreadsOfCurve as readonly string[]).includes(value),
      answers: `shape (${misreadsOfCurve.join(', ')})`,
    };
  },
};

/** The components of one name that stand directly in another (a paragraph of nothing but components does not count as between). */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.flatMap(child => {
    const inside = child.type === 'paragraph' ? child.children : [child];
    return inside.filter((node): node is Element => isElement(node) && node.name === name);
  });
}
