//! Planned links: casing, line, ticks and status codes; points for stations and hubs.

use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::glyphs::{circle, square};
use super::labels::Course;
use super::theme::{
    CASING_PT, ModeStyle, SMALL_SYMBOL, SMALL_SYMBOL_ZOOM, StatusStyle, TICK_EVERY_PT, TICK_PT,
    Ticks, status_style,
};
use super::{Layer, Rgba, Shape, Stroke};
use crate::geometry::{WorldLine, stations, visible_runs};
use crate::model::{Alignment, AlignmentPart, FeatureId, Link, LinkId, Mode, Status};
use crate::projection::PagePt;

/// A link that is drawn as lines.
pub(super) struct LineDrawing {
    pub(super) link: LinkId,
    /// Positions of its lines among the courses, the longest first.
    pub(super) courses: Vec<usize>,
    /// Whether any of it may lie in the frame, its margin left aside.
    pub(super) is_seen: bool,
}

/// Roads lie beneath rail, water beneath roads.
pub(super) const fn drawing_order(mode: Mode) -> u8 {
    match mode {
        Mode::Waterway | Mode::WaterDiversion => 0,
        Mode::TourismRoad | Mode::FastRoad => 1,
        Mode::Expressway => 2,
        Mode::SuburbanRail => 3,
        Mode::ConventionalRail => 4,
        Mode::HighSpeedRail => 5,
        Mode::Airport | Mode::Station | Mode::FreightHub | Mode::Network | Mode::Other => 6,
    }
}

