export const messages = {
  title: (figure: string) => `Share: ${figure}`,
  close: 'Close',
  asItStands: 'The link and the frame open this figure as it stands now.',
  language: 'Language',
  theme: 'Colours',
  themes: { auto: 'as the page around it', light: 'light', dark: 'dark' },
  controls: 'Controls in the frame',
  shown: 'shown',
  locked: 'fixed',
  hidden: 'hidden',
  all: 'All',
  link: 'Link',
  frame: 'Frame for another page',
  frameHint:
    'Plain HTML. It works in course systems that allow only sandboxed frames, loads nothing from elsewhere, and learns nothing about its readers.',
  resize: 'with a script that keeps the frame as tall as its content',
  copy: 'Copy',
  copied: 'Copied.',
  refused: 'The clipboard is closed to this page. The text is selected: copy it by hand.',
};

export type Messages = typeof messages;
