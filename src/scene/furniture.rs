//! The cartouche on the map: scale bar, north arrow, notice; and the words of the source line.

use super::build::Builder;
use super::theme::NOTE_PT;
use super::{LegendPlace, Shape, Stroke};
use crate::figure_spec::ReviewNumber;
use crate::font::{ASCENT, text_width};
use crate::i18n::{I18n, keys};
use crate::model::Source;
use crate::projection::{PagePt, PageRect};

/// A frame narrower or lower than this is cramped.
const CRAMPED_PT: (f64, f64) = (380.0, 330.0);
/// Distance of the cartouche from the frame.
const INSET_PT: f64 = 10.0;
/// Widest scale bar.
const SCALE_BAR_MAX_PT: f64 = 130.0;
/// The same as a share of the frame's width, on a large map and on a small one.
const SCALE_BAR_SHARES: (f64, f64) = (0.45, 0.28);
/// A number as long as those of names without room.
const MANY: usize = 8888;
const LINE_PT: f64 = NOTE_PT * 1.35;

/// The longest of 1, 2, 5, 10 … metres that is at most `max_pt` long, and its length in points.
#[must_use]
pub fn scale_bar_length(metres_per_pt: f64, max_pt: f64) -> (f64, f64) {
    let most = (metres_per_pt * max_pt).max(1e-9);
    let magnitude = 10_f64.powf(most.log10().floor());
    let step = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|s| s * magnitude <= most)
        .unwrap_or(1.0);
    (step * magnitude, step * magnitude / metres_per_pt)
}

