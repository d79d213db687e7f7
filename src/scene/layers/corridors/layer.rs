//! The layer of corridors: each bundle in the form of its family.

use std::sync::Arc;

use super::bundle::{Bundle, bundles};
use super::form::{arc, band, oval, smooth};
use super::style::{family_stroke, selected_stroke, thin_stroke};
use crate::geometry::WorldArea;
use crate::model::{CorridorFamily, CorridorId, FeatureId};
use crate::projection::{PagePt, PageRect};
use crate::scene::course::Course;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::numbering::Sources;
use crate::scene::shapes::{path, ring};
use crate::scene::theme::{
    BAND_END, BAND_PT, BAND_STEP_PT, BAND_TAPER_PT, BROAD_BAND_PT, CORRIDOR_AREA_PT2, OVAL_NAME_PT,
    OVAL_PT, OVAL_RIM_PT, OVAL_STEP_PT, PICKED_ARC_PT,
};
use crate::scene::{CorridorOutline, Mark, Rgba, Shape, Stroke};

/// How far a tie of a diagram runs beside a way, and how much farther for each link along it.
const BESIDE_PT: (f64, f64) = (4.0, 2.4);
/// However small a map is, it has room for so many corridors.
const LEAST_CORRIDORS: usize = 60;
/// How much wider the casing of an arc is than its line.
const ARC_CASING_PT: f64 = 1.8;
/// How far the colour of a corridor behind the subject of a map goes towards the paper.
const BACK: f64 = 0.55;
/// How opaque the ground within a selected oval is, in 255.
const SELECTED_OVAL_ALPHA: u8 = 110;
/// How many ovals around the same place stand one within the other.
const NESTED: usize = 4;

/// What this layer drew.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct CorridorMarks {
    /// For picking; of those that share an outline, the last is picked first.
    pub(in crate::scene) outlines: Vec<CorridorOutline>,
    /// What asks for a name, the first in rank first.
    pub(in crate::scene) drawings: Vec<CorridorDrawing>,
    /// The corridors in sight that are thin, and have no name before the map is nearer; none where
    /// the map has a subject.
    pub(in crate::scene) thin: Vec<CorridorDrawing>,
}

/// A bundle that asks for its name.
#[derive(Clone, Debug)]
pub(in crate::scene) struct CorridorDrawing {
    /// All its corridors, the one whose name it has first.
    pub(in crate::scene) corridors: Vec<CorridorId>,
    pub(in crate::scene) name: String,
    /// The numbers of the texts it comes from, where the map has them.
    pub(in crate::scene) numbers: Option<String>,
    pub(in crate::scene) color: Rgba,
    /// The line along which the name stands.
    pub(in crate::scene) course: Course,
    /// Whether the name stands upon that line, within a band or an oval.
    pub(in crate::scene) is_within: bool,
    /// How far the drawing reaches from that line.
    pub(in crate::scene) reach_pt: f64,
    /// Whether any of it may lie in the frame, its margin left aside.
    pub(in crate::scene) is_seen: bool,
}

pub(in crate::scene) fn draw(frame: &MapFrame<'_>, list: &mut DrawList) -> CorridorMarks {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's worth"
    )]
    let room = (frame.clip.width() * frame.clip.height() / CORRIDOR_AREA_PT2) as usize;
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut stretches = Stretches::default();
    for bundle in bundles(frame) {
        let nested = drawn.iter().filter(|d| is_around_same(d, &bundle)).count();
        let form = Drawn::of(frame, bundle, nested.min(NESTED), &mut stretches);
        drawn.extend(form.filter(|drawn| drawn.reaches(&frame.clip)));
        if drawn.len() >= room + LEAST_CORRIDORS {
            break;
        }
    }
    let mut layer = CorridorLayer {
        frame,
        list,
        marks: CorridorMarks::default(),
    };
    // Thin lines lie beneath whole forms, ovals beneath bands, broad bands beneath axes, these
    // beneath arcs; of each, the first in rank lies on top.
    let mut order: Vec<&Drawn> = drawn.iter().rev().collect();
    order.sort_by_key(|d| {
        let is_broad = d.bundle.family == CorridorFamily::Integration;
        (
            d.bundle.is_whole,
            !d.bundle.is_oval,
            !is_broad,
            d.bundle.family,
        )
    });
    for drawn in order {
        layer.bundle(drawn);
    }
    for drawn in &drawn {
        layer.ask_for_name(drawn);
    }
    layer.marks
}

