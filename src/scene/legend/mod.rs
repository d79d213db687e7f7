//! The legend: exactly what is drawn, under words that say whose status it is.

mod outside;
mod rows;
mod swatch;

pub(super) use outside::Metrics;
pub(super) use rows::Slots;
use swatch::Swatch;

use std::collections::BTreeSet;

use crate::font::{ASCENT, text_width};
use crate::model::{PartialDate, SourceId};
use crate::projection::{PagePt, PageRect};
use crate::scene::LegendPlace;
use crate::scene::build::Builder;
use crate::scene::theme::{LEGEND_FRAME_PT, LEGEND_HEAD_PT, LEGEND_SHARE, NOTE_PT};

const PAD_PT: f64 = 8.0;
const ROW_PT: f64 = 14.5;
const HEAD_ROW_PT: f64 = 17.0;
/// Distance between the lines of a heading that is long.
const HEAD_LINE_PT: f64 = 13.0;
const HEAD_GAP_PT: f64 = 14.0;
/// A frame narrower than this has no legend.
const LEAST_STRIP_PT: f64 = 150.0;
/// One line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) enum Row {
    /// A heading, with the numbers of the texts its rows come from where the rows have none.
    Head(String, String),
    /// A sample of a mark, what it means, and the numbers of the texts it comes from.
    Entry(Swatch, String, String),
    /// A remark.
    Note(String),
}