impl Builder<'_> {
    /// Sets aside what the cartouche will cover, before any label is placed.
    pub(super) fn reserve_furniture(&mut self) {
        self.texts_drawn = self.slots().sources();
        // How many names find no room is not known yet; the words get their place.
        self.labels_dropped = MANY;
        self.strip = self.lay_out_strip(None);
        self.labels_dropped = 0;
        self.strip_room = self.strip.as_ref().map(|s| s.rect);
        self.covered = self.furniture_rects();
    }

    /// Lays the legend out again for what was drawn, in the room that was set aside for it.
    pub(super) fn settle_furniture(&mut self) {
        self.strip = self
            .strip_room
            .and_then(|room| self.lay_out_strip(Some(room)));
        self.covered = self.furniture_rects();
    }

    fn furniture_rects(&self) -> Vec<PageRect> {
        let mut covered = Vec::new();
        if !self.request.furniture.scale_elsewhere {
            covered.extend([self.scale_bar_rect(), self.notice_rect()]);
        }
        covered.extend(self.strip.as_ref().map(|s| s.rect));
        if self.has_north_arrow() {
            covered.push(self.north_rect());
        }
        covered.extend(self.insets.iter().map(|inset| inset.panel));
        covered
    }

    pub(super) fn furniture(&mut self) {
        let frame = self.request.view.frame;
        let corners = vec![
            frame.min,
            PagePt::new(frame.max.x, frame.min.y),
            frame.max,
            PagePt::new(frame.min.x, frame.max.y),
        ];
        let stroke = Some(Stroke::solid(self.theme().frame, 1.0));
        self.fixed(Shape::Path {
            points: corners,
            closed: true,
            fill: None,
            stroke,
        });
        self.draw_insets();
        if !self.request.furniture.scale_elsewhere {
            self.scale_bar();
            self.notice();
        }
        self.legend();
        if self.has_north_arrow() {
            self.north_arrow();
        }
    }

    /// A frame that is too low for it has no arrow.
    pub(super) fn has_north_arrow(&self) -> bool {
        let frame = self.request.view.frame;
        let free = self.notice_rect().min.y.min(self.scale_bar_rect().min.y);
        let has_room =
            self.request.furniture.scale_elsewhere || self.north_rect().max.y + 4.0 < free;
        self.request.furniture.north_arrow && has_room && frame.width() > 90.0
    }

    /// Whether the frame has hardly room for more than the map.
    pub(super) fn is_cramped(&self) -> bool {
        let frame = self.request.view.frame;
        frame.width() < CRAMPED_PT.0 || frame.height() < CRAMPED_PT.1
    }

    /// How long the scale bar may be.
    fn scale_bar_most(&self) -> f64 {
        let frame = self.request.view.frame;
        let share = if self.request.furniture.is_small || self.is_cramped() {
            SCALE_BAR_SHARES.1
        } else {
            SCALE_BAR_SHARES.0
        };
        SCALE_BAR_MAX_PT.min(frame.width() * share).max(1.0)
    }

    /// Width of the scale bar's paper: the longest bar's on the screen, where it changes while one
    /// zooms; its own in a figure.
    fn scale_bar_width(&self) -> f64 {
        let most = self.scale_bar_most();
        if self.request.furniture.footer {
            let (metres, length) = scale_bar_length(self.request.view.metres_per_pt(), most);
            let label = text_width(&self.distance_text(metres), NOTE_PT);
            length.max(label) + 16.0
        } else {
            most + 16.0
        }
    }

    /// In the lower right corner; above the legend where that reaches so far.
    fn scale_bar_rect(&self) -> PageRect {
        let frame = self.request.view.frame;
        let (width, height) = (self.scale_bar_width(), 30.0);
        let left = frame.max.x - INSET_PT - width;
        // The notice stands above the bar and may reach further.
        let reach = frame.max.x - INSET_PT - width.max(self.notice_width());
        let foot = self
            .strip_room
            .filter(|room| room.max.x + 6.0 > reach)
            .map_or(frame.max.y - INSET_PT, |room| room.min.y - 6.0);
        PageRect::from_min_size(PagePt::new(left, foot - height), width, height)
    }

    fn scale_bar(&mut self) {
        let (metres, length) =
            scale_bar_length(self.request.view.metres_per_pt(), self.scale_bar_most());
        let rect = self.scale_bar_rect();
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        self.panel(rect);
        let (x, y) = (rect.max.x - 8.0 - length, rect.max.y - 8.0);
        for (share, fill) in [(0.0, ink), (0.5, paper)] {
            let from = PagePt::new(x + length * share, y - 4.0);
            let bar = PageRect::from_min_size(from, length / 2.0, 4.0);
            self.fixed(rectangle(bar, Some(fill), Some(Stroke::solid(ink, 0.8))));
        }
        let label = self.distance_text(metres);
        let width = text_width(&label, NOTE_PT);
        // Beside a short bar's length there is no room for its beginning.
        if width + NOTE_PT < length {
            let zero = self.text("0", PagePt::new(x, y - 7.0), NOTE_PT, ink);
            self.fixed(zero);
        }
        let at = PagePt::new(x + length - width, y - 7.0);
        let label = self.text(&label, at, NOTE_PT, ink);
        self.fixed(label);
    }

    /// A distance on the ground in words.
    pub(super) fn distance_text(&self, metres: f64) -> String {
        let i18n = self.request.i18n;
        if metres >= 1000.0 {
            format!("{} {}", metres / 1000.0, i18n.tr("unit-km"))
        } else {
            format!("{metres} {}", i18n.tr("unit-m"))
        }
    }

    /// The words that must stand on every map: that it is not reviewed, or the number of its
    /// review; whose status it shows
    /// where no legend says so; and on the screen, where there is no footer, whose base map it is.
    fn notice_lines(&self) -> Vec<String> {
        let i18n = self.request.i18n;
        let review = self.request.furniture.review.as_ref();
        let reviewed =
            |number: &ReviewNumber| i18n.tr_with("notice-reviewed", &[("number", number.as_str())]);
        let mut lines = vec![review.map_or_else(|| i18n.tr("notice-unreviewed"), reviewed)];
        let is_outside = self.request.furniture.legend == LegendPlace::Outside;
        if self.strip.is_none() && !is_outside {
            lines.extend(self.heading(&self.texts_drawn).1);
        }
        if !self.request.furniture.footer {
            lines.push(i18n.short_base_text(self.request.atlas.base()));
        }
        lines
    }

    fn notice_width(&self) -> f64 {
        let lines = self.notice_lines().into_iter();
        let widths = lines.map(|line| text_width(&line, NOTE_PT));
        widths.fold(0.0, f64::max) + 12.0
    }

    fn notice_rect(&self) -> PageRect {
        let frame = self.request.view.frame;
        let (width, lines) = (self.notice_width(), self.notice_lines().len());
        let height = 5.0 + LINE_PT * lines as f64;
        let bar = self.scale_bar_rect();
        let corner = PagePt::new(frame.max.x - INSET_PT - width, bar.min.y - 6.0 - height);
        PageRect::from_min_size(corner, width, height)
    }

    fn notice(&mut self) {
        let rect = self.notice_rect();
        let lines = self.notice_lines();
        self.panel(rect);
        for (i, line) in (0_u32..).zip(lines) {
            let down = 3.0 + LINE_PT * f64::from(i) + NOTE_PT;
            let at = rect.min.offset(6.0, down);
            let text = self.text(&line, at, NOTE_PT, self.theme().ink);
            self.fixed(text);
        }
    }

    fn north_rect(&self) -> PageRect {
        let frame = self.request.view.frame;
        let corner = PagePt::new(frame.max.x - INSET_PT - 26.0, frame.min.y + INSET_PT);
        PageRect::from_min_size(corner, 26.0, 46.0)
    }

    fn north_arrow(&mut self) {
        let rect = self.north_rect();
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        self.panel(rect);
        let top = PagePt::new(rect.center().x, rect.min.y + 15.0);
        for (side, fill) in [(-7.0, ink), (7.0, paper)] {
            let points = vec![top, top.offset(side, 26.0), top.offset(0.0, 19.0)];
            let stroke = Some(Stroke::solid(ink, 0.9));
            self.fixed(Shape::Path {
                points,
                closed: true,
                fill: Some(fill),
                stroke,
            });
        }
        let north = self.request.i18n.tr("north");
        let at = PagePt::new(
            top.x - text_width(&north, 11.0) / 2.0,
            rect.min.y + 1.5 + 11.0 * ASCENT,
        );
        let text = self.text(&north, at, 11.0, ink);
        self.fixed(text);
    }

    /// A sheet of paper under a part of the cartouche.
    pub(super) fn panel(&mut self, rect: PageRect) {
        let fill = Some(self.theme().paper);
        let stroke = Some(Stroke::solid(self.theme().frame, 0.6));
        self.fixed(rectangle(rect, fill, stroke));
    }
}

