//! The schematic lines between places that are tied: curved, as broad as there are facts, with their
//! number in a ring.

use super::dots;
use super::zones::ZoneMarks;
use crate::connection::Tie;
use crate::model::{FeatureId, PlaceId};
use crate::projection::{PagePt, WorldPt};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::Symbol;
use crate::scene::position::SAME_NODE;
use crate::scene::shapes::{circle, count_radius, encircled, path};
use crate::scene::spokes::Spoke;
use crate::scene::theme::{DOT_PT, NOTE_PT};
use crate::scene::{Mark, Shape, Stroke, SymbolSpot, Theme};

/// How broad a line of so many facts or more is.
const WIDTHS: [(usize, f64); 4] = [(30, 4.4), (10, 3.2), (3, 2.2), (0, 1.3)];
/// How broad a line that leads to a third place is, beside one between the two.
const VIA_WIDTH: f64 = 0.55;
/// How much wider the casing of a line is.
const CASING_PT: f64 = 1.6;
/// How far the colour of a line goes towards the paper.
const PALE: f64 = 0.25;
/// How far a line swings out from its chord, as a share of that; arcs of corridors swing to the other
/// side.
const SWING: f64 = 0.07;
/// Into how many pieces a line is cut.
const STEPS: u32 = 24;
/// Where along a line its ring may stand, the best first.
const RING_PLACES: [f64; 9] = [0.66, 0.74, 0.58, 0.5, 0.82, 0.42, 0.34, 0.88, 0.26];
/// How far from the end of a line without room its ring may stand, and in how many directions.
const BESIDE_PT: [f64; 6] = [5.0, 12.0, 20.0, 30.0, 42.0, 56.0];
const WAYS: u32 = 12;
/// Around the number within the ring, and around the ring.
const RING_PAD_PT: f64 = 1.2;
const RING_GAP_PT: f64 = 2.0;
/// Radius of the dot of a place that has no other mark.
const END_PT: f64 = 2.2;

/// What this layer drew.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct SpokeMarks {
    /// The rings, which names keep clear of.
    pub(in crate::scene) symbols: Vec<Symbol>,
    /// The rings, each for the place that its line leads to.
    pub(in crate::scene) spots: Vec<SymbolSpot>,
    /// The places at the ends of lines, where they are.
    pub(in crate::scene) ends: Vec<(PlaceId, WorldPt)>,
    /// The facts of the lines in the frame: of those between places that the map is about and their
    /// partners, and of those to third places.
    pub(in crate::scene) direct: Vec<Tie>,
    pub(in crate::scene) via: Vec<Tie>,
}

/// The line of so many facts.
pub(in crate::scene) fn spoke_stroke(theme: &Theme, count: usize, is_via: bool) -> Stroke {
    let of_count = WIDTHS.into_iter().find(|(least, _)| count >= *least);
    let width = of_count.map_or(0.0, |(_, width)| width);
    if is_via {
        Stroke::solid(theme.ink_soft, (width * VIA_WIDTH).max(0.9))
    } else {
        Stroke::solid(theme.selection.mixed(theme.paper, PALE), width)
    }
}

/// A number in a ring of a radius.
pub(in crate::scene) fn spoke_count(
    theme: &Theme,
    (at, radius): (PagePt, f64),
    count: &str,
    is_via: bool,
) -> [Shape; 2] {
    let color = if is_via {
        theme.ink_soft
    } else {
        theme.selection
    };
    let ring = (radius, theme.paper, color);
    encircled((count, theme.ink, NOTE_PT), at, ring)
}

fn ring_radius(count: &str) -> f64 {
    count_radius(count) + RING_PAD_PT
}

