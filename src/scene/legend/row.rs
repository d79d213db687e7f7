//! One row of a legend.

use super::swatch::Swatch;
use crate::font::{Weight, text_width, width_in};
use crate::projection::PagePt;
use crate::scene::draw_list::DrawList;
use crate::scene::shapes::{text, text_in};
use crate::scene::theme::{LEGEND_PT, NOTE_PT};
use crate::scene::{Mark, Theme};

/// Distance between a swatch and its text.
const SWATCH_GAP_PT: f64 = 6.0;
/// Distance between a row's text and its numbers.
const NUMBER_GAP_PT: f64 = 2.5;
/// How far a baseline lies below the middle of its row, as a share of the text's size.
const BASELINE: f64 = 0.38;

/// One row of a legend.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) enum LegendRow {
    /// A heading, with the numbers of the texts its rows come from where the rows have none.
    Head(String, String),
    /// A sample of a mark, what it means, and the numbers of the texts it comes from.
    Sign(Swatch, String, String),
    /// A remark.
    Note(String),
}

/// Sizes of a legend's rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) struct Metrics {
    pub(super) row_pt: f64,
    /// The same where rows must be close: the rings of codes still stand apart.
    pub(super) least_row_pt: f64,
    text_pt: f64,
    swatch_pt: f64,
}

impl Metrics {
    /// For maps with room.
    pub(in crate::scene) const ROOMY: Self = Self {
        row_pt: 14.5,
        least_row_pt: 11.6,
        text_pt: LEGEND_PT,
        swatch_pt: 24.0,
    };
    /// For small pages.
    pub(in crate::scene) const SMALL: Self = Self {
        row_pt: 10.9,
        least_row_pt: 10.4,
        text_pt: NOTE_PT,
        swatch_pt: 17.0,
    };

    /// How wide a row is.
    pub(super) fn width(&self, row: &LegendRow) -> f64 {
        let numbered = |text: &str, numbers: &str, weight: Weight| {
            let numbers = if numbers.is_empty() {
                0.0
            } else {
                NUMBER_GAP_PT + text_width(numbers, NOTE_PT)
            };
            width_in(text, self.text_pt, weight) + numbers
        };
        match row {
            LegendRow::Head(text, numbers) => numbered(text, numbers, Weight::Bold),
            LegendRow::Sign(swatch, text, numbers) => {
                swatch.width(self.swatch_pt)
                    + SWATCH_GAP_PT
                    + numbered(text, numbers, Weight::Regular)
            }
            LegendRow::Note(text) => text_width(text, NOTE_PT),
        }
    }
}

impl LegendRow {
    /// Whether it begins a group.
    pub(super) const fn is_head(&self) -> bool {
        matches!(self, Self::Head(..))
    }

    /// Draws it, its top-left corner at `at`.
    pub(super) fn draw(&self, theme: &Theme, at: PagePt, metrics: &Metrics, list: &mut DrawList) {
        let baseline = |size: f64| at.offset(0.0, metrics.row_pt / 2.0 + size * BASELINE);
        let (ink, soft) = (theme.ink, theme.ink_soft);
        let size = metrics.text_pt;
        let (words, numbers, x) = match self {
            Self::Note(note) => {
                let note = text(note, baseline(NOTE_PT), NOTE_PT, soft);
                list.add(Mark::Legend, note);
                return;
            }
            Self::Head(words, numbers) => (words, numbers, 0.0),
            Self::Sign(swatch, words, numbers) => {
                let middle = at.offset(0.0, metrics.row_pt / 2.0);
                swatch.draw(theme, middle, metrics.swatch_pt, list);
                let width = swatch.width(metrics.swatch_pt);
                (words, numbers, width + SWATCH_GAP_PT)
            }
        };
        let weight = match self {
            Self::Head(..) => Weight::Bold,
            Self::Sign(..) | Self::Note(_) => Weight::Regular,
        };
        let shape = text_in(words, baseline(size).offset(x, 0.0), size, ink, weight);
        list.add(Mark::Legend, shape);
        if !numbers.is_empty() {
            let x = x + width_in(words, size, weight) + NUMBER_GAP_PT;
            let numbers = text(numbers, baseline(NOTE_PT).offset(x, 0.0), NOTE_PT, soft);
            list.add(Mark::Legend, numbers);
        }
    }
}
