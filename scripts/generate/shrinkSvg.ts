/** Attributes that CSS can say as well, with the unit it wants. */
const presentation: Readonly<Record<string, string>> = {
  'text-anchor': '',
  fill: '',
  'font-size': 'px',
  'font-weight': '',
  'font-family': '',
  stroke: '',
  'stroke-width': 'px',
  opacity: '',
};

/** A class costs its rule once; below this many uses the attributes are shorter. */
const worthwhile = 4;

/**
 * The same picture in fewer bytes: looks that repeat from cell to cell (`text-anchor="middle" fill="#000" font-size="13"`) become one
 * class. For SVG files of their own: their style sheet would leak out of an inlined one.
 */
export function shrinkSvg(svg: string): string {
  const uses = new Map<string, number>();
  for (const [tag] of svg.matchAll(elements)) {
    const look = lookOf(tag);
    if (look) uses.set(look, (uses.get(look) ?? 0) + 1);
  }
  const looks = [...uses].filter(([look, count]) => count >= worthwhile && look.includes(';')).map(([look]) => look);
  if (looks.length === 0) return svg;
  const names = new Map(looks.map((look, index) => [look, `c${index.toString(36)}`]));
  const rules = looks.map(look => `.${names.get(look)}{${look}}`).join('');
  const body = svg.replace(elements, tag => {
    const name = names.get(lookOf(tag) ?? '');
    return name ? bare(tag).replace(/^<\w+/, start => `${start} class="${name}"`) : tag;
  });
  return body.replace(/^(<svg[^>]*>)/, `$1<style>${rules}</style>`);
}

const elements = /<(?:text|tspan|rect|path|line|g)\b[^>]*>/g;
const attributes = /\s([\w-]+)="([^"]*)"/g;

/** The element's looks as declarations; undefined where it has a class or style of its own. */
function lookOf(tag: string): string | undefined {
  const all = [...tag.matchAll(attributes)].map(([, name = '', value = '']) => [name, value] as const);
  if (all.some(([name]) => name === 'class' || name === 'style')) return undefined;
  return all
    .filter(([name]) => Object.hasOwn(presentation, name))
    .map(([name, value]) => `${name}:${value}${/^[\d.]+$/.test(value) ? presentation[name] : ''}`)
    .sort()
    .join(';');
}

function bare(tag: string): string {
  return tag.replace(attributes, (attribute, name: string) => (Object.hasOwn(presentation, name) ? '' : attribute));
}
