import { expect, test } from 'vitest';
import { convertMessages } from './convertMessages';

test('convertMessages converts the words and leaves the code', () => {
  const made = convertMessages(
    "import type { Messages } from './messages.en';\nconst rows = (n: number) => n + '个网络“头”';",
  );
  expect(made).toContain("import type { Messages } from './messages.en';");
  expect(made).toContain("const rows = (n: number) => n + '個網路「頭」';");
});

test('convertMessages keeps a line that says it is verbatim', () => {
  expect(convertMessages("sample: '河岸很陡，网络', // verbatim")).toContain('河岸很陡，网络');
});
