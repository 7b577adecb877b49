/**
 * How `npm test` builds the site: below a path, as on most hosts, since a link that forgets the base path breaks only there; and at an
 * address, so that canonical links, hreflang and the sitemap are there to be looked at.
 */
export const testEnvironment = { BASE_PATH: '/notes/encoder', SITE_URL: 'https://example.org' } as const;
