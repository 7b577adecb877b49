export const messages = {
  settings: 'The address of this frame asks for something that is not there:',
  notes: {
    theme: (given: string) => `theme: there is no “${given}”; the frame follows the system.`,
    lang: (given: string) => `lang: there is no “${given}”; the language is left as it is.`,
    hide: (given: string) => `hide: this figure has no parameter ${given}.`,
    lock: (given: string) => `lock: this figure has no parameter ${given}.`,
    check: (given: string) => `check: “${given}” is not a name with bounds, such as scores.std:1..2`,
  },
  check: {
    // Around the name of the number, which is set as code.
    goal: 'Goal: ',
    atLeast: (min: string) => ` at least ${min}`,
    atMost: (max: string) => ` at most ${max}`,
    between: (min: string, max: string) => ` between ${min} and ${max}`,
    exactly: (value: string) => ` exactly ${value}`,
    now: (value: string) => `, now ${value}`,
    unknown: ', which this figure does not compute',
    reached: 'Reached.',
  },
  origin: 'Inside the Encoder',
  lesson: 'The lesson: ',
  lab: 'All figures in the lab',
  mayNotOpen: 'This frame may not open other pages. The address to copy:',
};

export type Messages = typeof messages;
