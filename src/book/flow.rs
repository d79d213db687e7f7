//! Text that runs down columns and from page to page: nothing is cut or set smaller for want of
//! room.

use super::page::{Block, Jump, Line, Part, Rule, TEXT, Target};
use super::{Maker, page::Page};
use crate::font::{ASCENT, wrap};
use crate::projection::{PagePt, PageRect};
use crate::scene::Rgba;

/// Distance of the baselines, as a share of the size.
const LEADING: f64 = 1.38;
/// Room between columns.
const GUTTER_PT: f64 = 20.0;
/// What belongs together is kept in one column if it is not higher than this.
const KEPT_PT: f64 = 80.0;
/// Higher things are begun only where so much room is left.
const LEAST_PT: f64 = 56.0;

/// A paragraph to be set.
#[derive(Clone, Debug)]
pub(super) struct Para {
    pub(super) part: Part,
    pub(super) text: String,
    pub(super) size_pt: f64,
    pub(super) color: Rgba,
    /// How far it is moved in.
    pub(super) indent: f64,
    /// How far its lines after the first are moved in beside that.
    pub(super) hang: f64,
    /// Room above it, but at the head of a column.
    pub(super) before: f64,
    /// Whether a rule parts it from what stands above.
    pub(super) ruled: bool,
    /// Where a click on it leads.
    pub(super) to: Option<Target>,
    /// What one finds here.
    pub(super) marks: Vec<Target>,
    /// What it speaks of without being its place.
    pub(super) mentions: Vec<crate::model::FeatureId>,
}

impl Para {
    pub(super) fn new(text: impl Into<String>, size_pt: f64, color: Rgba) -> Self {
        Self {
            part: Part::Paragraph,
            // A remark of a pack may have line breaks of its own.
            text: text.into().replace(char::is_control, " "),
            size_pt,
            color,
            indent: 0.0,
            hang: 0.0,
            before: 0.0,
            ruled: false,
            to: None,
            marks: Vec::new(),
            mentions: Vec::new(),
        }
    }

    pub(super) fn heading(self, level: u16) -> Self {
        Self {
            part: Part::Heading(level),
            ..self
        }
    }

    pub(super) fn indented(self, indent: f64) -> Self {
        Self { indent, ..self }
    }

    pub(super) fn hanging(self, hang: f64) -> Self {
        Self { hang, ..self }
    }

    pub(super) fn after(self, before: f64) -> Self {
        Self { before, ..self }
    }

    pub(super) fn ruled(self) -> Self {
        Self {
            ruled: true,
            ..self
        }
    }

    pub(super) fn to(self, to: Target) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }

    pub(super) fn at(mut self, mark: Target) -> Self {
        self.marks.push(mark);
        self
    }

    fn step(&self) -> f64 {
        self.size_pt * LEADING
    }

    fn lines(&self, width: f64) -> Vec<String> {
        wrap(&self.text, self.size_pt, width - self.indent - self.hang)
    }

    fn height(&self, width: f64) -> f64 {
        self.before + self.lines(width).len() as f64 * self.step()
    }
}

/// Where the next paragraph goes.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// The running head of further pages.
    head: String,
    /// How many columns further pages have.
    columns: u32,
    /// The columns still to be filled; the first one is being filled.
    left: Vec<PageRect>,
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

impl Flow {
    /// On the page that was begun last, in a column of it; further pages have so many columns.
    pub(super) fn new(head: &str, first: Vec<PageRect>, columns: u32) -> Self {
        let y = first.first().map_or(TEXT.min.y, |column| column.min.y);
        Self {
            head: head.to_owned(),
            columns,
            left: first,
            y,
        }
    }

    fn column(&self) -> PageRect {
        self.left.first().copied().unwrap_or(TEXT)
    }

    fn is_at_top(&self) -> bool {
        (self.y - self.column().min.y).abs() < 1e-6
    }

    fn advance(&mut self, maker: &mut Maker<'_>) {
        if !self.left.is_empty() {
            self.left.remove(0);
        }
        if self.left.is_empty() {
            maker.start_page(&self.head);
            self.left = columns(&TEXT, self.columns);
        }
        self.y = self.column().min.y;
    }

    /// Sets paragraphs that belong together.
    pub(super) fn put(&mut self, maker: &mut Maker<'_>, group: &[Para]) {
        let column = self.column();
        let height: f64 = group.iter().map(|p| p.height(column.width())).sum();
        let free = column.max.y - self.y;
        let is_kept = height <= KEPT_PT;
        if !self.is_at_top() && height > free && (is_kept || free < LEAST_PT) {
            self.advance(maker);
        }
        for para in group {
            self.set(maker, para);
        }
    }

    fn set(&mut self, maker: &mut Maker<'_>, para: &Para) {
        let mut y = self.y + if self.is_at_top() { 0.0 } else { para.before };
        if para.ruled && !self.is_at_top() {
            let at = PagePt::new(self.column().min.x, y - para.before * 0.4);
            self.rule(maker, at);
        }
        let mut lines = para.lines(self.column().width()).into_iter().peekable();
        let mut is_first = true;
        while lines.peek().is_some() {
            if y + para.step() > self.column().max.y + 1e-6 && !self.is_at_top() {
                self.advance(maker);
                y = self.y;
            }
            let column = self.column();
            let room = ((column.max.y - y) / para.step() + 1e-6).floor().max(1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a column has few lines"
            )]
            let fitting: Vec<String> = lines.by_ref().take(room as usize).collect();
            let number = maker.pages.len().saturating_sub(1);
            let is_begun = !std::mem::take(&mut is_first);
            if !is_begun {
                for mark in &para.marks {
                    maker.mark(*mark, number, y);
                }
                for feature in &para.mentions {
                    maker.mention(*feature, number);
                }
            }
            if let Some(page) = maker.pages.last_mut() {
                y = place(page, para, is_begun, PagePt::new(column.min.x, y), fitting);
            }
            self.y = y;
        }
    }

    fn rule(&self, maker: &mut Maker<'_>, from: PagePt) {
        let rule = Rule {
            from,
            length: self.column().width(),
            color: maker.theme.frame,
        };
        if let Some(page) = maker.pages.last_mut() {
            page.rules.push(rule);
        }
    }
}

/// Puts lines of a paragraph, which may have begun in another column, on a page from `at`
/// downwards; returns where they end.
fn place(page: &mut Page, para: &Para, is_begun: bool, at: PagePt, lines: Vec<String>) -> f64 {
    let mut y = at.y;
    let mut block = Block {
        part: para.part,
        lines: Vec::new(),
    };
    for (i, text) in lines.into_iter().enumerate() {
        let hang = if is_begun || i > 0 { para.hang } else { 0.0 };
        let slack = (para.step() - para.size_pt) / 2.0;
        let line = Line {
            at: PagePt::new(at.x + para.indent + hang, y + slack + para.size_pt * ASCENT),
            size_pt: para.size_pt,
            color: para.color,
            text,
        };
        page.jumps.extend(para.to.map(|to| Jump {
            rect: line.rect(),
            to,
        }));
        block.lines.push(line);
        y += para.step();
    }
    page.blocks.push(block);
    y
}
