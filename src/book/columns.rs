//! Text in columns over several pages: nothing is cut or made smaller to fit, and no heading or
//! single line is separated from its text.

use std::ops::Range;

use super::page::{Block, Jump, JumpTarget, Line, TEXT};
use super::paragraph::Paragraph;
use super::wrapped::Begun;
use crate::font::{ASCENT, opening_blank};
use crate::model::FeatureId;
use crate::projection::{PagePt, PageRect};

/// Room between columns.
const GUTTER_PT: f64 = 20.0;
/// What belongs together is kept in one column if it is not higher than this.
const KEPT_PT: f64 = 80.0;
/// Higher things are begun only where so much room is left.
const LEAST_PT: f64 = 56.0;
/// A paragraph of so many lines is not parted.
const WHOLE_LINES: usize = 3;
/// How closely the height of balanced columns is sought, in points.
const CLOSE_PT: f64 = 4.0;

/// The columns that a text fills, and how densely.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Those of its first page.
    first: Vec<PageRect>,
    /// How many each further page has.
    count: u32,
    /// Distance of the baselines, as a share of the size.
    leading: f64,
    /// The room between paragraphs, as a share of what they ask for.
    gaps: f64,
    /// Whether something else stands beside the text of the first page.
    is_beside: bool,
    /// The foot of the columns of one page, if it is higher than usual.
    foot: Option<(usize, f64)>,
}

/// What stands on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageText {
    pub(super) blocks: Vec<Block>,
    /// The left end of each rule and its length.
    pub(super) rules: Vec<(PagePt, f64)>,
    pub(super) jumps: Vec<Jump>,
    /// What one finds here, and how far down.
    pub(super) marks: Vec<(JumpTarget, f64)>,
    /// What it speaks of.
    pub(super) mentions: Vec<FeatureId>,
}

/// How much room a text takes.
#[derive(Clone, Debug)]
pub(super) struct Room {
    /// How many pages.
    pub(super) pages: usize,
    /// How much of the last one is filled, as a share.
    pub(super) filled: f64,
    /// Where the last group begins that begins before the last page.
    before_last: Start,
}

/// Where a group begins.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    group: usize,
    page: usize,
    column: usize,
    y: f64,
}

/// Columns of equal width side by side.
pub(super) fn columns(rect: &PageRect, n: u32) -> Vec<PageRect> {
    let n = n.max(1);
    let width = (rect.width() + GUTTER_PT) / f64::from(n) - GUTTER_PT;
    let corner = |i: u32| rect.min.offset(f64::from(i) * (width + GUTTER_PT), 0.0);
    (0..n)
        .map(|i| PageRect::from_min_size(corner(i), width, rect.height()))
        .collect()
}

impl Columns {
    /// On pages that have so many columns and nothing else.
    pub(super) fn whole(count: u32) -> Self {
        Self {
            first: columns(&TEXT, count),
            count,
            leading: 1.38,
            gaps: 1.0,
            is_beside: false,
            foot: None,
        }
    }

    /// First in columns of a part of a page, then on whole pages.
    pub(super) fn beside(first: Vec<PageRect>, count: u32) -> Self {
        Self {
            first,
            is_beside: true,
            ..Self::whole(count)
        }
    }

    /// Set a little tighter, still easy to read.
    pub(super) fn tight(self) -> Self {
        Self {
            leading: 1.3,
            gaps: 0.8,
            ..self
        }
    }

    fn of_page(&self, page: usize) -> Vec<PageRect> {
        let mut of = if page == 0 {
            self.first.clone()
        } else {
            columns(&TEXT, self.count)
        };
        if let Some((_, foot)) = self.foot.filter(|(at, _)| *at == page) {
            of.iter_mut().for_each(|column| column.max.y = foot);
        }
        of
    }

    /// The text with the columns of its last page about equally high.
    /// `usual` is the room it takes in these columns.
    pub(super) fn balanced(&self, groups: &[Vec<Paragraph>], usual: &Room) -> Vec<PageText> {
        let start = usual.before_last;
        let last = usual.pages.saturating_sub(1);
        if self.is_beside && last == 0 || self.count < 2 {
            return lay(groups, self);
        }
        let ended_at = |foot: f64| Self {
            foot: Some((last, foot)),
            ..self.clone()
        };
        let mut best = self.clone();
        let mut low = TEXT.min.y + TEXT.height() * usual.filled;
        let mut high = TEXT.max.y;
        while high - low > CLOSE_PT {
            let middle = f64::midpoint(low, high);
            let columns = ended_at(middle);
            // What stands before it is the same, wherever the last page ends.
            let trial = Setter::new(&columns, false).at(start).set_all(groups);
            if trial.pages.len() > last + 1 {
                low = middle;
            } else {
                best = columns;
                high = middle;
            }
        }
        lay(groups, &best)
    }
}

