import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, scriptHashes } from './contentSecurityPolicy';

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

test('every inline script is named by its hash, once; those with src are not', () => {
  const html =
    '<script src="/a.js" async=""></script><script>a("é")</script><script id="x">b\n</script><script>a("é")</script>';
  expect(scriptHashes(html)).toEqual([hash('a("é")'), hash('b\n')]);
});

test('the policy forbids eval, inline scripts without a hash, forms and other origins', () => {
  const policy = contentSecurityPolicy('<script>1</script>');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('1')};`);
  expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*/);
  expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe-inline');
});

test('the policy can stand in a double-quoted attribute', () => {
  expect(contentSecurityPolicy('<script>"</script>')).not.toMatch(/["<>&]/);
});
