import type { Messages } from './messages.en';

export const messages: Messages = {
  settings: '这个嵌入框的网址里，有些要求无法满足：',
  notes: {
    theme: given => `theme：没有“${given}”，改为跟随系统。`,
    lang: given => `lang：没有“${given}”，语言保持不变。`,
    hide: given => `hide：这张图没有${given}这个参数。`,
    lock: given => `lock：这张图没有${given}这个参数。`,
    check: given => `check：“${given}”没有写成名字带上下限的样子，例如scores.std:1..2。`,
  },
  check: {
    goal: '目标：',
    atLeast: min => `不小于${min}`,
    atMost: max => `不大于${max}`,
    between: (min, max) => `在${min}和${max}之间`,
    exactly: value => `正好是${value}`,
    now: value => `，现在是${value}`,
    unknown: '，这张图没有算这个数',
    reached: '达到了。',
  },
  origin: '走进编码器',
  lesson: '出自课文：',
  lab: '实验室里的全部图',
  mayNotOpen: '这个框架不能打开别的页面，请复制网址：',
};