/// Draws the lines, those of few facts beneath, and their rings above all of them.
pub(super) fn draw(
    frame: &MapFrame<'_>,
    beneath: &[Symbol],
    zones: &ZoneMarks,
    list: &mut DrawList,
) -> SpokeMarks {
    let mut marks = SpokeMarks::default();
    let mut lines = lines(frame);
    lines.sort_by_key(|(spoke, _)| (!spoke.is_via, spoke.ties.len()));
    for (spoke, line) in &lines {
        let stroke = spoke_stroke(frame.theme(), spoke.ties.len(), spoke.is_via);
        let casing = Stroke::solid(frame.theme().paper, stroke.width_pt + CASING_PT);
        for stroke in [casing, stroke] {
            let shape = path(line.clone(), stroke);
            list.add_of(Mark::Spoke, FeatureId::Place(spoke.to), shape);
        }
        if frame.sees_page_line(line) {
            let seen = if spoke.is_via {
                &mut marks.via
            } else {
                &mut marks.direct
            };
            seen.extend(&spoke.ties);
        }
    }
    draw_ends(frame, zones, &lines, &mut marks, list);
    let mut rings = Rings::beside(frame, beneath);
    // The broadest lines choose first where their rings stand.
    for (spoke, line) in lines.iter().rev() {
        let count = spoke.ties.len().to_string();
        let radius = ring_radius(&count);
        let at = rings.stand(line, radius);
        let feature = FeatureId::Place(spoke.to);
        if let Some(end) = line.last().filter(|_| !is_upon(line, at)) {
            let stroke = spoke_stroke(frame.theme(), 0, spoke.is_via);
            let leader = path(vec![*end, at], stroke);
            list.add_of(Mark::Spoke, feature, leader);
        }
        for shape in spoke_count(frame.theme(), (at, radius), &count, spoke.is_via) {
            list.add_of(Mark::Spoke, feature, shape);
        }
        let at = frame.unproject(at);
        marks.symbols.push((at, radius + RING_GAP_PT));
        marks.spots.push(SymbolSpot {
            feature,
            at,
            radius_pt: radius,
        });
    }
    marks
}

/// The lines on the page. Those to one node swing out by different amounts.
fn lines<'a>(frame: &'a MapFrame<'_>) -> Vec<(&'a Spoke, Vec<PagePt>)> {
    let ends = |spoke: &Spoke| {
        let [from, to] = [spoke.from, spoke.to].map(|place| frame.node_in_world(place));
        from.zip(to)
    };
    let is_same = |a: WorldPt, b: WorldPt| (a.x - b.x).hypot(a.y - b.y) < SAME_NODE;
    let mut known: Vec<(WorldPt, WorldPt)> = Vec::new();
    let mut lines = Vec::new();
    for spoke in &frame.spokes.lines {
        let Some((from, to)) = ends(spoke) else {
            continue;
        };
        let before = known
            .iter()
            .filter(|k| is_same(k.0, from) && is_same(k.1, to));
        let swing = SWING * (1.0 + before.count() as f64);
        known.push((from, to));
        let line = curve(frame.project(from), frame.project(to), swing);
        lines.push((spoke, line));
    }
    lines
}

/// A line that swings to the south of its chord, or to the east of one that runs from north to south.
fn curve(from: PagePt, to: PagePt, swing: f64) -> Vec<PagePt> {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let side = if (from.x, from.y) < (to.x, to.y) {
        1.0
    } else {
        -1.0
    };
    let at = |step: u32| {
        let t = f64::from(step) / f64::from(STEPS);
        let out = side * swing * 4.0 * t * (1.0 - t);
        from.offset(x * t - y * out, y * t + x * out)
    };
    (0..=STEPS).map(at).collect()
}

/// The dots of the places that no other layer marks, and where all of them are.
fn draw_ends(
    frame: &MapFrame<'_>,
    zones: &ZoneMarks,
    lines: &[(&Spoke, Vec<PagePt>)],
    marks: &mut SpokeMarks,
    list: &mut DrawList,
) {
    let dots = [dots::cities(frame), dots::counties(frame)].concat();
    for (spoke, _) in lines {
        let is_known = marks.ends.iter().any(|(place, _)| *place == spoke.to);
        let Some(node) = frame.node_in_world(spoke.to).filter(|_| !is_known) else {
            continue;
        };
        marks.ends.push((spoke.to, node));
        let is_zone = zones.drawings.iter().any(|(zone, _)| *zone == spoke.to);
        if is_zone || dots.contains(&spoke.to) {
            continue;
        }
        let line = Stroke::solid(frame.theme().ink, 0.9);
        let fill = Some(frame.theme().paper);
        let dot = circle(frame.project(node), END_PT, fill, Some(line));
        list.add_of(Mark::Spoke, FeatureId::Place(spoke.to), dot);
    }
}

/// Where rings stand, clear of each other, of symbols and of dots.
struct Rings(Vec<(PagePt, f64)>);

