"""The bundled Chinese fonts: Noto Sans SC, cut down to what a map of Sichuan and Chongqing needs.

Input is the npm package's static TTF of a weight; output is the same glyphs, without hinting
and without layout tables, for a fixed set of characters. Names and licence entries are kept.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont


@dataclass(frozen=True)
class Weight:
    file: str  # the name of the subset
    member: str  # the weight's file inside the npm package


REGULAR = Weight("NotoSansSC-Atlas-Regular.ttf", "package/400Regular/NotoSansSC_400Regular.ttf")
BOLD = Weight("NotoSansSC-Atlas-Bold.ttf", "package/700Bold/NotoSansSC_700Bold.ttf")
LICENCE = "package/LICENSE_FONT"

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

# The ideographs among the characters: the bold has fewer of them than the regular.
IDEOGRAPHS = [(0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)]

GB2312_LEVEL_1 = range(0xB0, 0xD8)  # lead bytes: the 3,755 characters in the order of their readings
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
    return wanted | _printable(extra)


def bold_characters(extra: str) -> set[int]:
    """The code points of the bold: what is no ideograph, level 1 of GB 2312, and `extra`."""
    common = _decoded("gb2312", GB2312_LEVEL_1, range(0xA1, 0xFF))
    return {c for c in wanted_characters(extra) if not _ideograph(c)} | common | _printable(extra)


def _printable(text: str) -> set[int]:
    return {ord(c) for c in text if ord(c) >= 0x20}


def _ideograph(code: int) -> bool:
    return any(first <= code <= last for first, last in IDEOGRAPHS)


def _decoded(codec: str, leads, trails) -> set[int]:
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(ord(bytes([lead, trail]).decode(codec)))
            except (UnicodeDecodeError, TypeError):
                pass
    return found


def build(source: bytes, target: Path, wanted: set[int]) -> set[int]:
    """Writes the subset of `source` to `target`; returns the characters that `source` has."""
    font = load(source)
    present = set(font.getBestCmap())
    save(font, target, wanted & present)
    return present


def load(source: bytes) -> TTFont:
    return subset.load_font(BytesIO(source), _options(), lazy=False)


def save(font: TTFont, target: Path, characters: set[int]) -> None:
    """Writes the font with these characters alone, without hinting and layout tables."""
    options = _options()
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def _options() -> subset.Options:
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
    return options
