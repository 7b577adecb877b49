/**
 * The state of a page's widgets in its hash, readable and by name. In a lesson, where headings have the first word:
 *   #<anchor>~<instance>.v=1&<instance>.heads=2&<other>.v=1&…
 * and in an embed, which has one widget and no headings:
 *   #v=1&heads=2&text=the%20river
 * Values are percent-encoded. Anything that cannot be read is left out; parsing never throws.
 */
export type RawParams = Readonly<Record<string, string>>;

export interface PageState {
  readonly anchor: string;
  readonly instances: ReadonlyMap<string, RawParams>;
}

/** Longer hashes are not links of ours; reading them would only cost time. */
const longest = 32_768;
const name = /^[A-Za-z][\w-]{0,63}$/;

/** The hash of a lesson or the lab, with or without '#'. */
export function parsePage(hash: string): PageState {
  const text = bare(hash);
  const split = text.indexOf('~');
  const instances = new Map<string, Record<string, string>>();
  for (const [key, value] of split < 0 ? [] : pairs(text.slice(split + 1))) {
    const dot = key.indexOf('.');
    const instance = key.slice(0, dot);
    const param = key.slice(dot + 1);
    if (dot < 0 || !name.test(instance) || !name.test(param)) continue;
    const raw = instances.get(instance) ?? record();
    raw[param] = value;
    instances.set(instance, raw);
  }
  return { anchor: decode(split < 0 ? text : text.slice(0, split)), instances };
}

/** The inverse of `parsePage`: '' where nothing needs to be said, else with its '#'. */
export function formatPage({ anchor, instances }: PageState): string {
  const parts: string[] = [];
  for (const [instance, raw] of instances) {
    for (const [param, value] of Object.entries(raw)) parts.push(`${instance}.${param}=${encode(value)}`);
  }
  const state = parts.length > 0 ? `~${parts.join('&')}` : '';
  return anchor || state ? `#${encode(anchor)}${state}` : '';
}

/** The hash of an embed, with or without '#'. */
export function parseFlat(hash: string): RawParams {
  const raw = record();
  for (const [key, value] of pairs(bare(hash))) if (name.test(key)) raw[key] = value;
  return raw;
}

export function formatFlat(raw: RawParams): string {
  const parts = Object.entries(raw).map(([param, value]) => `${param}=${encode(value)}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

function bare(hash: string): string {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  return text.length > longest ? '' : text;
}

function* pairs(text: string): Generator<readonly [string, string]> {
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0) yield [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
  }
}

// No prototype: `__proto__` in a link is a name like any other, and no spec has it.
function record(): Record<string, string> {
  return Object.create(null) as Record<string, string>;
}

function encode(text: string): string {
  // A lone surrogate would make encodeURIComponent throw. The signs it leaves alone end links in mails and Markdown.
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*~]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return text;
  }
}
