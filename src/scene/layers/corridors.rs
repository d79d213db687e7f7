//! Corridors: ribbons along their places, dotted hulls around their members.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use geo::ConvexHull as _;
use geo_types::MultiPoint;

use crate::geometry::WorldArea;
use crate::model::{Corridor, CorridorId, CorridorShape, FeatureId, PlaceId};
use crate::projection::{PagePt, PageRect};
use crate::scene::course::Course;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::ring;
use crate::scene::theme::{
    HULL_PT, HULL_STEP_PT, LANE_ZOOM, MAX_LANES, RIBBON_END, RIBBON_LANE_PT, RIBBON_PT,
    RIBBON_TAPER_PT,
};
use crate::scene::{CorridorOutline, Layer, Mark, Shape, Stroke, Theme};

/// The ends of a stretch, the lower id first, so that both directions share their lanes.
type Pair = (PlaceId, PlaceId);

/// Into how many pieces the gathering end of a ribbon is cut.
const TAPER_STEPS: u32 = 8;
/// A stretch is drawn when it comes so near to the map.
const REACH_PT: f64 = 20.0;

/// What this layer drew.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct CorridorMarks {
    /// For picking; of those that share an outline, the last is picked first.
    pub(in crate::scene) outlines: Vec<CorridorOutline>,
    /// What asks for a name, in drawing order.
    pub(in crate::scene) drawings: Vec<CorridorDrawing>,
}

/// A ribbon or a hull that asks for a name.
#[derive(Clone, Debug)]
pub(in crate::scene) struct CorridorDrawing {
    /// The corridor, the selected or the first of several.
    pub(in crate::scene) feature: FeatureId,
    pub(in crate::scene) name: String,
    /// All the corridors that its name counts; none where it is the name of one.
    pub(in crate::scene) bundle: Vec<CorridorId>,
    /// The numbers of the texts it comes from, where the map has them.
    pub(in crate::scene) numbers: Option<String>,
    /// The line along which the name stands.
    pub(in crate::scene) course: Course,
    /// Whether it is a band that carries its name inside.
    pub(in crate::scene) is_band: bool,
    /// Whether any of it may lie in the frame, its margin left aside.
    pub(in crate::scene) is_seen: bool,
}

/// How the edge of a ribbon is drawn.
pub(in crate::scene) fn ribbon_stroke(theme: &Theme) -> Stroke {
    Stroke::solid(theme.ribbon_edge, 1.0)
}

/// How a hull is drawn.
pub(in crate::scene) fn hull_stroke(theme: &Theme) -> Stroke {
    Stroke::solid(theme.ribbon_edge, 1.6).dashed(&[1.6, 3.2])
}

pub(super) fn draw(frame: &MapFrame<'_>, list: &mut DrawList) -> CorridorMarks {
    let mut corridors = CorridorLayer {
        frame,
        list,
        marks: CorridorMarks::default(),
    };
    if frame.shows(Layer::Corridors) {
        corridors.all();
    } else {
        corridors.selected();
    }
    corridors.marks
}

/// The layer while it is drawn.
struct CorridorLayer<'a> {
    frame: &'a MapFrame<'a>,
    list: &'a mut DrawList,
    marks: CorridorMarks,
}

