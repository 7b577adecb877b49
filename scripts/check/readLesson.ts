import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Root } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { type Element, isElement } from '../mdx/grammar';
import { parser } from '../mdx/parser';
import { visitParents } from '../mdx/visit';

/** A lesson's file, parsed but not judged. */
export interface LessonFile {
  readonly locale: string;
  readonly slug: string;
  /** From the root. */
  readonly file: string;
  readonly tree: Root;
  /** What the YAML at its head says. */
  readonly frontMatter: unknown;
}

/** Throws with file and line where MDX itself cannot read it. */
export function parseLesson(
  source: string,
  { file, locale, slug }: Pick<LessonFile, 'file' | 'locale' | 'slug'>,
): LessonFile {
  try {
    const tree = parser.parse(source);
    const head = tree.children[0];
    return { locale, slug, file, tree, frontMatter: head?.type === 'yaml' ? parseYaml(head.value) : undefined };
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

export function readLesson(root: string, locale: string, slug: string): LessonFile {
  const path = join(root, 'content', locale, `${slug}.mdx`);
  return parseLesson(readFileSync(path, 'utf8'), { file: relative(root, path), locale, slug });
}

/** Its components of one name, or all, in order. */
export function elementsOf(tree: Root, name?: string): readonly Element[] {
  const found: Element[] = [];
  visitParents(tree, node => {
    if (isElement(node) && (name === undefined || node.name === name)) found.push(node);
  });
  return found;
}

export function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}
