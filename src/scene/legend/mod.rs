//! The legend: exactly what is drawn, under words that say whose status it is.

mod rows;

use crate::font::{ASCENT, text_width, wrap};
use crate::model::RoleCategory;
use crate::projection::{PagePt, PageRect};
use crate::scene::LegendPlace;
use crate::scene::build::Builder;
use crate::scene::furniture::rectangle;
use crate::scene::glyphs::{circle, role_glyph, square};
use crate::scene::theme::{GLYPH_PT, LEGEND_HEAD_PT, LEGEND_PT, NOTE_PT, OPEN_END_PT, RIBBON_PT};
use crate::scene::{Item, Rgba, Shape, Stroke};

const PAD_PT: f64 = 9.0;
const ROW_PT: f64 = 15.5;
const HEAD_ROW_PT: f64 = 20.0;
const SWATCH_PT: f64 = 26.0;
const COLUMN_GAP_PT: f64 = 10.0;
const BLOCK_GAP_PT: f64 = 14.0;
/// Room above a heading in a single column, in rows.
const HEAD_GAP_ROWS: f64 = 0.45;

/// What stands before an entry's text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Swatch {
    Fill(Rgba),
    Hatch,
    Line {
        color: Rgba,
        width_pt: f64,
        dash: &'static [f64],
        stripe: bool,
    },
    Glyph(RoleCategory),
    OpenEnd,
    Point,
    Airport,
    PlannedAirport,
    Ribbon,
    Hull,
}

/// One line of the legend.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    Head(String),
    Entry(Swatch, String),
    Note(String),
}

