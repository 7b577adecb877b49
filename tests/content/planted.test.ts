import { describe, expect, test } from 'vitest';
import { checkLanguages } from '../../scripts/check/checkLanguages';
import { checkMessageSource } from '../../scripts/check/checkMessages';
import { checkProse } from '../../scripts/check/checkProse';
import { checkReferences, type World } from '../../scripts/check/checkReferences';
import { checkWords } from '../../scripts/check/checkWords';
import { parseLesson } from '../../scripts/check/readLesson';

/** The checker checked: a sound lesson passes, and each violation planted in it is found, on its line. */

const world: World = {
  experiments: {
    toy: {
      params: {
        heads: { kind: 'number', default: 2, min: 1, max: 8, step: 1 },
        mode: { kind: 'choice', default: 'on', options: ['on', 'off'] },
        fresh: { kind: 'toggle', default: true },
      },
    },
  },
  claims: { attention: [{ id: 'share' }, { id: 'spread' }], variance: [{ id: 'other' }] },
  read: path => {
    if (path === 'a.py') return '# region one\nscores = query @ key\n# endregion\n# region open\nx = 1\n';
    if (path === 'a.ts') return '// #region one\nconst scores = matmul(query, key);\n// #endregion\n';
    throw new Error(`${path}: no such file`);
  },
};

const sound = `---
title: Attention
promise: Follow one number.
description: One number from a token to its context vector.
minutes: 10
---

## First [#first]

Prose with <T of="q">q</T>, $p=0.1$, \`0.02\` and <Claim id="share" />.[^one] See [below](#second), [variance](/lessons/variance) or [there](https://example.org/).

<Widget id="toy" name="main" title="A figure" heads="4" mode="off">
Caption.
</Widget>

<Derivation id="proof" title="A proof">

<Step claim="spread">
$$
a=b
$$

Because.
</Step>

</Derivation>

<Derivation id="live" title="A live proof" figure="main" assumptions="fresh,heads" reveal="steps">

<Step proof="sum" places="2">
$$
a=b
$$

Because.
</Step>

<Step>
$$
b=c
$$

Because.
</Step>

</Derivation>

## Second [#second]

<Predict id="p1" widget="toy" params="heads=2&mode=on" scalar="s" min="0" max="16" step="0.5" start="1">
How much?

<Misread value="8">You forgot.</Misread>

<Reveal>
So much.
</Reveal>
</Predict>

<Predict id="p2" widget="toy" scalar="s">
Which?

<Choice value="more" when="> 1">More.</Choice>

<Choice value="less" when="<= 1">Less.</Choice>

<Reveal>
That one.
</Reveal>
</Predict>

<Predict id="p3" widget="toy" sketch="curve" at="0.5 1 2 4" min="0.1" max="10" log="xy" axis="the spread" figure="the mean" tolerance="0.3">
Draw it.

<Misread value="rises">You forgot.</Misread>

<Misread value="high">Too much.</Misread>

<Reveal>
So.
</Reveal>
</Predict>

<Trap id="trap" title="“Always”">
~~$a$~~ No.
</Trap>

<CodePair id="code" python="a.py#one" typescript="a.ts#one" match="query @ ~ matmul(" lit="1" hues="query:q key:k" />

<Interview id="iv" question="Why d_k?">

<Answer depth="seconds">
A.
</Answer>

<Answer depth="whiteboard">
B.
</Answer>

<Answer depth="follow-up">
C.
</Answer>

</Interview>

<Check id="c1" kind="number" widget="toy" params="heads=2" scalar="s" tolerance="0.1">
How much?

<Hint>Think.</Hint>

<Solution>
Thus.
</Solution>
</Check>

<Check id="c2" kind="goal" name="main" params="heads=3" scalar="s" min="2">
Reach it.

<Hint>Think.</Hint>

<Solution>
Thus.
</Solution>
</Check>

<Check id="c3" kind="goal" name="main" params="mode=on">
Reach both.

<Goal scalar="s" min="2" label="the sum" />

<Goal scalar="t" max="3" unit="bits" places="1" />

<Hint>Think.</Hint>

<Solution>
Thus.
</Solution>
</Check>

<Check id="c4" kind="order" widget="toy" params="mode=on" scalar="s" label="sum">
Order them.

<Item params="heads=1">One.</Item>

<Item params="heads=2">Two.</Item>

<Item scalar="t">Another.</Item>

<Hint>Think.</Hint>

<Solution>
Thus.
</Solution>
</Check>

[^one]: A source.
`;