/// Whether two ovals have their first place in common.
fn is_around_same(drawn: &Drawn, bundle: &Bundle) -> bool {
    let first = |bundle: &Bundle| bundle.places.first().copied();
    drawn.bundle.is_oval && bundle.is_oval && first(&drawn.bundle) == first(bundle)
}

/// A bundle with its form on the page.
struct Drawn {
    bundle: Bundle,
    /// The middle of a band, the line of an arc, the outline of an oval.
    line: Vec<PagePt>,
    /// What it covers.
    outline: Vec<PagePt>,
    /// What of it stays clear: an oval has a rim alone, so that the fills within keep their colours.
    hole: Vec<PagePt>,
    /// The line on which its name stands.
    name_line: Vec<PagePt>,
    /// Half the width of a band.
    half_pt: f64,
    /// Whether another band runs along it, whose name stands upon it.
    is_shared: bool,
}

impl Drawn {
    /// `None` where fewer than two of its places have a position.
    fn of(
        frame: &MapFrame<'_>,
        bundle: Bundle,
        nested: usize,
        stretches: &mut Stretches,
    ) -> Option<Self> {
        let nodes = bundle.places.iter().filter_map(|p| frame.node(*p));
        let nodes: Vec<PagePt> = nodes.collect();
        let (first, last) = (*nodes.first()?, *nodes.last()?);
        if nodes.len() < 2 {
            return None;
        }
        let count = bundle.corridors.len() as f64;
        let way = frame.way(&bundle.places);
        let (mut half_pt, mut is_shared) = (0.0, false);
        let mut band_of = |least: f64, taper| {
            let (line, is_stretch) = match &way {
                Some((line, _)) => (line.clone(), false),
                None => stretches.line(&nodes),
            };
            let width = least + BAND_STEP_PT * (count.sqrt() - 1.0);
            (half_pt, is_shared) = (width / 2.0, is_stretch);
            let outline = band(&line, width, taper);
            (line.clone(), outline, line)
        };
        let mut hole = Vec::new();
        let (line, outline, name_line) = match bundle.family {
            _ if bundle.is_oval => {
                let radius = OVAL_PT + OVAL_STEP_PT * nested as f64;
                let around = |radius: f64| match &way {
                    Some((line, _)) => band(line, 2.0 * radius, (0.0, 1.0)),
                    None => oval(&nodes, radius),
                };
                let outline = around(radius);
                hole = around(radius - OVAL_RIM_PT);
                let mut within = around(radius - OVAL_NAME_PT);
                within.extend(within.first().copied());
                (outline.clone(), outline, within)
            }
            CorridorFamily::Axis => band_of(BAND_PT, (BAND_TAPER_PT, BAND_END)),
            CorridorFamily::Integration => band_of(BROAD_BAND_PT, (0.0, 1.0)),
            CorridorFamily::JointZone | CorridorFamily::Cooperation => {
                let line = match &way {
                    Some((line, lines)) => beside(line, *lines),
                    None if nodes.len() == 2 => arc(first, last),
                    None => smooth(&nodes),
                };
                let outline = band(&line, PICKED_ARC_PT, (0.0, 1.0));
                (line.clone(), outline, line)
            }
        };
        Some(Self {
            bundle,
            line,
            outline,
            hole,
            name_line,
            half_pt,
            is_shared,
        })
    }

