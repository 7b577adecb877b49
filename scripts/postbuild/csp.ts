import { contentSecurityPolicy, policyMeta } from '../export/contentSecurityPolicy';
import { framedPolicy } from '../export/framedPolicy';
import { afterCharset, rewriteHtml } from '../export/htmlFiles';

/** Gives every page of the export its Content-Security-Policy: nothing runs but our own scripts and the inline ones Next wrote. */
export async function addContentSecurityPolicy(): Promise<void> {
  rewriteHtml((html, file) => {
    const framed = /(^|\/)embed\//.test(file);
    return afterCharset(html, framed ? framedPolicy(html) : policyMeta(contentSecurityPolicy(html)));
  });
}
