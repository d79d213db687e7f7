//! Zones, parks and hubs of the packs: places without an area of their own on the base map.

use std::sync::Arc;

use super::apart::{SymbolRoom, tie};
use crate::geometry::WorldLine;
use crate::model::{FeatureId, Place, PlaceId, PlaceKind};
use crate::projection::{PagePt, WorldPt};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::Symbol;
use crate::scene::shapes::hexagon;
use crate::scene::theme::{ZONE_PT, ZONE_ZOOM};
use crate::scene::{Layer, Mark, Shape, Stroke, Theme};

/// What this layer drew.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct ZoneMarks {
    /// The places and where their marks stand.
    pub(in crate::scene) drawings: Vec<(PlaceId, WorldPt)>,
    pub(in crate::scene) symbols: Vec<Symbol>,
    /// From a place to its mark where that stands beside it.
    pub(in crate::scene) ties: Vec<(FeatureId, Arc<WorldLine>)>,
}

/// Whether a place is marked as a zone from [`ZONE_ZOOM`].
#[must_use]
pub fn is_zone(place: &Place) -> bool {
    let kinds = [PlaceKind::Zone, PlaceKind::Park, PlaceKind::Hub];
    place.region.is_none() && place.node.is_some() && kinds.contains(&place.kind)
}

/// The mark of a zone.
pub(in crate::scene) fn zone_symbol(theme: &Theme, at: PagePt) -> Shape {
    let stroke = Stroke::solid(theme.ink_soft, 1.2);
    hexagon(at, ZONE_PT, theme.paper, stroke)
}

pub(super) fn draw(
    frame: &MapFrame<'_>,
    room: &mut SymbolRoom<'_>,
    list: &mut DrawList,
) -> ZoneMarks {
    let mut marks = ZoneMarks::default();
    if !frame.shows(Layer::Roles) {
        return marks;
    }
    let is_near = |id| frame.zoom() >= ZONE_ZOOM || frame.is_of_subject(FeatureId::Place(id));
    let zones = frame.atlas().places().filter(|(_, place)| is_zone(place));
    for (id, _) in zones.filter(|(id, _)| is_near(*id) && is_named(frame, *id)) {
        let Some(place) = frame.node_in_world(id) else {
            continue;
        };
        let home = frame.project(place);
        if !room.reaches(home) {
            continue;
        }
        let ground = room.stand(place, ZONE_PT + 1.0);
        if frame.clip.contains(home) {
            let feature = FeatureId::Place(id);
            let tie = tie(frame, (Mark::Zone, feature), [place, ground], list);
            marks.ties.extend(tie);
            let shape = zone_symbol(frame.theme(), frame.project(ground));
            list.add_of(Mark::Zone, feature, shape);
            marks.symbols.push((ground, ZONE_PT + 1.0));
            marks.drawings.push((id, ground));
        }
    }
    marks
}

/// Whether a fact of a place was said by the date that is shown, if there is one.
fn is_named(frame: &MapFrame<'_>, id: PlaceId) -> bool {
    let atlas = frame.atlas();
    let roles = atlas.roles_of(id).iter().map(|r| &atlas.role(*r).evidence);
    let corridors = atlas.corridors_of(id).iter();
    let corridors = corridors.map(|c| &atlas.corridor(*c).evidence);
    let links = atlas.links_of(id).iter().map(|l| &atlas.link(*l).evidence);
    let mut facts = roles.chain(corridors).chain(links);
    frame.request.shown.as_of().is_none() || facts.any(|evidence| frame.is_said(evidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    #[test]
    fn zones_are_marked_from_near_with_the_roles_and_by_the_date_that_is_shown() {
        let count = |map: &Map| map.layers(|_, marks, _| marks.zones.drawings.len());
        assert!(count(&Map::near()) > 0);
        assert_eq!(count(&Map::of(Extent::Circle)), 0);
        assert_eq!(count(&Map::near().with(Layer::Roles, false)), 0);
        let mut before = Map::near();
        before.shown.set_as_of(PartialDate::parse("2019"));
        assert_eq!(count(&before), 0);
    }
}
