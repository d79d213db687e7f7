"""The bundled Latin faces: English with quotes, dots and signs as wide as Latin letters.

Noto Sans KR has the Latin letters and figures of Noto Sans SC, outline for outline, and quotes of
Latin width. What it lacks, or has as wide as an ideograph only (× ± § … and others), is
taken from Source Sans 3, the design its Latin letters were scaled from: scaled in the same way, and
for the bold half way between two weights, where the strokes are as thick as those of Noto Sans.
"""

from dataclasses import dataclass
from pathlib import Path

from fontTools.misc.roundTools import otRound
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from . import fonts

# "Noto" and "Source" are both left out: "Source" is reserved, and this is neither font.
FAMILY = "Chengyu Atlas Latin"
DESCRIPTION = (
    "Latin characters of Noto Sans KR 2.004, changed for the Chengyu Atlas: signs that it lacks or has"
    " full-width only are those of Source Sans 3 3.052, scaled; hinting and layout tables are dropped."
)


@dataclass(frozen=True)
class Part:
    member: str  # a weight of Source Sans 3 inside the npm package
    share: float  # how much of the outline it gives
    scale: float  # what makes its plus sign as wide as that of Noto Sans


@dataclass(frozen=True)
class Face:
    file: str
    style: str
    member: str  # the weight of Noto Sans KR inside the npm package
    parts: tuple[Part, ...]


FACES = [
    Face(
        "ChengyuAtlasLatin-Regular.ttf",
        "Regular",
        "package/400Regular/NotoSansKR_400Regular.ttf",
        (Part("package/400Regular/SourceSans3_400Regular.ttf", 1.0, 555 / 497),),
    ),
    Face(
        "ChengyuAtlasLatin-Bold.ttf",
        "Bold",
        "package/700Bold/NotoSansKR_700Bold.ttf",
        (
            Part("package/600SemiBold/SourceSans3_600SemiBold.ttf", 0.5, 590 / 513),
            Part("package/700Bold/SourceSans3_700Bold.ttf", 0.5, 590 / 528),
        ),
    ),
]

# Unicode blocks taken as far as one of the two fonts has them.
BLOCKS = [
    (0x0020, 0x024F),  # Basic Latin, Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),  # spacing modifiers, combining diacritics
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x200A),  # spaces
    (0x2010, 0x2027),  # dashes, quotes, dots
    (0x202F, 0x205F),  # narrow space, primes, marks
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x214F),  # letterlike symbols
    (0x2150, 0x215F),  # fractions
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
]
NO_MARKS = (0x02B0, 0x036F)  # Source Sans 3 places them with layout tables, which are dropped
FULL_WIDTH = 1000
KOREAN = {0x00B7}  # the middle dot of Noto Sans KR is spaced for Korean


def build(source: bytes, parts: list[tuple[bytes, Part]], target: Path, style: str) -> None:
    """Writes a Latin face from a weight of Noto Sans KR and parts of Source Sans 3."""
    font = fonts.load(source)
    others = [(fonts.load(data), part) for data, part in parts]
    wanted = {c for first, last in BLOCKS for c in range(first, last + 1)}
    advances = {c: font["hmtx"][glyph][0] for c, glyph in font.getBestCmap().items()}
    own = {c for c in wanted if advances.get(c, FULL_WIDTH) != FULL_WIDTH} - KOREAN
    first, last = NO_MARKS
    lacking = wanted - own - set(range(first, last + 1))
    taken = sorted(lacking.intersection(*(other.getBestCmap() for other, _ in others)))
    _add(font, others, taken)
    _rename(font, others[0][0], style)
    fonts.save(font, target, own | set(taken))


def _add(font: TTFont, others: list[tuple[TTFont, Part]], characters: list[int]) -> None:
    """Puts the glyphs of these characters into the font, in place of what it had."""
    names = {c: f"atlas{c:04X}" for c in characters}
    font.setGlyphOrder([*font.getGlyphOrder(), *names.values()])
    for code, name in names.items():
        glyph, advance = _blended(others, code)
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin if glyph.numberOfContours else 0)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update(names)


def _blended(others: list[tuple[TTFont, Part]], code: int):
    """The glyph of a character and its advance, between the weights; their outlines correspond."""
    outlines, advance = [], 0.0
    for other, part in others:
        name, glyphs = other.getBestCmap()[code], other.getGlyphSet()
        recorded = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(recorded)
        factor = part.share * part.scale
        outlines.append([(step, [_times(p, factor) for p in points]) for step, points in recorded.value])
        advance += other["hmtx"][name][0] * factor
    pen = TTGlyphPen(None)
    for steps in zip(*outlines, strict=True):
        drawn = {step for step, _ in steps}
        if len(drawn) != 1:
            raise ValueError(f"the outlines of U+{code:04X} do not correspond")
        points = [_rounded(corresponding) for corresponding in zip(*(p for _, p in steps), strict=True)]
        getattr(pen, drawn.pop())(*points)
    return pen.glyph(), otRound(advance)


def _times(point, factor: float):
    """A point scaled; a curve without a point on it says so by None."""
    return None if point is None else (point[0] * factor, point[1] * factor)


def _rounded(points):
    """The sum of the shares."""
    if None in points:
        return None
    return otRound(sum(x for x, _ in points)), otRound(sum(y for _, y in points))


def _rename(font: TTFont, other: TTFont, style: str) -> None:
    """The names of a font of its own; copyright of both, licence and trademark are kept."""
    table, bare = font["name"], FAMILY.replace(" ", "")
    texts = {
        0: f"{table.getDebugName(0)} Parts: {other['name'].getDebugName(0)}",
        1: FAMILY,
        2: style,
        3: f"2.004;{bare}-{style}",
        4: f"{FAMILY} {style}",
        6: f"{bare}-{style}",
        10: f"{DESCRIPTION} {table.getDebugName(10)}",
    }
    kept = {5, 7, 8, 9, 11, 12, 13, 14}  # version, trademark, makers, licence
    table.names = [record for record in table.names if record.nameID in kept]
    for name, text in texts.items():
        table.setName(text, name, 3, 1, 0x409)
