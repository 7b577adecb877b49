export const messages = {
  title: 'The lab',
  lead: 'Every figure of this site, live and without a lesson around it. Set it up, share it, or put it into your own page.',
  parameters: 'Parameters and frame',
  count: (n: number) => (n === 1 ? 'one figure' : `${n} figures`),
  explained: { before: ' Explained in ', after: '.' },
  planned: ' Its lesson is planned.',
  table: {
    caption: (title: string) => `Parameters of “${title}”`,
    name: 'name',
    label: 'on the panel',
    values: 'values',
    fallback: 'default',
    note: 'what it does',
  },
  viewOnly: 'Changes only what is shown.',
  kinds: {
    range: (min: string, max: string, step: string) => `${min} to ${max}, step ${step}`,
    powers: (min: string, max: string) => `powers of two, ${min} to ${max}`,
    toggle: '1 or 0',
    text: (most: number) => `text, at most ${most} characters`,
    seed: 'whole number, 0 to 4294967295',
  },
  address: {
    before: 'In an address: ',
    after: '. What is left out stands at its default; a wrong value becomes the nearest valid one, with a note.',
  },
  frame: 'Frame for another page',
  frameHint: 'theme, lang, hide and lock are understood too; the share button above each figure writes them for you.',
};

export type Messages = typeof messages;
