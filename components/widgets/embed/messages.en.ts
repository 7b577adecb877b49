export const messages = {
  settings: 'The address of this frame asks for something that is not there:',
  notes: {
    theme: (given: string) => `theme: there is no “${given}”; the frame follows the system.`,
    lang: (given: string) => `lang: there is no “${given}”; the language is left as it is.`,
    hide: (given: string) => `hide: this figure has no parameter ${given}.`,
    lock: (given: string) => `lock: this figure has no parameter ${given}.`,
  },
  origin: 'Inside the Encoder',
  lesson: 'The lesson: ',
  lab: 'All figures in the lab',
  mayNotOpen: 'This frame may not open other pages. The address to copy:',
};

export type Messages = typeof messages;
