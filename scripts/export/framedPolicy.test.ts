import { expect, test } from 'vitest';
import { contentSecurityPolicy, scriptHashes } from './contentSecurityPolicy';
import { framedPolicy } from './framedPolicy';

const html = '<script>1</script>';
const [, first = '', code = ''] =
  /^<meta [^>]*content="([^"]*)"\/><script>([\s\S]*)<\/script>$/.exec(framedPolicy(html)) ?? [];

test('adds the page’s policy, naming the page’s origin instead of self', () => {
  let added: { httpEquiv?: string; content?: string } = {};
  const document = {
    createElement: () => ({}),
    currentScript: {
      after: (meta: typeof added) => {
        added = meta;
      },
    },
  };
  new Function('document', 'location', code)(document, { origin: 'https://example.org' });
  expect(added.httpEquiv).toBe('Content-Security-Policy');
  expect(added.content).toBe(contentSecurityPolicy(html).replaceAll("'self'", 'https://example.org'));
  expect(added.content).toContain('script-src https://example.org ');
});

test('stands behind a policy that allows just the page’s inline scripts and its own', () => {
  expect(first).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'; script-src http: https: /);
  for (const hash of scriptHashes(`${html}<script>${code}</script>`)) expect(first).toContain(hash);
  expect(first.match(/sha256-/g)).toHaveLength(2);
});
