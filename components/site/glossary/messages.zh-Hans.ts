import type { Messages } from './messages.en';

export const messages: Messages = {
  title: '术语表',
  lead: '各课用到的词：符号、中英文名称、一句话的意思，以及在哪一课讲解。',
  description: 'Transformer编码器术语的简体、繁体与英文对照，附符号、一句话释义和讲解它的课程。',
  explained: '讲解见',
};
