import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Constant } from '../../content/constants';
import { flagged, halfWidth } from './checkProse';
import type { Problem } from './problem';

const folders = ['app', 'components', 'content', 'lib'];

/** Every messages.<language>.ts of the site, as paths from the root. */
function messageFiles(root: string): readonly string[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter(path => /(^|\/)messages\.[\w-]+\.ts$/.test(path)),
  );
}

/** The rule of numbers holds for the words of controls, figures and pages as well. */
export function checkMessages(root: string, constants: readonly Constant[], used: Set<string>): Problem[] {
  return messageFiles(root).flatMap(file =>
    checkMessageSource(readFileSync(join(root, file), 'utf8'), file, constants, used),
  );
}

export function checkMessageSource(
  source: string,
  file: string,
  constants: readonly Constant[],
  used: Set<string>,
): Problem[] {
  const chinese = /messages\.zh/.test(file);
  return literalsOf(source).flatMap(({ text, line }) =>
    [...flagged(text, constants, used), ...(chinese ? halfWidth(text) : [])].map(message => ({ file, line, message })),
  );
}

/** Comments first, so that an apostrophe in one opens no string; then what stands in quotes. */
const literal =
  /\/\/.*$|\/\*[\s\S]*?\*\/|'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^`\\])*)`/gm;

/** The texts of a messages file, what is filled in left open; module names are not among them. */
function literalsOf(source: string): { text: string; line: number }[] {
  return [...source.matchAll(literal)].flatMap(found => {
    const text = found[1] ?? found[2] ?? found[3];
    const before = source.slice(0, found.index);
    if (text === undefined || /\b(from|import)\s*\(?\s*$/.test(before)) return [];
    return [{ text: text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\u0000'), line: before.split('\n').length }];
  });
}
