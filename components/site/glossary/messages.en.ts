export const messages = {
  title: 'Glossary',
  lead: 'The words of the lessons, each with its symbol, its names in English and Chinese, and the lesson that explains it.',
  description:
    'Terms of the Transformer encoder in English, Simplified and Traditional Chinese, with symbols, one-line meanings and the lessons that explain them.',
  explained: 'Explained in',
};
export type Messages = typeof messages;
