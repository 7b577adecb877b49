export const messages = {
  solved: (solved: number, of: number) => `${solved} of ${of} checks solved`,
  open: 'Go to the next one',
};

export type Messages = typeof messages;
