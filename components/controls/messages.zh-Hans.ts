import type { Messages } from './messages.en';

export const messages: Messages = {
  newSeed: '换一个种子',
  newSeedOf: label => `换一个种子：${label}`,
  about: label => `${label}是什么？`,
  locked: '此处固定',
  length: (used, most) => `${used} / ${most}字符`,
};
