import { basePathOf } from '../scripts/run/basePath';

/** Where `npm test` puts the site: below a path, since many hosts do, and a link that forgets it breaks only there. */
export const basePath = basePathOf(process.env);

export const siteOrigin = `http://localhost:${process.env.TEST_SITE_PORT}`;
export const hostOrigin = `http://localhost:${process.env.TEST_HOST_PORT}`;

/** The address of a page of the site: `site('/en/lab/')`. */
export function site(path: string): string {
  return siteOrigin + basePath + path;
}

/** The address of another site's page that holds `src` in a frame. */
export function host(src: string, { sandbox = 'allow-scripts', width = 600 } = {}): string {
  return `${hostOrigin}/?${new URLSearchParams({ src, sandbox, width: String(width) })}`;
}