impl CorridorLayer<'_> {
    fn all(&mut self) {
        let (frame, atlas) = (self.frame, self.frame.atlas());
        let said = || {
            let corridors = atlas.corridors();
            corridors.filter(|(_, corridor)| frame.is_said(&corridor.evidence))
        };
        let mut hulls: BTreeMap<BTreeSet<PlaceId>, f64> = BTreeMap::new();
        for (id, corridor) in said().filter(|(_, c)| c.shape == CorridorShape::Hull) {
            // Hulls of the same members lie one within the other.
            let members = corridor.places.iter().copied().collect();
            let radius = hulls.entry(members).or_insert(HULL_PT - HULL_STEP_PT);
            *radius += HULL_STEP_PT;
            self.hull(id, corridor, *radius);
        }
        let mut lanes: BTreeMap<Pair, Vec<CorridorId>> = BTreeMap::new();
        for (id, corridor) in said() {
            for pair in stretches(corridor) {
                lanes.entry(pair).or_default().push(id);
            }
        }
        for (pair, ids) in lanes {
            self.pair(pair, &ids);
        }
    }

    /// A selected corridor is drawn though its layer is off.
    fn selected(&mut self) {
        let Some(FeatureId::Corridor(id)) = self.frame.request.selection else {
            return;
        };
        let corridor = self.frame.atlas().corridor(id);
        if !self.frame.is_said(&corridor.evidence) {
            return;
        }
        match corridor.shape {
            CorridorShape::Hull => self.hull(id, corridor, HULL_PT),
            CorridorShape::Ribbon => stretches(corridor).for_each(|pair| self.pair(pair, &[id])),
            CorridorShape::None => {}
        }
    }

    /// All corridors between two places: lanes where there is room, otherwise one ribbon with a
    /// count.
    fn pair(&mut self, (from, to): Pair, ids: &[CorridorId]) {
        let frame = self.frame;
        let (Some(a), Some(b)) = (frame.node(from), frame.node(to)) else {
            return;
        };
        let reach = PageRect {
            min: min(a, b),
            max: max(a, b),
        }
        .expand(REACH_PT);
        if !reach.overlaps(&frame.clip) {
            return;
        }
        let is_merged = ids.len() > 1 && (frame.zoom() < LANE_ZOOM || ids.len() > MAX_LANES);
        if is_merged {
            let count = frame.i18n().tr_n("corridor-count", ids.len());
            self.ribbon(ids, band(a, b, 0.0), count);
            return;
        }
        let middle = (ids.len() as f64 - 1.0) / 2.0;
        for (lane, id) in (0_u32..).zip(ids) {
            let language = frame.i18n().language();
            let title = frame.atlas().corridor(*id).title.get(language);
            let offset = (f64::from(lane) - middle) * RIBBON_LANE_PT;
            self.ribbon(&[*id], band(a, b, offset), title.to_owned());
        }
    }

    /// One ribbon for some corridors; what is selected comes first.
    fn ribbon(&mut self, ids: &[CorridorId], band: Band, name: String) {
        let frame = self.frame;
        let is_selected = |id: &CorridorId| frame.is_selected(FeatureId::Corridor(*id));
        let selected = ids.iter().copied().find(is_selected);
        let Some(first) = selected.or(ids.first().copied()) else {
            return;
        };
        let edge = match selected {
            Some(_) => Stroke::solid(frame.theme().selection, 2.0),
            None => ribbon_stroke(frame.theme()),
        };
        let feature = FeatureId::Corridor(first);
        // The last one is picked first.
        let beneath = ids.iter().rev().filter(|id| **id != first);
        for id in beneath.chain([&first]) {
            self.marks.outlines.push(CorridorOutline {
                feature: FeatureId::Corridor(*id),
                is_ribbon: true,
                points: band.outline.clone(),
            });
        }
        let closed = band.outline.iter().chain(band.outline.first());
        let ground = closed.map(|p| frame.unproject(*p)).collect();
        let area = Arc::new(WorldArea::drawn(vec![ground]));
        let fill = frame.theme().ribbon;
        self.list
            .add_of(Mark::Ribbon, feature, Shape::Area { area, fill });
        self.list
            .add_of(Mark::Ribbon, feature, ring(band.outline, edge));
        let numbers = match ids {
            [one] => frame.numbers_of(&frame.atlas().corridor(*one).evidence),
            _ => None,
        };
        let bundle = if ids.len() > 1 { ids } else { &[] };
        self.ask_for_name(feature, &band.middle, (name, numbers), Some(bundle));
    }

    fn hull(&mut self, id: CorridorId, corridor: &Corridor, radius: f64) {
        let frame = self.frame;
        let nodes = corridor.places.iter().filter_map(|p| frame.node(*p));
        let nodes: Vec<PagePt> = nodes.collect();
        if nodes.len() < 2 || !nodes.iter().any(|n| frame.clip.contains(*n)) {
            return;
        }
        let outline = rounded_hull(&nodes, radius);
        let feature = FeatureId::Corridor(id);
        let mut stroke = hull_stroke(frame.theme());
        if frame.is_selected(feature) {
            stroke.color = frame.theme().selection;
        }
        self.marks.outlines.push(CorridorOutline {
            feature,
            is_ribbon: false,
            points: outline.clone(),
        });
        let mut walk = outline.clone();
        walk.extend(outline.first());
        self.list.add_of(Mark::Hull, feature, ring(outline, stroke));
        let name = corridor.title.get(frame.i18n().language()).to_owned();
        let numbers = frame.numbers_of(&corridor.evidence);
        self.ask_for_name(feature, &walk, (name, numbers), None);
    }

    /// Asks for a name along a line of the page; the name of a band counts a bundle, if there is one.
    fn ask_for_name(
        &mut self,
        feature: FeatureId,
        line: &[PagePt],
        (name, numbers): (String, Option<String>),
        band: Option<&[CorridorId]>,
    ) {
        let ground = line.iter().map(|p| self.frame.unproject(*p)).collect();
        self.marks.drawings.push(CorridorDrawing {
            feature,
            name,
            numbers,
            bundle: band.map_or_else(Vec::new, <[CorridorId]>::to_vec),
            course: Course::new(ground, None),
            is_band: band.is_some(),
            is_seen: self.frame.sees_page_line(line),
        });
    }
}