impl Rings {
    fn beside(frame: &MapFrame<'_>, beneath: &[Symbol]) -> Self {
        let symbols = beneath.iter().map(|(at, r)| (frame.project(*at), *r));
        let dots = [dots::cities(frame), dots::counties(frame)].concat();
        let dots = dots.into_iter().filter_map(|place| frame.node(place));
        Self(symbols.chain(dots.map(|at| (at, DOT_PT))).collect())
    }

    /// Takes the first free place along a line, or else beside its end, or else the best along it.
    fn stand(&mut self, line: &[PagePt], radius: f64) -> PagePt {
        let is_free = |at: &PagePt| {
            let mut taken = self.0.iter();
            taken.all(|(other, r)| other.distance(*at) >= r + radius + RING_GAP_PT)
        };
        let upon = RING_PLACES.into_iter().map(|share| along(line, share));
        let mut places = upon.chain(beside(line, radius));
        let at = places.find(is_free);
        let at = at.unwrap_or_else(|| along(line, RING_PLACES[0]));
        self.0.push((at, radius));
        at
    }
}

/// Places beside the end of a line, the nearest first, and of these those that lead on.
fn beside(line: &[PagePt], radius: f64) -> impl Iterator<Item = PagePt> {
    let from = line.first().copied().unwrap_or_default();
    let end = line.last().copied().unwrap_or_default();
    let ahead = (end.y - from.y).atan2(end.x - from.x);
    BESIDE_PT.into_iter().flat_map(move |gap| {
        (0..WAYS).map(move |way| {
            // Straight on, then by turns to either side.
            let turn = f64::from(way.div_ceil(2)) * std::f64::consts::TAU / f64::from(WAYS);
            let angle = ahead + if way % 2 == 0 { turn } else { -turn };
            let reach = radius + gap;
            end.offset(reach * angle.cos(), reach * angle.sin())
        })
    })
}

/// Whether a ring stands upon its line.
fn is_upon(line: &[PagePt], at: PagePt) -> bool {
    line.contains(&at)
}

/// The point at a share of a line's pieces.
fn along(line: &[PagePt], share: f64) -> PagePt {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a few pieces"
    )]
    let step = (share * f64::from(STEPS)).round() as usize;
    line.get(step).or(line.last()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{Connected, Star};
    use crate::scene::testing::{ATLAS, Map};
    use crate::scene::{About, Extent, Shown, without_line};

    #[test]
    fn each_partner_with_a_position_has_a_line_and_the_number_of_its_facts() {
        let ziyang = ATLAS.place_by_key("512000").expect("a place");
        let mut map = Map::of(Extent::Circle);
        map.about = About::Connected(Connected::Star(ziyang));
        map.layers(|frame, marks, items| {
            let star = Star::of(&ATLAS, &Shown::default(), ziyang);
            let without = without_line(&ATLAS, &Shown::default(), Connected::Star(ziyang));
            assert!(without.len() < star.partners.len());
            for partner in &star.partners {
                let of = items.iter().filter(|item| {
                    let feature = FeatureId::Place(partner.place);
                    item.mark == Mark::Spoke && item.feature == Some(feature)
                });
                let texts = of.filter_map(|item| match &item.shape {
                    Shape::Text(text) => Some(text.content.clone()),
                    _ => None,
                });
                let is_placed = !without.contains(&partner.place);
                let wanted = is_placed.then(|| partner.ties.count().to_string());
                assert_eq!(texts.collect::<Vec<_>>(), Vec::from_iter(wanted));
            }
            let rings = &marks.spokes.spots;
            for (at, ring) in rings.iter().enumerate() {
                for other in &rings[at + 1..] {
                    let apart = frame.project(ring.at).distance(frame.project(other.at));
                    assert!(
                        apart > ring.radius_pt + other.radius_pt,
                        "{ring:?} {other:?}"
                    );
                }
            }
        });
    }

    #[test]
    fn a_line_is_the_broader_the_more_facts_it_stands_for() {
        let theme = Theme::light();
        let width = |count, is_via| spoke_stroke(&theme, count, is_via).width_pt;
        let widths = [1, 3, 10, 30].map(|count| width(count, false));
        assert!(widths.is_sorted_by(|a, b| a < b));
        assert!(width(30, true) < width(30, false) && width(1, true) < width(1, false));
    }
}
