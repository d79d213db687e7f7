//! The contents: chapters, provinces and cities with their pages, on the title page and, if they
//! are many, on further ones.

use super::Maker;
use super::columns::columns;
use super::order::{BookUnit, all};
use super::page::{Block, Chapter, Jump, JumpTarget, Line, Part, Rule, TEXT};
use crate::font::{Weight, shortened, text_width};
use crate::model::{FeatureId, PlaceId};
use crate::projection::{PagePt, PageRect};
use crate::scene::Rgba;

/// The part of the title page that the contents fill, without their heading.
const FIRST: PageRect = PageRect {
    min: PagePt { x: 470.0, y: 96.0 },
    max: PagePt {
        x: TEXT.max.x,
        y: 539.0,
    },
};
/// Columns of further pages.
const COLUMNS: u32 = 2;
/// The widest and the narrowest distance of entries.
const STEP_PT: (f64, f64) = (17.0, 10.5);
/// Their distance if there are further pages.
const LONG_STEP_PT: f64 = 13.0;
const HEADING_PT: f64 = 12.0;
/// How far the entries of a province are moved in.
const INDENT_PT: f64 = 12.0;
/// The share of a column that a name may fill.
const NAME_SHARE: f64 = 0.68;
/// A dot of a leader, and what parts the leader from words and numbers.
const LEADER: &str = ". ";
const LEADER_GAP_PT: f64 = 6.0;

/// An entry.
#[derive(Clone, Debug)]
pub(super) struct ContentsEntry {
    name: String,
    note: String,
    /// Whether it belongs to the province above it.
    is_inner: bool,
    to: JumpTarget,
}

/// How many entries a column takes.
fn room(column: &PageRect, step: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a column has few lines"
    )]
    let room = (column.height() / step + 1e-6).floor().max(1.0) as usize;
    room
}

/// The distance of so many entries.
fn step(entries: usize) -> f64 {
    let even = FIRST.height() / entries.max(1) as f64;
    if even < STEP_PT.1 {
        LONG_STEP_PT
    } else {
        even.min(STEP_PT.0)
    }
}

/// How many pages so many entries need after the title page.
fn further_pages(entries: usize) -> usize {
    let step = step(entries);
    let left = entries.saturating_sub(room(&FIRST, step));
    let page: usize = columns(&TEXT, COLUMNS).iter().map(|c| room(c, step)).sum();
    left.div_ceil(page.max(1))
}

