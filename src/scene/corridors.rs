//! Corridors: ribbons along their places, dotted hulls around their members.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::theme::{LANE_ZOOM, LINE_LABEL_PT, MAX_LANES, RIBBON_LANE_PT, RIBBON_PT};
use super::{Layer, Shape, Stroke};
use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::{Corridor, CorridorId, CorridorShape, FeatureId, PlaceId};
use crate::projection::{PagePt, PageRect};

/// The ends of a stretch, the lower id first, so that both directions share their lanes.
type Pair = (PlaceId, PlaceId);

/// A name that asks for room along a ribbon.
pub(super) struct CorridorName {
    key: Option<Arc<str>>,
    a: PagePt,
    b: PagePt,
    name: String,
}

impl Builder<'_> {
    pub(super) fn corridors(&mut self) {
        if !self.request.shown.layer(Layer::Corridors) {
            self.selected_corridor();
            return;
        }
        let atlas = self.request.atlas;
        for (id, corridor) in atlas.corridors() {
            if corridor.shape == CorridorShape::Hull {
                self.hull(id, corridor);
            }
        }
        let mut lanes: BTreeMap<Pair, Vec<CorridorId>> = BTreeMap::new();
        for (id, corridor) in atlas.corridors() {
            for pair in stretches(corridor) {
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
        match corridor.shape {
            CorridorShape::Hull => self.hull(id, corridor),
            CorridorShape::Ribbon => {
                for pair in stretches(corridor).collect::<Vec<_>>() {
                    self.pair(pair, &[id]);
                }
            }
            CorridorShape::None => {}
        }
    }

    pub(super) fn node(&self, place: PlaceId) -> Option<PagePt> {
        let atlas = self.request.atlas;
        let place = atlas.place(place);
        let at = place
            .node
            .as_ref()
            .map(|n| n.at)
            .or_else(|| place.region.map(|r| atlas.region(r).label_point))?;
        Some(self.to_page.project(at.to_world()))
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
        let selected = |id: CorridorId| self.request.selection == Some(FeatureId::Corridor(id));
        if merged {
            let shown = ids
                .iter()
                .copied()
                .find(|id| selected(*id))
                .unwrap_or(ids[0]);
            let count = self.request.i18n.tr_n("corridor-count", ids.len());
            self.ribbon(shown, a, b, 0.0, &count);
            return;
        }
        let middle = (ids.len() as f64 - 1.0) / 2.0;
        for (lane, id) in (0_u32..).zip(ids) {
            let title = self
                .request
                .atlas
                .corridor(*id)
                .title
                .get(self.request.i18n.language());
            let offset = (f64::from(lane) - middle) * RIBBON_LANE_PT;
            let title = title.to_owned();
            self.ribbon(*id, a, b, offset, &title);
        }
    }

    fn ribbon(&mut self, id: CorridorId, a: PagePt, b: PagePt, offset: f64, name: &str) {
        let length = a.distance(b).max(1e-6);
        let (nx, ny) = (-(b.y - a.y) / length, (b.x - a.x) / length);
        let (a, b) = (
            a.offset(nx * offset, ny * offset),
            b.offset(nx * offset, ny * offset),
        );
        let feature = FeatureId::Corridor(id);
        let key = Some(feature_key(self.request.atlas, feature));
        let half = RIBBON_PT / 2.0;
        let corners = vec![
            a.offset(nx * half, ny * half),
            b.offset(nx * half, ny * half),
            b.offset(-nx * half, -ny * half),
            a.offset(-nx * half, -ny * half),
        ];
        let edge = if self.request.selection == Some(feature) {
            Stroke::solid(self.theme().selection, 2.0)
        } else {
            Stroke::solid(self.theme().ribbon_edge, 1.0)
        };
        self.outlines.push((feature, corners.clone()));
        let fill = Some(self.theme().ribbon);
        self.mark(
            key.clone(),
            Shape::Path {
                points: corners,
                closed: true,
                fill,
                stroke: Some(edge),
            },
        );
        self.ribbon_name(key, a, b, name);
    }

    /// Asks for a name along the way from `a` to `b`.
    fn ribbon_name(&mut self, key: Option<Arc<str>>, a: PagePt, b: PagePt, name: &str) {
        if self.request.shown.layer(Layer::Labels) {
            let name = name.to_owned();
            self.corridor_names.push(CorridorName { key, a, b, name });
        }
    }

    /// Places the names of corridors, once the cartouche has its room.
    pub(super) fn place_corridor_names(&mut self) {
        for name in std::mem::take(&mut self.corridor_names) {
            self.corridor_name(name);
        }
    }

    /// The name beside the middle of the ribbon, where it is free.
    fn corridor_name(&mut self, CorridorName { key, a, b, name }: CorridorName) {
        let (width, height) = (text_width(&name, LINE_LABEL_PT), LINE_LABEL_PT * 1.25);
        let frame = self.request.view.frame;
        for share in [0.5, 0.4, 0.6, 0.3, 0.7] {
            let p = PagePt::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
            let rect =
                PageRect::from_min_size(p.offset(-width / 2.0, -height / 2.0), width, height);
            if frame.contains_rect(&rect) && self.taken.is_free(&rect) {
                self.taken.take(rect);
                let baseline =
                    PagePt::new(rect.min.x, p.y + 0.5 * (ASCENT - DESCENT) * LINE_LABEL_PT);
                let text = self.haloed(&name, baseline, LINE_LABEL_PT, self.theme().ink);
                self.mark(key, text);
                return;
            }
        }
        self.labels_dropped += 1;
    }

    fn hull(&mut self, id: CorridorId, corridor: &Corridor) {
        let nodes: Vec<PagePt> = corridor
            .places
            .iter()
            .filter_map(|p| self.node(*p))
            .collect();
        if nodes.len() < 2 || !nodes.iter().any(|n| self.clip.contains(*n)) {
            return;
        }
        let outline = rounded_hull(&nodes, 16.0);
        let feature = FeatureId::Corridor(id);
        let key = Some(feature_key(self.request.atlas, feature));
        let color = if self.request.selection == Some(feature) {
            self.theme().selection
        } else {
            self.theme().ribbon_edge
        };
        let top = outline
            .iter()
            .copied()
            .min_by(|p, q| p.y.total_cmp(&q.y))
            .unwrap_or_default();
        self.outlines.push((feature, outline.clone()));
        let stroke = Some(Stroke::solid(color, 1.6).dashed(&[1.6, 3.2]));
        self.mark(
            key.clone(),
            Shape::Path {
                points: outline,
                closed: true,
                fill: None,
                stroke,
            },
        );
        let name = corridor.title.get(self.request.i18n.language()).to_owned();
        self.ribbon_name(key, top.offset(0.0, -9.0), top.offset(0.0, -9.0), &name);
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
