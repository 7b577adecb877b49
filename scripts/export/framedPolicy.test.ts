import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './contentSecurityPolicy';
import { framedPolicy } from './framedPolicy';

test('adds the page’s policy, naming the page’s origin instead of self', () => {
  const policy = contentSecurityPolicy('<script>1</script>');
  const code = framedPolicy(policy).replace(/<\/?script>/g, '');
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
  expect(added.content).toBe(policy.replaceAll("'self'", 'https://example.org'));
  expect(added.content).toContain('script-src https://example.org ');
});
