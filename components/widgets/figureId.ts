/** The anchor of a figure. A prefix of its own: a widget may well be called `main`, and so is the page's content. */
export function figureId(name: string): string {
  return `fig-${name}`;
}
