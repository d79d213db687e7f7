"""The gazetteer: the names of every province, prefecture and county, and its seat.

`units.csv` is the hand-checked table: Simplified and Traditional name, the short form for a map
label, pinyin and English short form, and the seat, either as a GeoNames id or as an estimated
position. Everything that follows a rule (full pinyin, full English name, membership in the
economic circle) is derived here.
"""

import csv
import json
from pathlib import Path

from shapely.geometry import Point, shape

from . import geojson

TABLE = Path(__file__).with_name("units.csv")

# generic term -> pinyin, English; the longest that fits is taken
GENERIC = {
    "土家族苗族自治县": ("Tǔjiāzú Miáozú Zìzhìxiàn", "Tujia and Miao Autonomous County"),
    "苗族土家族自治县": ("Miáozú Tǔjiāzú Zìzhìxiàn", "Miao and Tujia Autonomous County"),
    "土家族自治县": ("Tǔjiāzú Zìzhìxiàn", "Tujia Autonomous County"),
    "羌族自治县": ("Qiāngzú Zìzhìxiàn", "Qiang Autonomous County"),
    "彝族自治县": ("Yízú Zìzhìxiàn", "Yi Autonomous County"),
    "藏族自治县": ("Zàngzú Zìzhìxiàn", "Tibetan Autonomous County"),
    "藏族羌族自治州": ("Zàngzú Qiāngzú Zìzhìzhōu", "Tibetan and Qiang Autonomous Prefecture"),
    "藏族自治州": ("Zàngzú Zìzhìzhōu", "Tibetan Autonomous Prefecture"),
    "彝族自治州": ("Yízú Zìzhìzhōu", "Yi Autonomous Prefecture"),
    "省": ("Shěng", "Province"),
    "市": ("Shì", "City"),
    "区": ("Qū", "District"),
    "县": ("Xiàn", "County"),
}

CENTRAL_DISTRICTS = "500103 500104 500105 500106 500107 500108 500109 500112 500113".split()

# The economic circle of the 2021 outline.
_CHONGQING_WHOLLY = CENTRAL_DISTRICTS + (
    "500101 500102 500110 500111 500114 500115 500116 500117 500118 500119 500120 "
    "500151 500152 500153 500155 500230 500231 500233"
).split()
_CHONGQING_PARTLY = ["500154", "500235"]  # 开州, 云阳
_SICHUAN_PREFECTURES = (
    "510100 510300 510500 510600 510700 510900 511000 511100 511300 511400 511500 511600 "
    "511700 511800 512000"
).split()
_SICHUAN_LEFT_OUT = ["510726", "510727", "511781", "511825", "511827"]  # 北川 平武 万源 天全 宝兴

ESTIMATE = "own estimate, within about 2 km"
# what `units.csv` remarks of a seat, and estimates, in Chinese
CHINESE = {
    ESTIMATE: "自行估定，误差约 2 千米",
    "city centre": "市中心",
    "old seat": "旧驻地",
    "old town": "老城",
    "town nearby": "邻近集镇",
    "town point": "集镇点位",
}


def build(target: Path, base: Path, cities500: bytes) -> None:
    """Writes gazetteer.toml from `units.csv`, the boundary files in `base` and GeoNames."""
    places = json.loads(cities500)
    areas = _areas(base)
    rows = list(csv.DictReader(TABLE.open(encoding="utf-8")))
    rows.sort(key=lambda row: row["adcode"])
    _check_complete(rows, areas)
    blocks = [_block(row, areas, places) for row in rows]
    target.write_text("\n".join(blocks), encoding="utf-8", newline="\n")


def _areas(base: Path) -> dict:
    """adcode -> (name, polygon), counties and prefectures before provinces."""
    areas = {}
    for level in ("provinces", "prefectures", "counties"):
        for item in geojson.read(base / f"{level}.geojson"):
            properties = item["properties"]
            areas[properties["adcode"]] = (properties["name"], shape(item["geometry"]))
    return areas


