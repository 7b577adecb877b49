"""What transformers.BertTokenizerFast makes of awkward texts, and of every code point.

Writes, from the repository's root, with transformers and tokenizers installed:
  lib/tokenizer/golden/tokenizer.json   texts with their ids, and a digest for each block of 4096 code points
  lib/tokenizer/golden/normalizer.json  digests of what its normalizer makes of the texts, and of every code point, by its options
  lib/tokenizer/characterClasses.ts     which characters it drops, strips as accents, and sets apart

The Rust tokenizer carries its own, older Unicode tables. A browser's \\p{Mn} or \\p{P} grows with every Unicode version, so the
classes are taken here, from the tokenizer itself, by putting each code point between two letters.
"""

import hashlib
import json
import pathlib

from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
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


def normalizer(**options: bool | None) -> BertNormalizer:
    off = dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    return BertNormalizer(**{**off, **options})


def vanishing(step: BertNormalizer) -> list[int]:
    """Code points that one step of the normalizer leaves out between two letters."""
    return [cp for cp in every_point() if step.normalize_str(f"a{chr(cp)}b") == "ab"]


def every_point(planes=range(17)) -> list[int]:
    return [cp for plane in planes for cp in range(plane << 16, (plane + 1) << 16) if not 0xD800 <= cp <= 0xDFFF]


# Scripts of Unicode 13 and 16, whose letters the Rust tokenizer does not decompose and a browser may: Todhri, Tulu-Tigalari, Dives
# Akuru, Gurung Khema, Kirat Rai.
NEW_SCRIPTS = [(0x105C0, 0x105FF), (0x11380, 0x113FF), (0x11900, 0x1195F), (0x16100, 0x1613F), (0x16D40, 0x16D7F)]


def set_apart() -> list[int]:
    """Code points that become a word of their own between two letters."""
    split = BertPreTokenizer().pre_tokenize_str
    return [cp for cp in every_point() if [word for word, _ in split(f"a{chr(cp)}b")] == ["a", chr(cp), "b"]]


def is_new(cp: int) -> bool:
    return any(low <= cp <= high for low, high in NEW_SCRIPTS)


def normalized_digest(options: dict) -> str:
    step = normalizer(**options)
    texts = [*TEXTS, *(f"a{chr(cp)}b" for cp in every_point(PLANES) if not is_new(cp))]
    # A line break inside a text would blur where one ends.
    rows = "\0".join(step.normalize_str(text) for text in texts)
    return hashlib.sha256(rows.encode()).hexdigest()[:12]


# bert-base-cased; an uncased model that keeps accents, a cased one that strips them; each step off.
OPTIONS = [
    dict(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True),
    dict(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=False),
    dict(clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=True),
    dict(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=False),
    dict(clean_text=True, handle_chinese_chars=False, strip_accents=None, lowercase=True),
    dict(clean_text=False, handle_chinese_chars=True, strip_accents=None, lowercase=True),
    dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False),
]


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
    control, marks = vanishing(normalizer(clean_text=True)), vanishing(normalizer(strip_accents=True))
    punctuation = set_apart()
    surrogates = list(range(0xD800, 0xE000))  # a JavaScript string may hold lone ones; a Rust string cannot
    (ROOT / "characterClasses.ts").write_text(
        "// Made by scripts/golden/tokenizer.py from the tokenizer that transformers uses; the insides of [ ] in a regular expression.\n\n"
        "/** Characters that the tokenizer drops: control, format and private-use characters. */\n"
        f"export const controlCharacters =\n  {chunks(regex_class(sorted(control + surrogates)))};\n\n"
        "/** Marks that it takes for accents, once letters are decomposed: nonspacing marks. */\n"
        f"export const accents =\n  {chunks(regex_class(marks))};\n\n"
        "/** Characters that become a word of their own: punctuation, and the signs of ASCII. */\n"
        f"export const punctuation =\n  {chunks(regex_class(punctuation))};\n"
    )
    (ROOT / "golden" / "normalizer.json").write_text(
        json.dumps([{"options": options, "digest": normalized_digest(options)} for options in OPTIONS], indent=0) + "\n"
    )
    golden = {
        "made": "by scripts/golden/tokenizer.py",
        "texts": [{"text": text, "tokens": tokenizer.convert_ids_to_tokens(ids(text)), "ids": ids(text)} for text in TEXTS],
        "blocks": {f"{start:x}": block_digest(start) for plane in PLANES for start in range(plane << 16, (plane + 1) << 16, BLOCK)},
    }
    (ROOT / "golden").mkdir(exist_ok=True)
    (ROOT / "golden" / "tokenizer.json").write_text(json.dumps(golden, ensure_ascii=True, indent=0) + "\n")
    print(len(control), "control,", len(marks), "accents,", len(punctuation), "punctuation,", len(TEXTS), "texts")
