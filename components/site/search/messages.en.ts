export const messages = {
  label: 'Search the lessons',
  placeholder: 'softmax, mask, W_O …',
  hint: 'Type a word. Arrow keys move, Enter opens, Escape closes.',
  none: (query: string) => `Nothing found for “${query}”.`,
  found: (n: number) => (n === 1 ? '1 result' : `${n} results`),
  absent: 'The search index is made when the site is built, so it is not here.',
  results: 'Results',
  close: 'Close',
};
export type Messages = typeof messages;