/// The stretches of a ribbon between its consecutive places.
fn stretches(corridor: &Corridor) -> impl Iterator<Item = Pair> + '_ {
    let drawn = corridor.shape == CorridorShape::Ribbon;
    corridor.places.windows(2).filter(move |_| drawn).map(|w| {
        if w[0] <= w[1] {
            (w[0], w[1])
        } else {
            (w[1], w[0])
        }
    })
}

fn min(a: PagePt, b: PagePt) -> PagePt {
    PagePt::new(a.x.min(b.x), a.y.min(b.y))
}

fn max(a: PagePt, b: PagePt) -> PagePt {
    PagePt::new(a.x.max(b.x), a.y.max(b.y))
}

/// The course of a ribbon on the page.
struct Band {
    middle: Vec<PagePt>,
    outline: Vec<PagePt>,
}

/// A ribbon from node to node. It runs in its lane, and gathers at the nodes.
fn band(a: PagePt, b: PagePt, offset: f64) -> Band {
    let length = a.distance(b).max(1e-6);
    let (ux, uy) = ((b.x - a.x) / length, (b.y - a.y) / length);
    let taper = RIBBON_TAPER_PT.min(length * 0.4);
    let ends = (0..=TAPER_STEPS).map(|i| f64::from(i) / f64::from(TAPER_STEPS) * taper);
    let stations: Vec<f64> = ends.clone().chain(ends.rev().map(|s| length - s)).collect();
    let eased = |s: f64| {
        let t = (s.min(length - s) / taper).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    };
    let at = |s: f64, side: f64| {
        let half = RIBBON_PT / 2.0 * (RIBBON_END + (1.0 - RIBBON_END) * eased(s));
        let off = offset * eased(s) + side * half;
        a.offset(ux * s - uy * off, uy * s + ux * off)
    };
    let there = stations.iter().map(|s| at(*s, 1.0));
    let back = stations.iter().rev().map(|s| at(*s, -1.0));
    Band {
        middle: stations.iter().map(|s| at(*s, 0.0)).collect(),
        outline: there.chain(back).collect(),
    }
}

