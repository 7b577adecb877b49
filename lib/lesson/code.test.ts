import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { huesOf, pairedLines, partNames } from './codePair';
import { codeRegion } from './codeRegion';
import { codeTokens } from './codeTokens';

describe('codeRegion', () => {
  test('takes what stands between the markers, without the common indentation', () => {
    const source =
      'def f():\n    # region scores\n\n    a = 1\n\n    if a:\n        b = 2\n    # endregion\n    c = 3\n';
    expect(codeRegion(source, 'scores', 'f.py')).toEqual(['a = 1', '', 'if a:', '    b = 2']);
  });

  test('reads both ways of writing a marker, and Windows line ends', () => {
    expect(codeRegion('// #region one\r\nconst a = 1;\r\n// #endregion\r\n', 'one', 'f.ts')).toEqual(['const a = 1;']);
    expect(codeRegion('//region one\nx();\n//endregion one\n', 'one', 'f.ts')).toEqual(['x();']);
  });

  test('keeps a region within a region, without its markers', () => {
    const source = '# region outer\na\n# region inner\nb\n# endregion\nc\n# endregion\n';
    expect(codeRegion(source, 'outer', 'f.py')).toEqual(['a', 'b', 'c']);
    expect(codeRegion(source, 'inner', 'f.py')).toEqual(['b']);
  });

  test.each([
    ['a region that is not there', 'x = 1\n', /f\.py has no region "one"/],
    ['one whose name only begins so', '# region one-more\nx\n# endregion\n', /has no region "one"/],
    ['one that does not end', '# region one\nx = 1\n', /does not end/],
    ['an empty one', '# region one\n\n# endregion\n', /is empty/],
  ])('refuses %s', (_, source, says) => {
    expect(() => codeRegion(source, 'one', 'f.py')).toThrow(says);
  });
});

describe('codeTokens', () => {
  const kinds = (line: string, language: 'python' | 'typescript') =>
    codeTokens(line, language)
      .filter(({ text }) => text.trim())
      .map(({ text, kind }) => `${kind} ${text.trim()}`);

  test('tells keywords, names and comments apart', () => {
    expect(kinds('return query @ key  # over keys', 'python')).toEqual([
      'keyword return',
      'name query',
      'plain @',
      'name key',
      'comment # over keys',
    ]);
    expect(kinds("const path = 'query'; // not query", 'typescript')).toEqual([
      'keyword const',
      'name path',
      "plain = 'query';",
      'comment // not query',
    ]);
  });

  test('a name within a longer name is not that name', () => {
    expect(kinds('query_layer', 'python')).toEqual(['name query_layer']);
    expect(kinds('queryRow', 'typescript')).toEqual(['name queryRow']);
  });

  test('its texts make up the line again, whatever the line', () => {
    const lines = fc.string({ unit: 'grapheme-ascii' }).map(text => text.replace(/[\r\n]/g, ''));
    for (const language of ['python', 'typescript'] as const)
      fc.assert(
        fc.property(lines, line => {
          expect(
            codeTokens(line, language)
              .map(({ text }) => text)
              .join(''),
          ).toBe(line);
        }),
      );
  });
});

describe('pairedLines', () => {
  const read = (path: string) =>
    path === 'a.py'
      ? '# region r\nscores = query @ key\nscores = scores / root\n# endregion'
      : '// #region r\nfor (;;) {\n  score = dot(query, key) / root;\n}\n// #endregion';
  const pair = { python: 'a.py#r', typescript: 'a.ts#r' };

  test('a line belongs to every correspondence whose text it holds', () => {
    const sides = pairedLines({ ...pair, match: 'query @ ~ dot( | / root ~ / root' }, read);
    expect(sides.python.map(({ pairs }) => pairs)).toEqual([[1], [2]]);
    expect(sides.typescript.map(({ pairs }) => pairs)).toEqual([[], [1, 2], []]);
  });

  test.each([
    ['query @ ~ nowhere', /a\.ts#r has no line with "nowhere"/],
    ['query @', /not "left ~ right"/],
    ['a ~ b ~ c', /not "left ~ right"/],
  ])('refuses the match "%s"', (match, says) => {
    expect(() => pairedLines({ ...pair, match }, read)).toThrow(says);
  });

  test('wants a region on either side', () => {
    expect(() => pairedLines({ ...pair, python: 'a.py' }, read)).toThrow(/names a region/);
  });
});

test('huesOf reads name:hue and refuses others', () => {
  expect([...huesOf('query:q  key:k', ['q', 'k'])]).toEqual([
    ['query', 'q'],
    ['key', 'k'],
  ]);
  expect(() => huesOf('query:red', ['q'])).toThrow(/name:hue/);
});

test('partNames reads pair:name and refuses pairs that are none', () => {
  expect([...partNames('1:normalized  2:rstd', 2)]).toEqual([
    [1, 'normalized'],
    [2, 'rstd'],
  ]);
  for (const wrong of ['3:rstd', '0:rstd', '1', '1:2']) expect(() => partNames(wrong, 2), wrong).toThrow(/pair:name/);
});
