"""What transformers.BertTokenizerFast makes of awkward texts, and of every code point.

Writes, from the repository's root, with transformers and tokenizers installed:
  lib/tokenizer/golden/tokenizer.json   texts with their ids, and a digest for each block of 4096 code points
  lib/tokenizer/characterClasses.ts     which characters the tokenizer drops and which it sets apart

The Rust tokenizer carries its own, older Unicode tables. A browser's \\p{Mn} or \\p{P} grows with every Unicode version, so the
classes are taken here, from the tokenizer itself, by putting each code point between two letters.
"""

import hashlib
import json
import pathlib
import unicodedata

from transformers import BertTokenizerFast

ROOT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "tokenizer"
tokenizer = BertTokenizerFast(vocab=str(ROOT / "vocab.txt"), do_lower_case=True)
BLOCK = 4096
PLANES = (0, 1, 2, 3, 14, 15)  # tested; the rest is unassigned or private use

TEXTS = [
    "",
    " ",
    "The river bank was steep.",
    "the bank by the river raised the bank rate",
    "Time flies like an arrow; fruit flies like a banana.",
    "unaffable, antidisestablishmentarianism!",
    # accents, composed and decomposed, and marks that stack
    "café cafe\u0301 CAFÉ naïve Ångström Å \u212b",
    "a\u0300\u0301\u0302\u0303b e\u0301\u0327 Zalgo: H\u0336\u0321\u0489e",
    "tiếng Việt, Đà Nẵng, Łódź, Øresund",
    # letters whose lower case is a trap
    "İstanbul ISTANBUL ıstanbul Iğdır",
    "straße STRASSE ẞ ﬁnd ﬂow ﬃ æther ŒUVRE",
    "ΟΔΥΣΣΕΥΣ Ὀδυσσεύς σοφός ΣΑΣ",
    "K Ω ℌ ℵ ① ② Ⅷ ½ x² H₂O",
    "ǅungla ǈ ǆ Ǆ",
    # scripts
    "河岸很陡。",
    "银行在河边，利率上调了。",
    "銀行在河邊，利率上調了。",
    "我喜欢Transformer的encoder，BERT有12层",
    "東京タワーは333メートルです。カタカナ ひらがな",
    "한국어 문장을 토큰으로 나눕니다",
    "ภาษาไทยไม่มีช่องว่าง",
    "नमस्ते दुनिया क्षत्रिय",
    "العربيّة مَرْحَبًا",
    "שָׁלוֹם עולם",
    "Привет, мир! ёлка Ёлка й",
    "𠮷野家 𠀀𠀁 𪚥 㐀 豈 丽",
    "𝐁𝐨𝐥𝐝 𝓼𝓬𝓻𝓲𝓹𝓽 𝟙𝟚𝟛",
    # emoji: joined by U+200D, with skin tone, flags, keycaps
    "👍 👍🏽 👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🇨🇳🇹🇼 1️⃣ ❤️",
    "I❤NY so🔥much",
    # what can't be seen
    "zero\u200bwidth \u200cnon\u200djoiner\u2060 soft\u00adhyphen \ufeffbom",
    "tab\tnew\nline\r\nform\x0cfeed\x0bvertical\u00a0no-break\u3000ideographic\u2028line\u0085next",
    "nul\x00bell\x07esc\x1b[31m del\x7f c1\x9b repl\ufffd private\ue000use",
    "\u202eright to left\u202c \u2066isolate\u2069 tag\U000e0041",
    # long words
    "a" * 100,
    "a" * 101,
    "x" * 100 + " " + "é" * 100 + " " + "é" * 101,
    "e\u0301" * 100 + " " + "👍" * 101,
    "supercalifragilisticexpialidocious pneumonoultramicroscopicsilicovolcanoconiosis",
    # punctuation
    "...!!! ?!?! --- ___ *** $$$ ^^^ ``` ~~~ <<>> || \\\\ // @#%&",
    "don't can’t rock’n’roll “quoted” ‘single’ «guillemets» 「角」『二重』",
    "e-mail@example.com https://example.com/a_b?c=d&e=%20#f C:\\dir\\file.txt",
    "…… —— –– · • § ¶ † ‡ ‰ ′ ″ ※ ‽",
    "full－width：ＡＢＣ１２３，。！？；（）",
    "math: 2×3÷4±√5≤∞∑∏∂ α∈ℝ q·k/√d",
    # numbers
    "0 1 12 123 1234 12345 123456789 3.14159 1,000,000 1e-12 0x1F −5 ٣٤٥ १२३",
    "bert-base-uncased has 110M parameters, 12 layers & 768-d vectors",
    # special tokens typed by the reader, exactly and almost
    "the [MASK] was steep",
    "[CLS] typed [SEP] by hand [PAD] [UNK]",
    "[mask] [Mask] [ MASK ] [[MASK]] x[MASK]y [SEP][SEP] [MASK",
    "##ing play##ing ## # #",
    "[unused0] [unused99]",
]