impl Builder<'_> {
    pub(in crate::scene) fn heading(&self) -> (String, String) {
        let years: Vec<u16> = self
            .request
            .atlas
            .sources()
            .filter_map(|(_, s)| s.date.map(|d| d.year))
            .collect();
        let from = years.iter().min().copied().unwrap_or_default().to_string();
        let to = years.iter().max().copied().unwrap_or_default().to_string();
        let as_of = self
            .request
            .i18n
            .tr_with("legend-as-of", &[("from", &from), ("to", &to)]);
        (self.tr("legend-title"), as_of)
    }

    /// The blocks of a strip at the foot of the map: as few rows as its width allows, or none
    /// where it would hide the map.
    fn strip_blocks(&self) -> Option<Vec<Block>> {
        let frame = self.request.view.frame;
        let room = frame.width() - 2.0 * PAD_PT - 20.0;
        let most = frame.height() * 0.36;
        let groups = self.legend_groups();
        (3..24)
            .map(|rows| {
                groups
                    .iter()
                    .map(|g| Block::new(g, rows))
                    .collect::<Vec<_>>()
            })
            .find(|blocks| blocks_width(blocks) <= room)
            .filter(|blocks| strip_height(blocks) <= most)
    }

    /// Lays the strip out: where it covers the map, and its blocks.
    pub(in crate::scene) fn lay_out_strip(&self) -> Option<Strip> {
        if self.request.furniture.legend != LegendPlace::Foot {
            return None;
        }
        let blocks = self.strip_blocks()?;
        let (title, as_of) = self.heading();
        let head = text_width(&title, LEGEND_HEAD_PT) + 10.0 + text_width(&as_of, NOTE_PT);
        let width = blocks_width(&blocks).max(head) + 2.0 * PAD_PT;
        let height = strip_height(&blocks);
        let frame = self.request.view.frame;
        let corner = PagePt::new(frame.min.x + 10.0, frame.max.y - 10.0 - height);
        let rect = PageRect::from_min_size(corner, width, height);
        Some(Strip { rect, blocks })
    }

    pub(in crate::scene) fn legend(&mut self) {
        match self.request.furniture.legend {
            LegendPlace::Nowhere => {}
            LegendPlace::Foot => self.legend_at_foot(),
            LegendPlace::Beside(rect) => self.legend_beside(rect),
        }
    }

    fn legend_at_foot(&mut self) {
        let Some(Strip { rect, blocks }) = self.strip.take() else {
            return;
        };
        self.panel(rect);
        let base = rect.min.offset(PAD_PT, PAD_PT + LEGEND_HEAD_PT * ASCENT);
        let mut x = self.legend_head(base);
        if self.labels_dropped > 0 {
            let text = self
                .request
                .i18n
                .tr_n("legend-not-shown", self.labels_dropped);
            x += 14.0;
            let text = self.text(
                &text,
                PagePt::new(x, base.y),
                NOTE_PT,
                self.theme().ink_soft,
            );
            self.fixed(text);
        }
        let mut corner = rect.min.offset(PAD_PT, PAD_PT + HEAD_ROW_PT);
        for block in blocks {
            self.row(&block.head, corner);
            for column in &block.columns {
                self.column(column, corner.offset(0.0, ROW_PT), ROW_PT);
                corner = corner.offset(column_width(column) + COLUMN_GAP_PT, 0.0);
            }
            corner = corner.offset(BLOCK_GAP_PT - COLUMN_GAP_PT, 0.0);
        }
    }

    /// One column in a box beside the map, its rows closer where there are many.
    fn legend_beside(&mut self, rect: PageRect) {
        let rows: Vec<Row> = self.legend_groups().into_iter().flatten().collect();
        let base = rect.min.offset(0.0, LEGEND_HEAD_PT * ASCENT);
        let (title, as_of) = self.heading();
        let title = self.text(&title, base, LEGEND_HEAD_PT, self.theme().ink);
        self.fixed(title);
        let mut notes = wrap(&as_of, NOTE_PT, rect.width());
        if self.labels_dropped > 0 {
            notes.push(
                self.request
                    .i18n
                    .tr_n("legend-not-shown", self.labels_dropped),
            );
        }
        let mut y = base.y;
        for note in notes {
            y += NOTE_PT * 1.35;
            let text = self.text(
                &note,
                PagePt::new(rect.min.x, y),
                NOTE_PT,
                self.theme().ink_soft,
            );
            self.fixed(text);
        }
        let top = PagePt::new(rect.min.x, y + 6.0);
        let heads = rows.iter().filter(|r| matches!(r, Row::Head(_))).count();
        let units = rows.len() as f64 + heads as f64 * HEAD_GAP_ROWS;
        let row_pt = ((rect.max.y - top.y) / units.max(1.0)).min(ROW_PT);
        let mut down = 0.0;
        for row in &rows {
            if matches!(row, Row::Head(_)) && down > 0.0 {
                down += HEAD_GAP_ROWS;
            }
            self.row(row, top.offset(0.0, row_pt * (down + 0.5) - ROW_PT / 2.0));
            down += 1.0;
        }
    }

    /// Title and words of the status, from `base`; where they end.
    fn legend_head(&mut self, base: PagePt) -> f64 {
        let (title, as_of) = self.heading();
        let after = base.offset(text_width(&title, LEGEND_HEAD_PT) + 10.0, 0.0);
        let end = after.x + text_width(&as_of, NOTE_PT);
        let head = self.text(&title, base, LEGEND_HEAD_PT, self.theme().ink);
        let note = self.text(&as_of, after, NOTE_PT, self.theme().ink_soft);
        self.fixed(head);
        self.fixed(note);
        end
    }

    fn column(&mut self, rows: &[Row], corner: PagePt, row_pt: f64) {
        for (i, row) in (0_u32..).zip(rows) {
            let middle = row_pt * (f64::from(i) + 0.5);
            self.row(row, corner.offset(0.0, middle - ROW_PT / 2.0));
        }
    }

    /// One row, its top-left corner at `at`.
    fn row(&mut self, row: &Row, at: PagePt) {
        let baseline = |size: f64| at.offset(0.0, ROW_PT / 2.0 + size * 0.38);
        let (ink, soft) = (self.theme().ink, self.theme().ink_soft);
        let shape = match row {
            Row::Head(text) => self.text(text, baseline(LEGEND_PT), LEGEND_PT, soft),
            Row::Note(text) => self.text(text, baseline(NOTE_PT), NOTE_PT, soft),
            Row::Entry(swatch, text) => {
                self.swatch(*swatch, at.offset(0.0, ROW_PT / 2.0));
                self.text(
                    text,
                    baseline(LEGEND_PT).offset(SWATCH_PT + 6.0, 0.0),
                    LEGEND_PT,
                    ink,
                )
            }
        };
        self.fixed(shape);
    }

    /// A swatch, the middle of its left edge at `at`.
    fn swatch(&mut self, swatch: Swatch, at: PagePt) {
        let theme = *self.theme();
        let end = at.offset(SWATCH_PT, 0.0);
        let middle = at.offset(SWATCH_PT / 2.0, 0.0);
        let bar = |half: f64| PageRect::from_min_size(at.offset(0.0, -half), SWATCH_PT, 2.0 * half);
        let outline = Stroke::solid(theme.city_line, 0.6);
        match swatch {
            Swatch::Fill(fill) => self.fixed(rectangle(bar(5.0), Some(fill), Some(outline))),
            Swatch::Hatch => {
                let sheet = rectangle(bar(5.0), Some(theme.not_mentioned), Some(outline));
                self.fixed(sheet);
                let segments = (0..3_u32)
                    .map(|i| {
                        let x = f64::from(i) * 8.0 + 2.0;
                        [at.offset(x, 4.0), at.offset(x + 8.0, -4.0)]
                    })
                    .collect();
                self.fixed(Shape::Segments {
                    segments,
                    stroke: Stroke::solid(theme.hatch, 0.6),
                });
            }
            Swatch::Line {
                color,
                width_pt,
                dash,
                stripe,
            } => {
                let path = |stroke| Shape::Path {
                    points: vec![at, end],
                    closed: false,
                    fill: None,
                    stroke: Some(stroke),
                };
                self.fixed(path(Stroke::solid(color, width_pt).dashed(dash)));
                if stripe {
                    self.fixed(path(Stroke::solid(theme.paper, width_pt * 0.34)));
                }
            }
            Swatch::Glyph(category) => {
                let corner = middle.offset(-GLYPH_PT / 2.0, -GLYPH_PT / 2.0);
                let items: Vec<Item> =
                    role_glyph(category, corner, GLYPH_PT, theme.ink, None).collect();
                self.furniture.extend(items);
            }
            Swatch::OpenEnd => {
                let color = theme.ink;
                self.fixed(Shape::Path {
                    points: vec![at, end],
                    closed: false,
                    fill: None,
                    stroke: Some(Stroke::solid(color, 2.2)),
                });
                let ring = Stroke::solid(color, OPEN_END_PT.1);
                let tip = end.offset(-OPEN_END_PT.0, 0.0);
                self.fixed(circle(tip, OPEN_END_PT.0, Some(theme.paper), Some(ring)));
            }
            Swatch::Point => {
                let stroke = Stroke::solid(theme.ink, 1.2);
                let left = middle.offset(-6.0, 0.0);
                self.fixed(square(left, 3.4, false, theme.paper, stroke.clone()));
                self.fixed(square(
                    middle.offset(6.0, 0.0),
                    3.4,
                    true,
                    theme.paper,
                    stroke,
                ));
            }
            Swatch::Airport => {
                crate::scene::glyphs::aeroplane(middle, 11.0, theme.ink, None)
                    .for_each(|s| self.fixed(s));
            }
            Swatch::PlannedAirport => {
                let ring = Stroke::solid(theme.ink, 1.0);
                self.fixed(circle(middle, 6.4, Some(theme.paper), Some(ring)));
                crate::scene::glyphs::aeroplane(middle, 9.0, theme.paper, Some(theme.ink))
                    .for_each(|s| self.fixed(s));
            }
            Swatch::Ribbon => {
                let edge = Stroke::solid(theme.ribbon_edge, 1.0);
                self.fixed(rectangle(
                    bar(RIBBON_PT / 2.0),
                    Some(theme.ribbon),
                    Some(edge),
                ));
            }
            Swatch::Hull => {
                let dotted = Stroke::solid(theme.ribbon_edge, 1.6).dashed(&[1.6, 3.2]);
                self.fixed(rectangle(bar(5.0), None, Some(dotted)));
            }
        }
    }
}

