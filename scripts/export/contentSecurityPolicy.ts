import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** The sources of a page's inline scripts, as CSP wants them: `'sha256-…'`, each once. */
export function scriptHashes(html: string): readonly string[] {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}'`,
  );
  return [...new Set(hashes)];
}

/**
 * The strictest policy the site works under, as a <meta> since static hosts set no headers. `wasm-unsafe-eval`: Pagefind and the
 * kernels are WebAssembly. `blob:` workers: in a sandboxed frame no other kind starts. Inline styles: KaTeX sets heights with them.
 */
export function contentSecurityPolicy(html: string): string {
  const policy = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scriptHashes(html)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

export function policyMeta(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`;
}
