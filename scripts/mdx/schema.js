/**
 * The closed vocabulary: which components a lesson may use, inside what, with which attributes.
 * The compiler (vocabulary.js) and the content checks (scripts/check) both read this table.
 *
 * @typedef {{ required?: boolean, kind?: 'text' | 'id' | 'number' | 'params', options?: readonly string[], prose?: boolean }} AttributeSpec
 *   kind: what its literal must look like. prose: the reader sees it as words, so the rules of prose hold and OpenCC converts it.
 * @typedef {{
 *   place: 'inline' | 'block' | 'any',
 *   inside?: string,
 *   attributes: Readonly<Record<string, AttributeSpec>>,
 *   open?: boolean,
 *   children?: readonly string[],
 * }} ComponentSpec
 *   place: in a sentence or on lines of its own. inside: the only parent it may have. open: further attributes are parameters of
 *   its widget. children: the components it arranges itself; they stand directly in it.
 */

const hues = /** @type {const} */ (['q', 'k', 'v', 's', 'ctx', 'x', 'ffn', 'g']);

const id = { required: true, kind: 'id' };
const number = { kind: 'number' };
const words = { prose: true };
const measured = {
  id,
  widget: { required: true, kind: 'id' },
  params: { kind: 'params' },
  scalar: {},
  min: number,
  max: number,
  tolerance: number,
  places: number,
  unit: words,
};

/** @type {Readonly<Record<string, ComponentSpec>>} */
export const components = {
  T: { place: 'inline', attributes: { of: { required: true, options: hues } } },
  Term: { place: 'inline', attributes: { id } },
  Cite: { place: 'inline', attributes: { id } },
  Claim: { place: 'inline', attributes: { id, lesson: { kind: 'id' } } },
  Verbatim: { place: 'any', attributes: { lang: {} } },
  Note: { place: 'block', attributes: {} },
  Widget: {
    place: 'block',
    open: true,
    attributes: {
      id,
      name: { kind: 'id' },
      title: { required: true, prose: true },
      width: { options: ['wide', 'text'] },
      hide: {},
      lock: {},
    },
  },
  Derivation: {
    place: 'block',
    attributes: {
      id,
      title: { required: true, prose: true },
      figure: { kind: 'id' },
      assumptions: {},
      reveal: { options: ['steps'] },
    },
    children: ['Step'],
  },
  Step: { place: 'block', inside: 'Derivation', attributes: { claim: { kind: 'id' }, proof: {}, places: number } },
  Predict: {
    place: 'block',
    attributes: {
      ...measured,
      step: number,
      start: number,
      scale: { options: ['linear', 'log2'] },
      sketch: {},
      at: {},
      log: { options: ['x', 'y', 'xy'] },
      axis: words,
      figure: words,
      run: words,
    },
    children: ['Choice', 'Misread', 'Reveal'],
  },
  Choice: { place: 'block', inside: 'Predict', attributes: { value: { required: true }, when: { required: true } } },
  Misread: { place: 'block', inside: 'Predict', attributes: { value: { required: true } } },
  Reveal: { place: 'block', inside: 'Predict', attributes: {} },
  Trap: { place: 'block', attributes: { id, title: { required: true, prose: true } } },
  CodePair: {
    place: 'block',
    attributes: {
      id,
      python: { required: true },
      typescript: { required: true },
      pythonTitle: words,
      typescriptTitle: words,
      match: {},
      lit: {},
      parts: {},
      hues: {},
    },
  },
  Interview: {
    place: 'block',
    attributes: { id, question: { required: true, prose: true } },
    children: ['Answer'],
  },
  Answer: {
    place: 'block',
    inside: 'Interview',
    attributes: { depth: { required: true, options: ['seconds', 'whiteboard', 'follow-up'] } },
  },
  Check: {
    place: 'block',
    attributes: {
      ...measured,
      widget: { kind: 'id' },
      kind: { required: true, options: ['number', 'solve', 'goal', 'order'] },
      param: {},
      target: number,
      name: { kind: 'id' },
      label: words,
    },
    children: ['Item', 'Goal', 'Hint', 'Solution'],
  },
  Item: { place: 'block', inside: 'Check', attributes: { scalar: {}, params: { kind: 'params' } } },
  Goal: {
    place: 'block',
    inside: 'Check',
    attributes: { scalar: { required: true }, min: number, max: number, label: words, unit: words, places: number },
  },
  Hint: { place: 'block', inside: 'Check', attributes: {} },
  Solution: { place: 'block', inside: 'Check', attributes: {} },
};

/** Plain HTML that may stand in a sentence, without attributes. */
export const htmlNames = ['br', 'sub', 'sup', 'kbd', 'cite', 'wbr'];

/** Attributes that only one kind of a component needs: [component, attribute that decides, its value, what must be there]. */
export const conditions = /** @type {const} */ ([
  ['Check', 'kind', 'number', ['widget', 'scalar']],
  ['Check', 'kind', 'solve', ['widget', 'scalar', 'param', 'target', 'label']],
  ['Check', 'kind', 'goal', ['name', 'params']],
  ['Check', 'kind', 'order', ['widget']],
]);
