/** BASE_PATH as Next wants it: '' or '/notes/encoder', never a slash at the end. */
export function basePathOf(env: Readonly<Record<string, string | undefined>>): string {
  const trimmed = (env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}