/// The convex hull of circles around points, from its leftmost point on.
fn rounded_hull(nodes: &[PagePt], radius: f64) -> Vec<PagePt> {
    const SIDES: u32 = 16;
    let around = |n: &PagePt| {
        let n = *n;
        (0..SIDES).map(move |i| {
            let angle = f64::from(i) / f64::from(SIDES) * std::f64::consts::TAU;
            (n.x + radius * angle.cos(), n.y + radius * angle.sin())
        })
    };
    let points: MultiPoint<f64> = nodes.iter().flat_map(around).collect();
    let hull = points.convex_hull();
    let mut outline: Vec<PagePt> = hull
        .exterior()
        .points()
        .map(|p| PagePt::new(p.x(), p.y()))
        .collect();
    // The ring of `geo` ends where it starts; here paths are closed by the painter.
    outline.pop();
    let by_place = |a: &(usize, &PagePt), b: &(usize, &PagePt)| {
        a.1.x.total_cmp(&b.1.x).then(a.1.y.total_cmp(&b.1.y))
    };
    let first = outline
        .iter()
        .enumerate()
        .min_by(by_place)
        .map_or(0, |(i, _)| i);
    outline.rotate_left(first);
    outline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::{Map, feature};

    #[test]
    fn a_hull_encloses_the_circles_around_its_members_and_starts_at_the_left() {
        let nodes = [(0.0, 0.0), (100.0, 0.0), (40.0, 60.0), (45.0, 20.0)];
        let nodes = nodes.map(|(x, y)| PagePt::new(x, y));
        let hull = rounded_hull(&nodes, 10.0);
        assert!(hull.iter().all(|p| hull[0].x <= p.x));
        let turns = (0..hull.len()).map(|i| {
            let [a, b, c] = [i, i + 1, i + 2].map(|k| hull[k % hull.len()]);
            (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
        });
        assert!(turns.fold(f64::INFINITY, f64::min) > 0.0, "{hull:?}");
        for node in nodes {
            let nearest = hull.iter().map(|p| p.distance(node));
            assert!(nearest.fold(f64::INFINITY, f64::min) > 9.9, "{node:?}");
        }
    }

    #[test]
    fn a_ribbon_gathers_at_its_nodes_and_runs_in_its_lane_between() {
        let (a, b) = (PagePt::new(0.0, 0.0), PagePt::new(300.0, 0.0));
        let band = band(a, b, 20.0);
        let width = |at: usize| {
            let across = band.outline.len() - 1 - at;
            band.outline[at].distance(band.outline[across])
        };
        let last = TAPER_STEPS as usize;
        assert!((width(0) - RIBBON_PT * RIBBON_END).abs() < 1e-9);
        assert!((width(last) - RIBBON_PT).abs() < 1e-9);
        assert_eq!(band.middle.first(), Some(&a));
        assert!(
            (band.middle[last].y - 20.0).abs() < 1e-9,
            "{:?}",
            band.middle
        );
    }

    fn drawn(map: &Map) -> (CorridorMarks, usize) {
        map.frame(|frame| {
            let mut list = DrawList::default();
            let marks = draw(frame, &mut list);
            (marks, list.into_items().len())
        })
    }

    #[test]
    fn with_the_layer_off_only_a_selected_corridor_is_drawn() {
        let map = Map::of(Extent::Circle);
        assert_eq!(drawn(&map).1, 0);
        let corridor = feature("corridor-chengyu-zhuzhou");
        let (marks, items) = drawn(&map.selecting(corridor));
        assert!(items > 0 && marks.outlines.iter().all(|o| o.feature == corridor));
        assert_eq!(marks.drawings.len(), marks.outlines.len());
    }

    #[test]
    fn corridors_between_two_places_share_a_ribbon_from_afar_and_run_in_lanes_from_near() {
        let count = |map: Map| {
            let (marks, _) = drawn(&map.with(Layer::Corridors, true));
            let ribbons = marks.outlines.iter().filter(|o| o.is_ribbon).count();
            let names = marks.drawings.iter().filter(|d| d.is_band).count();
            (ribbons, names)
        };
        let (ribbons, names) = count(Map::of(Extent::Circle));
        assert!(names < ribbons, "{names} names on {ribbons} outlines");
        let (ribbons, names) = count(Map::about(105.6, 30.5, LANE_ZOOM + 1.5));
        assert!(names > 0 && ribbons > 0);
    }
}
