export const messages = {
  note: 'Note',
  entry: 'In the glossary',
};
export type Messages = typeof messages;
