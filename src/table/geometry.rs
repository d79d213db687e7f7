//! Where a fact lies, for files that other programs read.

use crate::filter::Fact;
use crate::geodata::FeatureGeometry;
use crate::model::{Alignment, Atlas, CorridorShape, PlaceId};
use crate::projection::LonLat;

/// Roles, targets and events at their places, corridors and links along their courses. What is not
/// drawn has no geometry.
#[must_use]
pub fn fact_geometry(atlas: &Atlas, fact: &Fact<'_>) -> FeatureGeometry {
    let points = |places: &[PlaceId]| -> Vec<LonLat> {
        let points = places.iter().filter_map(|id| point(atlas, *id));
        points.collect()
    };
    match fact {
        Fact::Role(..) | Fact::Target(..) | Fact::Event(..) => {
            FeatureGeometry::Points(points(fact.places()))
        }
        Fact::Corridor(_, corridor) => {
            let nodes = points(&corridor.places);
            match corridor.shape {
                _ if nodes.len() < 2 => FeatureGeometry::None,
                CorridorShape::Ribbon => FeatureGeometry::Lines(vec![nodes]),
                CorridorShape::Hull => FeatureGeometry::Points(nodes),
                CorridorShape::None => FeatureGeometry::None,
            }
        }
        Fact::Link(_, link) => match &link.alignment {
            Alignment::Lines(parts) => {
                FeatureGeometry::Lines(parts.iter().map(|part| part.course.to_vec()).collect())
            }
            Alignment::Points(points) => {
                FeatureGeometry::Points(points.iter().map(|p| p.at).collect())
            }
            Alignment::None { .. } => FeatureGeometry::None,
        },
    }
}

/// Where a place has its marks.
fn point(atlas: &Atlas, id: PlaceId) -> Option<LonLat> {
    let place = atlas.place(id);
    let node = place.node.as_ref().map(|node| node.at);
    node.or_else(|| place.region.map(|region| atlas.region(region).label_point))
}
