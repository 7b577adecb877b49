import { contentSecurityPolicy, policyMeta } from './contentSecurityPolicy';

/**
 * The policy of a page that must live in `<iframe sandbox="allow-scripts">`. Its origin there is opaque, and WebKit matches 'self'
 * with nothing, so that no script, stylesheet or picture of ours would load; the address still says where they come from. So the
 * page begins with a policy that allows any web server where others say 'self', and its first script adds, before anything else is
 * asked for, the strict one that names the page's own origin. A browser obeys both.
 */
export function framedPolicy(html: string): string {
  const script = `<script>(policy => {
const meta = document.createElement('meta');
meta.httpEquiv = 'Content-Security-Policy';
meta.content = policy.replaceAll("'self'", location.origin);
document.currentScript.after(meta);
})(${JSON.stringify(contentSecurityPolicy(html))})</script>`;
  return policyMeta(contentSecurityPolicy(script + html).replaceAll("'self'", 'http: https:')) + script;
}
