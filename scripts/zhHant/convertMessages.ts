import { convertText } from './convertText';

/**
 * The text of a messages.zh-Hans.ts as messages.zh-Hant.ts: every Chinese word in it is converted, strings and comments alike; code
 * is Latin and stays. A line that ends in `// verbatim` stays too: a sample sentence that a model reads, say.
 */
export function convertMessages(source: string): string {
  const lines = source.split('\n').map(line => (/\/\/ verbatim\s*$/.test(line) ? line : convertText(line)));
  return `// Made from messages.zh-Hans.ts by scripts/generate/zhHant.ts. Edit that one.\n${lines.join('\n')}`;
}
