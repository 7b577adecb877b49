import { SKIP, visit } from 'unist-util-visit';
import { placeOf } from './place.js';

const words = {
  en: { heading: 'Notes and sources', back: 'Back' },
  'zh-Hans': { heading: '注释与文献', back: '返回' },
  'zh-Hant': { heading: '註釋與文獻', back: '返回' },
};

/** Footnotes speak the page's language: their heading, and "Back" in place of an arrow. */
export default function footnotes() {
  return (/** @type {import('hast').Root} */ tree, /** @type {import('vfile').VFile} */ file) => {
    const said = words[placeOf(file).locale];
    visit(tree, 'element', element => {
      if (element.properties.id === 'footnote-label') {
        element.properties.className = ['label'];
        element.children = [{ type: 'text', value: said.heading }];
      }
      if ('dataFootnoteBackref' in element.properties) {
        delete element.properties.ariaLabel;
        element.children = [
          { type: 'text', value: said.back },
          ...element.children.filter(child => child.type === 'element'),
        ];
        return SKIP;
      }
      return undefined;
    });
  };
}