    fn reaches(&self, clip: &PageRect) -> bool {
        let Some(first) = self.outline.first() else {
            return false;
        };
        let mut bounds = PageRect {
            min: *first,
            max: *first,
        };
        for p in &self.outline {
            bounds.min = PagePt::new(bounds.min.x.min(p.x), bounds.min.y.min(p.y));
            bounds.max = PagePt::new(bounds.max.x.max(p.x), bounds.max.y.max(p.y));
        }
        bounds.overlaps(clip)
    }
}

/// A line of a diagram beside so many links that run along a way.
fn beside(way: &[PagePt], lines: usize) -> Vec<PagePt> {
    let aside = BESIDE_PT.0 + BESIDE_PT.1 * lines as f64;
    let mut line = band(way, 2.0 * aside, (0.0, 1.0));
    line.truncate(way.len());
    line
}

/// The stretches of bands between two places, so that a band of two follows the one that runs on.
#[derive(Default)]
struct Stretches(Vec<Vec<PagePt>>);

impl Stretches {
    /// The smooth line through some places, and whether it is a stretch of an earlier one: it is,
    /// if that joins the two.
    fn line(&mut self, nodes: &[PagePt]) -> (Vec<PagePt>, bool) {
        if let [a, b] = nodes {
            let found = self.0.iter().find_map(|line| {
                let at = |p: &PagePt| line.iter().position(|q| q == p);
                let (from, to) = (at(a)?, at(b)?);
                line.get(from.min(to)..=from.max(to))
            });
            if let Some(stretch) = found {
                return (stretch.to_vec(), true);
            }
        }
        let line = smooth(nodes);
        self.0.push(line.clone());
        (line, false)
    }
}

/// The layer while it is drawn.
struct CorridorLayer<'a> {
    frame: &'a MapFrame<'a>,
    list: &'a mut DrawList,
    marks: CorridorMarks,
}

