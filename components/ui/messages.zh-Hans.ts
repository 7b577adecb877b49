import type { Messages } from './messages.en';

export const messages: Messages = {
  notLoaded: '这一部分没能载入。如果重试无效，请刷新页面，你的设置不会丢失。',
  retry: '再试一次',
  broken: '这个页面出了故障。刷新就能恢复，网址里记着的设置不会丢失。',
  reload: '刷新页面',
};
