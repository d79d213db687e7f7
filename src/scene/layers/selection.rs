//! The outlines of the places that a map is about, above all lines and below all names.

use std::sync::Arc;

use super::zones::ZoneMarks;
use crate::model::{FeatureId, PlaceId};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::circle;
use crate::scene::{Mark, Shape, Stroke, Theme};

/// The soft border of a place: its width, and how opaque it is in 255.
const BORDER_PT: f64 = 9.0;
const BORDER_ALPHA: u8 = 46;
/// Width of the line.
const LINE_PT: f64 = 2.4;
/// Radius of the ring around a place without an area.
const RING_PT: f64 = 9.0;

/// The soft border and the line about a selected area, bottom up; in the legend smaller.
pub(in crate::scene) fn selection_strokes(theme: &Theme, scale: f64) -> [Stroke; 2] {
    // A soft border on both sides of the line parts the place from its surroundings.
    let soft = theme.selection.with_alpha(BORDER_ALPHA);
    [
        Stroke::solid(soft, BORDER_PT * scale),
        Stroke::solid(theme.selection, LINE_PT * scale),
    ]
}

pub(super) fn draw(frame: &MapFrame<'_>, zones: &ZoneMarks, list: &mut DrawList) {
    for feature in frame.request.about.features() {
        if let FeatureId::Place(id) = feature {
            draw_place(frame, zones, id, list);
        }
    }
}

fn draw_place(frame: &MapFrame<'_>, zones: &ZoneMarks, id: PlaceId, list: &mut DrawList) {
    let atlas = frame.atlas();
    let shapes = if let Some(region) = atlas.place(id).region {
        let outline = |stroke| Shape::Outline {
            area: Arc::clone(&atlas.region(region).area),
            stroke,
        };
        selection_strokes(frame.theme(), 1.0).map(outline).to_vec()
    } else if let Some(node) = &atlas.place(id).node {
        // A zone's mark may stand beside its place.
        let mark = zones.drawings.iter().find(|(zone, _)| *zone == id);
        let at = mark.map_or_else(|| node.at.to_world(), |(_, at)| *at);
        let stroke = Stroke::solid(frame.theme().selection, LINE_PT);
        vec![circle(frame.project(at), RING_PT, None, Some(stroke))]
    } else {
        return;
    };
    for shape in shapes {
        list.add_of(Mark::Selection, FeatureId::Place(id), shape);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::{Map, feature};

    #[test]
    fn a_place_is_outlined_by_its_area_or_ringed_at_its_node() {
        let drawn = |key: &str| {
            let map = Map::of(Extent::Circle).selecting(feature(key));
            map.frame(|frame| {
                let mut list = DrawList::default();
                draw(frame, &ZoneMarks::default(), &mut list);
                list.into_items()
            })
        };
        let of = |key: &str| drawn(key).into_iter().map(|item| item.shape).next();
        assert!(matches!(of("place-512000"), Some(Shape::Outline { .. })));
        let mut zones = crate::scene::testing::ATLAS.places();
        let (_, zone) = zones
            .find(|(_, place)| crate::scene::is_zone(place))
            .expect("a zone");
        let ring = of(&format!("place-{}", zone.key));
        assert!(matches!(ring, Some(Shape::Path { closed: true, .. })));
        assert!(of("link-mian-sui-nei-tielu").is_none());
    }
}
