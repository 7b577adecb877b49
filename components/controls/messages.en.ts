export const messages = {
  newSeed: 'New seed',
  newSeedOf: (label: string) => `New seed: ${label}`,
  about: (label: string) => `What is ${label}?`,
  locked: 'fixed here',
  length: (used: number, most: number) => `${used} of ${most} characters`,
};

export type Messages = typeof messages;
