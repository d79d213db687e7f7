//! Corridors: ribbons along their places, dotted hulls around their members.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::labels::Course;
use super::theme::{
    HULL_PT, HULL_STEP_PT, LANE_ZOOM, MAX_LANES, RIBBON_END, RIBBON_LANE_PT, RIBBON_PT,
    RIBBON_TAPER_PT,
};
use super::{CorridorOutline, Layer, Shape, Stroke};
use crate::geometry::{WorldArea, visible_runs};
use crate::model::{Corridor, CorridorId, CorridorShape, FeatureId, PlaceId};
use crate::projection::{PagePt, PageRect, WorldPt};

/// The ends of a stretch, the lower id first, so that both directions share their lanes.
type Pair = (PlaceId, PlaceId);

/// Into how many pieces the gathering end of a ribbon is cut.
const TAPER_STEPS: u32 = 8;

/// A corridor's drawing that asks for a name.
pub(super) struct CorridorDrawing {
    pub(super) key: Arc<str>,
    pub(super) name: String,
    /// The numbers of the texts it comes from, where the map has them.
    pub(super) numbers: Option<String>,
    /// The position of its line among the courses.
    pub(super) course: usize,
    /// Whether it is a band that carries its name inside.
    pub(super) is_band: bool,
    /// Whether any of it may lie in the frame, its margin left aside.
    pub(super) is_seen: bool,
}

