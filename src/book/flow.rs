//! Paragraphs, and the text of a chapter or a place that is made of them.

use super::Maker;
use super::columns::{Columns, Sheet, lay};
use super::page::{Part, Rule, Target};
use crate::model::FeatureId;
use crate::scene::Rgba;

/// A last page that is not filled more than this is worth sparing.
const SPARSE: f64 = 1.0 / 3.0;

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
    /// Whether it stays with the first lines of the next one, as headings do.
    pub(super) is_kept: bool,
    /// Where a click on it leads.
    pub(super) to: Option<Target>,
    /// What one finds here.
    pub(super) marks: Vec<Target>,
    /// What it speaks of without being its place.
    pub(super) mentions: Vec<FeatureId>,
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
            is_kept: false,
            to: None,
            marks: Vec::new(),
            mentions: Vec::new(),
        }
    }

    pub(super) fn heading(self, level: u16) -> Self {
        Self {
            part: Part::Heading(level),
            is_kept: true,
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

    pub(super) fn kept(self) -> Self {
        Self {
            is_kept: true,
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
}

/// Text to be set, group by group: what is in a group belongs together.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// The running head of further pages.
    head: String,
    columns: Columns,
    groups: Vec<Vec<Para>>,
}

impl Flow {
    /// On the page that was begun last.
    pub(super) fn new(head: &str, columns: Columns) -> Self {
        Self {
            head: head.to_owned(),
            columns,
            groups: Vec::new(),
        }
    }

    /// Adds paragraphs that belong together.
    pub(super) fn put(&mut self, group: Vec<Para>) {
        self.groups.push(group);
    }

    /// Sets the text in other columns if that spares a page that would stay nearly empty; the
    /// first way that does is taken. Tells which.
    pub(super) fn spare_a_page(&mut self, others: &[Columns]) -> Option<usize> {
        let plain = lay(&self.groups, &self.columns);
        if plain.sheets.len() < 2 || plain.filled > SPARSE {
            return None;
        }
        let spares =
            |columns: &Columns| lay(&self.groups, columns).sheets.len() < plain.sheets.len();
        let found = others.iter().position(spares)?;
        self.columns = others.get(found)?.clone();
        Some(found)
    }

    /// Puts the text on pages, the columns of the last one about equally high.
    pub(super) fn finish(self, maker: &mut Maker<'_>) {
        let sheets = self.columns.balanced(&self.groups);
        for (n, sheet) in sheets.into_iter().enumerate() {
            if n > 0 {
                maker.start_page(&self.head);
            }
            maker.put(sheet);
        }
    }
}

impl Maker<'_> {
    /// Adds a sheet to the page that was begun last.
    fn put(&mut self, sheet: Sheet) {
        let number = self.pages.len().saturating_sub(1);
        for (target, y) in sheet.marks {
            self.mark(target, number, y);
        }
        for feature in sheet.mentions {
            self.mention(feature, number);
        }
        let rules = sheet.rules.into_iter();
        let color = self.theme.frame;
        if let Some(page) = self.pages.last_mut() {
            page.blocks.extend(sheet.blocks);
            page.jumps.extend(sheet.jumps);
            page.rules.extend(rules.map(|(from, length)| Rule {
                from,
                length,
                color,
            }));
        }
    }
}
