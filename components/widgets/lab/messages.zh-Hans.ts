import type { Messages } from './messages.en';

export const messages: Messages = {
  title: '实验室',
  lead: '本站的每一张图都在这里，可以直接操作，旁边没有课文。调好参数，就能分享出去，或放进你自己的网页。',
  parameters: '参数与嵌入代码',
  count: n => `共${n}张图`,
  explained: { before: '讲解见《', after: '》。' },
  planned: '相应的课文还在计划中。',
  table: {
    caption: title => `“${title}”的参数`,
    name: '名称',
    label: '面板上的叫法',
    values: '取值',
    fallback: '默认值',
    note: '作用',
  },
  viewOnly: '只改变显示的内容。',
  kinds: {
    range: (min, max, step) => `${min}到${max}，步长${step}`,
    powers: (min, max) => `2的幂，${min}到${max}`,
    toggle: '1或0',
    text: most => `文字，最多${most}个字符`,
    seed: '整数，0到4294967295',
  },
  address: {
    before: '写在网址里：',
    after: '。没写的取默认值；写错的取最接近的有效值，并加以说明。',
  },
  frame: '嵌入别的网页',
  frameHint: '还可以用theme、lang、hide和lock；每张图上方的“分享”会替你写好。',
};
