//! The legend of a board: the statuses and signs that stand in its rows, and no others.

use std::collections::BTreeSet;

use super::cells::is_inferred;
use super::columns::Column;
use super::signs::{self, SAMPLE_PT};
use crate::board::{Board, is_unplaced};
use crate::font::text_width;
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, Status};
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::layers::LineStyle;
use crate::scene::shapes::text;
use crate::scene::theme::{LinkClass, NOTE_PT};
use crate::scene::{Mark, Theme};

/// Height of a line of the legend.
const LINE_PT: f64 = 15.5;
/// Room between two entries, and between a sign and its words.
const GAP_PT: (f64, f64) = (16.0, 5.0);
/// Room for a sign that is no line, and for the code behind the line of a status.
const SIGN_PT: f64 = 9.0;
const CODE_PT: f64 = 15.0;
/// How far a baseline lies below the middle of its line, as a share of the text's size.
const BASELINE: f64 = 0.36;

/// A sign of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Class(LinkClass),
    Status(Status),
    Stated,
    Inferred,
    Later,
    Unplaced,
    InferredPlaces,
}

/// What a board's legend lists, in lines.
#[derive(Clone, Debug, Default)]
pub(super) struct BoardLegend {
    lines: Vec<Vec<(Sign, String, f64)>>,
}

impl BoardLegend {
    /// The legend of a board, in a width.
    pub(super) fn new(atlas: &Atlas, i18n: &I18n, board: &Board, width: f64) -> Self {
        let mut lines: Vec<Vec<(Sign, String, f64)>> = Vec::new();
        let mut x = f64::INFINITY;
        for sign in signs(atlas, board) {
            let words = i18n.tr(sign.key());
            let own = sign.width() + GAP_PT.1 + text_width(&words, NOTE_PT);
            if x + own > width {
                lines.push(Vec::new());
                x = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                line.push((sign, words, x));
            }
            x += own + GAP_PT.0;
        }
        Self { lines }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE_PT
    }

    /// Draws it in a column, from a height on; the room it takes.
    pub(super) fn draw(
        &self,
        theme: &Theme,
        i18n: &I18n,
        (column, top): (&Column, f64),
        list: &mut DrawList,
    ) -> PageRect {
        for (line, signs) in (0_u32..).zip(&self.lines) {
            let middle = top + (f64::from(line) + 0.5) * LINE_PT;
            for (sign, words, x) in signs {
                let at = PagePt::new(column.x + x, middle);
                sign.draw(theme, i18n, at, list);
                let words_at = at.offset(sign.width() + GAP_PT.1, NOTE_PT * BASELINE);
                list.add(Mark::Legend, text(words, words_at, NOTE_PT, theme.ink));
            }
        }
        PageRect::from_min_size(PagePt::new(column.x, top), column.width, self.height())
    }
}

/// The signs that stand in the rows of a board.
fn signs(atlas: &Atlas, board: &Board) -> Vec<Sign> {
    let links: Vec<_> = board.rows().map(|row| atlas.link(row.link)).collect();
    let statuses: BTreeSet<Status> = links.iter().map(|link| link.status).collect();
    // The line of a status that is not stated is grey, whatever its mode.
    let classes = links.iter().filter(|link| link.status != Status::NotStated);
    let classes: BTreeSet<LinkClass> = classes.map(|link| LinkClass::of(link.mode)).collect();
    let stated = || board.rows().flat_map(|row| &row.stated);
    let others = [
        (
            Sign::Stated,
            stated().any(|of| of.date.is_some() && !of.is_inferred),
        ),
        (Sign::Inferred, stated().any(|of| of.is_inferred)),
        (Sign::Later, board.rows().any(|row| !row.later.is_empty())),
        (Sign::Unplaced, links.iter().any(|link| is_unplaced(link))),
        (
            Sign::InferredPlaces,
            board
                .rows()
                .any(|row| is_inferred(atlas, row) && !atlas.link(row.link).places.is_empty()),
        ),
    ];
    let others = others
        .into_iter()
        .filter_map(|(sign, is_there)| is_there.then_some(sign));
    let statuses = statuses.into_iter().map(Sign::Status);
    let classes = classes.into_iter().map(Sign::Class);
    statuses.chain(classes).chain(others).collect()
}

impl Sign {
    const fn key(self) -> &'static str {
        match self {
            Self::Class(class) => class.key(),
            Self::Status(status) => keys::status(status),
            Self::Stated => "board-sign-stated",
            Self::Inferred => "board-sign-inferred",
            Self::Later => "board-sign-later",
            Self::Unplaced => "board-sign-unplaced",
            Self::InferredPlaces => "board-sign-places",
        }
    }

    fn width(self) -> f64 {
        match self {
            Self::Class(_) => 2.0 * SAMPLE_PT,
            Self::Status(status) if keys::status_code(status).is_some() => {
                2.0 * SAMPLE_PT + CODE_PT
            }
            Self::Status(_) => 2.0 * SAMPLE_PT,
            Self::InferredPlaces => text_width("*", NOTE_PT),
            Self::Stated | Self::Inferred | Self::Later | Self::Unplaced => SIGN_PT,
        }
    }

    /// Draws it, the middle of its left edge at `at`.
    fn draw(self, theme: &Theme, i18n: &I18n, at: PagePt, list: &mut DrawList) {
        let middle = at.offset(SIGN_PT / 2.0, 0.0);
        let sample = at.offset(SAMPLE_PT, 0.0);
        match self {
            Self::Class(class) => {
                let style = LineStyle::of(theme, class.first_mode(), Status::InOperation);
                list.add_all(Mark::Legend, signs::line(style, sample, SAMPLE_PT));
            }
            Self::Status(status) => {
                let style = LineStyle::of_status(theme, status);
                list.add_all(Mark::Legend, signs::line(style, sample, SAMPLE_PT));
                if let Some(key) = keys::status_code(status) {
                    let at = sample.offset(SAMPLE_PT + CODE_PT / 2.0 + 2.0, 0.0);
                    list.add_all(Mark::Legend, signs::code(theme, &i18n.tr(key), at));
                }
            }
            Self::Stated => list.add(Mark::Legend, signs::stated_dot(theme, theme.ink, middle)),
            Self::Inferred => list.add(Mark::Legend, signs::inferred_dot(theme, theme.ink, middle)),
            Self::Later => list.add(Mark::Legend, signs::later(theme, middle)),
            Self::Unplaced => list.add_all(Mark::Legend, signs::unplaced(theme, middle)),
            Self::InferredPlaces => {
                let baseline = at.offset(0.0, NOTE_PT * BASELINE);
                list.add(Mark::Legend, text("*", baseline, NOTE_PT, theme.ink_soft));
            }
        }
    }
}