impl CorridorLayer<'_> {
    fn bundle(&mut self, drawn: &Drawn) {
        let (frame, bundle) = (self.frame, &drawn.bundle);
        let theme = frame.theme();
        let Some(named) = bundle.named(frame) else {
            return;
        };
        self.outlines(drawn, named);
        let mark = Mark::Corridor(bundle.family);
        let feature = FeatureId::Corridor(named);
        let is_selected = bundle.selected(frame).is_some();
        let is_line = !bundle.is_oval && bundle.family == CorridorFamily::Cooperation;
        if !bundle.is_whole {
            let mut stroke = thin_stroke(theme, bundle.family, bundle.is_oval);
            if bundle.is_apart(frame) {
                stroke.color = stroke.color.mixed(theme.paper, BACK);
            }
            let shape = if bundle.is_oval {
                ring(drawn.line.clone(), stroke)
            } else {
                path(drawn.line.clone(), stroke)
            };
            self.list.add_of(mark, feature, shape);
            return;
        }
        let stroke = if is_selected {
            selected_stroke(theme, bundle.family)
        } else {
            family_stroke(theme, bundle.family)
        };
        if is_line {
            let casing = Stroke::solid(theme.paper, stroke.width_pt + ARC_CASING_PT);
            for stroke in [casing, stroke] {
                let line = path(drawn.line.clone(), stroke);
                self.list.add_of(mark, feature, line);
            }
            return;
        }
        if let Some(fill) = theme.family(bundle.family).inside {
            let ground = |ring: &[PagePt]| {
                let closed = ring.iter().chain(ring.first());
                closed.map(|p| frame.unproject(*p)).collect::<Vec<_>>()
            };
            let mut area = |rings: &[&Vec<PagePt>], fill| {
                let rings = rings.iter().filter(|ring| !ring.is_empty());
                let rings = rings.map(|ring| ground(ring)).collect();
                let area = Arc::new(WorldArea::drawn(rings));
                self.list.add_of(mark, feature, Shape::Area { area, fill });
            };
            if is_selected && bundle.is_oval {
                area(&[&drawn.outline], fill.with_alpha(SELECTED_OVAL_ALPHA));
            }
            area(&[&drawn.outline, &drawn.hole], fill);
        }
        let edge = ring(drawn.outline.clone(), stroke);
        self.list.add_of(mark, feature, edge);
    }

    /// The outlines of all corridors of a bundle, the one it is named after on top.
    fn outlines(&mut self, drawn: &Drawn, named: CorridorId) {
        let bundle = &drawn.bundle;
        let beneath = bundle.corridors.iter().rev().filter(|id| **id != named);
        for id in beneath.chain([&named]) {
            self.marks.outlines.push(CorridorOutline {
                feature: FeatureId::Corridor(*id),
                family: bundle.family,
                is_ribbon: !bundle.is_oval,
                points: drawn.outline.clone(),
            });
        }
    }

    /// Asks for the name of a whole bundle, along a line of the page.
    fn ask_for_name(&mut self, drawn: &Drawn) {
        let (frame, bundle) = (self.frame, &drawn.bundle);
        let Some(named) = bundle.named(frame) else {
            return;
        };
        let is_seen = frame.sees_page_line(&drawn.line);
        let others = bundle.corridors.iter().filter(|id| **id != named);
        let corridors: Vec<CorridorId> = std::iter::once(named).chain(others.copied()).collect();
        let atlas = frame.atlas();
        let of = |id: &CorridorId| frame.sources_of(&atlas.corridor(*id).evidence);
        let sources: Sources = corridors.iter().flat_map(of).collect();
        let title = &atlas.corridor(named).title;
        let ground = drawn.name_line.iter().map(|p| frame.unproject(*p));
        // In a diagram a tie is a line as a link is; links are numbered from the other end.
        let is_line = !bundle.is_oval && bundle.family == CorridorFamily::Cooperation;
        let owner = (is_line && frame.is_diagram()).then_some(u32::MAX - named.0);
        let drawing = CorridorDrawing {
            name: title.get(frame.i18n().language()).to_owned(),
            numbers: frame.numbers_for(&sources),
            color: frame.theme().family(bundle.family).color,
            course: Course::new(ground.collect(), owner),
            is_within: !drawn.is_shared
                && (bundle.is_oval || bundle.family != CorridorFamily::Cooperation),
            reach_pt: drawn.half_pt,
            is_seen,
            corridors,
        };
        if bundle.is_whole {
            self.marks.drawings.push(drawing);
        } else if is_seen && frame.subject.is_none() && !bundle.is_apart(frame) {
            // Nobody misses the name of what steps back.
            self.marks.thin.push(drawing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing::{Map, feature};
    use crate::scene::{Extent, Layer};

    fn drawn(map: &Map) -> (CorridorMarks, usize) {
        map.frame(|frame| {
            let mut list = DrawList::default();
            let marks = draw(frame, &mut list);
            (marks, list.into_items().len())
        })
    }

    #[test]
    fn with_the_layer_off_only_a_selected_corridor_is_drawn() {
        let map = Map::of(Extent::Circle).with(Layer::Corridors, false);
        assert_eq!(drawn(&map).1, 0);
        let corridor = feature("corridor-chengyu-zhuzhou");
        let (marks, items) = drawn(&map.selecting(corridor));
        assert!(items > 0 && marks.outlines.iter().all(|o| o.feature == corridor));
        assert_eq!(marks.drawings.len(), 1);
    }

    #[test]
    fn every_family_has_a_form_of_its_own() {
        let map = Map::about(105.0, 30.2, 9.5).with(Layer::Corridors, true);
        let (marks, _) = drawn(&map);
        assert!(marks.thin.is_empty());
        for family in CorridorFamily::ALL {
            let of = marks.outlines.iter().filter(|o| o.family == family);
            assert!(of.count() > 0, "{family:?}");
        }
    }
}
