//! Every name and code of a map: asked for in the order of importance, placed, drawn.

use std::collections::BTreeSet;

use super::label::Label;
use super::lettering::Lettering;
use super::numbers;
use super::placement::Placement;
use super::placing::{Limits, PlacementContext, PlacementRequest};
use super::taken::LineField;
use super::{base_names, lines, places};
use crate::model::{CorridorFamily, FeatureId, Level, RoleCategory};
use crate::projection::PageRect;
use crate::scene::course::Course;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::layers::{CorridorMarks, Marks, NodeMarks};
use crate::scene::obstacles::Obstacles;
use crate::scene::theme::NAME_AREA_PT2;
use crate::scene::{CorridorBundle, Dropped, Layer, LetteringBox, NameKey, WhyDropped};

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
    /// Whether a place there has more roles than glyphs.
    pub(in crate::scene) has_more_glyphs: bool,
    /// The names that have numbers, where the map has a key for them.
    pub(in crate::scene) key: Option<NameKey>,
    /// Where names, codes and glyphs stand.
    pub(in crate::scene) boxes: Vec<LetteringBox>,
    /// Where the counts of bundles stand.
    pub(in crate::scene) bundles: Vec<CorridorBundle>,
}

/// Draws all names and codes, clear of what the furniture covers.
pub(in crate::scene) fn draw(
    frame: &MapFrame<'_>,
    marks: &Marks,
    nodes: &NodeMarks,
    covered: &[PageRect],
    list: &mut DrawList,
) -> Labels {
    let mut result = Labels {
        key: frame.request.furniture.key.clone(),
        ..Labels::default()
    };
    let mut unasked = Vec::new();
    let all = if frame.shows(Layer::Labels) {
        asked(frame, marks, nodes, &mut unasked)
    } else {
        let counts = lines::counts(&marks.corridors).into_iter();
        counts.chain(lines::codes(frame, &marks.links)).collect()
    };
    let (labels, cut) = most_important(frame, all);
    unasked.extend(cut);
    let mut missed = Vec::new();
    let ties = marks.corridors.drawings.iter().chain(&marks.corridors.thin);
    let ties = ties.map(|drawing| &drawing.course);
    let courses: Vec<&Course> = marks.links.courses.iter().chain(ties).collect();
    let covered: Vec<_> = covered.iter().map(|rect| rect.expand(CLEAR_PT)).collect();
    let edges = frame.is_diagram().then(|| edges(frame, &marks.corridors));
    let context = PlacementContext {
        edges: edges.as_ref(),
        ..context(frame, &nodes.obstacles, &courses, &covered)
    };
    let requests: Vec<PlacementRequest<'_>> = labels.iter().map(|l| l.request.clone()).collect();
    let mut placements = context.place(&requests);
    for (label, placement) in labels.iter().zip(&placements) {
        let seen = placement.as_ref().filter(|p| p.is_within(&frame.rect()));
        match seen {
            Some(placement) => {
                let (glyphs, has_more) = label.lettering.glyphs(placement);
                result.glyphs.extend(glyphs);
                result.has_more_glyphs |= has_more;
            }
            None if label.is_missed => missed.push((label.clone(), WhyDropped::NoRoom)),
            None => {}
        }
        if let Some(placement) = placement {
            label.lettering.draw(frame, placement, list);
            let boxes = label.lettering.boxes(frame, placement);
            result.boxes.extend(boxes);
            result.bundles.extend(label.lettering.bundle(placement));
        }
    }
    for (label, placement) in labels.iter().zip(&mut placements) {
        if let Some(placement) = placement {
            placement
                .boxes
                .extend(label.lettering.upright_disc(placement));
        }
    }
    let lone = lone_counts(marks, &labels, &placements);
    let requests: Vec<PlacementRequest<'_>> = lone.iter().map(|l| l.request.clone()).collect();
    let counts = context.place_among(&requests, &placements);
    for (label, placement) in lone.iter().zip(&counts) {
        if let Some(placement) = placement {
            label.lettering.draw(frame, placement, list);
            result.bundles.extend(label.lettering.bundle(placement));
        }
    }
    placements.extend(counts);
    missed.extend(unasked);
    result.dropped = numbered(
        frame,
        &context,
        &mut placements,
        &missed,
        (&mut result.key, list),
    );
    let is_draft = result.key.as_ref().is_some_and(NameKey::is_draft);
    if frame.shows(Layer::Labels) && !is_draft {
        base_names::draw(frame, &context, &placements, list);
    }
    result
}

