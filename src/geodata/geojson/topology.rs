//! TopoJSON: geometries made of arcs that neighbours share.

use geo_types::Coord;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::Coordinates;
use super::feature::{Feature, Geometry};
use crate::messages::{Said, said};

/// The members of a topology.
#[derive(Default)]
pub(super) struct Topology {
    /// The geometries by the names of their layers.
    pub(super) objects: Value,
    pub(super) arcs: Coordinates,
    /// Present where the arcs are steps between whole numbers.
    pub(super) transform: Option<Transform>,
}

/// From whole numbers to degrees.
#[derive(Deserialize)]
pub(super) struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

/// The most positions that the arcs of a topology of so many bytes may be made into: a file repeats
/// an arc with a number, so that a short one could ask for any amount of memory. Neighbours share an
/// arc, and so do the layers of provinces, prefectures and counties.
const fn most_positions(bytes: usize) -> usize {
    1_000_000 + 2 * bytes
}

/// The most values of the layers: numbers of arcs, and properties.
pub(super) const MOST_VALUES: usize = 10_000_000;

impl Topology {
    /// The features of all layers of a file of so many bytes; those of a collection are features of
    /// their own.
    pub(super) fn features(mut self, bytes: usize) -> Result<Vec<Feature>, Said> {
        self.place_arcs();
        let Value::Object(layers) = std::mem::take(&mut self.objects) else {
            return Err(said!("topology-no-objects"));
        };
        let mut maker = Maker {
            arcs: self.arcs.lines().collect(),
            positions: 0,
            most_positions: most_positions(bytes),
            features: Vec::new(),
        };
        for (_, layer) in layers {
            maker.add_features(layer)?;
        }
        Ok(maker.features)
    }

    fn place_arcs(&mut self) {
        let Some(Transform { scale, translate }) = &self.transform else {
            return;
        };
        let mut from = 0;
        for end in &self.arcs.line_ends {
            let mut at = Coord { x: 0.0, y: 0.0 };
            for c in &mut self.arcs.positions[from..*end] {
                at = at + *c;
                *c = Coord {
                    x: at.x * scale[0] + translate[0],
                    y: at.y * scale[1] + translate[1],
                };
            }
            from = *end;
        }
    }
}

/// Features while they are made.
struct Maker<'a> {
    arcs: Vec<&'a [Coord<f64>]>,
    positions: usize,
    most_positions: usize,
    features: Vec<Feature>,
}

impl Maker<'_> {
    /// Adds an object of a layer, or each member where it is a collection. serde_json limits how
    /// deep collections nest.
    fn add_features(&mut self, object: Value) -> Result<(), Said> {
        let Value::Object(mut object) = object else {
            return Err(self.at(said!("topology-not-a-geometry")));
        };
        if let Some(Value::Array(members)) = object.remove("geometries") {
            return members.into_iter().try_for_each(|m| self.add_features(m));
        }
        let geometry = self.geometry(&object)?;
        self.features.push(Feature {
            id: object.remove("id"),
            properties: object.remove("properties").unwrap_or_default(),
            geometry,
        });
        Ok(())
    }

    /// The geometry of an object; `None` where its type is null.
    fn geometry(&mut self, object: &Map<String, Value>) -> Result<Option<Geometry>, Said> {
        let Some(kind) = object.get("type").and_then(Value::as_str) else {
            return Ok(None);
        };
        let arcs = object.get("arcs").unwrap_or(&Value::Null);
        let mut coordinates = Coordinates::default();
        match kind {
            "LineString" => self.add_line(arcs, &mut coordinates)?,
            "MultiLineString" | "Polygon" => self.add_lines(arcs, &mut coordinates)?,
            "MultiPolygon" => {
                for polygon in self.list(arcs)? {
                    self.add_lines(polygon, &mut coordinates)?;
                }
            }
            _ => {}
        }
        coordinates.depth = match kind {
            "LineString" => 2,
            "MultiLineString" | "Polygon" => 3,
            "MultiPolygon" => 4,
            _ => 1,
        };
        Ok(Some(Geometry {
            kind: kind.into(),
            coordinates,
            ..Geometry::default()
        }))
    }

    fn add_lines(&mut self, arcs: &Value, to: &mut Coordinates) -> Result<(), Said> {
        for line in self.list(arcs)? {
            self.add_line(line, to)?;
        }
        to.polygon_ends.push(to.line_ends.len());
        Ok(())
    }

    /// Adds a line of arcs; each starts where the one before ends, and is written backwards where
    /// its number is negative.
    fn add_line(&mut self, arcs: &Value, to: &mut Coordinates) -> Result<(), Said> {
        let start = to.positions.len();
        for number in self.list(arcs)? {
            let number = number.as_i64();
            let number = number.ok_or_else(|| self.at(said!("topology-not-whole")))?;
            let reversed = number < 0;
            let index = usize::try_from(if reversed { !number } else { number });
            let arc = index.ok().and_then(|index| self.arcs.get(index));
            let missing = || self.at(said!("topology-no-arc", arc = number.to_string()));
            let arc = *arc.ok_or_else(missing)?;
            self.positions += arc.len();
            if self.positions > self.most_positions {
                let most = self.most_positions;
                return Err(self.at(said!("topology-too-many", most = most)));
            }
            let joined = usize::from(to.positions.len() > start);
            if reversed {
                to.positions.extend(arc.iter().rev().skip(joined));
            } else {
                to.positions.extend(arc.iter().skip(joined));
            }
        }
        to.line_ends.push(to.positions.len());
        Ok(())
    }

    fn list<'v>(&self, value: &'v Value) -> Result<&'v [Value], Said> {
        let list = value.as_array().map(Vec::as_slice);
        list.ok_or_else(|| self.at(said!("topology-arcs-no-array")))
    }

    fn at(&self, what: Said) -> Said {
        said!("topology-at", n = self.features.len() + 1, what = what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topology(objects: &str) -> Topology {
        Topology {
            objects: serde_json::from_str(objects).unwrap(),
            arcs: serde_json::from_str("[[[0,0],[10,0],[0,10]],[[10,10],[-10,0],[0,-10]]]")
                .unwrap(),
            transform: serde_json::from_str(r#"{"scale":[0.1,0.1],"translate":[104,30]}"#).unwrap(),
        }
    }

    #[test]
    fn arcs_make_the_rings_of_each_member() {
        let features = topology(
            r#"{"layer":{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","id":510100,"properties":{"name":"成都市"},"arcs":[[0,1]]},
                {"type":"MultiPolygon","arcs":[[[-1,-2]]]},
                {"type":null}]}}"#,
        );
        let features = features.features(0).unwrap();
        assert_eq!(features.len(), 3);
        let ring = |i: usize| {
            features[i]
                .geometry()
                .unwrap()
                .coordinates
                .positions
                .clone()
        };
        let (first, second) = (ring(0), ring(1));
        assert_eq!(
            (first.len(), first[0], first[2]),
            (5, first[4], Coord { x: 105.0, y: 31.0 })
        );
        assert!(second.iter().all(|c| first.contains(c)), "{second:?}");
        assert!(features[2].geometry().is_err());
        assert_eq!(features[0].text("name"), Some("成都市"));
    }

    #[test]
    fn an_arc_that_is_missing_is_named_with_its_object() {
        let wrong = topology(r#"{"layer":{"type":"Polygon","arcs":[[7]]}}"#).features(0);
        assert!(
            wrong
                .unwrap_err()
                .to_string()
                .contains("object 1 of the topology: there is no arc 7")
        );
    }
}