impl Builder<'_> {
    /// The legend's title, and whose status it shows: the years of the texts whose facts are
    /// drawn, and the date whose knowledge is; nothing where no fact is drawn.
    pub(in crate::scene) fn heading(&self, drawn: &[SourceId]) -> (String, Vec<String>) {
        let request = self.request;
        let as_of = request.shown.as_of();
        let dates = drawn.iter().filter_map(|id| request.atlas.source(*id).date);
        let years: BTreeSet<u16> = dates.map(|date| date.year).collect();
        let status = match (years.first(), years.last()) {
            (Some(from), Some(to)) if from < to => {
                let [from, to] = [from, to].map(ToString::to_string);
                let span = [("from", from.as_str()), ("to", to.as_str())];
                Some(request.i18n.tr_with("legend-as-of", &span))
            }
            (Some(year), _) => {
                let year = year.to_string();
                Some(
                    request
                        .i18n
                        .tr_with("legend-as-of-year", &[("year", &year)]),
                )
            }
            _ => None,
        };
        let by = as_of.map(|date| {
            let key = match status {
                Some(_) => "legend-by",
                None => "legend-nothing-by",
            };
            self.as_of_text(key, date)
        });
        (
            self.tr("legend-title"),
            status.into_iter().chain(by).collect(),
        )
    }

    fn as_of_text(&self, key: &str, date: PartialDate) -> String {
        self.request
            .i18n
            .tr_with(key, &[("date", &date.to_string())])
    }

    /// The blocks of a strip at the foot of the map: as few rows as its width allows; none where the
    /// frame is low or they would hide the map, so that the heading stands alone.
    fn strip_blocks(
        &self,
        groups: &[Vec<Row>],
        head_lines: usize,
        width: f64,
        within: Option<PageRect>,
    ) -> Vec<Block> {
        let frame = self.request.view.frame;
        if frame.height() < LEGEND_FRAME_PT {
            return Vec::new();
        }
        let set_aside = within.map(|room| room.height() + 0.01);
        let most = set_aside.unwrap_or(frame.height() * LEGEND_SHARE.1);
        let wanted = set_aside.unwrap_or(frame.height() * LEGEND_SHARE.0);
        let room = width - 2.0 * PAD_PT + 0.01;
        let laid_out = |rows: usize, gaps: Gaps| {
            let blocks = groups.iter().map(|g| Block::new(g, rows, gaps));
            Blocks {
                list: blocks.collect(),
                gaps,
            }
        };
        let fits = |gaps: Gaps, most: f64| {
            (3..24)
                .map(|rows| laid_out(rows, gaps))
                .find(|blocks| blocks.width() <= room)
                .filter(|blocks| blocks.height(head_lines) <= most)
        };
        // Closer columns before more rows than the map should give up.
        let found = fits(Gaps::WIDE, wanted)
            .or_else(|| fits(Gaps::CLOSE, wanted))
            .or_else(|| fits(Gaps::CLOSE, most));
        found.map(|blocks| blocks.list).unwrap_or_default()
    }

    /// Lays the strip out: where it covers the map, its heading and its blocks. It keeps within the
    /// room that was set aside for it, if any was.
    pub(in crate::scene) fn lay_out_strip(&self, within: Option<PageRect>) -> Option<Strip> {
        let frame = self.request.view.frame;
        let width = within.map_or(frame.width() - 20.0, |room| room.width());
        if self.request.furniture.legend != LegendPlace::Foot || width < LEAST_STRIP_PT {
            return None;
        }
        let (notes, groups): (Vec<Row>, Vec<Vec<Row>>) = self.notes_apart();
        let head = self.head_lines(&notes, width - 2.0 * PAD_PT);
        let blocks = self.strip_blocks(&groups, head.len(), width, within);
        let blocks = Blocks {
            gaps: blocks.first().map_or(Gaps::WIDE, |b| b.gaps),
            list: blocks,
        };
        let widest = head.iter().map(HeadLine::width).fold(0.0, f64::max);
        let size = (
            blocks.width().max(widest) + 2.0 * PAD_PT,
            blocks.height(head.len()),
        );
        let corner = PagePt::new(frame.min.x + 10.0, frame.max.y - 10.0 - size.1);
        let rect = PageRect::from_min_size(corner, size.0, size.1);
        Some(Strip { rect, head, blocks })
    }

    /// The remarks of the groups, which a strip carries in its heading, and the other rows.
    fn notes_apart(&self) -> (Vec<Row>, Vec<Vec<Row>>) {
        let mut notes = Vec::new();
        let mut groups = self.legend_groups();
        for group in &mut groups {
            let is_note = |row: &Row| matches!(row, Row::Note(_));
            notes.extend(group.iter().filter(|r| is_note(r)).cloned());
            group.retain(|row| !is_note(row));
        }
        groups.retain(|group| group.len() > 1);
        (notes, groups)
    }

    /// Title, whose status it is, what is not shown and how sure the rest is, in lines of a width.
    fn head_lines(&self, notes: &[Row], width: f64) -> Vec<HeadLine> {
        let (title, status) = self.heading(&self.texts_drawn);
        let mut texts = vec![(title, LEGEND_HEAD_PT)];
        texts.extend(status.into_iter().map(|line| (line, NOTE_PT)));
        if self.labels_dropped > 0 {
            let dropped = self
                .request
                .i18n
                .tr_n("legend-not-shown", self.labels_dropped);
            texts.push((dropped, NOTE_PT));
        }
        let notes = notes.iter().filter(|_| !self.is_cramped());
        let notes = notes.filter_map(|row| match row {
            Row::Note(text) => Some((text.clone(), NOTE_PT)),
            Row::Head(..) | Row::Entry(..) => None,
        });
        texts.extend(notes);
        let mut lines = vec![HeadLine::default()];
        for (text, size) in texts {
            let line = lines.last().map_or(0.0, HeadLine::width);
            if line > 0.0 && line + HEAD_GAP_PT + text_width(&text, size) > width {
                lines.push(HeadLine::default());
            }
            if let Some(line) = lines.last_mut() {
                line.0.push((text, size));
            }
        }
        lines
    }

    pub(in crate::scene) fn legend(&mut self) {
        match self.request.furniture.legend {
            LegendPlace::Nowhere | LegendPlace::Outside => {}
            LegendPlace::Foot => self.legend_at_foot(),
        }
    }

    fn legend_at_foot(&mut self) {
        let Some(Strip { rect, head, blocks }) = self.strip.take() else {
            return;
        };
        self.panel(rect);
        let mut base = rect.min.offset(PAD_PT, PAD_PT + LEGEND_HEAD_PT * ASCENT);
        for line in &head {
            self.head_line(line, base);
            base = base.offset(0.0, HEAD_LINE_PT);
        }
        let down = PAD_PT + head_height(head.len());
        let mut corner = rect.min.offset(PAD_PT, down);
        let gaps = blocks.gaps;
        for block in blocks.list {
            self.row(&block.head, corner);
            for column in &block.columns {
                self.column(column, corner.offset(0.0, ROW_PT), ROW_PT);
                corner = corner.offset(column_width(column) + gaps.column, 0.0);
            }
            corner = corner.offset(gaps.block - gaps.column, 0.0);
        }
    }

    /// One line of the heading: the title strong, what follows it soft.
    fn head_line(&mut self, line: &HeadLine, base: PagePt) {
        let (ink, soft) = (self.theme().ink, self.theme().ink_soft);
        let mut x = 0.0;
        for (text, size) in &line.0 {
            let color = if *size > NOTE_PT { ink } else { soft };
            let shape = self.text(text, base.offset(x, 0.0), *size, color);
            self.fixed(shape);
            x += text_width(text, *size) + HEAD_GAP_PT;
        }
    }

    fn column(&mut self, rows: &[Row], corner: PagePt, row_pt: f64) {
        for (i, row) in (0_u32..).zip(rows) {
            let middle = row_pt * (f64::from(i) + 0.5);
            self.row(row, corner.offset(0.0, middle - ROW_PT / 2.0));
        }
    }

    /// One row, its top-left corner at `at`.
    fn row(&mut self, row: &Row, at: PagePt) {
        self.row_in(row, at, &Metrics::ROOMY);
    }
}

