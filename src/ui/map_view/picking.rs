//! What is under the pointer: names, codes and counts, then symbols and lines, then areas.

use super::{Live, Reading};
use crate::model::{FeatureId, Level};
use crate::projection::{PagePt, WorldPt};
use crate::scene::theme::COUNTY_ZOOM;
use crate::scene::{CorridorBundle, InsetMap, LetteringBox};

/// How near the pointer must come to a line or a symbol.
const REACH_PT: f64 = 6.0;

/// What is at a point of the map.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// Where it is in the world; over an inset, where the inset shows it.
    pub(super) ground: WorldPt,
    /// The bundle whose count is there.
    pub(super) bundle: Option<&'a CorridorBundle>,
    /// The name, code or glyph that is there.
    pub(super) lettering: Option<&'a LetteringBox>,
    /// Every feature there, topmost first.
    pub(super) stack: Vec<FeatureId>,
}

/// What is at a point of the page; `None` where furniture covers the map.
pub(super) fn found_at<'a>(
    reading: &Reading<'_>,
    live: &Live<'a>,
    at: PagePt,
) -> Option<Found<'a>> {
    if let Some((inset, ground)) = live.inset_at(at) {
        return Some(found_on_inset(reading, inset, at, ground));
    }
    if live.is_covered(at) {
        return None;
    }
    let on_scene = live.on_scene(at);
    let picking = &live.scene.picking;
    let (bundle, lettering) = (picking.bundle_at(on_scene), picking.lettering_at(on_scene));
    let ground = live.to_page.unproject(at);
    let first = bundle.and_then(|bundle| bundle.corridors.first());
    let mut stack: Vec<FeatureId> = first
        .map(|id| FeatureId::Corridor(*id))
        .into_iter()
        .collect();
    stack.extend(lettering.map(|lettering| lettering.feature));
    stack.extend(symbols_and_lines(reading, live, ground));
    stack.extend(picking.corridors_at(on_scene, REACH_PT));
    stack.extend(areas(reading, ground, live.view.zoom >= COUNTY_ZOOM));
    Some(Found {
        ground,
        bundle,
        lettering,
        stack: each_once(stack),
    })
}

/// On an inset, names and areas can be picked; it shows no more.
fn found_on_inset<'a>(
    reading: &Reading<'_>,
    inset: &'a InsetMap,
    at: PagePt,
    ground: WorldPt,
) -> Found<'a> {
    let lettering = inset.name_at(at);
    let mut stack: Vec<FeatureId> = lettering.map(|name| name.feature).into_iter().collect();
    stack.extend(areas(reading, ground, true));
    Found {
        ground,
        bundle: None,
        lettering,
        stack: each_once(stack),
    }
}

/// The symbols and lines within reach, the nearest first. Those of links and zones are where they
/// are drawn, which may be beside the place or the course they stand for.
fn symbols_and_lines(
    reading: &Reading<'_>,
    live: &Live<'_>,
    ground: WorldPt,
) -> impl Iterator<Item = FeatureId> {
    let reach = REACH_PT / live.view.scale();
    let is_unit = |feature| is_drawn_unit(reading, live, feature);
    let mut symbols = reading.index.features_near(ground, reach, is_unit);
    symbols.extend(live.scene.symbols_near(ground, reach));
    let mut lines: Vec<(FeatureId, f64)> = live.scene.lines_near(ground, reach).collect();
    symbols.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    lines.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    // A line through a city's node is as near as the node: the symbol goes first.
    let near = symbols.into_iter().chain(lines);
    near.map(|(feature, _)| feature)
}

/// Whether a feature is a unit whose node has a dot on the map.
fn is_drawn_unit(reading: &Reading<'_>, live: &Live<'_>, feature: FeatureId) -> bool {
    let FeatureId::Place(id) = feature else {
        return false;
    };
    let region = reading.atlas.place(id).region;
    region.is_some_and(|r| match reading.atlas.region(r).level {
        Level::Prefecture => true,
        // A city that is the subject has its counties from afar.
        Level::County => {
            let mut names = live.scene.picking.names_of(feature);
            live.view.zoom >= COUNTY_ZOOM || names.next().is_some()
        }
        Level::Province => false,
    })
}

/// The county and the city at a point, the one first that is drawn there.
fn areas(
    reading: &Reading<'_>,
    ground: WorldPt,
    counties_first: bool,
) -> impl Iterator<Item = FeatureId> {
    let lon_lat = ground.to_lon_lat();
    let county = reading.index.county_at(lon_lat);
    let city = reading.index.prefecture_at(lon_lat);
    let areas = if counties_first {
        [county, city]
    } else {
        [city, county]
    };
    let place = |r| FeatureId::Place(reading.atlas.region(r).place);
    areas.into_iter().flatten().map(place)
}

fn each_once(mut stack: Vec<FeatureId>) -> Vec<FeatureId> {
    let mut seen = Vec::with_capacity(stack.len());
    stack.retain(|f| {
        !seen.contains(f) && {
            seen.push(*f);
            true
        }
    });
    stack
}