def _check_complete(rows: list[dict], areas: dict) -> None:
    codes = [row["adcode"] for row in rows]
    if len(set(codes)) != len(codes):
        raise ValueError("units.csv: an adcode stands twice")
    if set(codes) != set(areas):
        raise ValueError(f"units.csv: differs from the boundaries in {set(codes) ^ set(areas)}")
    for row in rows:
        if areas[row["adcode"]][0] != row["hans"]:
            raise ValueError(f"units.csv, {row['adcode']}: the boundaries call it {areas[row['adcode']][0]}")


def _block(row: dict, areas: dict, places: dict) -> str:
    adcode = row["adcode"]
    lon, lat, position, source = _node(row, areas, places)
    pinyin, english = full_names(row)
    lines = [
        "[[unit]]",
        f'adcode = "{adcode}"',
        f'hans = "{row["hans"]}"',
        f'short = "{row["short"]}"',
        f'hant = "{row["hant"]}"',
        f'pinyin = "{pinyin}"',
        f'pinyin_short = "{row["pinyin_short"]}"',
        f'en = "{english}"',
        f'en_short = "{row["en_short"]}"',
        f"node = {{ lon = {lon}, lat = {lat} }}",
        f'node_position = "{position}"',
        f'node_source = "{_chinese(source)}"',
        f'circle = "{circle(adcode)}"',
    ]
    if _chinese(source) != source:
        lines.insert(-1, f'node_source_en = "{source}"')
    if adcode in CENTRAL_DISTRICTS:
        lines.append("central_district = true")
    return "\n".join(lines) + "\n"


def _chinese(source: str) -> str:
    """Where a seat is from, in Chinese; the number of GeoNames is the same in any language."""
    number, comma, remark = source.partition(", ")
    if source in CHINESE or not comma:
        return CHINESE.get(source, source)
    return f"{number}，{CHINESE[remark]}"


def full_names(row: dict) -> tuple[str, str]:
    """Full pinyin and full English name."""
    hans = row["hans"]
    if row["adcode"] == "500000":
        return "Chóngqìng Shì", "Chongqing Municipality"
    generic = max((g for g in GENERIC if hans.endswith(g)), key=len)
    pinyin, english = GENERIC[generic]
    specific = row["pinyin_short"]
    for tail in (" Zhōu", " Xiàn", " Qū"):
        specific = specific.removesuffix(tail)
    return f"{specific} {pinyin}", f"{row['en_short']} {english}"


def circle(adcode: str) -> str:
    """Whether a unit lies in the economic circle: wholly, partly or not."""
    if adcode in ("500000", "510000", "510700", "511700", "511800", *_CHONGQING_PARTLY):
        return "partly"
    if adcode in _CHONGQING_WHOLLY:
        return "wholly"
    if adcode[:4] + "00" in _SICHUAN_PREFECTURES and adcode not in _SICHUAN_LEFT_OUT:
        return "wholly"
    return "not"


def _node(row: dict, areas: dict, places: dict):
    """The seat: longitude, latitude, how well it is known, and where it is from."""
    if row["geonames_id"]:
        place = places[row["geonames_id"]]
        lon, lat = round(place["longitude"], 5), round(place["latitude"], 5)
        position = "approximate" if row["note"] else "exact"
        source = f"GeoNames {row['geonames_id']}" + (f", {row['note']}" if row["note"] else "")
    else:
        lon, lat, position, source = float(row["lon"]), float(row["lat"]), "approximate", ESTIMATE
    for adcode in filter(None, (row["adcode"], row["seat_in"])):
        if not areas[adcode][1].contains(Point(lon, lat)):
            raise ValueError(f"units.csv, {row['adcode']} {row['hans']}: seat {lon}, {lat} lies outside {adcode}")
    return lon, lat, position, source
