"""Existing railways in and around the region, from the railway graph of `scgraph_data`.

The graph is OpenStreetMap's, with nodes rounded to 0.001 degrees and without names or classes.
Taken are the edges no further than 0.25 degrees from the region, both nodes inside the frame,
joined into lines between junctions and ends.
"""

import ast
import re
from collections import defaultdict

from shapely import prepare
from shapely.geometry import LineString, shape
from shapely.ops import unary_union

from . import geojson
from .packages import SCGRAPH_DATA, Cache

METADATA = {
    "source": "OpenStreetMap contributors (ODbL), simplified graph in PyPI scgraph_data 2.0.0 "
    "(nodes rounded to 0.001 deg)"
}
FRAME = (97.0, 25.8, 110.5, 34.5)  # west, south, east, north, degrees
MARGIN_DEG = 0.25


def build(base, cache: Cache) -> None:
    """Writes railways.geojson; needs provinces.geojson in `base`."""
    graph, nodes = _graph(cache)
    region = unary_union([shape(f["geometry"]) for f in geojson.read(base / "provinces.geojson")])
    prepare(region)
    edges = set()
    for here, neighbours in enumerate(graph):
        if not _framed(nodes[here]):
            continue
        for there in neighbours:
            edge = tuple(sorted((nodes[here], nodes[there])))
            if edge[0] != edge[1] and _framed(nodes[there]) and edge not in edges:
                if LineString(edge).dwithin(region, MARGIN_DEG):
                    edges.add(edge)
    lines = [geojson.feature({}, "LineString", line) for line in chains(edges)]
    geojson.write(base / "railways.geojson", METADATA, lines)


def _graph(cache: Cache):
    text = cache.member(SCGRAPH_DATA, "scgraph_data/world_railways.py").decode()

    def literal(name):
        return ast.literal_eval(re.search(rf"^{name}\s*=\s*(.*)$", text, re.M).group(1))

    return literal("graph"), [(lon, lat) for lat, lon in literal("nodes")]


def _framed(node) -> bool:
    west, south, east, north = FRAME
    return west <= node[0] <= east and south <= node[1] <= north


def chains(edges: set) -> list:
    """Lines between vertices that are no mere bends, in a fixed order; closed ones last."""
    ties = defaultdict(set)
    for a, b in edges:
        ties[a].add(b)
        ties[b].add(a)
    unused = set(edges)
    lines = []

    def follow(start, following):
        line = [start]
        here = start
        while True:
            unused.discard(tuple(sorted((here, following))))
            line.append(following)
            if len(ties[following]) != 2 or following == start:
                return line
            here, following = following, next(p for p in sorted(ties[following]) if p != here)

    ends = [p for p in sorted(ties) if len(ties[p]) != 2]
    for start in ends + sorted(ties):
        for following in sorted(ties[start]):
            if tuple(sorted((start, following))) in unused:
                lines.append(follow(start, following))
    return lines
