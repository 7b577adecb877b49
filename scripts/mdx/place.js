/**
 * Which lesson and language a file is, read from its path: …/<locale>/<slug>.mdx.
 *
 * @param {{ path?: string }} file
 * @returns {{ locale: 'en' | 'zh-Hans' | 'zh-Hant', lesson: string }}
 */
export function placeOf(file) {
  const found = /(?:^|[\\/])(en|zh-Hans|zh-Hant)[\\/]([^\\/]+)\.mdx$/.exec(file.path ?? '');
  if (!found) throw new Error(`${file.path}: a lesson is content/<locale>/<slug>.mdx`);
  return { locale: /** @type {'en' | 'zh-Hans' | 'zh-Hant'} */ (found[1]), lesson: /** @type {string} */ (found[2]) };
}
