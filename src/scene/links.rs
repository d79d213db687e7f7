//! Planned links: casing, line, ticks and status codes; points for stations and hubs.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::glyphs::circle;
use super::labels::Course;
use super::theme::{
    CASING_PT, LANE_GAP_PT, LANE_TAPER_PT, LINE_AREA_PT2, ModeStyle, NEAREST_LINES_PT, OPEN_END_PT,
    SHARED_LENGTH_KM, SHARED_LENGTH_PT, SHARED_WAY_KM, StatusStyle, TICK_EVERY_PT, TICK_PT, Ticks,
    status_style,
};
use super::{Layer, Rgba, Shape, Stroke};
use crate::geometry::{LaneLine, LaneRules, WorldLine, side_by_side, stations, visible_runs};
use crate::model::{Alignment, AlignmentPart, FeatureId, Link, LinkId, Mode};
use crate::projection::PagePt;

/// A link that is drawn as lines.
pub(super) struct LineDrawing {
    pub(super) link: LinkId,
    /// Positions of its lines among the courses, the longest first.
    pub(super) courses: Vec<usize>,
    /// How long they are together, in the world.
    pub(super) length: f64,
    /// Whether any of it may lie in the frame, its margin left aside.
    pub(super) is_seen: bool,
}

/// A part of a link as it is drawn.
struct DrawnPart {
    link: LinkId,
    line: Arc<WorldLine>,
    /// Whether the line goes on before its start and beyond its end.
    open: (bool, bool),
    is_counted: bool,
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
            .filter(|(_, l)| shown.status(l.status) && self.is_said(&l.evidence))
            .collect();
        links.sort_by_key(|(id, link)| (drawing_order(link.mode), *id));
        links
    }

    pub(super) fn links(&mut self) {
        let atlas = self.request.atlas;
        let ids: Vec<LinkId> = self.shown_links().into_iter().map(|(id, _)| id).collect();
        let parts = self.drawn_parts(&ids);
        for of_one in parts.chunk_by(|a, b| a.link == b.link) {
            self.link_lines(of_one);
        }
        for part in &parts {
            self.open_ends(part);
        }
        for id in &ids {
            if let Alignment::Points(points) = &atlas.link(*id).alignment {
                for point in points {
                    self.link_point(*id, point.at.to_world());
                }
            }
        }
    }

    /// The parts of links on the map, side by side where they share a way.
    fn drawn_parts(&mut self, ids: &[LinkId]) -> Vec<DrawnPart> {
        let atlas = self.request.atlas;
        let parts = ids.iter().flat_map(|id| match &atlas.link(*id).alignment {
            Alignment::Lines(parts) => parts.iter().map(|part| (*id, part)).collect(),
            Alignment::Points(_) | Alignment::None { .. } => Vec::new(),
        });
        let mut parts: Vec<(LinkId, &AlignmentPart)> = parts
            .filter(|(_, part)| part.line.bounds().intersects(&self.clip_world))
            .collect();
        self.lines_hidden = self.keep_longest(&mut parts);
        // Where not even every line has room, none has room beside another.
        let drawn = if self.lines_hidden > 0 || self.is_draft {
            vec![None; parts.len()]
        } else {
            self.in_lanes(&parts)
        };
        parts
            .into_iter()
            .zip(drawn)
            .map(|((link, part), moved)| DrawnPart {
                link,
                line: moved.map_or_else(
                    || Arc::clone(&part.line),
                    |page| {
                        let world = page.iter().map(|p| self.to_page.unproject(*p)).collect();
                        Arc::new(WorldLine::from_world(world))
                    },
                ),
                open: (part.open_start, part.open_end),
                is_counted: part.counted,
            })
            .collect()
    }

    /// The courses of lines that run beside others, moved apart.
    fn in_lanes(&self, parts: &[(LinkId, &AlignmentPart)]) -> Vec<Option<Vec<PagePt>>> {
        let atlas = self.request.atlas;
        let lines: Vec<LaneLine> = parts
            .iter()
            .map(|(id, part)| LaneLine {
                points: self.page_line(&part.line),
                lane_pt: self.link_width(atlas.link(*id)) + 2.0 * CASING_PT + LANE_GAP_PT,
                owner: id.0,
            })
            .collect();
        let pt_per_km = 1000.0 / self.request.view.metres_per_pt();
        side_by_side(
            &lines,
            &LaneRules {
                near_pt: (SHARED_WAY_KM * pt_per_km).clamp(NEAREST_LINES_PT.0, NEAREST_LINES_PT.1),
                least_pt: (SHARED_LENGTH_KM * pt_per_km)
                    .clamp(SHARED_LENGTH_PT.0, SHARED_LENGTH_PT.1),
                taper_pt: LANE_TAPER_PT,
                area: self.clip.expand(2.0 * LANE_TAPER_PT),
            },
        )
    }

    /// As many lines as the map has room for, the selected and the longest first; how many are left
    /// out. What is drawn is bounded by the size of the map, not by the data.
    fn keep_longest(&self, parts: &mut Vec<(LinkId, &AlignmentPart)>) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page's worth"
        )]
        let most = (self.clip.width() * self.clip.height() / LINE_AREA_PT2) as usize + 100;
        if parts.len() <= most {
            return 0;
        }
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_cached_key(|i| {
            let (link, part) = &parts[*i];
            let selected = self.request.selection == Some(FeatureId::Link(*link));
            let bounds = part.line.bounds();
            let size = (bounds.max.x - bounds.min.x).hypot(bounds.max.y - bounds.min.y);
            // Sizes are not negative, so that their bits are in their order.
            (!selected, std::cmp::Reverse(size.to_bits()), *i)
        });
        let kept: BTreeSet<usize> = order[..most].iter().copied().collect();
        let hidden = parts.len() - most;
        let mut position = 0;
        parts.retain(|_| {
            position += 1;
            kept.contains(&(position - 1))
        });
        hidden
    }

    /// The width of a link's line, without its casing.
    fn link_width(&self, link: &Link) -> f64 {
        self.theme().mode(link.mode).width_pt * status_style(link.status).width
    }

    /// Rings at the ends beyond which a line goes on.
    fn open_ends(&mut self, part: &DrawnPart) {
        let link = self.request.atlas.link(part.link);
        let (color, paper) = (self.link_color(link), self.theme().paper);
        let points = part.line.points();
        let ends = [(part.open.0, points.first()), (part.open.1, points.last())];
        for (_, end) in ends.into_iter().filter(|(is_open, _)| *is_open) {
            let at = end.map(|p| self.to_page.project(*p));
            if let Some(at) = at.filter(|at| self.clip.contains(*at)) {
                let ring = Some(Stroke::solid(color, OPEN_END_PT.1));
                let key = Some(self.link_key(part.link));
                self.mark(key, circle(at, OPEN_END_PT.0, Some(paper), ring));
                self.has_open_end |= self.request.view.frame.contains(at);
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

    /// The parts of a link; those of its official length carry its name.
    fn link_lines(&mut self, parts: &[DrawnPart]) {
        let Some(link) = parts.first().map(|p| p.link) else {
            return;
        };
        let frame = self.request.view.frame;
        let mut courses: Vec<(usize, f64)> = Vec::new();
        let mut is_seen = false;
        for part in parts {
            self.link_line(link, &part.line);
            is_seen |= !visible_runs(&self.page_line(&part.line), &frame).is_empty();
            let points = part.line.at_zoom(self.zoom()).to_vec();
            let course = Course::new(points, Some(link.0));
            if part.is_counted || parts.len() == 1 {
                courses.push((self.courses.len(), course.length()));
            }
            self.courses.push(course);
            self.drawn_lines
                .push((FeatureId::Link(link), Arc::clone(&part.line)));
        }
        courses.sort_by(|a, b| b.1.total_cmp(&a.1));
        if !courses.is_empty() {
            self.line_drawings.push(LineDrawing {
                link,
                length: courses.iter().map(|(_, length)| length).sum(),
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
        let width = self.link_width(link);
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
}
