//! The legend on the paper of a figure, beside the map or below it: its heading and its columns.

use super::heading::LegendHeading;
use super::packing::COLUMN_GAP_PT;
use super::row::{LegendRow, Metrics};
use super::row_columns::RowColumns;
use crate::font::{ASCENT, Weight, width_in, wrap};
use crate::i18n::I18n;
use crate::projection::PageRect;
use crate::scene::draw_list::DrawList;
use crate::scene::shapes::{continuing, text, text_in};
use crate::scene::theme::{LEGEND_HEAD_PT, NOTE_PT};
use crate::scene::{Mark, Theme};

const LINE_PT: f64 = NOTE_PT * 1.35;
/// Room under a heading.
const HEAD_FOOT_PT: f64 = 4.0;

/// The heading of a legend in columns: its title, and what is said beside or under it.
#[derive(Clone, Debug)]
pub(in crate::scene) struct ColumnHead {
    title: String,
    /// How far the lines stand from the left; they begin beside the title, or else under it.
    indent: f64,
    /// The remarks, each in its lines.
    remarks: Vec<Vec<String>>,
}

impl ColumnHead {
    /// The heading in a width: under the title where the legend stands beside the map, else beside
    /// the title. It carries the remarks of the rows where these stand in several columns.
    pub(in crate::scene) fn new(
        i18n: &I18n,
        heading: LegendHeading,
        remarks: &[String],
        (width, is_beside_map): (f64, bool),
    ) -> Self {
        let title = heading.title;
        let notes = heading.status.into_iter().chain(heading.not_shown);
        let notes: Vec<String> = notes.chain(remarks.iter().cloned()).collect();
        if is_beside_map {
            let remarks = notes.iter().map(|note| wrap(note, NOTE_PT, width));
            return Self {
                indent: 0.0,
                remarks: remarks.collect(),
                title,
            };
        }
        let indent = width_in(&title, LEGEND_HEAD_PT, Weight::Bold) + COLUMN_GAP_PT;
        let text = notes.join(&i18n.tr("list-semicolon"));
        Self {
            indent,
            remarks: vec![wrap(&text, NOTE_PT, width - indent)],
            title,
        }
    }

    /// How high it is.
    pub(in crate::scene) fn height(&self) -> f64 {
        let lines = self.remarks.iter().map(Vec::len).sum::<usize>() as f64;
        let beneath = if self.indent > 0.0 {
            lines - 1.0
        } else {
            lines
        };
        LEGEND_HEAD_PT * ASCENT + beneath.max(0.0) * LINE_PT + HEAD_FOOT_PT
    }
}

/// Draws a legend's heading and rows into a box of the paper; the rows closer where they must.
pub(in crate::scene) fn draw_columns(
    theme: &Theme,
    head: &ColumnHead,
    rows: &[LegendRow],
    (rect, columns): (PageRect, &RowColumns),
    metrics: &Metrics,
    list: &mut DrawList,
) {
    let base = rect.min.offset(0.0, LEGEND_HEAD_PT * ASCENT);
    let title = text_in(&head.title, base, LEGEND_HEAD_PT, theme.ink, Weight::Bold);
    list.add(Mark::Legend, title);
    let first = if head.indent > 0.0 { 0.0 } else { LINE_PT };
    let mut at = base.offset(head.indent, first);
    for remark in &head.remarks {
        for (i, line) in remark.iter().enumerate() {
            let line = text(line, at, NOTE_PT, theme.ink_soft);
            list.add(Mark::Legend, continuing(line, i > 0));
            at = at.offset(0.0, LINE_PT);
        }
    }
    let top = rect.min.offset(0.0, head.height());
    let room = PageRect {
        min: top,
        max: rect.max,
    };
    columns.draw(theme, rows, room, metrics, list);
}