/// The legend at the foot of the map, laid out.
pub(in crate::scene) struct Strip {
    /// Where it covers the map.
    pub(in crate::scene) rect: PageRect,
    blocks: Vec<Block>,
}

/// A group under its heading, in columns of equal height.
struct Block {
    head: Row,
    columns: Vec<Vec<Row>>,
}

impl Block {
    /// Breaks a group, heading first, into columns of at most `most` rows.
    fn new(group: &[Row], most: usize) -> Self {
        let (head, rows) = group.split_at(1);
        let columns = rows.len().div_ceil(most).max(1);
        let each = rows.len().div_ceil(columns).max(1);
        Self {
            head: head
                .first()
                .cloned()
                .unwrap_or_else(|| Row::Note(String::new())),
            columns: rows.chunks(each).map(<[Row]>::to_vec).collect(),
        }
    }

    fn width(&self) -> f64 {
        let gaps = (self.columns.len() as f64 - 1.0).max(0.0) * COLUMN_GAP_PT;
        self.columns.iter().map(|c| column_width(c)).sum::<f64>() + gaps
    }
}

fn blocks_width(blocks: &[Block]) -> f64 {
    let gaps = (blocks.len() as f64 - 1.0).max(0.0) * BLOCK_GAP_PT;
    blocks.iter().map(Block::width).sum::<f64>() + gaps
}

fn strip_height(blocks: &[Block]) -> f64 {
    let rows = blocks
        .iter()
        .flat_map(|b| b.columns.iter().map(Vec::len))
        .max()
        .unwrap_or(0);
    2.0 * PAD_PT + HEAD_ROW_PT + (rows + 1) as f64 * ROW_PT
}

fn column_width(rows: &[Row]) -> f64 {
    rows.iter()
        .map(|row| match row {
            Row::Head(text) => text_width(text, LEGEND_PT),
            Row::Note(text) => text_width(text, NOTE_PT),
            Row::Entry(_, text) => SWATCH_PT + 6.0 + text_width(text, LEGEND_PT),
        })
        .fold(0.0, f64::max)
}
