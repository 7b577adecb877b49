"""Writes glyphs.tsv, the outlines that link previews are lettered with: no machine that builds the site needs a Chinese font.

Run it where a title uses a character that the build says is missing (fontTools, and Noto Sans CJK in OpenType collections):

    npm run generate -- zh-hant
    python scripts/openGraph/glyphs.py /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc

Latin comes from Inter at weight 640, Chinese from Noto Sans CJK Bold (both SIL Open Font License 1.1).
A line: face, character, advance, outline (SVG path, 1000 units an em, y downwards from the baseline), separated by tabs.
"""

import re
import sys
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.instancer import instantiateVariableFont

root = Path(__file__).resolve().parents[2]
LATIN = "".join(map(chr, range(0x20, 0x7F))) + "’‘“”·…–—−×"
FACES = {"zh-Hans": "Noto Sans CJK SC", "zh-Hant": "Noto Sans CJK TC"}


def lines(face, font, characters):
    glyphs, cmap, scale = font.getGlyphSet(), font.getBestCmap(), 1000 / font["head"].unitsPerEm
    for character in sorted(characters):
        name = cmap.get(ord(character))
        if name is None:
            continue
        pen = SVGPathPen(glyphs, ntos=lambda value: str(round(value)))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, 0, 0)))
        yield f"{face}\t{character}\t{round(glyphs[name].width * scale)}\t{pen.getCommands()}"


def chinese(language):
    """Every character beyond Latin in a title, the site's name and a lesson's place in the course."""
    folders = ["content", "components/site", "components/site/glossary", "components/site/interview", "components/widgets/lab"]
    text = "\n".join((root / folder / f"messages.{language}.ts").read_text() for folder in folders)
    words = "".join(re.findall(r"\b(?:title|name|place): (.*)", text))
    return {character for character in words if ord(character) > 0x2000 and character != "\u200b"} - set(LATIN)


inter = TTFont(root / "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2")
out = list(lines("latin", instantiateVariableFont(inter, {"wght": 640}), LATIN))
collection = TTCollection(sys.argv[1])
for language, name in FACES.items():
    font = next(each for each in collection.fonts if each["name"].getBestFamilyName() == name)
    out += lines(language, font, chinese(language) | {"√"})
(root / "scripts/openGraph/glyphs.tsv").write_text("\n".join(out) + "\n")
print(f"{len(out)} glyphs")
