//! Planned links: casing, line, ticks and status codes; points for stations and hubs.

use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::glyphs::{circle, square};
use super::theme::{
    CASING_PT, ModeStyle, NOTE_PT, SMALL_SYMBOL, SMALL_SYMBOL_ZOOM, StatusStyle, TICK_EVERY_PT,
    TICK_PT, Ticks, status_style,
};
use super::{Layer, Rgba, Shape, Stroke};
use crate::font::{ASCENT, DESCENT, text_width};
use crate::geometry::{WorldLine, point_along, stations, visible_runs};
use crate::i18n::keys;
use crate::model::{Alignment, FeatureId, Link, LinkId, Mode, Status};
use crate::projection::{PagePt, PageRect};

/// Roads lie beneath rail, water beneath roads.
const fn drawing_order(mode: Mode) -> u8 {
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
                for part in parts {
                    self.link_line(*id, &part.line);
                }
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

    /// The codes of all lines, after the cities have their names.
    pub(super) fn status_codes(&mut self) {
        let ids: Vec<LinkId> = self.shown_links().into_iter().map(|(id, _)| id).collect();
        for id in ids {
            self.status_code(id);
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

    fn link_line(&mut self, id: LinkId, line: &Arc<WorldLine>) {
        if !line.bounds().intersects(&self.clip_world) {
            return;
        }
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
        let half = if link.mode == Mode::Airport { 8.0 } else { 5.5 };
        self.taken.take(PageRect { min: at, max: at }.expand(half));
    }

    /// The one-character code of the status, in the middle of what is seen of the line.
    fn status_code(&mut self, id: LinkId) {
        let atlas = self.request.atlas;
        let link = atlas.link(id);
        let (Some(code), Alignment::Lines(parts)) =
            (keys::status_code(link.status), &link.alignment)
        else {
            return;
        };
        let code = self.request.i18n.tr(code);
        let (color, paper) = (self.link_color(link), self.theme().paper);
        let half = 0.5 * text_width(&code, NOTE_PT).max(NOTE_PT) + 1.6;
        let frame = self.request.view.frame;
        let spot = parts
            .iter()
            .filter(|p| p.counted || parts.len() == 1)
            .find_map(|part| {
                self.visible_spots(
                    &part.line,
                    &frame,
                    &[0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82],
                )
                .into_iter()
                .find(|at| {
                    let rect = PageRect { min: *at, max: *at }.expand(half);
                    frame.contains_rect(&rect) && self.taken.is_free(&rect)
                })
            });
        let Some(at) = spot else { return };
        self.taken.take(PageRect { min: at, max: at }.expand(half));
        let key = feature_key(atlas, FeatureId::Link(id));
        let ring = Stroke::solid(color, 1.0);
        self.mark(
            Some(Arc::clone(&key)),
            circle(at, half, Some(paper), Some(ring)),
        );
        let baseline = at.offset(
            -0.5 * text_width(&code, NOTE_PT),
            0.5 * (ASCENT - DESCENT) * NOTE_PT,
        );
        let text = self.text(&code, baseline, NOTE_PT, color);
        self.mark(Some(key), text);
    }

    /// Points at shares of the longest stretch of a line that is seen in `within`.
    pub(super) fn visible_spots(
        &self,
        line: &WorldLine,
        within: &PageRect,
        shares: &[f64],
    ) -> Vec<PagePt> {
        let runs = visible_runs(&self.page_line(line), within);
        let longest = runs.iter().max_by(|a, b| {
            crate::geometry::length_pt(&a.points).total_cmp(&crate::geometry::length_pt(&b.points))
        });
        longest
            .map(|run| {
                shares
                    .iter()
                    .filter_map(|s| point_along(&run.points, *s))
                    .collect()
            })
            .unwrap_or_default()
    }
}