/// The legend at the foot of the map, laid out.
pub(in crate::scene) struct Strip {
    /// Where it covers the map.
    pub(in crate::scene) rect: PageRect,
    head: Vec<HeadLine>,
    blocks: Blocks,
}

/// One line of the heading: texts with their sizes.
#[derive(Clone, Debug, Default)]
struct HeadLine(Vec<(String, f64)>);

impl HeadLine {
    fn width(&self) -> f64 {
        let gaps = (self.0.len() as f64 - 1.0).max(0.0) * HEAD_GAP_PT;
        let texts = self.0.iter().map(|(text, size)| text_width(text, *size));
        texts.sum::<f64>() + gaps
    }
}

fn head_height(lines: usize) -> f64 {
    HEAD_ROW_PT + (lines as f64 - 1.0).max(0.0) * HEAD_LINE_PT
}

/// Distances between columns and between groups.
#[derive(Clone, Copy, Debug)]
struct Gaps {
    column: f64,
    block: f64,
}

impl Gaps {
    const WIDE: Self = Self {
        column: 12.0,
        block: 18.0,
    };
    const CLOSE: Self = Self {
        column: 8.0,
        block: 11.0,
    };
}

/// Groups side by side.
struct Blocks {
    list: Vec<Block>,
    gaps: Gaps,
}

impl Blocks {
    fn width(&self) -> f64 {
        let gaps = (self.list.len() as f64 - 1.0).max(0.0) * self.gaps.block;
        self.list.iter().map(Block::width).sum::<f64>() + gaps
    }

    fn height(&self, head_lines: usize) -> f64 {
        let columns = self
            .list
            .iter()
            .flat_map(|b| b.columns.iter().map(Vec::len));
        let rows = columns.max().map_or(0, |rows| rows + 1);
        2.0 * PAD_PT + head_height(head_lines) + rows as f64 * ROW_PT
    }
}

/// A group under its heading, in columns of equal height.
struct Block {
    head: Row,
    columns: Vec<Vec<Row>>,
    gaps: Gaps,
}

impl Block {
    /// Breaks a group, heading first, into columns of at most `most` rows.
    fn new(group: &[Row], most: usize, gaps: Gaps) -> Self {
        let (head, rows) = group.split_at(1);
        let columns = rows.len().div_ceil(most).max(1);
        let each = rows.len().div_ceil(columns).max(1);
        Self {
            head: head
                .first()
                .cloned()
                .unwrap_or_else(|| Row::Note(String::new())),
            columns: rows.chunks(each).map(<[Row]>::to_vec).collect(),
            gaps,
        }
    }

    fn width(&self) -> f64 {
        let gaps = (self.columns.len() as f64 - 1.0).max(0.0) * self.gaps.column;
        self.columns.iter().map(|c| column_width(c)).sum::<f64>() + gaps
    }
}

fn column_width(rows: &[Row]) -> f64 {
    let widths = rows.iter().map(|row| Metrics::ROOMY.width(row));
    widths.fold(0.0, f64::max)
}