/// The counts of corridors whose names have no room.
fn lone_counts<'a>(
    marks: &'a Marks,
    labels: &[Label<'a>],
    placements: &[Option<Placement>],
) -> Vec<Label<'a>> {
    let both = labels.iter().zip(placements);
    let nameless = both.filter(|(label, placement)| {
        placement.is_none() && matches!(label.lettering, Lettering::Bundle(..))
    });
    let nameless: BTreeSet<FeatureId> = nameless
        .map(|(label, _)| label.lettering.feature())
        .collect();
    let mut counts = lines::counts(&marks.corridors);
    counts.retain(|label| nameless.contains(&label.lettering.feature()));
    counts
}

/// Numbers the names without room, as many as the key of names has room for, and adds where they
/// stand to what is placed; the others.
fn numbered(
    frame: &MapFrame<'_>,
    context: &PlacementContext<'_>,
    placed: &mut Vec<Option<Placement>>,
    missed: &[Missed<'_>],
    (key, list): (&mut Option<NameKey>, &mut DrawList),
) -> Vec<Dropped> {
    let dropped = |(label, why): &Missed<'_>| Dropped {
        feature: label.lettering.feature(),
        why: *why,
    };
    let Some(key) = key else {
        return missed.iter().map(dropped).collect();
    };
    let (first, rest) = missed.split_at(missed.len().min(numbers::most_numbers(frame)));
    if key.is_draft() {
        let is_full = |(label, _): &&Missed<'_>| {
            let lettering = &label.lettering;
            let number = key.number(frame.i18n(), lettering.feature(), lettering.key_name());
            number.is_none()
        };
        let unlisted = first.iter().filter(is_full).count();
        let unlisted = &first[first.len() - unlisted..];
        return unlisted.iter().chain(rest).map(dropped).collect();
    }
    let requests: Vec<_> = first.iter().map(|(l, _)| numbers::request(l)).collect();
    let placements = context.place_among(&requests, placed);
    let mut unnumbered = Vec::new();
    for (missed, placement) in first.iter().zip(&placements) {
        let lettering = &missed.0.lettering;
        let seen = placement.as_ref().filter(|p| p.is_within(&frame.rect()));
        let numbered = seen.and_then(|placement| {
            let name = lettering.key_name();
            let number = key.number(frame.i18n(), lettering.feature(), name)?;
            Some((number, placement))
        });
        match numbered {
            Some((number, placement)) => lettering.draw_number(frame, number, placement, list),
            None => unnumbered.push(dropped(missed)),
        }
    }
    unnumbered.extend(rest.iter().map(dropped));
    placed.extend(placements);
    unnumbered
}

/// A name that a reader misses, and why.
type Missed<'a> = (Label<'a>, WhyDropped);

