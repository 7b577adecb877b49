import { softmax } from '@/lib/engine/functional/softmax';
import { tensor } from '@/lib/engine/tensor';
import type { Claim } from '../contract';
import { fixed } from '../digits';
import { exact } from '../exact';
import { type HandExample, handExamples, workHandExample } from './handExample';

const { en, zh } = handExamples;
const three = fixed(3);

/** Row `query` of the probabilities, with the divisor √4 = 2 unless told otherwise; keys in `masked` are shut out. */
function row(
  example: HandExample,
  query: number,
  { divisor, masked = [] }: { divisor?: number; masked?: number[] } = {},
) {
  const n = example.tokens.length;
  const mask = Float64Array.from({ length: n }, (_, key) => (masked.includes(key) ? -Infinity : 0));
  const options = { mask: tensor(mask, ['batch', 'key'], [1, n]), ...(divisor ? { divisor } : {}) };
  return [...workHandExample(example, options).probs.data.subarray(query * n, (query + 1) * n)];
}

/** The same scores, their softmax taken down each column instead: what a query then gets, added up. */
function wrongAxisRowSum(example: HandExample, query: number): number {
  const n = example.tokens.length;
  const scores = workHandExample(example).scores.data;
  const flipped = Float64Array.from({ length: n * n }, (_, i) => scores[(i % n) * n + Math.floor(i / n)]!);
  const probs = softmax(tensor(flipped, ['key', 'query'], [n, n])).data;
  return Array.from(probs).reduce((total, p, i) => (i % n === query ? total + p : total), 0);
}

/** The softmax of scores that are written out: a key given 0 instead of −∞. */
const softmaxOf = (scores: readonly number[]) => [
  ...softmax(tensor(Float64Array.from(scores), ['key'], [scores.length])).data,
];

/** `bank` (row 0) among `bank`, `of`, `river`: scores 1, 0, 2 after the division. */
const english: readonly Claim[] = [
  exact('bank-to-bank', 0.245, three, 'e¹ / (e¹ + e⁰ + e²)', () => row(en, 0)[0]!),
  exact('bank-to-of', 0.09, three, 'e⁰ / (e¹ + e⁰ + e²)', () => row(en, 0)[1]!),
  exact('bank-to-river', 0.665, three, 'e² / (e¹ + e⁰ + e²)', () => row(en, 0)[2]!),
  exact(
    'bank-context',
    2.395,
    three,
    '(2·e¹ − 1·e⁰ + 3·e²) / (e¹ + e⁰ + e²)',
    () => workHandExample(en).merged.data[0]!,
  ),
  exact('bank-undivided-river', 0.867, three, 'e⁴ / (e² + e⁰ + e⁴)', () => row(en, 0, { divisor: 1 })[2]!),
  exact('bank-masked-bank', 0.269, three, 'e¹ / (e¹ + e²)', () => row(en, 0, { masked: [1] })[0]!),
  exact('bank-masked-river', 0.731, three, 'e² / (e¹ + e²)', () => row(en, 0, { masked: [1] })[2]!),
  exact('bank-late-mask-sum', 0.91, three, '(e¹ + e²) / (e¹ + e⁰ + e²)', () => row(en, 0)[0]! + row(en, 0)[2]!),
  exact('bank-wrong-axis-sum', 0.095, three, 'e¹/(e¹+e⁶+e²) + e⁰/(e⁰+e³+e⁻¹) + e²/(e²+e⁵+e³)', () =>
    wrongAxisRowSum(en, 0),
  ),
  exact('of-wrong-axis-sum', 2.756, three, 'e⁶/(e¹+e⁶+e²) + e³/(e⁰+e³+e⁻¹) + e⁵/(e²+e⁵+e³)', () =>
    wrongAxisRowSum(en, 1),
  ),
];

/** 月 (row 2) among 水, 中, 月: scores 2, −1, 0 after the division. */
const chinese: readonly Claim[] = [
  exact('moon-to-water', 0.844, three, 'e² / (e² + e⁻¹ + e⁰)', () => row(zh, 2)[0]!),
  exact('moon-to-middle', 0.042, three, 'e⁻¹ / (e² + e⁻¹ + e⁰)', () => row(zh, 2)[1]!),
  exact('moon-to-moon', 0.114, three, 'e⁰ / (e² + e⁻¹ + e⁰)', () => row(zh, 2)[2]!),
  exact(
    'moon-context',
    2.604,
    three,
    '(3·e² − 1·e⁻¹ + 1·e⁰) / (e² + e⁻¹ + e⁰)',
    () => workHandExample(zh).merged.data[8]!,
  ),
  exact('moon-undivided-water', 0.98, three, 'e⁴ / (e⁴ + e⁻² + e⁰)', () => row(zh, 2, { divisor: 1 })[0]!),
  exact('moon-masked-water', 0.881, three, 'e² / (e² + e⁰)', () => row(zh, 2, { masked: [1] })[0]!),
  exact('moon-masked-moon', 0.119, three, 'e⁰ / (e² + e⁰)', () => row(zh, 2, { masked: [1] })[2]!),
  exact('moon-zeroed-middle', 0.107, three, 'e⁰ / (e² + e⁰ + e⁰)', () => softmaxOf([2, 0, 0])[1]!),
  exact('moon-late-mask-sum', 0.958, three, '(e² + e⁰) / (e² + e⁻¹ + e⁰)', () => row(zh, 2)[0]! + row(zh, 2)[2]!),
  exact('moon-wrong-axis-sum', 0.127, three, 'e²/(e^4.5+e^−0.5+e²) + e⁻¹/(e^−1.5+e⁴+e⁻¹) + e⁰/(e³+e⁰+e⁰)', () =>
    wrongAxisRowSum(zh, 2),
  ),
  exact('water-wrong-axis-sum', 1.832, three, 'e^4.5/(e^4.5+e^−0.5+e²) + e^−1.5/(e^−1.5+e⁴+e⁻¹) + e³/(e³+e⁰+e⁰)', () =>
    wrongAxisRowSum(zh, 0),
  ),
];

export const handClaims: readonly Claim[] = [
  ...english.map(claim => ({ ...claim, language: 'en' as const })),
  ...chinese.map(claim => ({ ...claim, language: 'zh' as const })),
];
