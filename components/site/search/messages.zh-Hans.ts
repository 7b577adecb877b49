import type { Messages } from './messages.en';

export const messages: Messages = {
  label: '搜索课程',
  placeholder: 'softmax、掩码、W_O……',
  hint: '输入关键词。方向键移动，回车打开，Esc关闭。',
  none: query => `没有找到“${query}”。`,
  found: n => `${n}条结果`,
  absent: '搜索索引在构建网站时生成，这里还没有。',
  results: '搜索结果',
  close: '关闭',
};
