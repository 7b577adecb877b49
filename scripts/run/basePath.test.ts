import { expect, test } from 'vitest';
import { basePathOf, siteOriginOf } from './basePath';

test.each([
  [undefined, ''],
  ['', ''],
  ['/', ''],
  ['notes', '/notes'],
  ['/notes/encoder/', '/notes/encoder'],
  ['//x.y~z_1-2//', '/x.y~z_1-2'],
])('BASE_PATH %j is %j', (BASE_PATH, path) => {
  expect(basePathOf({ BASE_PATH })).toBe(path);
});

test.each(['https://example.org/x', '/a b', '/../up', '/a//b', '/x?y', '/x#y', '/ünï', '/<script>'])(
  'BASE_PATH %j is refused in a sentence',
  BASE_PATH => {
    expect(() => basePathOf({ BASE_PATH })).toThrow(`BASE_PATH=${BASE_PATH}: expected the path`);
  },
);

test.each([
  [{}, undefined],
  [{ SITE_URL: 'https://example.org' }, 'https://example.org'],
  [{ SITE_URL: 'https://a.github.io/repo/', BASE_PATH: '/repo' }, 'https://a.github.io'],
])('the origin of %j is %j', (env, origin) => {
  expect(siteOriginOf(env)).toBe(origin);
});

test.each(['example.org', 'ftp://example.org', 'javascript:alert(1)', 'https://'])(
  'SITE_URL %j is refused in a sentence',
  SITE_URL => {
    expect(() => siteOriginOf({ SITE_URL })).toThrow(`SITE_URL=${SITE_URL}: expected an address`);
  },
);

test('a path of SITE_URL that is not BASE_PATH is refused: links and sitemap would lead elsewhere', () => {
  expect(() => siteOriginOf({ SITE_URL: 'https://a.github.io/repo' })).toThrow('give it as BASE_PATH=/repo');
});
