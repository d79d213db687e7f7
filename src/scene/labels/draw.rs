//! Every name and code of a map: asked for in the order of importance, placed, drawn.

use std::collections::BTreeSet;

use super::label::Label;
use super::placement::Placement;
use super::placing::{Limits, PlacementContext, PlacementRequest};
use super::{lines, places};
use crate::model::{FeatureId, Level, RoleCategory};
use crate::projection::PageRect;
use crate::scene::course::Course;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::layers::{Marks, NodeMarks};
use crate::scene::obstacles::Obstacles;
use crate::scene::theme::NAME_AREA_PT2;
use crate::scene::{Dropped, Layer, WhyDropped};

/// Room around what furniture covers.
const CLEAR_PT: f64 = 3.0;
/// However small a map is, it may have so many names.
const LEAST_NAMES: usize = 60;

/// What became of the names of a map.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Labels {
    /// The names that a reader misses.
    pub(in crate::scene) dropped: Vec<Dropped>,
    /// The categories whose glyphs stand in the frame.
    pub(in crate::scene) glyphs: BTreeSet<RoleCategory>,
}

/// Draws all names and codes, clear of what the furniture covers.
pub(in crate::scene) fn draw(
    frame: &MapFrame<'_>,
    marks: &Marks,
    nodes: &NodeMarks,
    covered: &[PageRect],
    list: &mut DrawList,
) -> Labels {
    let mut result = Labels::default();
    let labels = if frame.shows(Layer::Labels) {
        let (all, too_far) = asked(frame, marks, nodes);
        result.dropped.extend(too_far);
        most_important(frame, all, &mut result.dropped)
    } else {
        lines::codes(frame, &marks.links)
    };
    let placements = placed(frame, marks, &nodes.obstacles, covered, &labels);
    for (label, placement) in labels.iter().zip(&placements) {
        let seen = placement.as_ref().filter(|p| p.is_within(&frame.rect()));
        if label.is_missed && seen.is_none() {
            result.dropped.push(Dropped {
                feature: label.lettering.feature(),
                why: WhyDropped::NoRoom,
            });
        }
        if let Some(placement) = seen {
            result.glyphs.extend(label.lettering.glyphs(placement));
        }
        if let Some(placement) = placement {
            label.lettering.draw(frame, placement, list);
        }
    }
    result
}

/// Who asks for a name, the most important first: what the map is about with all that belongs to it;
/// then cities, the selected line, codes, points of links, zones, counties that a text names,
/// corridors, lines, the other counties. With them, the names that start at a nearer zoom.
fn asked<'a>(
    frame: &MapFrame<'_>,
    marks: &'a Marks,
    nodes: &NodeMarks,
) -> (Vec<Label<'a>>, Vec<Dropped>) {
    let (points, too_far) = lines::points(frame, &marks.points, &nodes.obstacles);
    let (named, others) = places::counties(frame, &nodes.counties);
    let mut labels = places::cities(frame, &nodes.cities);
    labels.extend(lines::selected(frame, &marks.links));
    labels.extend(lines::codes(frame, &marks.links));
    labels.extend(points);
    labels.extend(places::zones(frame, &marks.zones, &nodes.obstacles));
    labels.extend(named);
    labels.extend(lines::corridors(frame, &marks.corridors));
    labels.extend(lines::links(frame, &marks.links));
    labels.extend(others);
    labels.retain_mut(|label| is_asked(frame, label));
    labels.sort_by_key(|label| frame.nearness(label.lettering.feature()));
    (labels, too_far)
}

/// Whether a label is asked for behind what the map is about: cities keep their names, and counties,
/// which nobody misses; whatever else steps back has none.
fn is_asked(frame: &MapFrame<'_>, label: &mut Label<'_>) -> bool {
    let feature = label.lettering.feature();
    if !frame.stands_back(feature) {
        return true;
    }
    let FeatureId::Place(place) = feature else {
        return false;
    };
    let region = frame.atlas().place(place).region;
    let level = region.map(|region| frame.atlas().region(region).level);
    // On a small page the names of the subject are the needed ones.
    label.request.is_needed = false;
    label.is_missed &= level == Some(Level::Prefecture);
    level.is_some()
}

