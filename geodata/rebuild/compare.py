"""Compares rebuilt files with the ones in the repository."""

import json
from math import cos, radians
from pathlib import Path

from shapely.geometry import MultiPoint, Point

IDENTICAL = "identical"
KM_PER_DEGREE = 111.2


def folders(rebuilt: Path, kept: Path) -> list[tuple[str, str]]:
    """File name and verdict, for every file of the rebuilt folder."""
    return [(f.name, _verdict(f, kept / f.name)) for f in sorted(rebuilt.iterdir())]


def _verdict(rebuilt: Path, kept: Path) -> str:
    if not kept.exists():
        return "missing in the repository"
    if rebuilt.read_bytes() == kept.read_bytes():
        return IDENTICAL
    if rebuilt.suffix != ".geojson":
        return f"differs ({rebuilt.stat().st_size} bytes rebuilt, {kept.stat().st_size} kept)"
    return _geojson_verdict(json.loads(rebuilt.read_text("utf-8")), json.loads(kept.read_text("utf-8")))


def _geojson_verdict(rebuilt: dict, kept: dict) -> str:
    new, old = rebuilt["features"], kept["features"]
    found = [f"{len(new)} features rebuilt, {len(old)} kept"] if len(new) != len(old) else []
    if rebuilt["metadata"] != kept["metadata"]:
        found.append("other metadata")
    pairs = list(zip(new, old))
    properties = sum(a["properties"] != b["properties"] for a, b in pairs)
    if properties:
        found.append(f"properties differ in {properties} features")
    farthest = max((_deviation_km(a, b) for a, b in pairs), default=0.0)
    found.append(f"vertices at most {farthest * 1000:.1f} m apart")
    return "; ".join(found)


def _deviation_km(a: dict, b: dict) -> float:
    """The greatest distance from a vertex of one feature to the nearest of the other."""
    if a["geometry"] == b["geometry"]:
        return 0.0
    first, second = _vertices(a), _vertices(b)
    return max(_one_way_km(first, second), _one_way_km(second, first))


def _one_way_km(points: set, others: set) -> float:
    cloud = MultiPoint(sorted(_flat(p) for p in others))
    return max((Point(_flat(p)).distance(cloud) for p in points - others), default=0.0)


def _flat(point) -> tuple[float, float]:
    """Kilometres, true at the point's latitude to within the region's needs."""
    lon, lat = point
    return lon * KM_PER_DEGREE * cos(radians(30.0)), lat * KM_PER_DEGREE


def _vertices(item: dict) -> set:
    found = set()

    def collect(coordinates):
        if isinstance(coordinates[0], list):
            for inner in coordinates:
                collect(inner)
        else:
            found.add(tuple(coordinates))

    collect(item["geometry"]["coordinates"])
    return found