pub(super) fn rectangle(
    rect: PageRect,
    fill: Option<super::Rgba>,
    stroke: Option<Stroke>,
) -> Shape {
    let points = vec![
        rect.min,
        PagePt::new(rect.max.x, rect.min.y),
        rect.max,
        PagePt::new(rect.min.x, rect.max.y),
    ];
    Shape::Path {
        points,
        closed: true,
        fill,
        stroke,
    }
}

/// Who the texts of a figure are by, in a line; `None` for a figure without facts.
pub(super) fn source_line<'a>(
    i18n: &I18n,
    sources: impl Iterator<Item = &'a Source>,
) -> Option<String> {
    let list: Vec<String> = sources
        .map(|s| {
            let (date, kind) = (i18n.date_text(s), i18n.tr(keys::source(s.kind)));
            i18n.tr_with(
                "source-short",
                &[
                    ("publisher", s.publisher.get(i18n.language())),
                    ("date", &date),
                    ("kind", &kind),
                ],
            )
        })
        .collect();
    let sources = list.join(&i18n.tr("list-comma"));
    (!list.is_empty()).then(|| i18n.tr_with("source-line-facts", &[("sources", &sources)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_bar_is_a_round_number_that_fits() {
        for metres_per_pt in [0.3, 7.0, 132.0, 611.0, 2446.0] {
            let (metres, length) = scale_bar_length(metres_per_pt, 130.0);
            assert!(
                length <= 130.0 && length > 50.0,
                "{metres} m in {length} pt"
            );
            assert!((length * metres_per_pt - metres).abs() < 1e-6 * metres);
        }
    }
}
