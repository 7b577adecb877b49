/** The few words that a page brings with a figure that sleeps; the rest comes when it wakes. */
export const messages = {
  figure: (number: number) => `Figure ${number}.`,
  loading: 'Starting…',
  needsScript: 'This picture was computed when the page was built. With JavaScript it answers to its controls.',
  retry: 'Try again',
  loadFailed: 'The live figure could not be loaded. The picture below was computed when the page was built.',
};

export type Messages = typeof messages;
