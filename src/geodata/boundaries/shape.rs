//! From a geometry of any kind to rings and lines, with the flaws of single rings mended.

use geo_types::{Coord, LineString, Polygon};

use super::flaw::{Flaw, Flaws};
use super::ring::{self, RingChanges};
use crate::geodata::geojson::{Coordinates, Fault, Geometry, check_position};

/// What a geometry holds.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) polygons: Vec<Polygon<f64>>,
    pub(super) lines: Vec<LineString<f64>>,
    /// What was mended so far.
    pub(super) flaws: Flaws,
    /// Vertices a hair apart: the one that stayed and the one that was dropped.
    pub(super) twins: Vec<(Coord<f64>, Coord<f64>)>,
}

/// The areas and lines of a geometry, those of a collection included.
///
/// # Errors
/// When it holds anything else, or nothing that could be drawn.
pub(super) fn shape(geometry: &Geometry) -> Result<Shape, Fault> {
    let mut made = Maker::default();
    made.add(geometry)?;
    let shape = made.shape;
    match made.first_fault {
        Some(fault) if shape.polygons.is_empty() && shape.lines.is_empty() => Err(fault),
        _ => Ok(shape),
    }
}

/// A shape while it is made.
#[derive(Default)]
struct Maker {
    shape: Shape,
    /// Why the first ring that was dropped encloses nothing.
    first_fault: Option<Fault>,
}

impl Maker {
    fn add(&mut self, geometry: &Geometry) -> Result<(), Fault> {
        let coordinates = &geometry.coordinates;
        match geometry.kind() {
            "Polygon" => self.add_polygons(coordinates, geometry.kind(), 3),
            "MultiPolygon" => self.add_polygons(coordinates, geometry.kind(), 4),
            "LineString" => self.add_lines(coordinates, geometry.kind(), 2),
            "MultiLineString" => self.add_lines(coordinates, geometry.kind(), 3),
            "GeometryCollection" if geometry.geometries.is_some() => {
                let mut members = geometry.geometries.iter().flatten();
                members.try_for_each(|member| self.add(member))
            }
            other => Err(Fault::NotPolygon(other.to_owned())),
        }
    }

    fn add_polygons(&mut self, c: &Coordinates, kind: &str, depth: usize) -> Result<(), Fault> {
        check(c, kind, depth)?;
        let lines: Vec<&[Coord<f64>]> = c.lines().collect();
        self.shape.polygons.reserve_exact(c.polygon_ends.len());
        for span in c.polygons() {
            let mut rings = span.map(|number| self.ring(number + 1, lines[number]));
            // Without its outline a polygon's holes mean nothing.
            if let Some(exterior) = rings.next().flatten() {
                let holes = rings.flatten().collect();
                self.shape.polygons.push(Polygon::new(exterior, holes));
            }
        }
        Ok(())
    }

    /// The ring, mended; `None` where it encloses nothing.
    fn ring(&mut self, number: usize, positions: &[Coord<f64>]) -> Option<LineString<f64>> {
        let mut changes = RingChanges::default();
        match ring::mended(number, positions, &mut changes) {
            Ok(ring) => {
                self.shape.twins.append(&mut changes.twins);
                self.shape.flaws.absorb(changes.flaws);
                Some(ring)
            }
            Err(fault) => {
                if let Some(at) = positions.first() {
                    self.shape.flaws.add(Flaw::FlatRing, *at);
                }
                self.first_fault.get_or_insert(fault);
                None
            }
        }
    }

    fn add_lines(&mut self, c: &Coordinates, kind: &str, depth: usize) -> Result<(), Fault> {
        check(c, kind, depth)?;
        let lines = c.lines().filter(|line| line.len() > 1);
        self.shape
            .lines
            .extend(lines.map(|line| line.to_vec().into()));
        Ok(())
    }
}

/// Whether coordinates are positions on the globe, nested as their kind demands.
fn check(c: &Coordinates, kind: &str, needed: usize) -> Result<(), Fault> {
    if let Some(fault) = &c.fault {
        return Err(Fault::NotCoordinates(fault.clone()));
    }
    if c.depth != needed {
        return Err(Fault::Nesting {
            kind: kind.to_owned(),
            depth: c.depth,
            needed,
        });
    }
    let mut positions = c.positions.iter().enumerate();
    positions.try_for_each(|(index, at)| check_position(index, *at).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Result<Shape, Fault> {
        shape(&serde_json::from_str(json).unwrap())
    }

    const SQUARE: &str = "[[0,0],[2,0],[2,2],[0,2],[0,0]]";

    #[test]
    fn a_collection_gives_its_areas_and_its_lines() {
        let shape = of(&format!(
            r#"{{"type":"GeometryCollection","geometries":[
                {{"type":"Polygon","coordinates":[{SQUARE}]}},
                {{"type":"GeometryCollection","geometries":[
                    {{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}}]}}]}}"#
        ))
        .unwrap();
        assert_eq!((shape.polygons.len(), shape.lines.len()), (1, 2));
        assert!(shape.flaws.is_empty());
    }

    #[test]
    fn a_flat_hole_is_dropped_and_a_flat_outline_is_a_fault() {
        let flat = "[[1,1],[1.5,1],[1,1],[1,1]]";
        let shape = of(&format!(
            r#"{{"type":"Polygon","coordinates":[{SQUARE},{flat}]}}"#
        ))
        .unwrap();
        assert!(shape.polygons[0].interiors().is_empty() && !shape.flaws.is_empty());
        let fault = of(&format!(r#"{{"type":"Polygon","coordinates":[{flat}]}}"#)).unwrap_err();
        assert_eq!(fault, Fault::NoArea(1));
    }
}