def ids(text: str) -> list[int]:
    return tokenizer(text)["input_ids"]


def block_digest(start: int) -> str:
    texts = [f"a{chr(cp)}b" for cp in range(start, start + BLOCK) if not 0xD800 <= cp <= 0xDFFF]
    if not texts:
        return ""
    rows = "\n".join(" ".join(map(str, row)) for row in tokenizer(texts)["input_ids"])
    return hashlib.sha256(rows.encode()).hexdigest()[:12]


def probe() -> tuple[list[int], list[int]]:
    """Code points between two letters: (those that vanish, those that become a word of their own)."""
    joined, dropped, apart = ids("ab"), [], []
    letter_a, letter_b = ids("a")[1], ids("b")[1]
    for plane in range(17):
        points = [cp for cp in range(plane << 16, (plane + 1) << 16) if not 0xD800 <= cp <= 0xDFFF]
        for cp, row in zip(points, tokenizer([f"a{chr(cp)}b" for cp in points])["input_ids"]):
            # What decomposes is judged by its parts; an ideograph is set apart before it does.
            if unicodedata.normalize("NFD", chr(cp)) != chr(cp) and not is_ideograph(cp):
                continue
            if row == joined:
                dropped.append(cp)
            elif len(row) == 5 and row[1] == letter_a and row[3] == letter_b:
                apart.append(cp)
    return dropped, apart


def is_ideograph(cp: int) -> bool:
    """The Rust tokenizer's blocks; BERT's own code begins the sixth at U+2B820, the Rust one at U+2B920."""
    blocks = [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    ]  # fmt: skip
    return any(low <= cp <= high for low, high in blocks)


def regex_class(points: list[int]) -> str:
    """The inside of a JavaScript [ ] with the u flag."""
    ranges: list[list[int]] = []
    for cp in points:
        if ranges and cp == ranges[-1][1] + 1:
            ranges[-1][1] = cp
        else:
            ranges.append([cp, cp])

    def escape(cp: int) -> str:
        return f"\\\\u{cp:04x}" if cp < 0x10000 else f"\\\\u{{{cp:x}}}"

    return "".join(escape(low) if low == high else f"{escape(low)}-{escape(high)}" for low, high in ranges)


def chunks(text: str) -> str:
    """A long string as lines of TypeScript, broken between two characters' escapes."""
    parts = text.replace("\\\\u", "\n\\\\u").split("\n")
    lines, line = [], ""
    for part in parts:
        if len(line) + len(part) > 110 and not line.endswith("-"):
            lines.append(line)
            line = ""
        line += part
    return " +\n  ".join(f"'{line}'" for line in [*lines, line] if line)


if __name__ == "__main__":
    dropped, apart = probe()
    together = set(apart)
    punctuation = [cp for cp in apart if not is_ideograph(cp)]
    assert not [cp for cp in range(0x110000) if is_ideograph(cp) and cp not in together], "an ideograph is not set apart"
    surrogates = list(range(0xD800, 0xE000))  # a JavaScript string may hold lone ones; a Rust string cannot
    (ROOT / "characterClasses.ts").write_text(
        "// Made by scripts/golden/tokenizer.py from the tokenizer that transformers uses; the insides of [ ] in a regular expression.\n\n"
        "/** Characters that the tokenizer drops: control, format and private-use characters, nonspacing marks. */\n"
        f"export const droppedCharacters =\n  {chunks(regex_class(sorted(dropped + surrogates)))};\n\n"
        "/** Characters that become a word of their own: punctuation, and the signs of ASCII. */\n"
        f"export const punctuation =\n  {chunks(regex_class(punctuation))};\n"
    )
    golden = {
        "made": "by scripts/golden/tokenizer.py",
        "texts": [{"text": text, "tokens": tokenizer.convert_ids_to_tokens(ids(text)), "ids": ids(text)} for text in TEXTS],
        "blocks": {f"{start:x}": block_digest(start) for plane in PLANES for start in range(plane << 16, (plane + 1) << 16, BLOCK)},
    }
    (ROOT / "golden").mkdir(exist_ok=True)
    (ROOT / "golden" / "tokenizer.json").write_text(json.dumps(golden, ensure_ascii=True, indent=0) + "\n")
    print(len(dropped), "dropped,", len(punctuation), "punctuation,", len(TEXTS), "texts")
