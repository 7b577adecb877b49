import { bayesFloor, type Outcome } from './bayesFloor';
import { below, NOT_ASKED, type Task } from './task';

/** A noun phrase is singular or plural; each number has words of its own. */
const numbers = [
  {
    determiners: ['this'],
    nouns: ['cat', 'dog', 'bird', 'child'],
    verbs: ['sees', 'hears', 'likes'],
  },
  {
    determiners: ['these'],
    nouns: ['cats', 'dogs', 'birds', 'children'],
    verbs: ['see', 'hear', 'like'],
  },
] as const;

const special = ['[CLS]', '[SEP]', '[MASK]'] as const;
const vocabulary: readonly string[] = [
  ...special,
  ...numbers.flatMap(({ determiners, nouns, verbs }) => [...determiners, ...nouns, ...verbs]),
];
const idOf = new Map(vocabulary.map((word, id) => [word, id]));

/** The five inner places; the verb agrees with the first noun phrase, its subject. */
const places = [
  { words: 'determiners', phrase: 0 },
  { words: 'nouns', phrase: 0 },
  { words: 'verbs', phrase: 0 },
  { words: 'determiners', phrase: 1 },
  { words: 'nouns', phrase: 1 },
] as const;
const TOKENS = places.length + 2;

/** Every sentence of the grammar with every place masked: 192 sentences, 5 masks, all of one probability. */
function* outcomes(): Generator<Outcome> {
  const sentences = numbers.flatMap(subject =>
    numbers.flatMap(object =>
      places.reduce<string[][]>(
        (begun, { words, phrase }) =>
          begun.flatMap(sentence => (phrase === 0 ? subject : object)[words].map(word => [...sentence, word])),
        [[]],
      ),
    ),
  );
  for (const sentence of sentences) {
    for (let masked = 0; masked < places.length; masked++) {
      const inputIds = new Int32Array(TOKENS);
      const targets = new Int32Array(TOKENS);
      mask(sentence, masked, inputIds, targets);
      yield {
        probability: 1 / (sentences.length * places.length),
        inputIds: [...inputIds],
        targets: [...targets],
      };
    }
  }
}

function mask(sentence: readonly string[], masked: number, inputIds: Int32Array, targets: Int32Array): void {
  ['[CLS]', ...sentence, '[SEP]'].forEach((word, t) => {
    const isMasked = t === masked + 1;
    inputIds[t] = idOf.get(isMasked ? '[MASK]' : word)!;
    targets[t] = isMasked ? idOf.get(word)! : NOT_ASKED;
  });
}

/**
 * Masked prediction: [CLS] Det Noun Verb Det Noun [SEP], one inner place masked, always as [MASK]. Each phrase's number is a fair
 * coin, its words uniform among the number's 1 determiner, 4 nouns and 3 verbs. A masked noun or verb can be known up to its number
 * only: the floor is (2 ln 4 + ln 3)/5 = .7742 nats, the ceiling (2 · ¼ + ⅓ + 2)/5 = .5667 of answers right. Computed, not stated.
 */
export function grammarTask(): Task {
  return {
    vocabulary,
    tokens: TOKENS,
    draw: (rng, inputIds, targets) => {
      const phrases = [numbers[below(rng, 2)]!, numbers[below(rng, 2)]!];
      const sentence = places.map(({ words, phrase }) => {
        const choice: readonly string[] = phrases[phrase]![words];
        return choice[below(rng, choice.length)]!;
      });
      mask(sentence, below(rng, places.length), inputIds, targets);
    },
    bayes: bayesFloor(outcomes()),
  };
}