impl Maker<'_> {
    /// Reserves the pages that the contents need beside the title page.
    pub(super) fn keep_pages_for_contents(&mut self, units: &[BookUnit]) {
        let title = self.tr("book-contents");
        for _ in 0..further_pages(self.entries(units).len()) {
            self.start_page(&title);
        }
    }

    /// Fills the right half of the title page and the pages that were reserved after it.
    pub(super) fn contents(&mut self, entries: Vec<ContentsEntry>) {
        self.contents_heading();
        let step = step(entries.len());
        let mut places = (0..=further_pages(entries.len())).flat_map(|page| {
            let columns = match page {
                0 => vec![FIRST],
                _ => columns(&TEXT, COLUMNS),
            };
            let lines = columns.into_iter().flat_map(move |column| {
                (1..=room(&column, step)).map(move |n| (column, column.min.y + n as f64 * step))
            });
            lines.map(move |(column, y)| (page, column, y))
        });
        let size_pt = (step * 0.62).clamp(7.0, 9.5);
        for entry in entries {
            let Some(number) = self
                .positions
                .get(&entry.to)
                .map(|position| position.page + 1)
            else {
                continue;
            };
            let Some((page, column, y)) = places.next() else {
                break;
            };
            self.contents_entry(page, &column, ContentsRow { y, size_pt, number }, entry);
        }
    }

    fn contents_heading(&mut self) {
        let line = Line {
            at: FIRST.min.offset(0.0, -18.0),
            size_pt: HEADING_PT,
            weight: Weight::Bold,
            color: self.ink(),
            text: self.tr("book-contents"),
        };
        let rule = Rule {
            from: FIRST.min.offset(0.0, -10.0),
            length: FIRST.width(),
            color: self.theme.frame,
        };
        if let Some(page) = self.pages.first_mut() {
            let (part, lines) = (Part::Heading(2), vec![line]);
            page.blocks.push(Block { part, lines });
            page.rules.push(rule);
        }
    }

    /// Name and note at the left, the page at the right, dots between them.
    fn contents_entry(
        &mut self,
        page: usize,
        column: &PageRect,
        row: ContentsRow,
        entry: ContentsEntry,
    ) {
        let (ink, soft) = (self.ink(), self.soft());
        let number = row.number.to_string();
        let indent = if entry.is_inner { INDENT_PT } else { 0.0 };
        let name = shortened(&entry.name, row.size_pt, column.width() * NAME_SHARE);
        let left = column.min.x + indent;
        let mut end = left + row.width(&name);
        let mut lines = vec![row.line(left, ink, name)];
        if !entry.note.is_empty() {
            let at = end + 8.0;
            end = at + row.width(&entry.note);
            lines.push(row.line(at, soft, entry.note));
        }
        lines.push(row.line(column.max.x - row.width(&number), ink, number));
        let leader = row.leader(end, column.max.x, soft);
        let mut rect = lines.first().map(Line::rect).unwrap_or_default();
        rect.max.x = column.max.x;
        let Some(page) = self.pages.get_mut(page) else {
            return;
        };
        let part = Part::Paragraph;
        page.blocks.push(Block { part, lines });
        page.blocks.extend(leader);
        page.jumps.push(Jump { rect, to: entry.to });
    }

    /// The overview, provinces and cities, then the chapters at the end.
    pub(super) fn entries(&self, units: &[BookUnit]) -> Vec<ContentsEntry> {
        let chapter = |chapter: Chapter| ContentsEntry {
            name: self.tr(chapter.key()),
            note: String::new(),
            is_inner: false,
            to: JumpTarget::Chapter(chapter),
        };
        let mut entries = vec![chapter(Chapter::Overview)];
        for province in units {
            let is_city = province.children.iter().all(|c| c.children.is_empty());
            entries.extend(self.unit_entry(province, is_city, false));
            if !is_city {
                let cities = province.children.iter();
                entries.extend(cities.filter_map(|city| self.unit_entry(city, true, true)));
            }
        }
        let last = [
            Chapter::Corridors,
            Chapter::Links,
            Chapter::Others,
            Chapter::Index,
            Chapter::Sources,
        ];
        entries.extend(last.map(chapter));
        entries
    }

    fn unit_entry(
        &self,
        unit: &BookUnit,
        with_count: bool,
        is_inner: bool,
    ) -> Option<ContentsEntry> {
        let first: PlaceId = all(std::slice::from_ref(unit)).first().copied()?;
        let counties = all(&unit.children).len();
        let note = (with_count && counties > 0).then(|| self.i18n.tr_n("book-counties", counties));
        Some(ContentsEntry {
            name: self.name(unit.place),
            note: note.unwrap_or_default(),
            is_inner,
            to: JumpTarget::Feature(FeatureId::Place(first)),
        })
    }
}

/// A line of the contents.
#[derive(Clone, Copy)]
struct ContentsRow {
    y: f64,
    size_pt: f64,
    number: usize,
}

impl ContentsRow {
    fn width(self, text: &str) -> f64 {
        text_width(text, self.size_pt)
    }

    fn line(self, x: f64, color: Rgba, text: String) -> Line {
        Line {
            at: PagePt::new(x, self.y),
            size_pt: self.size_pt,
            weight: Weight::Regular,
            color,
            text,
        }
    }

    /// Dots from `left` to where the numbers begin; they stand below those of the line above.
    fn leader(self, left: f64, right: f64, color: Rgba) -> Option<Block> {
        let right = right - self.width("000") - LEADER_GAP_PT;
        let dot = self.width(LEADER);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a line has few dots"
        )]
        let count = ((right - left - LEADER_GAP_PT) / dot).floor().max(0.0) as usize;
        let dots = LEADER.repeat(count);
        let line = self.line(
            right - dot * count as f64,
            color,
            dots.trim_end().to_owned(),
        );
        (count > 0).then(|| Block {
            part: Part::Leader,
            lines: vec![line],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::BookPosition;
    use super::*;
    use crate::i18n::I18n;
    use crate::model::{Atlas, Language};
    use crate::scene::Theme;

    #[test]
    fn contents_of_any_length_are_complete() {
        let (atlas, theme) = (Atlas::default(), Theme::light());
        let i18n = I18n::new(Language::ZhHans);
        for many in [1, 42, 43, 120, 400] {
            let mut maker = Maker::new(&atlas, &i18n, &theme, None);
            for _ in 0..=further_pages(many) {
                maker.start_page("");
            }
            let to = JumpTarget::Chapter(Chapter::Overview);
            maker.positions.insert(to, BookPosition { page: 6, y: 0.0 });
            let entry = |n: usize| ContentsEntry {
                name: format!("条目{n}。"),
                note: String::new(),
                is_inner: n.is_multiple_of(2),
                to,
            };
            maker.contents((0..many).map(entry).collect());
            let said: String = maker.pages.iter().map(super::super::Page::text).collect();
            for n in 0..many {
                assert!(said.contains(&format!("条目{n}。")), "{many}: {n}");
            }
            let is_empty = |page: &super::super::Page| page.text().is_empty();
            assert!(!maker.pages.iter().any(is_empty), "{many}");
        }
    }
}
