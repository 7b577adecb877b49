import type { Messages } from './messages.en';

export const messages: Messages = {
  note: '注释',
  entry: '见术语表',
};
