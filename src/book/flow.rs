//! The text of a chapter or a place, made of paragraphs.

use super::Maker;
use super::columns::{Columns, PageText, Room, room};
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
    /// The room that the groups take in the columns, once it is known.
    room: Option<Room>,
}

impl Flow {
    /// On the page that was begun last.
    pub(super) fn new(head: &str, columns: Columns) -> Self {
        Self {
            head: head.to_owned(),
            columns,
            groups: Vec::new(),
            room: None,
        }
    }

    /// Adds paragraphs that belong together.
    pub(super) fn put(&mut self, group: Vec<Paragraph>) {
        self.groups.push(group);
        self.room = None;
    }

    /// Sets the text in other columns if that avoids a page that would stay nearly empty; returns
    /// the first of `others` that does.
    pub(super) fn avoid_sparse_page(&mut self, others: &[Columns]) -> Option<usize> {
        let usual = room(&self.groups, &self.columns);
        let (pages, is_sparse) = (usual.pages, usual.filled <= SPARSE);
        self.room = Some(usual);
        if pages < 2 || !is_sparse {
            return None;
        }
        for (found, columns) in others.iter().enumerate() {
            let other = room(&self.groups, columns);
            if other.pages < pages {
                self.columns = columns.clone();
                self.room = Some(other);
                return Some(found);
            }
        }
        None
    }

    /// Puts the text on pages, the columns of the last one about equally high.
    pub(super) fn finish(self, maker: &mut Maker<'_>) {
        let room = self
            .room
            .unwrap_or_else(|| room(&self.groups, &self.columns));
        let pages = self.columns.balanced(&self.groups, &room);
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