/// The pages of groups of paragraphs that are set in columns.
fn lay(groups: &[Vec<Paragraph>], columns: &Columns) -> Vec<PageText> {
    Setter::new(columns, true).set_all(groups).pages
}

/// The room that groups of paragraphs take in columns.
pub(super) fn room(groups: &[Vec<Paragraph>], columns: &Columns) -> Room {
    let setter = Setter::new(columns, false).set_all(groups);
    let column = setter.column();
    let part = (setter.y - column.min.y) / column.height();
    let filled = (setter.column as f64 + part) / setter.here.len().max(1) as f64;
    let last = setter.pages.len() - 1;
    let before_last = setter.starts.iter().rev().find(|start| start.page < last);
    Room {
        pages: setter.pages.len(),
        filled,
        before_last: before_last.copied().unwrap_or(setter.begin),
    }
}

struct Setter<'a> {
    columns: &'a Columns,
    /// The columns of the page that is being filled.
    here: Vec<PageRect>,
    /// Which of them.
    column: usize,
    y: f64,
    pages: Vec<PageText>,
    /// Whether lines are put on the pages; otherwise these stay empty and are only counted.
    is_written: bool,
    /// Where it begins.
    begin: Start,
    /// For each page on which a group begins, the last that does.
    starts: Vec<Start>,
}

impl<'a> Setter<'a> {
    fn new(columns: &'a Columns, is_written: bool) -> Self {
        let begin = Start {
            y: columns.first.first().map_or(TEXT.min.y, |c| c.min.y),
            ..Start::default()
        };
        Self {
            columns,
            here: columns.of_page(0),
            column: 0,
            y: begin.y,
            pages: vec![PageText::default()],
            is_written,
            begin,
            starts: Vec::new(),
        }
    }

    /// Begins with the group that begins there; the pages before stay empty.
    fn at(self, start: Start) -> Self {
        Self {
            here: self.columns.of_page(start.page),
            column: start.column,
            y: start.y,
            pages: vec![PageText::default(); start.page + 1],
            begin: start,
            ..self
        }
    }

    fn set_all(mut self, groups: &[Vec<Paragraph>]) -> Self {
        for (number, group) in groups.iter().enumerate().skip(self.begin.group) {
            let start = Start {
                group: number,
                page: self.pages.len() - 1,
                column: self.column,
                y: self.y,
            };
            match self.starts.last_mut().filter(|s| s.page == start.page) {
                Some(same) => *same = start,
                None => self.starts.push(start),
            }
            self.group(group);
        }
        self
    }

    fn column(&self) -> PageRect {
        self.here.get(self.column).copied().unwrap_or(TEXT)
    }

    fn is_at_top(&self) -> bool {
        (self.y - self.column().min.y).abs() < 1e-6
    }

    fn advance(&mut self) {
        self.column += 1;
        if self.column >= self.here.len() {
            self.here = self.columns.of_page(self.pages.len());
            self.pages.push(PageText::default());
            self.column = 0;
        }
        self.y = self.column().min.y;
    }

    fn step(&self, paragraph: &Paragraph) -> f64 {
        paragraph.size_pt * self.columns.leading
    }

    fn before(&self, paragraph: &Paragraph) -> f64 {
        paragraph.before * self.columns.gaps
    }

    fn width(&self, paragraph: &Paragraph) -> f64 {
        self.column().width() - paragraph.indent - paragraph.hang
    }

    /// How many lines a paragraph has if it begins here.
    fn lines(&self, paragraph: &Paragraph) -> usize {
        let (lines, _) = paragraph.lines(&Begun::default(), self.width(paragraph));
        lines.len()
    }

    /// The height of so many lines of a paragraph, at most.
    fn height(&self, paragraph: &Paragraph, most: usize) -> f64 {
        let lines = self.lines(paragraph);
        self.before(paragraph) + lines.min(most) as f64 * self.step(paragraph)
    }