impl Builder<'_> {
    pub(super) fn corridors(&mut self) {
        if !self.request.shown.layer(Layer::Corridors) {
            self.selected_corridor();
            return;
        }
        let atlas = self.request.atlas;
        let mut hulls: BTreeMap<BTreeSet<PlaceId>, f64> = BTreeMap::new();
        for (id, corridor) in atlas.corridors() {
            if corridor.shape == CorridorShape::Hull && self.is_said(&corridor.evidence) {
                // Hulls of the same members lie one within the other.
                let members = corridor.places.iter().copied().collect();
                let radius = hulls.entry(members).or_insert(HULL_PT - HULL_STEP_PT);
                *radius += HULL_STEP_PT;
                let radius = *radius;
                self.hull(id, corridor, radius);
            }
        }
        let mut lanes: BTreeMap<Pair, Vec<CorridorId>> = BTreeMap::new();
        for (id, corridor) in atlas.corridors() {
            for pair in stretches(corridor).filter(|_| self.is_said(&corridor.evidence)) {
                lanes.entry(pair).or_default().push(id);
            }
        }
        for (pair, ids) in lanes {
            self.pair(pair, &ids);
        }
    }

    /// A selected corridor is drawn though its layer is off.
    fn selected_corridor(&mut self) {
        let Some(FeatureId::Corridor(id)) = self.request.selection else {
            return;
        };
        let corridor = self.request.atlas.corridor(id);
        if !self.is_said(&corridor.evidence) {
            return;
        }
        match corridor.shape {
            CorridorShape::Hull => self.hull(id, corridor, HULL_PT),
            CorridorShape::Ribbon => {
                for pair in stretches(corridor).collect::<Vec<_>>() {
                    self.pair(pair, &[id]);
                }
            }
            CorridorShape::None => {}
        }
    }

    /// Where marks of a place attach, on the page.
    pub(super) fn node(&self, place: PlaceId) -> Option<PagePt> {
        Some(self.to_page.project(self.node_in_world(place)?))
    }

    /// Where marks of a place attach.
    pub(super) fn node_in_world(&self, place: PlaceId) -> Option<WorldPt> {
        let atlas = self.request.atlas;
        let place = atlas.place(place);
        let node = place.node.as_ref().map(|n| n.at);
        let at = node.or_else(|| place.region.map(|r| atlas.region(r).label_point))?;
        Some(at.to_world())
    }

    /// All corridors between two places: lanes where there is room, otherwise one ribbon with a
    /// count.
    fn pair(&mut self, (from, to): Pair, ids: &[CorridorId]) {
        let (Some(a), Some(b)) = (self.node(from), self.node(to)) else {
            return;
        };
        let reach = PageRect {
            min: min(a, b),
            max: max(a, b),
        }
        .expand(20.0);
        if !reach.overlaps(&self.clip) {
            return;
        }
        let merged = ids.len() > 1 && (self.zoom() < LANE_ZOOM || ids.len() > MAX_LANES);
        if merged {
            let count = self.request.i18n.tr_n("corridor-count", ids.len());
            self.ribbon(ids, a, b, 0.0, count);
            return;
        }
        let middle = (ids.len() as f64 - 1.0) / 2.0;
        for (lane, id) in (0_u32..).zip(ids) {
            let language = self.request.i18n.language();
            let title = self.request.atlas.corridor(*id).title.get(language);
            let offset = (f64::from(lane) - middle) * RIBBON_LANE_PT;
            self.ribbon(&[*id], a, b, offset, title.to_owned());
        }
    }

    /// One ribbon for some corridors; what is selected comes first.
    fn ribbon(&mut self, ids: &[CorridorId], a: PagePt, b: PagePt, offset: f64, name: String) {
        let is_selected =
            |id: &CorridorId| self.request.selection == Some(FeatureId::Corridor(*id));
        let selected = ids.iter().copied().find(is_selected);
        let Some(first) = selected.or(ids.first().copied()) else {
            return;
        };
        let edge = if selected.is_some() {
            Stroke::solid(self.theme().selection, 2.0)
        } else {
            Stroke::solid(self.theme().ribbon_edge, 1.0)
        };
        let key = feature_key(self.request.atlas, FeatureId::Corridor(first));
        let (middle, outline) = band(a, b, offset);
        // The last one is picked first.
        let beneath = ids.iter().rev().filter(|id| **id != first);
        for id in beneath.chain([&first]) {
            self.outlines.push(CorridorOutline {
                feature: FeatureId::Corridor(*id),
                is_ribbon: true,
                points: outline.clone(),
            });
        }
        let ring = outline.iter().chain(outline.first());
        let ground = ring.map(|p| self.to_page.unproject(*p)).collect();
        let fill = self.theme().ribbon;
        self.mark(
            Some(Arc::clone(&key)),
            Shape::Area {
                area: Arc::new(WorldArea::drawn(vec![ground])),
                fill,
            },
        );
        self.mark(
            Some(Arc::clone(&key)),
            Shape::Path {
                points: outline,
                closed: true,
                fill: None,
                stroke: Some(edge),
            },
        );
        let numbers = match ids {
            [one] => self.numbers_of(&self.request.atlas.corridor(*one).evidence),
            _ => None,
        };
        self.name_along(key, &middle, (name, numbers), true);
    }

    /// Asks for a name along a line of the page.
    fn name_along(
        &mut self,
        key: Arc<str>,
        line: &[PagePt],
        (name, numbers): (String, Option<String>),
        is_band: bool,
    ) {
        let is_seen = !visible_runs(line, &self.request.view.frame).is_empty();
        let ground = line.iter().map(|p| self.to_page.unproject(*p)).collect();
        self.corridor_drawings.push(CorridorDrawing {
            key,
            name,
            numbers,
            course: self.courses.len(),
            is_band,
            is_seen,
        });
        self.courses.push(Course::new(ground, None));
    }

    fn hull(&mut self, id: CorridorId, corridor: &Corridor, radius: f64) {
        let nodes: Vec<PagePt> = corridor
            .places
            .iter()
            .filter_map(|p| self.node(*p))
            .collect();
        if nodes.len() < 2 || !nodes.iter().any(|n| self.clip.contains(*n)) {
            return;
        }
        let outline = rounded_hull(&nodes, radius);
        let feature = FeatureId::Corridor(id);
        let key = feature_key(self.request.atlas, feature);
        let color = if self.request.selection == Some(feature) {
            self.theme().selection
        } else {
            self.theme().ribbon_edge
        };
        self.outlines.push(CorridorOutline {
            feature,
            is_ribbon: false,
            points: outline.clone(),
        });
        let mut walk = outline.clone();
        walk.extend(outline.first());
        let stroke = Some(Stroke::solid(color, 1.6).dashed(&[1.6, 3.2]));
        self.mark(
            Some(Arc::clone(&key)),
            Shape::Path {
                points: outline,
                closed: true,
                fill: None,
                stroke,
            },
        );
        let name = corridor.title.get(self.request.i18n.language()).to_owned();
        let numbers = self.numbers_of(&corridor.evidence);
        self.name_along(key, &walk, (name, numbers), false);
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

/// A ribbon from node to node: its middle and its outline. It runs in its lane, and gathers at the
/// nodes.
fn band(a: PagePt, b: PagePt, offset: f64) -> (Vec<PagePt>, Vec<PagePt>) {
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
    let middle = stations.iter().map(|s| at(*s, 0.0)).collect();
    let there = stations.iter().map(|s| at(*s, 1.0));
    let back = stations.iter().rev().map(|s| at(*s, -1.0));
    (middle, there.chain(back).collect())
}

/// The convex hull of circles around points (Andrew's monotone chain).
fn rounded_hull(nodes: &[PagePt], radius: f64) -> Vec<PagePt> {
    let mut points: Vec<PagePt> = nodes
        .iter()
        .flat_map(|n| {
            (0..16_u32).map(move |i| {
                let angle = f64::from(i) / 16.0 * std::f64::consts::TAU;
                n.offset(radius * angle.cos(), radius * angle.sin())
            })
        })
        .collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let half = |points: &mut dyn Iterator<Item = PagePt>| {
        let mut chain: Vec<PagePt> = Vec::new();
        for p in points {
            while let [.., a, b] = chain[..] {
                if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(p);
        }
        chain.pop();
        chain
    };
    let mut hull = half(&mut points.iter().copied());
    hull.extend(half(&mut points.iter().rev().copied()));
    hull
}
