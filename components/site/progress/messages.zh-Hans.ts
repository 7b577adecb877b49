import type { Messages } from './messages.en';

export const messages: Messages = {
  solved: (solved, of) => `自测已解出${solved}题，共${of}题`,
  open: '去看下一题',
};
