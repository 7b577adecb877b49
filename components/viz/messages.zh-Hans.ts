import type { Messages } from './messages.en';

export const messages: Messages = {
  heatmap: '热力图',
  rowsAndColumns: (rows, cols) => `${rows}行${cols}列`,
  help: '方向键逐格移动，Home和End到行首行尾，Page Up和Page Down上下翻。',
  helpZoom: '加号、减号缩放，按0显示全图。',
  helpTable: '同样的数字也在“数据”下的表格里。',
  cell: (row, col, value) => `${row}，${col}：${value}`,
  row: index => `第${index}行`,
  column: index => `第${index}列`,
  empty: '没有数值',
  notNumbers: count => `画斜线的${count}格是±∞，或者不是数。`,
  hint: '指向一格，读出它的值。',

  zoomIn: '放大',
  zoomOut: '缩小',
  zoomReset: '显示全图',
  zoomed: (rows, cols) => `行${rows}，列${cols}`,
  range: (first, last, all) => (last - first + 1 === all ? `${first}–${last}` : `${first}–${last}（共${all}）`),

  data: '数据',
  dataOf: name => `${name}的数据`,
  showTable: '用表格显示',
  hideTable: '收起表格',
  download: '下载',
  copy: '复制',
  downloadAs: format => `下载${format}`,
  copyAs: format => `复制${format}`,
  copied: format => `已复制${format}。`,
  refused: '没有得到文件？那就是所在的框架既不允许下载，也不允许写剪贴板：请选中下面的文本自行复制。',
  refusedText: format => `${format}（文本）`,
  copyNumpy: '一行Python，执行后得到这个数组。',
  close: '关闭',

  tableOf: (name, rows, cols) => `${name}，${rows} × ${cols}`,
  tableWindow: (rows, cols) => `当前显示：行${rows}，列${cols}。下载的文件包含全部数值。`,
  tablePart: '表格的一部分',
  previousRows: '上一批行',
  nextRows: '下一批行',
  previousColumns: '上一批列',
  nextColumns: '下一批列',

  legend: {
    value: '单元格的数值',
    probability: '概率',
    magnitude: '大小',
    log: '对数刻度',
    sentence: (label, low, high) => `${label}：颜色从${low}到${high}`,
  },

  snippet: {
    title: '用PyTorch复现',
    copied: '代码已复制。',
    refused: '所在的框架不允许写剪贴板：代码已选中，请自行复制。',
    code: '能复现这一结果的PyTorch代码',
  },

  bars: {
    chart: '可拖动的柱子',
    help: '左右方向键选柱子，上下方向键改它的值，Page Up和Page Down一次改十步。',
  },

  chart: {
    chart: '折线图',
    curves: (names, places) => `曲线：${names}，共${places}处。`,
    help: '左右方向键沿曲线移动，Home和End跳到两端。',
    hint: '指向曲线读数值。',
    at: (place, values) => `${place}：${values}`,
    value: (name, value) => `${name} ${value}`,
    colon: '：',
    and: '，',
    none: '没有值',
  },
};