const file = 'content/en/attention.mdx';
const lesson = (source: string) => parseLesson(source, { file, locale: 'en', slug: 'attention' });
const messagesOf = (source: string) => {
  const parsed = lesson(source);
  return [...checkWords(parsed), ...checkProse(parsed, [], new Set()), ...checkReferences(parsed, world)].map(
    problem => `${problem.line} ${problem.message}`,
  );
};

test('a sound lesson passes', () => {
  expect(messagesOf(sound)).toEqual([]);
});

/** [what is planted, what it replaces, what it becomes, what the checker must say] */
const planted: readonly (readonly [string, string, string, RegExp])[] = [
  ['front matter without a promise', 'promise: Follow one number.\n', '', /front matter: promise/],
  ['front matter with an unknown key', 'minutes: 10', 'minutes: 10\ncolour: red', /colour/],
  ['front matter with minutes in words', 'minutes: 10', 'minutes: ten', /front matter: minutes/],
  ['a figure in the front matter', 'Follow one number.', 'Follow 0.5.', /"0\.5" is a decimal/],
  ['a heading without an id', '## Second [#second]', '## Second', /heading ends with its id/],
  ['a heading id twice', '[#second]', '[#first]', /stands twice/],
  ['a heading id that is not Latin', '[#second]', '[#第二]', /lower-case Latin/],
  ['an h1', '## Second', '# Second', /Headings are ##/],
  ['a decimal in prose', 'Prose with', 'Prose with 0.25 and', /10 "0\.25" is a decimal/],
  ['a percentage in prose', 'Prose with', 'Prose with 12 % and', /"12 %" is a percentage/],
  ['a power in prose', 'Prose with', 'Prose with 10⁻⁵ and', /"10⁻⁵" is a power/],
  ['a power by <sup>', 'Prose with', 'Prose with 10<sup>-5</sup> and', /is a power/],
  ['an exponent in prose', 'Prose with', 'Prose with 1e-5 and', /"1e-5" is an exponent/],
  ['a full-width decimal', 'Prose with', '约为０．５，', /"0\.5" is a decimal/],
  ['百分之', 'Prose with', '约百分之十，', /"百分之十" is a percentage/],
  ['a figure in a caption', 'Caption.', 'Caption of .5.', /is a decimal/],
  ['a figure in a title', 'title="A figure"', 'title="A figure of 0.5"', /is a decimal/],
  ['a figure in a question', 'question="Why d_k?"', 'question="Why 50%?"', /is a percentage/],
  ['a figure in a footnote', 'A source.', 'A source of 0.5.', /is a decimal/],
  ['a figure in a link', '[below]', '[0.5 below]', /is a decimal/],
  ['an underscore in prose', 'Prose with', 'Prose with d_k and', /shows its underscore/],
  ['emphasis that nothing closes', 'Prose with', 'Prose ** with', /"\*\*" stands as it is typed/],
  ['a formula that nothing closes', 'Prose with', 'Prose \\$ with', /"\$" stands as it is typed/],
  [
    'a hidden control that is none',
    'heads="4" mode',
    'hide="heads,feet" heads="4" mode',
    /"feet", which is no parameter/,
  ],
  ['an import', '## First', "import x from 'y'\n\n## First", /imports and exports nothing/],
  ['an export', '## First', 'export const x = 1\n\n## First', /imports and exports nothing/],
  ['an expression', 'Prose with', 'Prose {1 + 1} with', /no expressions/],
  ['an attribute expression', 'heads="4"', 'heads={4}', /attributes are literals/],
  ['a spread', '<Widget id', '<Widget {...x} id', /spread/],
  ['an unknown component', '<T of="q">q</T>', '<Tensor of="q">q</Tensor>', /<Tensor> is not in the vocabulary/],
  ['an unknown HTML element', '<T of="q">q</T>', '<marquee>q</marquee>', /<marquee> is not in the vocabulary/],
  ['an unknown attribute', '<Trap id="trap"', '<Trap id="trap" colour="red"', /no attribute "colour"/],
  ['a missing attribute', ' title="“Always”"', '', /<Trap> lacks title/],
  ['an attribute that is no number', 'min="0"', 'min="none"', /a number/],
  ['an unknown hue', 'of="q"', 'of="queen"', /one of q, k/],
  ['an id that is not one', 'id="trap"', 'id="My trap"', /lower-case Latin/],
  ['an id twice', '<Check id="c2"', '<Check id="c1"', /id "c1" stands twice/],
  [
    'a Step outside',
    '<Trap id="trap" title="“Always”">\n',
    '<Trap id="trap" title="“Always”">\n\n<Step>\n$$\na\n$$\n\nb\n</Step>\n\n',
    /<Step> stands only in <Derivation>/,
  ],
  ['a Step without a formula', '$$\na=b\n$$\n\n', '', /begins with one display formula/],
  ['a block in a sentence', 'Prose with', 'Prose <Note>aside</Note> with', /stands on lines of its own/],
  ['a claim in a heading', '## Second', '## Second <Claim id="share" />', /not inside a heading/],
  ['a proof of no figure', ' figure="main" assumptions="fresh,heads"', '', /no figure="…" that proves it/],
  ['a figure that proves nothing', '<Step proof="sum" places="2">', '<Step>', /a figure, and no Step with proof/],
  [
    'assumptions of no figure',
    '<Derivation id="proof"',
    '<Derivation id="proof" assumptions="a"',
    /no figure="…" to set/,
  ],
  ['a proof of a figure that is not there', 'figure="main" ass', 'figure="nowhere" ass', /is no Widget of this lesson/],
  ['an assumption that is no parameter', 'fresh,heads', 'fresh,stale', /"stale" is no toggle or number of toy/],
  ['an assumption that cannot be switched', 'fresh,heads', 'fresh,mode', /"mode" is no toggle or number of toy/],
  [
    'a Step of claim and proof',
    '<Step proof="sum"',
    '<Step claim="spread" proof="sum"',
    /claim and proof: one of them/,
  ],
  ['two Steps of one proof', '</Step>\n\n<Step>', '</Step>\n\n<Step proof="sum">', /two Steps of one proof/],
  ['a way to reveal that is none', 'reveal="steps"', 'reveal="lines"', /one of steps/],
  ['a sketch without axes', ' axis="the spread"', '', /lacks axis/],
  ['a sketch and a scalar', 'sketch="curve"', 'sketch="curve" scalar="s"', /either a sketch or scalar/],
  ['handles that do not ascend', 'at="0.5 1 2 4"', 'at="0.5 2 1 4"', /three to nine ascending numbers/],
  ['two handles', 'at="0.5 1 2 4"', 'at="0.5 1"', /three to nine ascending numbers/],
  ['a log axis from 0', 'min="0.1" max="10"', 'min="0" max="10"', /min > 0 on a log y axis/],
  ['handles at 0 on a log axis', 'at="0.5 1 2 4"', 'at="0 1 2 4"', /places above 0 on a log x axis/],
  ['a Misread of no shape', '<Misread value="rises">', '<Misread value="up">', /Misread of "up", which is no shape/],
  ['a figure in an axis’ name', 'axis="the spread"', 'axis="the spread of 0.5"', /is a decimal/],
  [
    'a Goal elsewhere',
    '<Check id="c3" kind="goal" name="main" params="mode=on">',
    '<Check id="c3" kind="number" widget="toy" scalar="s">',
    /belongs to kind="goal"/,
  ],
  ['a Goal without a bound', '<Goal scalar="s" min="2"', '<Goal scalar="s"', /min, max or both/],
  ['Goals and a scalar', '<Check id="c3" kind="goal"', '<Check id="c3" kind="goal" scalar="s"', /either Goals or/],
  ['a goal that nothing reaches', ' params="heads=3"', '', /lacks params/],
  ['a goal beyond its figure’s range', 'params="heads=3"', 'params="heads=30"', /out-of-range/],
  ['a goal of nothing', 'params="heads=3" scalar="s"', 'params="heads=3"', /lacks scalar/],
  ['an Item elsewhere', 'kind="order" widget="toy"', 'kind="number" widget="toy"', /belongs to kind="order"/],
  ['two Items', '<Item params="heads=2">Two.</Item>', '', /three to seven Items/],
  [
    'an Item that measures nothing',
    'params="mode=on" scalar="s" label="sum"',
    'params="mode=on" label="sum"',
    /an Item without a scalar/,
  ],
  ['an Item out of range', '<Item params="heads=2">', '<Item params="heads=9">', /out-of-range/],
  [
    'a number without a scalar',
    'kind="number" widget="toy" params="heads=2" scalar="s"',
    'kind="number" widget="toy" params="heads=2"',
    /lacks scalar/,
  ],
  [
    'a Predict without a scalar',
    'id="p2" widget="toy" scalar="s"',
    'id="p2" widget="toy"',
    /lacks scalar="…" \(or sketch/,
  ],
  ['a Predict without a Reveal', '<Reveal>\nSo much.\n</Reveal>', '', /exactly one Reveal/],
  ['a Predict whose start is out of range', 'start="1"', 'start="17"', /start between them/],
  ['a Predict with half a slider', ' step="0.5"', '', /lacks step/],
  ['a Misread of no figure', '<Misread value="8">', '<Misread value="eight">', /Misread of "eight"/],
  ['a condition that is none', 'when="> 1"', 'when="about 1"', /when="about 1"/],
  ['an Interview with two depths', '<Answer depth="follow-up">\nC.\n</Answer>', '', /seconds, whiteboard, follow-up/],
  [
    'a Check without a Solution',
    '<Hint>Think.</Hint>\n\n<Solution>\nThus.\n</Solution>\n</Check>\n\n<Check id="c2"',
    '<Hint>Think.</Hint>\n</Check>\n\n<Check id="c2"',
    /exactly one Solution/,
  ],
  ['a goal without a bound', ' min="2"', '', /min, max or both/],
  [
    'a goal on no widget',
    'name="main" params="heads=3"',
    'name="nowhere" params="heads=3"',
    /is no Widget of this lesson/,
  ],
  ['an unknown widget', '<Widget id="toy"', '<Widget id="toi"', /there is no widget "toi"/],
  ['an unknown parameter', 'heads="4"', 'haeds="4"', /has no parameter "haeds"/],
  ['a value out of range', 'heads="4"', 'heads="9"', /heads="9" is out-of-range/],
  ['a value off its step', 'heads="4"', 'heads="4.5"', /off-step/],
  ['a value that is no option', 'mode="off"', 'mode="of"', /not-an-option/],
  ['a wrong value in params', 'params="heads=2&mode=on"', 'params="heads=99&mode=on"', /out-of-range/],
  ['params that cannot be read', 'params="heads=2&mode=on"', 'params="heads"', /a=1&b=2/],
  ['an unknown claim', '<Claim id="share" />', '<Claim id="shares" /> <Claim id="share" />', /has no claim "shares"/],
  ['an unused claim', '<Claim id="share" />', 'that', /the claim "share" .* is not stated/],
  [
    'a claim of another lesson that it has not',
    '<Claim id="share" />',
    '<Claim id="share" /> <Claim id="nope" lesson="variance" />',
    /variance\.ts has no claim "nope"/,
  ],
  [
    'a claim of a lesson without claims',
    '<Claim id="share" />',
    '<Claim id="share" /> <Claim id="nope" lesson="softmax" />',
    /registry\.ts has no lesson "softmax"/,
  ],
  ['a missing file', 'a.py#one', 'b.py#one', /b\.py: no such file/],
  ['a missing region', 'a.ts#one', 'a.ts#two', /no region "two"/],
  ['a region without end', 'a.py#one', 'a.py#open', /does not end/],
  ['a match that is not there', 'matmul(', 'dot(', /no line with "dot\("/],
  ['a hue that is none', 'hues="query:q', 'hues="query:red', /not name:hue/],
  ['a lit pair that is none', 'lit="1"', 'lit="2"', /is no pair/],
  ['a dead anchor', '(#second)', '(#third)', /no such anchor/],
  ['an unknown lesson', '/lessons/variance', '/lessons/variants', /no such lesson/],
  ['an unknown page', '(/lessons/variance)', '(/explorer)', /not a page/],
  ['a relative link', '(/lessons/variance)', '(variance.mdx)', /links are \/page/],
  ['an insecure link', 'https://', 'http://', /links are \/page/],
  ['a footnote without text', '[^one]: A source.', '', /\[\^one\] has no text/],
  ['a footnote nobody mentions', '.[^one]', '.', /mentioned nowhere/],
];

describe('a planted violation is found', () => {
  test.each(planted)('%s', (_, from, to, says) => {
    expect(sound).toContain(from);
    const found = messagesOf(sound.replace(from, to));
    expect(found.join('\n')).toMatch(says);
  });

  test('of MDX itself, with file and line', () => {
    expect(() => lesson(`${sound}\n<T of="q">`)).toThrow(/attention\.mdx.*(line|\d+)/);
  });
});

test('Chinese prose has Chinese punctuation', () => {
  const chinese = (text: string) =>
    checkProse(parseLesson(text, { file: 'b', locale: 'zh-Hans', slug: 'attention' }), [], new Set()).map(
      ({ message }) => message,
    );
  expect(chinese('查询,键和值。')).toEqual([expect.stringMatching(/full-width punctuation/)]);
  expect(chinese('查询(query)。')).toEqual([expect.stringMatching(/full-width punctuation/)]);
  expect(chinese('一个 token。')).toEqual([expect.stringMatching(/stylesheet sets the space/)]);
  expect(chinese('给token $i$加上768个数。')).toEqual([]);
  expect(chinese('查询（query），键：Vaswani et al. (2017), `a,b`。')).toEqual([]);
});

describe('a lesson in another language', () => {
  const other = (from: string, to: string) =>
    checkLanguages(
      lesson(sound),
      parseLesson(sound.replace(from, to), { file: 'b', locale: 'zh-Hans', slug: 'attention' }),
    );

  test('may use its own words and examples', () => {
    expect(other('Prose with', '正文里')).toEqual([]);
    expect(other('title="A figure" heads="4"', 'title="图" heads="2"')).toEqual([]);
    expect(other('figure="the mean"', 'figure="均值"')).toEqual([]);
  });

  test.each([
    ['another heading id', '[#second]', '[#zweite]', /\[#second\]/],
    [
      'a missing figure',
      '<Widget id="toy" name="main" title="A figure" heads="4" mode="off">\nCaption.\n</Widget>',
      '',
      /<Widget/,
    ],
    ['another instance name', 'name="main" title', 'name="other" title', /name="main"/],
    ['another Predict', '<Predict id="p1"', '<Predict id="p9"', /id="p1"/],
    ['another figure to prove it', 'figure="main" ass', 'figure="other" ass', /figure="main"/],
    ['other assumptions', 'fresh,heads', 'fresh', /assumptions="fresh,heads"/],
    ['another curve', 'sketch="curve"', 'sketch="bend"', /sketch="curve"/],
    ['other handles', 'at="0.5 1 2 4"', 'at="0.5 1 2"', /at="0.5 1 2 4"/],
    ['an Item less', '<Item scalar="t">Another.</Item>', '', /<Item scalar="t">/],
    ['another scalar', 'scalar="s" min="0"', 'scalar="t" min="0"', /scalar="s"/],
    ['a claim less', '<Claim id="share" />', '', /lacks the claim "share"/],
    ['a claim more', '<Claim id="share" />', '<Claim id="share" /> <Claim id="more" />', /has the claim "more"/],
    ['a footnote less', '[^one] See', ' See', /lacks the footnote "one"/],
    ['a section more', '## Second', '## Extra [#extra]\n\n## Second', /\[#extra\]/],
    [
      'a Check less at the end',
      sound.slice(sound.indexOf('<Check id="c2"'), sound.indexOf('[^one]:')),
      '',
      /<Check id="c2"/,
    ],
  ])('must not have %s', (_, from, to, says) => {
    const found = other(from, to).map(({ message }) => message);
    expect(found.join('\n')).toMatch(says);
  });
});

describe('messages', () => {
  const found = (source: string) =>
    checkMessageSource(source.replaceAll('§', '$'), 'm.ts', [{ written: '.02', reason: 'given' }], new Set()).map(
      ({ line, message }) => `${line} ${message}`,
    );

  test('obey the rule of numbers', () => {
    expect(found("// it's .5\nexport const messages = {\n  a: 'a share of 0.5',\n};")).toEqual([
      expect.stringMatching(/^3 "0\.5"/),
    ]);
    expect(found('const m = { a: (n: number) => `about 10% of §{n.toFixed(2)}` };')).toEqual([
      expect.stringMatching(/"10%"/),
    ]);
    expect(found("const m = { a: '百分之五' };")).toHaveLength(1);
  });

  test('in Chinese have Chinese punctuation', () => {
    expect(checkMessageSource("const m = { a: '当前: 三' };", 'messages.zh-Hans.ts', [], new Set())).toHaveLength(1);
    expect(checkMessageSource("const m = { a: '当前：三 (3)' };", 'messages.zh-Hans.ts', [], new Set())).toEqual([]);
    const spaced = 'const m = { a: n => `第 §{n}课` };'.replace('§', '$');
    expect(checkMessageSource(spaced, 'messages.zh-Hans.ts', [], new Set())).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/"第 …": the stylesheet/) }),
    ]);
  });

  test('may name declared constants, and code between is no prose', () => {
    expect(
      found(
        "import x from './a.1.5';\nconst m = { a: 'std .02', b: (x: number) => `§{x * 0.5} of §{x > 1 ? 'a' : 'b'}` };\n/* 0.5 */",
      ),
    ).toEqual([]);
  });
});
