//! Which insets a map has and where they stand, the guides that tie them to their places, and
//! their drawing.

use super::inset::{Inset, InsetKind};
use super::spot::Spots;
use super::{districts, locator};
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::layers::Marks;
use crate::scene::marginalia::Marginalia;
use crate::scene::shapes::{corners, paper, path, ring};
use crate::scene::subject_ground::SubjectGround;
use crate::scene::{Dropped, InsetMap, Mark, Stroke};

/// Guides lead to an inset no further than this share of the frame's diagonal.
const FARTHEST_GUIDE: f64 = 0.42;

/// The insets of a map, where they cover nothing that matters.
pub(in crate::scene) fn plan(
    frame: &MapFrame<'_>,
    marks: &Marks,
    marginalia: &Marginalia,
    subject: &SubjectGround,
) -> Vec<Inset> {
    let furniture = frame.request.furniture;
    let mut spots = Spots::new(frame, marks, marginalia, subject);
    let mut insets = Vec::new();
    if furniture.districts {
        insets.extend(districts::plan(frame, &spots));
    }
    if furniture.locator {
        spots.take(&insets);
        insets.extend(locator::plan(frame, &spots));
    }
    insets
}

/// Draws a frame around what each inset shows on the ground, and lines from it to the inset.
pub(in crate::scene) fn draw_guides(frame: &MapFrame<'_>, insets: &[Inset], list: &mut DrawList) {
    for inset in insets {
        if let Some(place) = inset.place {
            guide(frame, place, inset.panel, list);
        }
    }
}

/// What became of the insets of a map.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct DrawnInsets {
    /// The names for which they have no room.
    pub(in crate::scene) unnamed: Vec<Dropped>,
    /// Those whose places can be picked.
    pub(in crate::scene) maps: Vec<InsetMap>,
}

/// Draws the insets.
pub(in crate::scene) fn draw(
    frame: &MapFrame<'_>,
    insets: &[Inset],
    list: &mut DrawList,
) -> DrawnInsets {
    let mut drawn = DrawnInsets::default();
    for inset in insets {
        list.add(Mark::Inset, paper(frame.theme(), inset.panel));
        match inset.kind {
            InsetKind::Districts => {
                let (names, unnamed) = districts::draw(frame, inset, list);
                drawn.unnamed.extend(unnamed);
                drawn.maps.push(InsetMap {
                    view: inset.view,
                    names,
                });
            }
            InsetKind::Locator => locator::draw(frame, inset, list),
        }
    }
    drawn
}

fn guide(frame: &MapFrame<'_>, place: PageRect, panel: PageRect, list: &mut DrawList) {
    let theme = frame.theme();
    // From afar they would lead over half the map; the frame and the title say enough.
    let away = frame.share_of_diagonal(place.center().distance(panel.center()));
    if away < FARTHEST_GUIDE {
        for ends in lines_between(&place, &panel) {
            let line = Stroke::solid(theme.ink_soft, 0.6).dashed(&[3.0, 2.0]);
            list.add(Mark::Guide, path(ends.to_vec(), line));
        }
    }
    for stroke in [
        Stroke::solid(theme.paper, 2.4),
        Stroke::solid(theme.ink_soft, 1.0),
    ] {
        list.add(Mark::Guide, ring(corners(&place).to_vec(), stroke));
    }
}

/// The lines from the corners of a place to those of its inset that cross neither.
fn lines_between(place: &PageRect, panel: &PageRect) -> Vec<[PagePt; 2]> {
    let crosses = |a: PagePt, b: PagePt, rect: &PageRect| {
        let middle = |t: f64| a.offset((b.x - a.x) * t, (b.y - a.y) * t);
        (1..40).any(|i| rect.expand(-0.5).contains(middle(f64::from(i) / 40.0)))
    };
    corners(place)
        .into_iter()
        .zip(corners(panel))
        .filter(|(a, b)| !crosses(*a, *b, place) && !crosses(*a, *b, panel))
        .map(|(a, b)| [a, b])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FeatureId;
    use crate::scene::Extent;
    use crate::scene::Shape;
    use crate::scene::testing::Map;

    #[test]
    fn two_guides_lead_from_the_outer_corners_of_a_place_to_its_inset() {
        let place = PageRect::from_min_size(PagePt::new(0.0, 0.0), 10.0, 10.0);
        let panel = PageRect::from_min_size(PagePt::new(100.0, -20.0), 50.0, 50.0);
        let lines = lines_between(&place, &panel);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines.iter().all(|[a, b]| a.x <= 10.0 && b.x >= 100.0));
    }

    #[test]
    fn an_inset_covers_no_marginalia_and_is_tied_to_its_place() {
        Map::of(Extent::Circle).reserved(|frame, marks, _, marginalia| {
            let insets = plan(frame, marks, &marginalia, &SubjectGround::default());
            assert_eq!(insets.len(), 1);
            let panel = insets[0].panel;
            assert!(frame.rect().contains_rect(&panel));
            assert!(marginalia.rects().all(|rect| !rect.overlaps(&panel)));
            let mut list = DrawList::default();
            draw_guides(frame, &insets, &mut list);
            let guides = list.into_items();
            assert!(guides.len() >= 2 && guides.iter().all(|item| item.mark == Mark::Guide));
        });
    }

    #[test]
    fn a_map_that_asks_for_none_or_is_near_has_no_inset() {
        let count = |map: &Map| {
            map.reserved(|frame, marks, _, marginalia| {
                plan(frame, marks, &marginalia, &SubjectGround::default()).len()
            })
        };
        let mut map = Map::of(Extent::Circle);
        map.furniture.districts = false;
        assert_eq!(count(&map), 0);
        assert_eq!(count(&Map::about(106.55, 29.56, 10.0)), 0);
        let mut near = Map::near();
        near.furniture.locator = true;
        assert_eq!(count(&near), 1, "a locator");
    }

    #[test]
    fn every_district_has_its_name_in_the_inset_or_is_told_to_have_none() {
        Map::of(Extent::Circle).reserved(|frame, marks, _, marginalia| {
            let insets = plan(frame, marks, &marginalia, &SubjectGround::default());
            let mut list = DrawList::default();
            let dropped = draw(frame, &insets, &mut list).unnamed;
            let items = list.into_items();
            for (_, region) in frame.atlas().central_districts() {
                let feature = FeatureId::Place(region.place);
                let is_named = items.iter().any(|item| item.feature == Some(feature));
                let is_told = dropped.iter().any(|dropped| dropped.feature == feature);
                assert!(is_named != is_told, "{feature:?}");
            }
            let panel = insets[0].panel;
            let texts = items.iter().filter_map(|item| match &item.shape {
                Shape::Text(text) => Some(text.at),
                _ => None,
            });
            assert!(texts.into_iter().all(|at| panel.contains(at)));
        });
    }

    #[test]
    fn a_locator_shows_the_view_as_a_box() {
        let mut map = Map::near();
        map.furniture.locator = true;
        map.reserved(|frame, marks, _, marginalia| {
            let insets = plan(frame, marks, &marginalia, &SubjectGround::default());
            let mut list = DrawList::default();
            let drawn = draw(frame, &insets, &mut list);
            assert!(drawn.unnamed.is_empty() && drawn.maps.is_empty());
            let boxes = list
                .into_items()
                .into_iter()
                .filter(|item| match &item.shape {
                    Shape::Path {
                        stroke: Some(stroke),
                        ..
                    } => stroke.color == frame.theme().selection,
                    _ => false,
                });
            assert_eq!(boxes.count(), 1);
        });
    }
}