impl Builder<'_> {
    /// The links that are on, in drawing order.
    pub(super) fn shown_links(&self) -> Vec<(LinkId, &Link)> {
        let shown = self.request.shown;
        if !shown.layer(Layer::Links) {
            return Vec::new();
        }
        let mut links: Vec<_> = self
            .request
            .atlas
            .links()
            .filter(|(_, l)| shown.status(l.status))
            .collect();
        links.sort_by_key(|(id, link)| (drawing_order(link.mode), *id));
        links
    }

    pub(super) fn links(&mut self) {
        let atlas = self.request.atlas;
        let ids: Vec<LinkId> = self.shown_links().into_iter().map(|(id, _)| id).collect();
        for id in &ids {
            if let Alignment::Lines(parts) = &atlas.link(*id).alignment {
                self.link_lines(*id, parts);
            }
        }
        for id in &ids {
            if let Alignment::Points(points) = &atlas.link(*id).alignment {
                for point in points {
                    self.link_point(*id, self.to_page.project(point.at.to_world()));
                }
            }
        }
    }

    /// The colour a link is drawn in.
    pub(super) fn link_color(&self, link: &Link) -> Rgba {
        let style = status_style(link.status);
        if style.grey {
            self.theme().not_stated
        } else {
            self.theme().mode(link.mode).color
        }
    }

    /// The parts of a link that are seen; those of its official length carry its name.
    fn link_lines(&mut self, id: LinkId, parts: &[AlignmentPart]) {
        let frame = self.request.view.frame;
        let mut courses: Vec<(usize, f64)> = Vec::new();
        let mut is_seen = false;
        for part in parts {
            if !part.line.bounds().intersects(&self.clip_world) {
                continue;
            }
            self.link_line(id, &part.line);
            let page = self.page_line(&part.line);
            is_seen |= !visible_runs(&page, &frame).is_empty();
            let points = part.line.at_zoom(self.zoom()).to_vec();
            if part.counted || parts.len() == 1 {
                courses.push((self.courses.len(), part.length_km));
            }
            self.courses.push(Course::new(points, Some(id.0)));
        }
        courses.sort_by(|a, b| b.1.total_cmp(&a.1));
        if !courses.is_empty() {
            self.line_drawings.push(LineDrawing {
                link: id,
                courses: courses.into_iter().map(|(i, _)| i).collect(),
                is_seen,
            });
        }
    }

    fn link_line(&mut self, id: LinkId, line: &Arc<WorldLine>) {
        let feature = FeatureId::Link(id);
        let link = self.request.atlas.link(id);
        let key = Some(feature_key(self.request.atlas, feature));
        let (mode, status) = (self.theme().mode(link.mode), status_style(link.status));
        let width = mode.width_pt * status.width;
        let (paper, color) = (self.theme().paper, self.link_color(link));
        let selected = self.request.selection == Some(feature);
        let marker = self.theme().selection;
        let mut stroke = |color, width_pt, dash: &[f64]| {
            let stroke = Stroke::solid(color, width_pt).dashed(dash);
            self.mark(
                key.clone(),
                Shape::Line {
                    line: Arc::clone(line),
                    stroke,
                },
            );
        };
        if selected {
            stroke(marker, width + 2.0 * CASING_PT + 2.6, &[]);
        }
        stroke(paper, width + 2.0 * CASING_PT, &[]);
        stroke(color, width, status.dash);
        if status.centre_stripe {
            stroke(paper, width * 0.34, &[]);
        }
        self.ticks(id, line, mode, status);
    }

    fn ticks(&mut self, id: LinkId, line: &WorldLine, mode: ModeStyle, status: StatusStyle) {
        let (before, after) = match mode.ticks {
            Ticks::None => return,
            Ticks::Both => (TICK_PT, TICK_PT),
            Ticks::One => (0.0, TICK_PT),
        };
        if status.grey {
            return;
        }
        let segments: Vec<_> = visible_runs(&self.page_line(line), &self.clip)
            .iter()
            .flat_map(|run| stations(run, TICK_EVERY_PT))
            .map(|(p, (dx, dy))| {
                [
                    p.offset(dy * before, -dx * before),
                    p.offset(-dy * after, dx * after),
                ]
            })
            .collect();
        if !segments.is_empty() {
            let stroke = Stroke::solid(mode.color, 1.0);
            let key = feature_key(self.request.atlas, FeatureId::Link(id));
            self.mark(Some(key), Shape::Segments { segments, stroke });
        }
    }

    /// A line on the page at this zoom's level of detail.
    pub(super) fn page_line(&self, line: &WorldLine) -> Vec<PagePt> {
        line.at_zoom(self.zoom())
            .iter()
            .map(|p| self.to_page.project(*p))
            .collect()
    }

    fn link_point(&mut self, id: LinkId, at: PagePt) {
        if !self.clip.contains(at) {
            return;
        }
        let feature = FeatureId::Link(id);
        let link = self.request.atlas.link(id);
        let key = feature_key(self.request.atlas, feature);
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        if self.request.selection == Some(feature) {
            let ring = Stroke::solid(self.theme().selection, 2.4);
            self.mark(Some(Arc::clone(&key)), circle(at, 10.5, None, Some(ring)));
        }
        // Hollow when not in operation.
        let fill = if link.status == Status::InOperation {
            ink
        } else {
            paper
        };
        let stroke = Stroke::solid(ink, 1.3);
        let size = if self.zoom() < SMALL_SYMBOL_ZOOM {
            SMALL_SYMBOL
        } else {
            1.0
        };
        match link.mode {
            Mode::Airport => {
                self.mark(
                    Some(Arc::clone(&key)),
                    circle(at, 7.0 * size, Some(paper), Some(stroke)),
                );
                for shape in super::glyphs::aeroplane(at, 10.0 * size, fill, Some(ink)) {
                    self.mark(Some(Arc::clone(&key)), shape);
                }
            }
            Mode::Station => {
                self.mark(Some(key), square(at, 3.6 * size, false, fill, stroke));
            }
            _ => self.mark(Some(key), square(at, 3.6 * size, true, fill, stroke)),
        }
        let half = if link.mode == Mode::Airport { 8.0 } else { 5.5 } * size;
        let ground = self.to_page.unproject(at);
        self.symbols.push((ground, half));
        self.point_drawings.push((id, ground, half));
    }
}