/// Who asks for a name, the most important first: what the map is about with all that belongs to it;
/// then cities, in a diagram all its places, the selected line, corridors with their counts, codes,
/// points of links, zones, counties that a text names, lines, the other counties. With them, the
/// names that start at a nearer zoom.
fn asked<'a>(
    frame: &MapFrame<'_>,
    marks: &'a Marks,
    nodes: &NodeMarks,
    extra: &mut Vec<Missed<'a>>,
) -> Vec<Label<'a>> {
    let (points, far_points) = lines::points(frame, &marks.points, &nodes.obstacles);
    let (mut corridors, thin) = lines::corridors(frame, &marks.corridors);
    extra.extend(missed(
        far_points.into_iter().chain(thin),
        WhyDropped::TooFar,
    ));
    let (mut named, others) = places::counties(frame, &nodes.counties);
    let mut labels = places::cities(frame, &nodes.cities);
    // A diagram is of its places.
    if frame.is_diagram() {
        labels.append(&mut named);
    }
    labels.extend(lines::selected(frame, &marks.links));
    // From afar corridors are few and come first; from near counties keep their side before them.
    if !frame.draws_counties() {
        labels.append(&mut corridors);
    }
    labels.extend(lines::codes(frame, &marks.links));
    labels.extend(points);
    labels.extend(places::zones(frame, &marks.zones, &nodes.obstacles));
    labels.extend(places::ends(frame, marks, nodes));
    labels.extend(named);
    labels.append(&mut corridors);
    labels.extend(lines::links(frame, &marks.links));
    labels.extend(lines::waypoints(frame, &marks.links, nodes));
    labels.extend(others);
    labels.retain_mut(|label| is_asked(frame, label));
    labels.sort_by_key(|label| {
        let feature = label.lettering.feature();
        let is_first = frame.is_diagram() && matches!(feature, FeatureId::Place(_));
        (!is_first, frame.nearness(feature))
    });
    labels
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
    if frame.is_diagram() {
        return true;
    }
    let region = frame.atlas().place(place).region;
    let level = region.map(|region| frame.atlas().region(region).level);
    // On a small page the names of the subject are the needed ones.
    label.request.is_needed = false;
    label.is_missed &= level == Some(Level::Prefecture);
    level.is_some()
}

/// The names that are placed at all, and those that are not: what is drawn in a frame is bounded by
/// its size, not by the data.
fn most_important<'a>(
    frame: &MapFrame<'_>,
    mut labels: Vec<Label<'a>>,
) -> (Vec<Label<'a>>, Vec<Missed<'a>>) {
    let rect = frame.rect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's worth"
    )]
    let most = (rect.width() * rect.height() / NAME_AREA_PT2) as usize + LEAST_NAMES;
    let cut = labels.split_off(labels.len().min(most));
    (labels, missed(cut, WhyDropped::TooMany))
}

/// Those of some names that a reader misses.
fn missed<'a>(labels: impl IntoIterator<Item = Label<'a>>, why: WhyDropped) -> Vec<Missed<'a>> {
    let missed = labels.into_iter().filter(|label| label.is_missed);
    missed.map(|label| (label, why)).collect()
}

/// What names and codes are set on.
fn context<'a>(
    frame: &MapFrame<'_>,
    obstacles: &'a Obstacles,
    courses: &'a [&'a Course],
    covered: &'a [PageRect],
) -> PlacementContext<'a> {
    PlacementContext {
        view: frame.request.view,
        limits: Limits {
            frame: frame.rect(),
            outer: frame.clip,
        },
        courses,
        symbols: &obstacles.symbols,
        nodes: &obstacles.nodes,
        covered,
        is_small: frame.is_small(),
        is_diagram: frame.is_diagram(),
        edges: None,
    }
}

/// The edges of bands and ovals; not those of lines, which have none.
fn edges(frame: &MapFrame<'_>, marks: &CorridorMarks) -> LineField {
    let outlines = (0..).zip(&marks.outlines);
    let bands = outlines
        .filter(|(_, outline)| !outline.is_ribbon || outline.family != CorridorFamily::Cooperation);
    let rings = bands.map(|(number, outline)| {
        let ring = outline.points.iter().chain(outline.points.first());
        let ring = ring.map(|point| frame.unproject(*point));
        Course::new(ring.collect(), Some(number))
    });
    let rings: Vec<Course> = rings.collect();
    let rings: Vec<&Course> = rings.iter().collect();
    LineField::new(&rings, &frame.request.view.transform(), frame.clip)
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
    fn without_the_layer_only_codes_and_counts_are_drawn() {
        let (labels, items) = drawn(&Map::of(Extent::Circle).with(Layer::Labels, false));
        let is_told = |item: &Item| matches!(item.mark, Mark::Code | Mark::Count);
        assert!(!items.is_empty() && items.iter().all(is_told));
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
        let has_more = items.iter().any(|item| item.mark == Mark::MoreGlyphs);
        assert!(has_more && labels.has_more_glyphs);
    }
}
