import { describe, expect, test } from 'vitest';
import { convertMdx } from './convertMdx';

describe('convertMdx', () => {
  test('prose, headings, tables, notes and front matter are converted', () => {
    const source = `---
title: 为什么
description: "方差是多少？"
---

## 和越长，散得越开 [#intuition]

注意力**得分**是一个点积。[^1]

| 方差 | 值 |
| --- | --- |
| 头 | 网络 |

<Note>颜色代表张量。</Note>

[^1]: 这里说“怀疑”。
`;
    expect(convertMdx(source)).toBe(`---
title: 為什麼
description: "變異數是多少？"
---

## 和越長，散得越開 [#intuition]

注意力**得分**是一個點積。[^1]

| 變異數 | 值 |
| --- | --- |
| 頭 | 網路 |

<Note>顏色代表張量。</Note>

[^1]: 這裡說「懷疑」。
`);
  });

  test('code, formulas and <Verbatim> stay', () => {
    const source = `\`方差\` 与 $方差_{头}$

$$
x_{网络}
$$

\`\`\`python
# 网络
\`\`\`

<Verbatim>这是简体原文：**网络**。</Verbatim>
`;
    expect(convertMdx(source)).toBe(source.replace('与', '與'));
  });

  test('words within a formula are converted', () => {
    expect(convertMdx('$$\n\\text{方差} = x_{网络}\n$$\n')).toBe('$$\n\\text{變異數} = x_{网络}\n$$\n');
  });

  test('of a widget the title is converted, what the model reads is not', () => {
    const source = '<Widget id="attention-lab" title="一行遇上一列：网络" text="河岸很陡，网络">说明：网络</Widget>\n';
    expect(convertMdx(source)).toBe(
      '<Widget id="attention-lab" title="一列遇上一行：網路" text="河岸很陡，网络">說明：網路</Widget>\n',
    );
  });

  test('of an image the alternative text and the title are converted, the address is not', () => {
    expect(convertMdx('![网络的图](/图/网络.svg "网络")\n')).toBe('![網路的圖](/图/网络.svg "網路")\n');
  });

  test('a broken lesson is an error that says where', () => {
    expect(() => convertMdx('<Note>没有结束')).toThrow(/Note/);
  });
});
