import { contentSecurityPolicy } from '../export/contentSecurityPolicy';
import { afterCharset, rewriteHtml } from '../export/htmlFiles';

/** Gives every page of the export its Content-Security-Policy: nothing runs but our own scripts and the inline ones Next wrote. */
export async function addContentSecurityPolicy(): Promise<void> {
  rewriteHtml(html =>
    afterCharset(html, `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(html)}"/>`),
  );
}
