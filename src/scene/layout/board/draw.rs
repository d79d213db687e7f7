//! Drawing the rows of a board: its columns, the heads of its groups, and in each row the link with
//! what is said of it.

use super::cells::{Entry, EntryKind, NAME_LINE_PT, NAME_PT, ROW_PAD_PT, RowCells, UNPLACED_PT};
use super::columns::{Column, Columns};
use super::paging::{Block, GROUP_PT};
use super::signs::{self, SAMPLE_PT};
use super::years::Years;
use crate::board::GroupHead;
use crate::font::{ASCENT, Weight, text_width, width_in};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, FeatureId};
use crate::projection::PagePt;
use crate::scene::draw_list::DrawList;
use crate::scene::layers::LineStyle;
use crate::scene::layout::arrangement::LINE_PT;
use crate::scene::shapes::{continuing, path, text, text_in};
use crate::scene::theme::NOTE_PT;
use crate::scene::{Mark, Stroke, Theme};

/// Height of the heads of the columns.
pub(super) const HEAD_PT: f64 = 19.0;
/// How far a baseline lies below the middle of a line, as a share of the text's size.
const BASELINE: f64 = 0.36;
/// Widths of the rules beneath the heads of the columns, of groups, and between rows.
const RULE_PT: (f64, f64, f64) = (0.9, 0.6, 0.5);

/// Draws the rows of a page.
pub(super) struct RowDrawer<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) i18n: &'a I18n,
    pub(super) theme: &'a Theme,
    pub(super) columns: &'a Columns,
    pub(super) years: Option<&'a Years>,
}

