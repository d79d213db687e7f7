//! The title page: what the book is, what it was made of, and where to find what.

use super::Maker;
use super::order::BookUnit;
use super::page::{Block, Line, Part, Rule};
use crate::font::{Weight, wrap, wrap_in};
use crate::projection::PagePt;
use crate::scene::Rgba;

/// The left half: title and notes.
const LEFT: f64 = 64.0;
const LEFT_WIDTH: f64 = 350.0;
const TITLE_PT: f64 = 32.0;
const NOTE_PT: f64 = 9.0;
/// More lines of packs are not listed here, but beside the texts.
const MOST_LINES: usize = 4;

impl Maker<'_> {
    /// What the book is, in a sentence.
    pub(super) fn subtitle(&self) -> String {
        self.i18n.tr_n("book-subtitle", self.sources.len())
    }

    /// Fills the first page.
    pub(super) fn title_page(&mut self, units: &[BookUnit]) {
        let (ink, soft) = (self.ink(), self.soft());
        let mut y = 190.0;
        y = self.title_lines(Part::Heading(1), &self.tr("book-title"), TITLE_PT, ink, y) + 12.0;
        y = self.title_lines(Part::Paragraph, &self.subtitle(), 12.0, ink, y) + 24.0;
        self.rule_on_title(LEFT, y - 12.0, LEFT_WIDTH);
        for note in self.notes() {
            y = self.title_lines(Part::Paragraph, &note, NOTE_PT, soft, y) + 3.0;
        }
        let entries = self.entries(units);
        self.contents(entries);
    }

    /// The notice, the age of the texts, what the data are.
    fn notes(&self) -> Vec<String> {
        let notice = self.review.map_or_else(
            || self.tr("notice-unreviewed"),
            |number| {
                self.i18n
                    .tr_with("notice-reviewed", &[("number", number.as_str())])
            },
        );
        let mut notes = vec![notice];
        let dates = self.sources.iter();
        let dates = dates.filter_map(|id| self.atlas.source(*id).date);
        let mut dates: Vec<_> = dates.collect();
        dates.sort();
        if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
            let (first, last) = (first.to_string(), last.to_string());
            notes.push(
                self.i18n
                    .tr_with("book-dates", &[("first", &*first), ("last", &*last)]),
            );
        }
        let packs = self.data(&self.packs());
        let is_short = wrap(&packs, NOTE_PT, LEFT_WIDTH).len() <= MOST_LINES;
        notes.push(if is_short {
            packs
        } else {
            let count = self.atlas.packs().len();
            self.data(&self.i18n.tr_n("book-packs", count))
        });
        notes.push(self.i18n.data_text(self.atlas));
        notes.push(self.tr("book-statuses"));
        notes
    }

    /// The packs by title and id.
    pub(super) fn packs(&self) -> String {
        let language = self.i18n.language();
        let packs = self.atlas.packs().iter();
        let packs: Vec<String> = packs
            .map(|pack| format!("{} ({})", pack.title.get(language), pack.key))
            .collect();
        packs.join(&self.tr("list-semicolon"))
    }

    /// What the data are, and the version of the atlas that they were read by.
    pub(super) fn data(&self, packs: &str) -> String {
        self.i18n.tr_with(
            "book-data",
            &[("packs", packs), ("version", crate::VERSION)],
        )
    }

    /// Lines of text in the left half from `y` downwards; returns where they end.
    fn title_lines(&mut self, part: Part, text: &str, size_pt: f64, color: Rgba, y: f64) -> f64 {
        let weight = match part {
            Part::Heading(_) => Weight::Bold,
            _ => Weight::Regular,
        };
        let mut y = y;
        let mut lines = Vec::new();
        for text in wrap_in(text, size_pt, LEFT_WIDTH, weight) {
            y += size_pt * 1.4;
            let at = PagePt::new(LEFT, y);
            lines.push(Line {
                at,
                size_pt,
                weight,
                color,
                text,
            });
        }
        self.add_to_title(Block { part, lines });
        y
    }

    fn add_to_title(&mut self, block: Block) {
        if let Some(page) = self.pages.first_mut() {
            page.blocks.push(block);
        }
    }

    fn rule_on_title(&mut self, x: f64, y: f64, length: f64) {
        let rule = Rule {
            from: PagePt::new(x, y),
            length,
            color: self.theme.frame,
        };
        if let Some(page) = self.pages.first_mut() {
            page.rules.push(rule);
        }
    }
}