    /// The room that the first of some paragraphs needs to begin here.
    fn needed(&self, paragraphs: &[Paragraph]) -> f64 {
        let mut needed = 0.0;
        for paragraph in paragraphs {
            if paragraph.is_kept {
                needed += self.height(paragraph, usize::MAX);
                continue;
            }
            let lines = self.lines(paragraph);
            let least = if lines > WHOLE_LINES { 2 } else { lines };
            return needed + self.height(paragraph, least);
        }
        needed
    }

    /// Sets paragraphs that belong together.
    fn group(&mut self, group: &[Paragraph]) {
        let height: f64 = group.iter().map(|p| self.height(p, usize::MAX)).sum();
        let least = if height <= KEPT_PT { height } else { LEAST_PT };
        self.make_room(least);
        let mut rest = group;
        while let [paragraph, after @ ..] = rest {
            self.make_room(self.needed(rest));
            self.set(paragraph);
            rest = after;
        }
    }

    /// Goes on in the next column if there is less room than this.
    fn make_room(&mut self, height: f64) {
        let free = self.column().max.y - self.y;
        if height > free + 1e-6 && !self.is_at_top() {
            self.advance();
        }
    }

    fn set(&mut self, paragraph: &Paragraph) {
        if !self.is_at_top() {
            if paragraph.ruled && self.is_written {
                let at = PagePt::new(self.column().min.x, self.y + self.before(paragraph) * 0.6);
                let length = self.column().width();
                let page = self.pages.last_mut();
                page.into_iter()
                    .for_each(|page| page.rules.push((at, length)));
            }
            self.y += self.before(paragraph);
        }
        let mut begun = Begun::default();
        let mut is_begun = false;
        loop {
            let width = self.width(paragraph);
            let (lines, before) = paragraph.lines(&begun, width);
            let left = lines.get(before..).unwrap_or_default();
            if left.is_empty() {
                return;
            }
            let room = self.room(paragraph);
            if room == 0 {
                self.advance();
                continue;
            }
            // Neither the first nor the last line of a paragraph stands alone.
            let taken = match left.len().saturating_sub(room) {
                0 => left.len(),
                1 if room > 2 => room - 1,
                _ => room,
            };
            self.place(paragraph, left.get(..taken).unwrap_or(left), is_begun);
            begun.add(width, taken);
            is_begun = true;
        }
    }

    /// How many lines of a paragraph the column still takes.
    fn room(&self, paragraph: &Paragraph) -> usize {
        let room = ((self.column().max.y - self.y) / self.step(paragraph) + 1e-6).floor();
        let least = if self.is_at_top() { 1.0 } else { 0.0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a column has few lines"
        )]
        let room = room.max(least) as usize;
        room
    }

    /// Puts lines of a paragraph, which may have begun in another column, where the text is.
    fn place(&mut self, paragraph: &Paragraph, lines: &[Range<usize>], is_begun: bool) {
        let step = self.step(paragraph);
        let (x, mut y) = (self.column().min.x + paragraph.indent, self.y);
        self.y = lines.iter().fold(y, |y, _| y + step);
        let Some(page) = self.pages.last_mut().filter(|_| self.is_written) else {
            return;
        };
        if !is_begun {
            page.marks
                .extend(paragraph.marks.iter().map(|mark| (*mark, y)));
            page.mentions.extend(&paragraph.mentions);
        }
        let mut block = Block {
            part: paragraph.part,
            lines: Vec::with_capacity(lines.len()),
        };
        for (i, line) in lines.iter().enumerate() {
            let hang = if is_begun || i > 0 {
                paragraph.hang
            } else {
                0.0
            };
            let slack = (step - paragraph.size_pt) / 2.0;
            let (size_pt, weight) = (paragraph.size_pt, paragraph.weight());
            let text = paragraph.text.get(line.clone()).unwrap_or_default();
            let left = x + hang - opening_blank(text, size_pt, weight);
            let line = Line {
                at: PagePt::new(left, y + slack + size_pt * ASCENT),
                size_pt,
                weight,
                color: paragraph.color,
                text: text.to_owned(),
            };
            page.jumps.extend(paragraph.to.map(|to| Jump {
                rect: line.rect(),
                to,
            }));
            block.lines.push(line);
            y += step;
        }
        page.blocks.push(block);
    }
}
