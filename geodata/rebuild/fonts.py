"""The bundled fonts: Noto Sans SC, cut down to what a map of Sichuan and Chongqing needs.

Input is the npm package's static TTF of a weight; output is the same glyphs, without hinting
and without layout tables, for a fixed set of characters. Names and licence entries are kept.
"""

from io import BytesIO
from pathlib import Path

from fontTools import subset

# file name of the subset -> the weight's file inside the npm package
WEIGHTS = {
    "NotoSansSC-Atlas-Regular.ttf": "package/400Regular/NotoSansSC_400Regular.ttf",
}
LICENCE = ("LICENSE", "package/LICENSE_FONT")

# Unicode blocks taken whole, as far as the font has them.
BLOCKS = [
    (0x0020, 0x024F),  # Basic Latin, Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),  # spacing modifiers, combining diacritics
    (0x0370, 0x03FF),  # Greek, for units and formulas
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x214F),  # letterlike symbols
    (0x2150, 0x218F),  # number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x24FF),  # enclosed alphanumerics
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x259F),  # block elements
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x26FF),  # miscellaneous symbols
    (0x3000, 0x303F),  # CJK punctuation
    (0x3100, 0x312F),  # Bopomofo
    (0x31A0, 0x31BF),  # Bopomofo Extended
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFF00, 0xFFEF),  # fullwidth forms
]

BIG5_LEVEL_1 = (0xA4, 0xC6)  # lead bytes; 0xC67E is the last character


def wanted_characters(extra: str) -> set[int]:
    """The code points to keep: the blocks, GB 2312, Big5 level 1 and `extra`."""
    wanted = {c for first, last in BLOCKS for c in range(first, last + 1)}
    wanted |= _decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    first, last = BIG5_LEVEL_1
    trail = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    wanted |= {
        c
        for lead in range(first, last + 1)
        for c in _decoded("big5", [lead], [t for t in trail if (lead, t) <= (0xC6, 0x7E)])
    }
    wanted |= {ord(c) for c in extra if ord(c) >= 0x20}
    return wanted


def _decoded(codec: str, leads, trails) -> set[int]:
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(ord(bytes([lead, trail]).decode(codec)))
            except (UnicodeDecodeError, TypeError):
                pass
    return found


def build(source: bytes, target: Path, extra: str) -> list[str]:
    """Writes the subset of `source` to `target`; returns the characters of `extra` it lacks."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "DSIG"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = True
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False  # no date of making: the same bytes over runs

    font = subset.load_font(BytesIO(source), options, lazy=False)
    present = set(font.getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted_characters(extra) & present)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return sorted({c for c in extra if ord(c) >= 0x20 and ord(c) not in present})
