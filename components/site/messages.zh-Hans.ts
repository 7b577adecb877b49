import type { Messages } from './messages.en';

export const messages: Messages = {
  name: '走进编码器',
  description: '一门可以动手的Transformer编码器课程：输入一句话，跟着BERT的每个数走，前向反向都在网页里现算。',
  skip: '跳到正文',
  nav: { label: '网站导航', home: '首页', lessons: '课程', interview: '面试', lab: '实验室', glossary: '术语表' },
  language: '语言',
  theme: { label: '主题', light: '浅色', dark: '深色', auto: '自动' },
  menu: '目录',
  close: '关闭',
  outline: {
    label: '课程',
    heading: '十二课',
    sections: '本课内容',
    plannedNote: '（筹备中）',
    read: '已读',
  },
  progress: {
    label: '记住我读过和答过的',
    kept: '只保存在这个浏览器里。',
    off: '什么都不保存。',
    refused: '这个浏览器不允许保存。',
    clear: '全部忘掉',
    save: '存成文件',
    load: '从文件读入',
    loaded: '已与这里原有的合并。',
    unreadable: '这不是本站的文件。',
  },
  lesson: {
    place: (n, of) => `第${n}课，共${of}课`,
    after: '先修',
    minutes: n => `${n}分钟`,
    previous: '上一课',
    next: '下一课',
    planned: '筹备中，还没写',
    pager: '上一课与下一课',
    toc: '目录',
  },
  home: {
    // The zero-width spaces are where the heading may break.
    title: '看清Transformer \u200B编码器里的\u200B每一个数',
    lead: 'BERT的编码器，就在你眼前计算：公式跑在你自己的句子上，正文里的每个数都能重新算一遍。',
    start: n => `从第${n}课开始`,
    lab: '或者直接进实验室',
    figure: '一个编码器层，正在计算',
    figureCaption:
      '一个编码器层，在你阅读时现算。残差流是主干：注意力和前馈网络从主干读取，再加回主干；每次相加之后是一次层归一化，与BERT一致。',
    figureMore: { before: '每个框、每根箭头都能点开的完整架构图，见', after: '。' },
    points: [
      {
        title: '你的句子，它的数',
        text: '输入的文字由BERT自己的分词器切开，编码器层就在这个网页里跑起来。指向一个单元格，背后的点积逐项写给你看。',
      },
      {
        title: '先猜，再看',
        text: '图揭晓之前，请你先答：填一个数，选一项，或者在坐标轴上画出曲线。猜错了，会指出是哪个念头带偏了你。证明逐步验算，自测题由引擎判分，面试题答不好还会再来。',
      },
      {
        title: '前向反向，都是真算',
        text: '引擎算的就是PyTorch算的。每个激活值、每个梯度都与Hugging Face的BertModel逐一比对，模块名也完全一样。',
      },
      {
        title: '拿去上课',
        text: '任何一张图都能单独嵌进你的网页，设置就写在网址里。不用注册，没有服务器，不跟踪任何人。',
      },
    ],
    map: '十二课，以及各自的先修',
    mapLead: {
      before: '顺着线走。',
      attention: '注意力线',
      between: '和',
      block: '模块线',
      after: '谁先谁后都行，到“训练之后”会合。',
    },
    mapPlanned: '虚线圆圈是筹备中的课，还没有开放。',
    stations: '课程，按顺序',
  },
  search: '搜索',
  footer: {
    label: '关于本站',
    about: '自由开放：文字与代码均采用MIT许可证。',
    privacy: '你输入的内容不会离开这个网页。',
    licence: '许可证',
    notices: '字体与数据',
    cite: '引用本站',
  },
  notFound: {
    title: '没有这个页面',
    text: '网址可能变了，或者这一课还在筹备。',
    home: '回到首页',
    lab: '去实验室',
  },
};
