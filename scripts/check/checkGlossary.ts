import { bibliography } from '../../content/bibliography';
import type { TermWords } from '../../content/glossary/terms';
import { attributesOf, type Element } from '../mdx/grammar';
import type { Problem } from './problem';
import { proseOf } from './prose';
import { elementsOf, type LessonFile, lineOf } from './readLesson';

/** The glossary in a lesson's language. */
export type Glossary = Readonly<Record<string, TermWords>>;

/** One word for one thing: terms that a lesson marks are of the glossary and written as it writes them, and names it avoids stand nowhere. */
export function checkGlossary(lesson: LessonFile, glossary: Glossary): Problem[] {
  const at = (node: Element, message: string) => ({ file: lesson.file, line: lineOf(node), message });
  return [
    ...elementsOf(lesson.tree, 'Term').flatMap(element => {
      const { id = '' } = attributesOf(element);
      const words = glossary[id];
      if (!words) return [at(element, `<Term id="${id}">: content/glossary/terms.ts has no such term`)];
      const written = textOf(element);
      const forms = [words.term, ...(words.also ?? [])];
      return forms.some(form => form.toLowerCase() === written.toLowerCase())
        ? []
        : [at(element, `<Term id="${id}"> says "${written}", in the glossary ${forms.join(' / ')}`)];
    }),
    ...elementsOf(lesson.tree, 'Cite').flatMap(element => {
      const { id = '' } = attributesOf(element);
      return id in bibliography ? [] : [at(element, `<Cite id="${id}">: content/bibliography.ts has no such work`)];
    }),
    // 繁體 is made from 简体, and so are the names that are avoided.
    ...(lesson.locale === 'zh-Hant' ? [] : proseOf(lesson)).flatMap(({ text, line }) =>
      avoidedIn(text, glossary).map(message => ({ file: lesson.file, line, message })),
    ),
  ];
}

/** Names in a text that the glossary avoids, but for titles of works (which are no prose of ours). */
export function avoidedIn(text: string, glossary: Glossary): string[] {
  return Object.values(glossary).flatMap(({ term, avoid = [] }) =>
    avoid
      .filter(name => (/\w/.test(name) ? new RegExp(`\\b${name}\\b`).test(text) : text.includes(name)))
      .map(name => `"${name}": the glossary says "${term}"`),
  );
}

function textOf(element: Element): string {
  return element.children
    .map(child => ('value' in child ? String(child.value) : 'children' in child ? textOf(child as Element) : ''))
    .join('')
    .trim();
}
