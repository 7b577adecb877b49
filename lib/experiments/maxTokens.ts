/** Tokens of a reader's text, [CLS] and [SEP] counted; a longer text is cut, with a note. Apart from readText, so that a page need not load the tokenizer for it. */
export const maxTokens = 16;
