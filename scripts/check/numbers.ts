/**
 * The rule of numbers: what is measured or derived is a claim. Flagged in prose are the shapes in which such figures are written:
 * decimals, percentages, powers and exponents, in Western and in Chinese notation. Small integers pass: they count or define.
 */

/** References that have points in them and are no figures: arXiv:1706.03762, § 3.2.1, section 3.2, 第 3.2 节. */
const references =
  /arXiv:\d{4}\.\d{4,5}(v\d+)?|§\s*\d+(\.\d+)*|\b[Ss]ections?\s+\d+(\.\d+)*((,| and)\s+\d+\.\d+(\.\d+)*)*|第?\s*\d+(\.\d+)+\s*[节節]/g;

const chineseDigit = '零〇一二三四五六七八九十百千两';
const word =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half a';

/** Longest first: a figure is reported once, by the first shape that fits. Digits may be full-width: they are made plain before. */
const shapes: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'an exponent', pattern: /(?<![\w.])\d+(\.\d+)?[eE][-+−]?\d+(?!\w)/g },
  { name: 'a power', pattern: /\d*\.?\d+\s*\^\s*[-−+{]?\s*\d+/g },
  { name: 'a power', pattern: /\d*\.?\d+\s*[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g },
  {
    name: 'a power',
    pattern: new RegExp(`[\\d${chineseDigit}]+\\s*的\\s*[-−负負]?\\s*[\\d${chineseDigit}]+\\s*次[方幂冪]`, 'g'),
  },
  { name: 'a percentage', pattern: /\d*\.?\d+\s*[%‰]/g },
  {
    name: 'a percentage',
    pattern: new RegExp(`(?:\\d+(?:\\.\\d+)?|\\b(?:${word}))[\\s-]+(?:percent|per\\s+cent)\\b`, 'gi'),
  },
  { name: 'a percentage', pattern: new RegExp(`[百千万萬]分之\\s*[\\d${chineseDigit}.点點]+`, 'g') },
  { name: 'a decimal', pattern: /(?<![\w.])-?\d*\.\d+(?![\w]|\.\d)/g },
  {
    name: 'a decimal',
    pattern: new RegExp(
      `[零〇一二三四五六七八九十百]+[点點][零〇][${chineseDigit}]*|[零〇][点點][${chineseDigit}]+`,
      'g',
    ),
  },
];

export interface Figure {
  readonly written: string;
  readonly shape: string;
}

/** The figures in a piece of prose that the rule flags, in the order of the shapes. */
export function figuresIn(prose: string): readonly Figure[] {
  let rest = plainDigits(prose).replace(references, found => ' '.repeat(found.length));
  const figures: { written: string; shape: string; at: number }[] = [];
  for (const { name, pattern } of shapes) {
    rest = rest.replace(pattern, (written, ...more) => {
      figures.push({ written: written.trim(), shape: name, at: more.find(part => typeof part === 'number') ?? 0 });
      return '\u0000'.repeat(written.length);
    });
  }
  return figures.toSorted((a, b) => a.at - b.at).map(({ written, shape }) => ({ written, shape }));
}

/** Full-width digits, points and percent signs as plain ones, each for one character; raised digits stay what they are. */
function plainDigits(text: string): string {
  return text
    .replace(/[０-９]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/．/g, '.')
    .replace(/[％﹪]/g, '%')
    .replace(/＾/g, '^');
}
