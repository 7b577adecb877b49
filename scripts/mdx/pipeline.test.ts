import { compile } from '@mdx-js/mdx';
import { describe, expect, test } from 'vitest';
import { mdxOptions } from './options';

/** The compiler as Next runs it: the plugins of options.js, by name and path. */
async function compiled(source: string, path = 'content/en/attention.mdx'): Promise<string> {
  const load = (names: readonly string[]) => Promise.all(names.map(async name => (await import(name)).default));
  const [remarkPlugins, rehypePlugins] = await Promise.all([
    load(mdxOptions.remarkPlugins),
    load(mdxOptions.rehypePlugins),
  ]);
  return String(await compile({ value: source, path }, { jsx: true, remarkPlugins, rehypePlugins }));
}

test('options are JSON, as Turbopack wants them', () => {
  expect(JSON.parse(JSON.stringify(mdxOptions))).toEqual(mdxOptions);
});

describe('a lesson module', () => {
  test('exports its front matter and its table of contents', async () => {
    const out = await compiled(
      '---\ntitle: A\n---\n\n## Why $\\sqrt{d_k}$ [#why]\n\n### Not this [#sub]\n\n## Then [#then]\n',
    );
    expect(out).toMatch(/export const frontmatter = \{\s*"?title"?: "A"\s*\}/);
    expect(out).toMatch(
      /export const toc = \[\{\s*"id": "why",\s*"text": "Why √d_k"\s*\}, \{\s*"id": "then",\s*"text": "Then"\s*\}\]/,
    );
    expect(out).toContain('h2 id="why"');
    expect(out).not.toContain('[#');
  });

  test('tells components where they stand and numbers its figures', async () => {
    const out = await compiled(
      '<Widget id="toy" title="A">\nx\n</Widget>\n\n<Claim id="a" /> or <Claim id="b" lesson="variance" />\n\n<Widget id="toy" title="B">\nx\n</Widget>\n',
      'content/zh-Hans/softmax.mdx',
    );
    expect(out).toMatch(/<Widget id="toy" title="A" locale="zh-Hans" lesson="softmax" figure="1">/);
    expect(out).toMatch(/<Widget id="toy" title="B" locale="zh-Hans" lesson="softmax" figure="2">/);
    expect(out).toMatch(/<Claim id="a" locale="zh-Hans" lesson="softmax"/);
    expect(out).toMatch(/<Claim id="b" lesson="variance" locale="zh-Hans"/);
  });

  test('tells a live derivation its figure’s widget and where that starts', async () => {
    const out = await compiled(
      '<Derivation id="p" title="A" figure="main">\n\n<Step proof="sum">\n$$\na\n$$\n\nb\n</Step>\n\n</Derivation>\n\n<Widget id="toy" name="main" title="A" hide="seed" heads="2" mode="off">\nx\n</Widget>\n',
    );
    const given = /<Derivation [^>]*>/.exec(out)?.[0] ?? '';
    expect(given).toContain('widget="toy"');
    expect(/start=(["'])(.*?)\1/.exec(given)?.[2]?.replaceAll('&quot;', '"')).toBe('{"heads":"2","mode":"off"}');
  });

  test.each([
    ['<Tensor />', /<Tensor> is not in the vocabulary/],
    ['{1 + 1}', /no expressions/],
    ["import x from 'y'", /imports and exports nothing/],
    [
      '<Derivation id="p" title="A" figure="none">\n\n<Step proof="sum">\n$$\na\n$$\n\nb\n</Step>\n\n</Derivation>',
      /no Widget of the lesson is called so/,
    ],
    ['## Without an id', /ends with its id/],
    ['<Trap id="t" title={x}>\na\n</Trap>', /attributes are literals/],
  ])('does not compile with %s', async (source, says) => {
    await expect(compiled(`Text.\n\n${source}\n`)).rejects.toThrow(says);
  });

  test('does not compile elsewhere than in a language’s folder', async () => {
    await expect(compiled('Text.\n', 'content/attention.mdx')).rejects.toThrow(/content\/<locale>\/<slug>\.mdx/);
  });
});

describe('formulas', () => {
  test('are HTML and MathML made at build, hues included', async () => {
    const out = await compiled('$\\Q{q}\\cdot\\K{k}$ and\n\n$$\n\\softmax(\\S{s})\n$$\n');
    expect(out).toContain('<Formula html=');
    expect(out).toContain('enclosing t-q');
    expect(out).toContain('<math xmlns=');
    expect(out).toMatch(/display/);
  });

  test.each([
    ['$\\unknown{x}$', /Undefined control sequence: \\unknown/],
    ['$\\frac{1}$', /KaTeX parse error/],
    ['$\\href{https://example.org}{x}$', /trust|not allowed|href/i],
    ['$\\htmlStyle{color:red}{x}$', /trust|htmlStyle/i],
  ])('fail the build where KaTeX cannot or must not set %s', async (source, says) => {
    await expect(compiled(`${source}\n`)).rejects.toThrow(says);
  });
});

describe('links', () => {
  test('stay in the language; to a lesson not yet written they are plain text', async () => {
    const out = await compiled(
      '[lab](/lab), [here](/lessons/attention#why), [there](/lessons/not-yet), [out](https://example.org/)\n',
      `${process.cwd()}/content/en/attention.mdx`,
    );
    expect(out).toContain('href="/en/lab/"');
    expect(out).toContain('href="/en/lessons/attention/#why"');
    expect(out).not.toContain('not-yet');
    expect(out).toContain('there');
    expect(out).toContain('href="https://example.org/"');
  });

  test('of footnotes speak the language', async () => {
    const source = 'a[^1]\n\n[^1]: b\n';
    expect(await compiled(source)).toMatch(/>\{"Back"\}</);
    const chinese = await compiled(source, 'content/zh-Hans/attention.mdx');
    expect(chinese).toContain('"返回"');
    expect(chinese).toContain('"注释与文献"');
    expect(chinese).not.toContain('Footnotes');
  });
});

test('Chinese touching a formula, code or claim leaves a gap on that side only', async () => {
  const out = await compiled('有$a$个，`x`。由<Claim id="c" />得', 'content/zh-Hans/attention.mdx');
  expect(out).toMatch(/<Formula html="[^"]*" gap="gap-before gap-after"/);
  expect(out).not.toMatch(/code className/);
  expect(out).toMatch(/<Claim id="c"[^>]* gap="gap-before gap-after"/);
  expect(await compiled('a $a$ b\n')).not.toContain('gap=');
});

test('no line of Chinese begins with a colon or a footnote’s number', async () => {
  const source = '若$a$：好；$b$，完。[^a]\n\n[^a]: 注\n';
  const out = await compiled(source, 'content/zh-Hans/attention.mdx');
  expect(out).toContain('{"\u2060：好；"}');
  expect(out).toContain('{"，完。\u2060"}');
  expect(await compiled(source)).not.toContain('\u2060');
});

test('punctuation after a claim goes with it', async () => {
  const out = await compiled('It is <Claim id="a" />, or <Claim id="b" />. And <Claim id="c" /> more.\n');
  expect(out).toMatch(/<Claim id="a"[^>]* tail="," \/>\{" or "\}/);
  expect(out).toMatch(/<Claim id="b"[^>]* tail="\." \/>\{" And "\}/);
  expect(out).toMatch(/<Claim id="c" locale="en" lesson="attention" \/>\{" more\."\}/);
});

test('a table scrolls in a box of its own', async () => {
  expect(await compiled('| a |\n|---|\n| b |\n')).toMatch(/<_components\.div className="scroll"><_components\.table>/);
});
