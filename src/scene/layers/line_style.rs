//! How the lines of links are drawn, on the map and in the legend.

use super::course_form::CourseForm;
use crate::geometry::{Run, length_pt, stations};
use crate::model::{Link, Mode, Status};
use crate::projection::PagePt;
use crate::scene::shapes::path;
use crate::scene::theme::{
    BACK_LINE, MINOR_LINE, MINOR_LINE_ZOOM, THIN_LINE, TICK_EVERY_PT, TICK_PT, TIE_WIDTH, Ticks,
    status_style,
};
use crate::scene::{Rgba, Shape, Stroke, Theme};

/// Width of the stripe in the middle of a line, as a share of the line's.
const STRIPE: f64 = 0.34;
/// A line so long has no ticks: it crosses the largest page hundreds of times, and they would be all
/// that is seen of it.
const MOST_TICKED_PT: f64 = 500_000.0;
/// How far a slanted tick reaches along its line and across it.
const SLANTED_TICK_PT: f64 = 2.6;
/// How the line of a link is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) struct LineStyle {
    pub(in crate::scene) color: Rgba,
    /// The colour of the stripe in its middle, if it has one.
    pub(in crate::scene) stripe: Option<Rgba>,
    /// Its width, without its casing.
    pub(in crate::scene) width_pt: f64,
    /// Lengths on and off; empty is solid.
    pub(in crate::scene) dash: &'static [f64],
    pub(in crate::scene) ticks: Ticks,
}

impl LineStyle {
    /// The style of a link of a mode and a status.
    pub(in crate::scene) fn of(theme: &Theme, mode: Mode, status: Status) -> Self {
        let (mode, style) = (theme.mode(mode), status_style(status));
        Self {
            color: if style.grey {
                theme.not_stated
            } else {
                mode.color
            },
            stripe: style.centre_stripe.then_some(theme.paper),
            width_pt: mode.width_pt * style.width,
            dash: style.dash,
            ticks: if style.grey { Ticks::None } else { mode.ticks },
        }
    }

    /// The same on a map of a zoom: far away, lines of minor rank are thin and bare.
    pub(in crate::scene) fn at_zoom(self, mode: Mode, zoom: f64) -> Self {
        if zoom >= MINOR_LINE_ZOOM || !is_minor(mode) {
            return self;
        }
        Self {
            width_pt: self.width_pt * MINOR_LINE,
            ticks: Ticks::None,
            ..self
        }
    }

    /// The style of a line that steps back: thin, paler and without ticks.
    pub(in crate::scene) fn stepped_back(self, theme: &Theme) -> Self {
        Self {
            color: self.color.mixed(theme.paper, BACK_LINE),
            width_pt: self.width_pt * THIN_LINE,
            ticks: Ticks::None,
            ..self
        }
    }

    /// The same where a tie stands for the course.
    pub(super) fn in_form(self, form: CourseForm) -> Self {
        match form {
            CourseForm::Traced | CourseForm::Schematic => self,
            CourseForm::Tie => Self {
                width_pt: self.width_pt * TIE_WIDTH,
                ticks: Ticks::None,
                stripe: None,
                ..self
            },
        }
    }

    /// The style of a status alone, whatever the mode.
    pub(in crate::scene) fn of_status(theme: &Theme, status: Status) -> Self {
        let style = Self::of(theme, Mode::Expressway, status);
        Self {
            color: if status_style(status).grey {
                style.color
            } else {
                theme.ink
            },
            ..style
        }
    }

    /// The line without its stripe.
    pub(super) fn stroke(&self) -> Stroke {
        Stroke::solid(self.color, self.width_pt).dashed(self.dash)
    }

    /// The line and its stripe, bottom up.
    pub(in crate::scene) fn strokes(&self) -> impl Iterator<Item = Stroke> {
        let line = self.stroke();
        let width_pt = self.width_pt * STRIPE;
        let stripe = self.stripe.map(|color| Stroke::solid(color, width_pt));
        std::iter::once(line).chain(stripe)
    }

    /// A sample of the line from a point to the right: as many ticks as its length has room for, about
    /// its middle.
    pub(in crate::scene) fn sample(&self, at: PagePt, width: f64) -> Vec<Shape> {
        let ends = vec![at, at.offset(width, 0.0)];
        let between = ((width / TICK_EVERY_PT).round() - 1.0).max(0.0) * TICK_EVERY_PT;
        let run = Run {
            start_pt: TICK_EVERY_PT - (width - between) / 2.0,
            points: ends.clone(),
        };
        let line = self.strokes().map(|stroke| path(ends.clone(), stroke));
        line.chain(self.ticks(&[run])).collect()
    }

    /// The ticks of stretches of a line; `None` for a line without any, or one too long for them.
    pub(in crate::scene) fn ticks(&self, runs: &[Run]) -> Option<Shape> {
        let (before, after, slant) = match self.ticks {
            Ticks::None => return None,
            Ticks::Both => (TICK_PT, TICK_PT, 0.0),
            Ticks::One => (0.0, TICK_PT, 0.0),
            Ticks::Slanted => (SLANTED_TICK_PT, SLANTED_TICK_PT, 1.0),
        };
        let length: f64 = runs.iter().map(|run| length_pt(&run.points)).sum();
        if length > MOST_TICKED_PT {
            return None;
        }
        let segments: Vec<_> = runs
            .iter()
            .flat_map(|run| stations(run, TICK_EVERY_PT))
            .map(|(p, (dx, dy))| {
                let (x, y) = (dx * slant - dy, dy * slant + dx);
                [
                    p.offset(-x * before, -y * before),
                    p.offset(x * after, y * after),
                ]
            })
            .collect();
        let stroke = Stroke::solid(self.color, 1.0);
        (!segments.is_empty()).then_some(Shape::Segments { segments, stroke })
    }
}

/// The colour a link is drawn in.
pub(in crate::scene) fn link_color(theme: &Theme, link: &Link) -> Rgba {
    LineStyle::of(theme, link.mode, link.status).color
}

/// Whether lines of a mode serve a city rather than the region.
const fn is_minor(mode: Mode) -> bool {
    match mode {
        Mode::SuburbanRail
        | Mode::FastRoad
        | Mode::TourismRoad
        | Mode::Waterway
        | Mode::WaterDiversion => true,
        Mode::HighSpeedRail
        | Mode::ConventionalRail
        | Mode::Expressway
        | Mode::Airport
        | Mode::Station
        | Mode::FreightHub
        | Mode::Network
        | Mode::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::PagePt;

    #[test]
    fn a_line_that_fills_the_page_has_no_ticks() {
        let style = LineStyle::of(
            &Theme::light(),
            Mode::HighSpeedRail,
            Status::UnderConstruction,
        );
        let run = |strokes: u32| Run {
            start_pt: 0.0,
            points: (0..=strokes)
                .map(|n| PagePt::new(if n % 2 == 0 { 0.0 } else { 500.0 }, 0.0))
                .collect(),
        };
        assert!(style.ticks(&[run(100)]).is_some());
        assert!(style.ticks(&[run(900), run(900)]).is_none());
    }

    #[test]
    fn a_line_of_no_stated_status_is_grey_and_has_no_ticks() {
        let theme = Theme::light();
        let stated = LineStyle::of(&theme, Mode::HighSpeedRail, Status::Proposed);
        let grey = LineStyle::of(&theme, Mode::HighSpeedRail, Status::NotStated);
        assert_eq!((grey.color, grey.ticks), (theme.not_stated, Ticks::None));
        assert_eq!((stated.color, stated.ticks), (theme.rail, Ticks::Both));
    }
}
