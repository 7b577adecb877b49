import { formatBytes, formatNumber } from '@/lib/format';
import type { Messages } from './messages.en';

export const messages: Messages = {
  computing: '正在计算……',
  progress: {
    weights: (done, total) => `正在抽取权重，已完成${formatNumber(done / total, { style: 'percent', places: 0 })}`,
    layers: (done, total) => `第${done}层，共${total}层`,
    steps: (done, total) => `第${done}步，共${total}步`,
  },
  cancel: '取消',
  stopped: '计算已停止。',
  earlier: '图中仍是先前的设置。',
  unfinished: '这张图还不完整。',
  runAgain: '重新计算',
  between: '',
  controls: '控件',
  parameters: '参数',

  reset: '重置',
  permalink: '链接',
  share: '分享',
  dismiss: '知道了',
  retry: '再试一次',
  toDefaults: '恢复默认值',

  loadFailed: '可交互的图没能载入。下面这张是构建页面时算好的。',
  computeFailed: '这次计算失败了。你的设置都还在。',
  crashed: '引擎在这组设置下崩溃了两次，没有再启动。你的设置都还在：改动其中一项，或再试一次。',
  memory: (needed, available) =>
    available === undefined
      ? `这组设置大约需要${formatBytes(needed)}内存，这台设备给不了这么多。`
      : `这组设置大约需要${formatBytes(needed)}内存，而在这台设备上一张图最多能用${formatBytes(available)}。`,
  reduce: labels => `请把${labels.map(label => `“${label}”`).join('或')}调小。`,
  viewFailed: '图没能画出来。你的设置都还在。',
  restarted: '引擎刚才崩溃，已按你的设置重新启动。',
  noWidget: id => `没有名为${id}的组件。`,
  nonFinite: (name, value) => `${name}的值是${value}，这里的公式都不该算出这样的值。请附上这张图的链接，报告这个问题。`,
  nonFiniteAt: (name, value, row, col) =>
    `${name}第${row}行第${col}列的值是${value}，这里的公式都不该算出这样的值。请附上这张图的链接，报告这个问题。`,

  corrected: '有几个值做了调整：',
  notes: {
    unknown: label => `没有${label}这个参数，已忽略。`,
    'not-a-number': (label, given, used) => `${label}：“${given}”不是数，改用${used}。`,
    'out-of-range': (label, given, used) => `${label}：${given}超出范围，取最接近的${used}。`,
    'not-an-option': (label, given, used) => `${label}：没有“${given}”这个选项，改用“${used}”。`,
    'off-step': (label, given, used) => `${label}：${given}不在刻度上，取最接近的${used}。`,
    'too-long': label => `${label}：文字太长，已截断。`,
    version: (_label, given) => `这个链接出自本图的另一版本（${given}），已尽量读取。`,
    conflict: (label, given, used) => `${label}：${given}与其他取值不能并存，改用${used}。`,
    locked: (label, _given, used) => `${label}在此处固定，仍为${used}。`,
  },
  on: '开',
  off: '关',
};
