//! The text of a chapter or a place, made of paragraphs.

use super::Maker;
use super::columns::{Columns, PageText, room};
use super::page::Rule;
use super::paragraph::Paragraph;

/// A last page that is filled no more than this is avoided where possible.
const SPARSE: f64 = 1.0 / 3.0;

/// Text to be set, group by group: what is in a group belongs together.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// The running head of further pages.
    head: String,
    columns: Columns,
    groups: Vec<Vec<Paragraph>>,
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
    pub(super) fn put(&mut self, group: Vec<Paragraph>) {
        self.groups.push(group);
    }

    /// Sets the text in other columns if that avoids a page that would stay nearly empty; returns
    /// the first of `others` that does.
    pub(super) fn avoid_sparse_page(&mut self, others: &[Columns]) -> Option<usize> {
        let usual = room(&self.groups, &self.columns);
        if usual.pages < 2 || usual.filled > SPARSE {
            return None;
        }
        let avoids = |columns: &Columns| room(&self.groups, columns).pages < usual.pages;
        let found = others.iter().position(avoids)?;
        self.columns = others.get(found)?.clone();
        Some(found)
    }

    /// Puts the text on pages, the columns of the last one about equally high.
    pub(super) fn finish(self, maker: &mut Maker<'_>) {
        let pages = self.columns.balanced(&self.groups);
        for (n, page) in pages.into_iter().enumerate() {
            if n > 0 {
                maker.start_page(&self.head);
            }
            maker.put(page);
        }
    }
}

impl Maker<'_> {
    /// Adds text to the page that was begun last.
    fn put(&mut self, text: PageText) {
        let number = self.pages.len().saturating_sub(1);
        for (target, y) in text.marks {
            self.mark(target, number, y);
        }
        for feature in text.mentions {
            self.mention(feature, number);
        }
        let rules = text.rules.into_iter();
        let color = self.theme.frame;
        if let Some(page) = self.pages.last_mut() {
            page.blocks.extend(text.blocks);
            page.jumps.extend(text.jumps);
            page.rules.extend(rules.map(|(from, length)| Rule {
                from,
                length,
                color,
            }));
        }
    }
}
