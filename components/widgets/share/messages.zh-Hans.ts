import type { Messages } from './messages.en';

export const messages: Messages = {
  title: figure => `分享：${figure}`,
  close: '关闭',
  asItStands: '链接和嵌入框打开的，就是这张图此刻的样子。',
  language: '语言',
  theme: '配色',
  themes: { auto: '随所在页面', light: '浅色', dark: '深色' },
  controls: '嵌入框里的控件',
  shown: '显示',
  locked: '固定',
  hidden: '隐藏',
  all: '全部',
  link: '链接',
  frame: '嵌入别的网页',
  frameHint: '纯HTML代码。只允许沙盒框架的课程平台也能用；它不从别处加载任何东西，也不收集读者的任何信息。',
  resize: '附上一段脚本，让框架与内容等高',
  copy: '复制',
  copied: '已复制。',
  refused: '这个页面不能使用剪贴板。文字已选中，请手动复制。',
};
