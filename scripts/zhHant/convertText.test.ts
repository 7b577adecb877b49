import { describe, expect, test } from 'vitest';
import { convertText } from './convertText';

describe('convertText', () => {
  test.each([
    ['方差与协方差', '變異數與共變異數'],
    ['层归一化', '層正規化'],
    ['残差连接', '殘差連接'],
    ['损失函数的参数', '損失函數的參數'],
    ['前馈网络的概率', '前饋網路的機率'],
    ['默认的数据', '預設的資料'],
    ['均值和平均值', '平均值和平均值'],
    ['循环神经网络里的两层循环', '循環神經網路裡的兩層迴圈'],
    ['留下并除以2，再并入合并后的矩阵', '留下並除以2，再併入合併後的矩陣'],
    ['打开配置文件，选中当前文本', '開啟設定檔，選取目前文字'],
    ['重置，横向滚动，构建网站导航', '重設，橫向捲動，建置網站導覽'],
    ['恒等映射原样放行，根号里加噪声，那是只有一个窗口', '恆等映射原樣放行，根號裡加雜訊，那是只有一個窗口'],
    ['前向往右，互不相干', '前向往右，互不相干'],
    ['计划复现，只占一格，松开后台阶只剩一只', '計畫重現，只佔一格，鬆開後臺階只剩一隻'],
  ])('%s is %s in Taiwan', (simplified, traditional) => {
    expect(convertText(simplified)).toBe(traditional);
  });

  test('a row becomes 列 and a column 行', () => {
    expect(convertText('每一行乘以每一列')).toBe('每一列乘以每一行');
    expect(convertText('运行、进行、序列、排列')).toBe('執行、進行、序列、排列');
  });

  test('quotation marks become corner brackets, nested ones double', () => {
    expect(convertText('他说：“‘注意力’是什么？”')).toBe('他說：「『注意力』是什麼？」');
  });

  test('an apostrophe in English stays', () => {
    expect(convertText('BERT’s 编码器')).toBe('BERT’s 編碼器');
  });

  test('what is not Chinese stays byte for byte', () => {
    const text = 'encoder.layer.0 = "x" & −2.5 × 10⁻³ — ok…';
    expect(convertText(text)).toBe(text);
  });
});
