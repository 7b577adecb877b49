/**
 * Two short sentences as bert-base-uncased reads them. Their ids stand here so that the home page need not load the vocabulary;
 * a test asks the tokenizer for them again. The two have equally many tokens, so the picture keeps its shape.
 */
export const sentences = {
  river: {
    text: 'The river bank was steep.',
    tokens: ['[CLS]', 'the', 'river', 'bank', 'was', 'steep', '.', '[SEP]'],
    ids: [101, 1996, 2314, 2924, 2001, 9561, 1012, 102],
  },
  /** From 天上月，水中月: 月 stands twice, told apart by its place alone. */
  moon: {
    text: '天上月水中月',
    tokens: ['[CLS]', '天', '上', '月', '水', '中', '月', '[SEP]'],
    ids: [101, 1811, 1742, 1872, 1893, 1746, 1872, 102],
  },
} as const satisfies Record<string, { text: string; tokens: readonly string[]; ids: readonly number[] }>;

export type SentenceId = keyof typeof sentences;
