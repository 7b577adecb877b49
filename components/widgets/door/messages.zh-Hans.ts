import type { Messages } from './messages.en';

export const messages: Messages = {
  figure: number => `图${number}`,
  loading: '正在启动……',
  needsScript: '这张图是构建页面时算好的。启用JavaScript后，就能用控件改变它。',
  retry: '再试一次',
  loadFailed: '可交互的图没能载入。下面这张是构建页面时算好的。',
};
