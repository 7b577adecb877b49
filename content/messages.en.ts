import type { LessonId } from './outline';

/** What a lesson is called and what it is about, wherever it is listed. */
interface LessonWords {
  readonly title: string;
  readonly blurb: string;
}

export const messages: Record<LessonId, LessonWords> = {
  map: { title: 'Reading the diagram', blurb: 'Every arrow, shape and parameter' },
  attention: { title: 'Attention, one number at a time', blurb: 'One number, from token to context' },
  variance: { title: 'Why √d_k', blurb: 'The proof, every assumption a switch' },
  softmax: { title: 'Saturation, measured', blurb: 'When gradients vanish, and when not' },
  'self-output': { title: 'BertSelfOutput taken apart', blurb: 'Dense, dropout, add, norm, both ways' },
  'feed-forward': { title: 'BertIntermediate and BertOutput', blurb: 'Why 768 → 3072 → 768' },
  'layer-norm': { title: 'LayerNorm inside out', blurb: 'Its backward, and what it does not do' },
  residual: { title: 'What residuals do', blurb: 'An identity in place of a slogan' },
  depth: { title: 'Gradient and rank, layer by layer', blurb: 'Diagnose five architectures' },
  race: { title: 'Convergence race', blurb: 'Train up to four networks at once' },
  'after-training': { title: 'After training', blurb: 'Mean 0, variance 1: watch it stop' },
  clinic: { title: 'Fix the page', blurb: 'Mend sentences, find planted bugs' },
};
export type Messages = typeof messages;
