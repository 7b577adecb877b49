import type { MDXComponents } from 'mdx/types';
import { Cite } from '@/components/lesson/asides/Cite';
import { Term } from '@/components/lesson/asides/Term';
import { Check } from '@/components/lesson/Check';
import { Claim } from '@/components/lesson/Claim';
import { CodePair } from '@/components/lesson/CodePair';
import { Derivation } from '@/components/lesson/Derivation';
import { Formula } from '@/components/lesson/Formula';
import { heading } from '@/components/lesson/Heading';
import { Interview } from '@/components/lesson/Interview';
import { LessonBody } from '@/components/lesson/LessonBody';
import { Link } from '@/components/lesson/Link';
import { Note } from '@/components/lesson/Note';
import { Answer, Choice, Goal, Hint, Item, Misread, Reveal, Solution } from '@/components/lesson/Parts';
import { Predict } from '@/components/lesson/Predict';
import { Step } from '@/components/lesson/Step';
import { T } from '@/components/lesson/T';
import { Trap } from '@/components/lesson/Trap';
import { Verbatim } from '@/components/lesson/Verbatim';
import { Widget } from '@/components/lesson/Widget';

/** The vocabulary of lessons, closed: scripts/mdx/schema.js says which attributes each takes, and the compiler refuses what is not here. */
const vocabulary = {
  Answer,
  Check,
  Cite,
  Choice,
  Claim,
  CodePair,
  Derivation,
  Goal,
  Hint,
  Interview,
  Item,
  Misread,
  Note,
  Predict,
  Reveal,
  Solution,
  Step,
  T,
  Term,
  Trap,
  Verbatim,
  Widget,
  // What the compiler makes of Markdown.
  Formula,
  a: Link,
  h2: heading('h2'),
  h3: heading('h3'),
  wrapper: LessonBody,
} as unknown as MDXComponents;

export function useMDXComponents(): MDXComponents {
  return vocabulary;
}
