//! The title page: what the book is, what it was made of, and where to find what.

use super::Maker;
use super::order::{Unit, all};
use super::page::{Block, Chapter, Jump, Line, PAGE_PT, Part, Rule, TEXT, Target};
use crate::font::{shortened, text_width, wrap};
use crate::model::FeatureId;
use crate::projection::PagePt;
use crate::scene::Rgba;

/// The left half: title and notes.
const LEFT: f64 = 64.0;
const LEFT_WIDTH: f64 = 350.0;
/// The right half: the contents.
const RIGHT: f64 = 470.0;
const TITLE_PT: f64 = 32.0;
const NOTE_PT: f64 = 9.0;
/// More lines of packs are not listed here, but beside the texts.
const MOST_LINES: usize = 4;
const CONTENTS_TOP: f64 = 96.0;
const CONTENTS_FOOT: f64 = PAGE_PT.1 - 56.0;
/// The widest and the narrowest distance of entries of the contents.
const STEP_PT: (f64, f64) = (17.0, 10.5);

/// The longest name in the contents.
const ENTRY_WIDTH: f64 = 220.0;

/// An entry of the contents.
struct Entry {
    name: String,
    note: String,
    /// Whether it belongs to the province above it.
    is_inner: bool,
    to: Target,
}

impl Maker<'_> {
    /// What the book is, in a sentence.
    pub(super) fn subtitle(&self) -> String {
        self.i18n.tr_n("book-subtitle", self.sources.len())
    }

    /// Fills the first page.
    pub(super) fn title_page(&mut self, units: &[Unit]) {
        let (ink, soft) = (self.ink(), self.soft());
        let mut y = 190.0;
        y = self.title_lines(Part::Heading(1), &self.tr("book-title"), TITLE_PT, ink, y) + 12.0;
        y = self.title_lines(Part::Paragraph, &self.subtitle(), 12.0, ink, y) + 24.0;
        self.rule_on_title(LEFT, y - 12.0, LEFT_WIDTH);
        for note in self.notes() {
            y = self.title_lines(Part::Paragraph, &note, NOTE_PT, soft, y) + 3.0;
        }
        self.contents(units);
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
        notes.push(self.tr("source-line-base"));
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
        let mut y = y;
        let mut lines = Vec::new();
        for text in wrap(text, size_pt, LEFT_WIDTH) {
            y += size_pt * 1.4;
            let at = PagePt::new(LEFT, y);
            lines.push(Line {
                at,
                size_pt,
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

    /// The chapters and cities with their pages.
    fn contents(&mut self, units: &[Unit]) {
        let title = self.tr("book-contents");
        let (ink, soft) = (self.ink(), self.soft());
        let at = PagePt::new(RIGHT, CONTENTS_TOP - 18.0);
        self.add_to_title(Block {
            part: Part::Heading(2),
            lines: vec![Line {
                at,
                size_pt: 12.0,
                color: ink,
                text: title,
            }],
        });
        self.rule_on_title(RIGHT, CONTENTS_TOP - 10.0, TEXT.max.x - RIGHT);
        let entries = self.entries(units);
        let room = CONTENTS_FOOT - CONTENTS_TOP;
        let step = (room / (entries.len().max(1)) as f64).clamp(STEP_PT.1, STEP_PT.0);
        let size_pt = (step * 0.62).clamp(7.0, 9.5);
        let mut y = CONTENTS_TOP;
        for entry in entries {
            let Some(page) = self.spots.get(&entry.to).map(|spot| spot.page) else {
                continue;
            };
            y += step;
            if y > CONTENTS_FOOT + 1e-6 {
                break;
            }
            let number = (page + 1).to_string();
            let right = TEXT.max.x - text_width(&number, size_pt);
            let left = RIGHT + if entry.is_inner { 12.0 } else { 0.0 };
            let name = shortened(&entry.name, size_pt, ENTRY_WIDTH);
            let note_at = left + text_width(&name, size_pt) + 8.0;
            let line = |x: f64, color: Rgba, text: String| Line {
                at: PagePt::new(x, y),
                size_pt,
                color,
                text,
            };
            let mut lines = vec![line(left, ink, name)];
            if !entry.note.is_empty() {
                lines.push(line(note_at, soft, entry.note));
            }
            lines.push(line(right, ink, number));
            let first = lines.first().map(Line::rect).unwrap_or_default();
            let mut rect = first;
            rect.max.x = TEXT.max.x;
            self.add_to_title(Block {
                part: Part::Paragraph,
                lines,
            });
            if let Some(page) = self.pages.first_mut() {
                page.jumps.push(Jump { rect, to: entry.to });
            }
        }
    }

    /// The overview, provinces and cities, then the chapters at the end.
    fn entries(&self, units: &[Unit]) -> Vec<Entry> {
        let chapter = |chapter: Chapter| Entry {
            name: self.tr(chapter.key()),
            note: String::new(),
            is_inner: false,
            to: Target::Chapter(chapter),
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

    fn unit_entry(&self, unit: &Unit, with_count: bool, is_inner: bool) -> Option<Entry> {
        let first = all(std::slice::from_ref(unit)).first().copied()?;
        let counties = all(&unit.children).len();
        let note = (with_count && counties > 0).then(|| self.i18n.tr_n("book-counties", counties));
        Some(Entry {
            name: self.name(unit.place),
            note: note.unwrap_or_default(),
            is_inner,
            to: Target::Feature(FeatureId::Place(first)),
        })
    }
}
