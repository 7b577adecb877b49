type Environment = Readonly<Record<string, string | undefined>>;

/** BASE_PATH as Next wants it: '' or '/notes/encoder', never a slash at the end. Throws a sentence where it is no such path. */
export function basePathOf(env: Environment): string {
  const trimmed = (env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '');
  if (trimmed === '') return '';
  // What a browser would write otherwise (%20) or shorten (..) would not be found in the paths that the pages compare with.
  if (!trimmed.split('/').every(part => /^[\w.~-]+$/.test(part) && !/^\.+$/.test(part)))
    throw new Error(
      `BASE_PATH=${env.BASE_PATH}: expected the path below which the site will stand, such as /notes/encoder ` +
        '(letters, digits, - . _ ~ between slashes)',
    );
  return `/${trimmed}`;
}

/** The origin of SITE_URL, as 'https://example.org'; undefined where it is not given. Throws a sentence where it is no such address. */
export function siteOriginOf(env: Environment): string | undefined {
  const { SITE_URL } = env;
  if (!SITE_URL) return undefined;
  const url = URL.canParse(SITE_URL) ? new URL(SITE_URL) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`SITE_URL=${SITE_URL}: expected an address such as https://example.org`);
  const path = url.pathname.replace(/\/+$/, '');
  if (path !== '' && path !== basePathOf(env))
    throw new Error(`SITE_URL=${SITE_URL} has a path: give it as BASE_PATH=${path} (now it is “${basePathOf(env)}”)`);
  return url.origin;
}