/// The names that are placed at all: what is drawn in a frame is bounded by its size, not by the
/// data.
fn most_important<'a>(
    frame: &MapFrame<'_>,
    mut labels: Vec<Label<'a>>,
    dropped: &mut Vec<Dropped>,
) -> Vec<Label<'a>> {
    let rect = frame.rect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's worth"
    )]
    let most = (rect.width() * rect.height() / NAME_AREA_PT2) as usize + LEAST_NAMES;
    let cut = labels.split_off(labels.len().min(most));
    let missed = cut.iter().filter(|label| label.is_missed);
    dropped.extend(missed.map(|label| Dropped {
        feature: label.lettering.feature(),
        why: WhyDropped::TooMany,
    }));
    labels
}

fn placed(
    frame: &MapFrame<'_>,
    marks: &Marks,
    obstacles: &Obstacles,
    covered: &[PageRect],
    labels: &[Label<'_>],
) -> Vec<Option<Placement>> {
    let courses: Vec<&Course> = marks.links.courses.iter().collect();
    let covered: Vec<_> = covered.iter().map(|rect| rect.expand(CLEAR_PT)).collect();
    let context = PlacementContext {
        view: frame.request.view,
        limits: Limits {
            frame: frame.rect(),
            outer: frame.clip,
        },
        courses: &courses,
        symbols: &obstacles.symbols,
        nodes: &obstacles.nodes,
        covered: &covered,
        is_small: frame.is_small(),
    };
    let requests: Vec<PlacementRequest<'_>> = labels.iter().map(|l| l.request.clone()).collect();
    context.place(&requests)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FeatureId;
    use crate::projection::PagePt;
    use crate::scene::layers::draw_nodes;
    use crate::scene::testing::Map;
    use crate::scene::{Extent, Item, Mark, Shape};

    fn drawn(map: &Map) -> (Labels, Vec<Item>) {
        map.layers(|frame, marks, _| {
            let mut list = DrawList::default();
            let nodes = draw_nodes(frame, marks, &mut DrawList::default());
            let labels = draw(frame, marks, &nodes, &[], &mut list);
            (labels, list.into_items())
        })
    }

    #[test]
    fn a_name_that_is_missed_is_told_with_the_reason() {
        let why = |map: &Map| -> BTreeSet<WhyDropped> {
            drawn(map)
                .0
                .dropped
                .iter()
                .map(|dropped| dropped.why)
                .collect()
        };
        let far = why(&Map::of(Extent::Region));
        assert!(
            far.contains(&WhyDropped::TooFar) && far.contains(&WhyDropped::NoRoom),
            "{far:?}"
        );
        let mut small = Map::near();
        small.view.frame = PageRect::from_min_size(PagePt::default(), 150.0, 100.0);
        small.view.zoom = 8.6;
        let crowded = why(&small);
        assert!(crowded.contains(&WhyDropped::NoRoom), "{crowded:?}");
        assert!(!why(&Map::near()).contains(&WhyDropped::TooFar));
    }

    #[test]
    fn a_feature_whose_name_is_dropped_has_no_name_in_the_frame() {
        let map = Map::of(Extent::Circle);
        let (labels, items) = drawn(&map);
        for Dropped { feature, .. } in labels.dropped {
            let named = items.iter().any(|item| {
                let is_name = item.mark == Mark::Name && item.feature == Some(feature);
                is_name
                    && matches!(&item.shape, Shape::Text(text) if map.view.frame.contains(text.at))
            });
            // One ribbon of a corridor may be named and another not.
            assert!(
                !named || matches!(feature, FeatureId::Corridor(_)),
                "{feature:?}"
            );
        }
    }

    #[test]
    fn without_the_layer_only_codes_are_drawn() {
        let (labels, items) = drawn(&Map::of(Extent::Circle).with(Layer::Labels, false));
        assert!(!items.is_empty() && items.iter().all(|item| item.mark == Mark::Code));
        assert!(labels.dropped.is_empty() && labels.glyphs.is_empty());
    }

    #[test]
    fn the_glyphs_that_are_told_are_those_that_stand_in_the_frame() {
        let map = Map::of(Extent::Circle);
        let (labels, items) = drawn(&map);
        let drawn: BTreeSet<RoleCategory> = items
            .iter()
            .filter_map(|item| match item.mark {
                Mark::Glyph(category) => Some(category),
                _ => None,
            })
            .collect();
        assert!(drawn.len() > 2);
        assert_eq!(labels.glyphs, drawn);
    }
}
