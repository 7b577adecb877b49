export type CodeLanguage = 'python' | 'typescript';

export interface CodeToken {
  readonly text: string;
  /** Grey: keyword and comment. name: what may be a tensor. Everything else is ink. */
  readonly kind: 'keyword' | 'comment' | 'name' | 'plain';
}

const keywords: Readonly<Record<CodeLanguage, ReadonlySet<string>>> = {
  python: new Set(
    'and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield self'.split(
      ' ',
    ),
  ),
  typescript: new Set(
    'as async await break case catch class const continue default else export extends false finally for function if import in instanceof interface let new null of readonly return satisfies switch throw true try type typeof undefined void while yield'.split(
      ' ',
    ),
  ),
};

const shapes: Readonly<Record<CodeLanguage, RegExp>> = {
  python:
    /(#.*$|"""[\s\S]*?"""|'''[\s\S]*?''')|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([A-Za-z_]\w*)|(\s+|\d[\w.]*|.)/gm,
  typescript:
    /(\/\/.*$|\/\*.*?(?:\*\/|$)|^\s*\*.*$)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`)|([A-Za-z_$][\w$]*)|(\s+|\d[\w.]*|.)/gm,
};

/** A line of code in the few kinds that the page tells apart; joined, the texts give the line again. */
export function codeTokens(line: string, language: CodeLanguage): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const [text, comment, , name] of line.matchAll(shapes[language])) {
    const kind = comment ? 'comment' : name ? (keywords[language].has(name) ? 'keyword' : 'name') : 'plain';
    const last = tokens.at(-1);
    if (last && last.kind === 'plain' && kind === 'plain') tokens[tokens.length - 1] = { text: last.text + text, kind };
    else tokens.push({ text, kind });
  }
  return tokens;
}
