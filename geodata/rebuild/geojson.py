"""Reading and writing GeoJSON, and the edge counts that prove a coverage clean.

Positions are [lon, lat] in degrees. Files are written one feature a line, positions rounded
to five decimals (about one metre), so that a change shows up as the line of its feature.
"""

import json
from collections import Counter
from pathlib import Path

DECIMALS = 5


def read(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def write(path: Path, metadata: dict, features: list[dict]) -> None:
    def compact(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    lines = ",\n".join(compact(feature) for feature in features)
    head = '{"type":"FeatureCollection","metadata":' + compact(metadata) + ',"features":[\n'
    path.write_text(head + lines + "\n]}\n", encoding="utf-8", newline="\n")


def feature(properties: dict, kind: str, coordinates) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": rounded(coordinates)},
    }


def rounded(coordinates):
    """Rounded to `DECIMALS`; neighbouring positions that fall together become one."""
    if not isinstance(coordinates[0], (list, tuple)):
        return [round(coordinates[0], DECIMALS), round(coordinates[1], DECIMALS)]
    inner = [rounded(c) for c in coordinates]
    return [c for i, c in enumerate(inner) if i == 0 or c != inner[i - 1]]


def polygons(geometry: dict) -> list:
    """The polygons of a geometry, each a list of rings."""
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    return geometry["coordinates"]


def edges(features: list[dict]) -> Counter:
    """How often each ring edge is used, whichever way it runs."""
    count = Counter()
    for item in features:
        for rings in polygons(item["geometry"]):
            for ring in rings:
                for a, b in zip(ring, ring[1:]):
                    count[tuple(sorted((tuple(a), tuple(b))))] += 1
    return count
