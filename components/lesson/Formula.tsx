/** A formula that KaTeX rendered at build (lib/tex), MathML for those who listen included. */
export function Formula({ html, display = false, gap = '' }: { html: string; display?: boolean; gap?: string }) {
  // The HTML is KaTeX's own, made at build with only \htmlClass trusted: nothing of a reader's gets in.
  const inside = { dangerouslySetInnerHTML: { __html: html } };
  return display ? <div className="tex block" {...inside} /> : <span className={`tex ${gap}`} {...inside} />;
}
