export const messages = {
  name: 'Inside the Encoder',
  description:
    'An interactive course on the Transformer encoder: type a sentence and follow every number through BERT’s attention, all of it computed in the page.',
  skip: 'Skip to the content',
  nav: { label: 'Site', home: 'Home', lessons: 'Lessons', interview: 'Interview', lab: 'Lab', glossary: 'Glossary' },
  language: 'Language',
  theme: { label: 'Theme', light: 'Light', dark: 'Dark', auto: 'Auto' },
  menu: 'Menu',
  close: 'Close',
  outline: {
    label: 'Lessons',
    heading: 'Twelve lessons',
    sections: 'In this lesson',
    plannedNote: ' (planned)',
    read: 'read',
  },
  progress: {
    label: 'Remember what I have read',
    kept: 'Kept in this browser only.',
    off: 'Nothing is kept.',
    refused: 'This browser refuses to keep it.',
    clear: 'Forget it all',
  },
  lesson: {
    place: (n: number, of: number) => `Lesson ${n} of ${of}`,
    after: 'after',
    minutes: (n: number) => `${n} minutes`,
    previous: 'Previous',
    next: 'Next',
    planned: 'planned, not written yet',
    pager: 'Previous and next lesson',
    toc: 'Outline',
  },
  home: {
    title: 'See every number inside a Transformer encoder',
    lead: 'BERT’s encoder, computed in front of you: its formulas run on a sentence of your own, and every number in the text can be computed again.',
    start: (n: number) => `Start with lesson ${n}`,
    lab: 'or open the lab',
    figure: 'One encoder layer, computed now',
    figureCaption:
      'One layer, computed as you read. The residual stream is the trunk: attention and the feed-forward network read from it and add to it, and a LayerNorm follows each addition, as in BERT.',
    points: [
      {
        title: 'Your sentence, its numbers',
        text: 'BERT’s own tokenizer splits what you type, and an encoder layer runs on it in this page. Point at a cell and the dot product behind it is written out.',
      },
      {
        title: 'Forward and backward, for real',
        text: 'The engine computes what PyTorch computes. Each activation and each gradient is compared with Hugging Face’s BertModel, under the same module names.',
      },
      {
        title: 'Yours to teach with',
        text: 'Any figure stands alone in a frame on your own page, with its settings in the address. No account, no server, no tracking.',
      },
    ],
    map: 'Twelve lessons, and what each needs',
    mapLead: {
      before: 'Follow the lines. The ',
      attention: 'attention line',
      between: ' and the ',
      block: 'block line',
      after: ' can be taken in either order; they meet at “After training”. ',
    },
    mapPlanned: 'Rings drawn in dashes are planned and not open yet.',
    stations: 'Lessons, in their order',
  },
  search: 'Search',
  footer: {
    label: 'About this site',
    about: 'Free and open: text and code under the MIT licence. ',
    privacy: 'Nothing you type leaves this page.',
    licence: 'Licence',
    notices: 'Fonts and data',
    cite: 'Cite',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may have changed, or the lesson is still planned.',
    home: 'To the start page',
    lab: 'To the lab',
  },
};
export type Messages = typeof messages;
