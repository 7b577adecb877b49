/**
 * The same policy for a page that must live in `<iframe sandbox="allow-scripts">`. Its origin there is opaque, and WebKit matches
 * 'self' with nothing, so that no script, stylesheet or picture of ours would load; the address still says where they come from. The
 * first script of the page puts that into the policy and adds it, before anything else is asked for. Without JavaScript there is no
 * policy, and nothing it would forbid.
 */
export function framedPolicy(policy: string): string {
  return `<script>(policy => {
const meta = document.createElement('meta');
meta.httpEquiv = 'Content-Security-Policy';
meta.content = policy.replaceAll("'self'", location.origin);
document.currentScript.after(meta);
})(${JSON.stringify(policy)})</script>`;
}
