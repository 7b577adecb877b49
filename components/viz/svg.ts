import { escapeMarkup } from '@/lib/escapeMarkup';

/** Pieces of SVG as strings, for static pictures and exported files. Everything that comes from outside goes through `escapeXml`. */

/** Control characters and non-characters, which XML forbids even as references. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** Text for an element or an attribute. What XML cannot hold becomes the replacement character. */
export const escapeXml = (text: string): string => escapeMarkup(text.replace(FORBIDDEN, '\ufffd'));

/** At most two decimals, and none where there are none: keeps a picture small. */
export const n = (value: number): string => String(Math.round(value * 100) / 100);

/** Escaped text for a `<text>`, in which `W_O` and `d_k` are set with their subscripts: SVG has no `<sub>` that every browser knows. */
export function subscripted(text: string, size: number): string {
  const [first = '', ...rest] = text.split(/(?<=(?<![A-Za-z])[A-Za-z])_([A-Za-z0-9]+)/);
  const drop = n(size * 0.25);
  let out = escapeXml(first);
  for (let i = 0; i < rest.length; i += 2) {
    out += `<tspan dy="${drop}" font-size="${n(size * 0.77)}">${escapeXml(rest[i] ?? '')}</tspan>`;
    // Back to the line with what follows; where nothing does, with a space of no width.
    out += `<tspan dy="-${drop}">${escapeXml(rest[i + 1] || '\u200b')}</tspan>`;
  }
  return out;
}

export interface TextStyle {
  readonly fill: string;
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Degrees, clockwise, around the text's own place. */
  readonly turn?: number;
}

export function svgText(
  x: number,
  y: number,
  text: string,
  { fill, size = 12, weight = 450, anchor = 'start', turn }: TextStyle,
): string {
  const place = turn ? `transform="translate(${n(x)} ${n(y)}) rotate(${turn})"` : `x="${n(x)}" y="${n(y)}"`;
  const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text ${place}${side} fill="${fill}" font-size="${n(size)}" font-weight="${weight}">${escapeXml(text)}</text>`;
}

export interface TagStyle {
  readonly hue: string;
  readonly ink: string;
  readonly size?: number;
}

/** A tensor's name in its hue with its shape beside it: one text, so the shape follows whatever font the reader's machine has. */
export const svgTag = (x: number, y: number, name: string, shape: string, { hue, ink, size = 13 }: TagStyle): string =>
  `<text x="${n(x)}" y="${n(y)}" fill="${hue}" font-size="${n(size)}" font-weight="600">${escapeXml(name)}<tspan dx="6" fill="${ink}" font-weight="400">${escapeXml(shape)}</tspan></text>`;

const SVG_FONT = "'Inter Variable',Inter,system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/** A whole document around pieces of SVG. `title` is what the picture shows. */
export function svgDocument(
  body: string,
  {
    width,
    height,
    title,
    ground,
  }: { readonly width: number; readonly height: number; readonly title: string; readonly ground?: string },
): string {
  const back = ground ? `<rect width="${n(width)}" height="${n(height)}" fill="${ground}"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${SVG_FONT}" style="font-variant-numeric:tabular-nums"><title>${escapeXml(title)}</title>${back}${body}</svg>`;
}