impl RowDrawer<'_> {
    /// Draws the heads of the columns and the blocks beneath them, from a height on.
    pub(super) fn draw(&self, blocks: &[Block], top: f64, list: &mut DrawList) {
        let mut y = top + HEAD_PT;
        let bottom = blocks.iter().fold(y, |y, block| y + block.height());
        self.lines_of_years(y, bottom, list);
        self.heads(top, list);
        let mut is_below_row = false;
        for block in blocks {
            match block {
                Block::Head(head, count, goes_on) => {
                    self.group(*head, (*count, *goes_on), y, list);
                }
                Block::Row(cells) => {
                    if is_below_row {
                        self.rule(y, RULE_PT.2, list);
                    }
                    self.row(cells, y, list);
                }
            }
            is_below_row = matches!(block, Block::Row(_));
            y += block.height();
        }
        self.rule(bottom, RULE_PT.1, list);
    }

    /// A line across all columns.
    fn rule(&self, y: f64, width_pt: f64, list: &mut DrawList) {
        let Column { x, width } = self.columns.all;
        let color = if width_pt > RULE_PT.2 {
            self.theme.frame
        } else {
            self.theme.rule
        };
        let ends = vec![PagePt::new(x, y), PagePt::new(x + width, y)];
        list.add(Mark::Row, path(ends, Stroke::solid(color, width_pt)));
    }

    /// The lines at which years begin.
    fn lines_of_years(&self, top: f64, bottom: f64, list: &mut DrawList) {
        let ticks = self.years.map(Years::ticks).unwrap_or_default();
        for tick in ticks {
            let ends = vec![PagePt::new(tick.x, top), PagePt::new(tick.x, bottom)];
            list.add(
                Mark::Row,
                path(ends, Stroke::solid(self.theme.rule, RULE_PT.2)),
            );
        }
    }

    fn heads(&self, top: f64, list: &mut DrawList) {
        let middle = top + HEAD_PT / 2.0;
        let baseline = middle + NOTE_PT * BASELINE;
        let mut write = |words: &str, x: f64| {
            let at = PagePt::new(x, baseline);
            list.add(Mark::Row, text(words, at, NOTE_PT, self.theme.ink_soft));
        };
        if !self.columns.is_stacked {
            write(&self.i18n.tr("board-head-link"), self.columns.name.x);
            write(&self.i18n.tr("board-head-places"), self.columns.places.x);
        }
        write(&self.i18n.tr("board-head-words"), self.columns.words.x);
        for tick in self.years.map(Years::ticks).unwrap_or_default() {
            if let Some((name, middle)) = tick.name {
                write(&name, middle - text_width(&name, NOTE_PT) / 2.0);
            }
        }
        if let Some(undated) = &self.columns.undated {
            let words = self.i18n.tr("detail-date-unknown");
            write(&words, undated.middle() - text_width(&words, NOTE_PT) / 2.0);
        }
        self.rule(top + HEAD_PT, RULE_PT.0, list);
    }

    /// The head of a group.
    fn group(&self, head: GroupHead, (count, goes_on): (usize, bool), y: f64, list: &mut DrawList) {
        let name = head.name(self.atlas, self.i18n);
        let key = if goes_on {
            "board-group-goes-on"
        } else {
            "board-group"
        };
        let words = self.i18n.tr_n_with(key, count, &[("name", &name)]);
        let baseline = y + GROUP_PT - 5.0;
        let at = PagePt::new(self.columns.all.x, baseline);
        let ink = self.theme.ink;
        list.add(Mark::Row, text_in(&words, at, NAME_PT, ink, Weight::Bold));
        self.rule(y + GROUP_PT, RULE_PT.1, list);
    }

    fn row(&self, cells: &RowCells, top: f64, list: &mut DrawList) {
        let feature = FeatureId::Link(cells.link);
        let link = self.atlas.link(cells.link);
        let theme = self.theme;
        let first = top + ROW_PAD_PT + NAME_PT * ASCENT;
        let columns = self.columns;
        let middle = first - NAME_PT * BASELINE;
        if let Some(key) = keys::status_code(link.status) {
            let at = PagePt::new(columns.code.middle() - 2.0, middle);
            for shape in signs::code(theme, &self.i18n.tr(key), at) {
                list.add_of(Mark::Row, feature, shape);
            }
        }
        let mut y = first;
        for (nth, line) in cells.name.iter().enumerate() {
            let at = PagePt::new(columns.name.x, y);
            let name = text(line, at, NAME_PT, theme.ink);
            list.add_of(Mark::Row, feature, continuing(name, nth > 0));
            y += NAME_LINE_PT;
        }
        if cells.is_unplaced {
            let end = cells.name.last().map_or(0.0, |line| {
                width_in(line, NAME_PT, Weight::Regular) + UNPLACED_PT / 2.0
            });
            let last = y - NAME_LINE_PT - NAME_PT * BASELINE;
            let at = PagePt::new(columns.name.x + end + 1.0, last);
            for shape in signs::unplaced(theme, at) {
                list.add_of(Mark::Row, feature, shape);
            }
        }
        let mut y = if columns.is_stacked {
            first + cells.name_height()
        } else {
            first
        };
        for (nth, line) in cells.places.iter().enumerate() {
            let at = PagePt::new(columns.places.x, y);
            let places = text(line, at, NOTE_PT, theme.ink_soft);
            list.add_of(Mark::Row, feature, continuing(places, nth > 0));
            y += LINE_PT;
        }
        let style = LineStyle::of(theme, link.mode, link.status);
        let mut y = first + cells.words_below();
        for entry in &cells.entries {
            self.entry(feature, style, entry, y, list);
            y += entry.lines.len() as f64 * LINE_PT;
        }
    }

    /// What a text states, or what came later, from a baseline on.
    fn entry(
        &self,
        feature: FeatureId,
        style: LineStyle,
        entry: &Entry,
        baseline: f64,
        list: &mut DrawList,
    ) {
        let theme = self.theme;
        let middle = baseline - NOTE_PT * BASELINE;
        let on_years = |date| self.years.map(|years| PagePt::new(years.x(date), middle));
        let ink = match entry.kind {
            EntryKind::Stated(date, known) => {
                let undated = self.columns.undated;
                let beside = undated.map(|of| (PagePt::new(of.middle(), middle), SAMPLE_PT));
                let half = self.years.map_or(SAMPLE_PT, Years::sample);
                let at = date.map_or(beside, |date| Some((on_years(date)?, half)));
                let shapes = at.map(|at| signs::stated(theme, style, known, at));
                for shape in shapes.into_iter().flatten() {
                    list.add_of(Mark::Row, feature, shape);
                }
                theme.ink
            }
            EntryKind::Later(date) => {
                if let Some(at) = on_years(date) {
                    list.add_of(Mark::Row, feature, signs::later(theme, at));
                }
                theme.ink_soft
            }
            EntryKind::More => theme.ink_soft,
        };
        for (line, words) in (0_u32..).zip(&entry.lines) {
            let at = PagePt::new(self.columns.words.x, baseline + f64::from(line) * LINE_PT);
            let words = text(words, at, NOTE_PT, ink);
            list.add_of(Mark::Row, feature, continuing(words, line > 0));
        }
    }
}
