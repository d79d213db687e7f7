//! The key of names: what the numbers mean that stand where a name has no room.

use crate::font::{text_width, wrap};
use crate::i18n::I18n;
use crate::model::FeatureId;
use crate::scene::theme::NOTE_PT;

/// About the length of an entry's number and of what parts it from the next.
const ENTRY_PT: f64 = 20.0;

/// Names under their numbers, which count from 1, in the room that a page sets aside for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameKey {
    entries: Vec<(FeatureId, String)>,
    /// How wide its lines are, and how many there may be.
    room: (f64, usize),
    /// Empty lines beneath it.
    spare: usize,
    /// How long its entries are together, about.
    length_pt: f64,
    /// Whether it only finds out which names it may have to list.
    is_draft: bool,
}

impl NameKey {
    /// An empty key for lines of a width.
    pub(super) const fn new(width_pt: f64, most_lines: usize) -> Self {
        Self {
            entries: Vec::new(),
            room: (width_pt, most_lines),
            spare: 0,
            length_pt: 0.0,
            is_draft: false,
        }
    }

    /// The same for a map that is drawn to know how large its key is at most: its numbers are not
    /// placed.
    pub(super) fn drafting(self) -> Self {
        Self {
            is_draft: true,
            ..self
        }
    }

    /// Whether numbers are listed without being placed.
    pub(super) const fn is_draft(&self) -> bool {
        self.is_draft
    }

    /// The same with empty lines beneath it, to set room aside for more names.
    pub(super) fn with_spare(self, spare: usize) -> Self {
        Self { spare, ..self }
    }

    /// The number of a name, which joins the key unless it is there already; `None` where the key
    /// has no room for it.
    pub(super) fn number(
        &mut self,
        i18n: &I18n,
        feature: FeatureId,
        name: String,
    ) -> Option<usize> {
        let known = self.entries.iter().position(|(of, _)| *of == feature);
        if let Some(known) = known {
            return Some(known + 1);
        }
        let length_pt = text_width(&name, NOTE_PT) + ENTRY_PT;
        self.entries.push((feature, name));
        // All lines are set again only where the room may be at its end.
        let (width_pt, most) = self.room;
        let is_near_end = self.length_pt + length_pt > width_pt * (most as f64 * 0.8 - 1.0);
        if is_near_end && self.lines(i18n).len() > most {
            self.entries.pop();
            return None;
        }
        self.length_pt += length_pt;
        Some(self.entries.len())
    }

    /// Whether it lists nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What it says, in lines; none where it lists nothing.
    pub(super) fn lines(&self, i18n: &I18n) -> Vec<String> {
        if self.is_empty() {
            return Vec::new();
        }
        let entries = (1_usize..).zip(&self.entries);
        let entries = entries.map(|(number, (_, name))| format!("{number}\u{a0}{name}"));
        let list = entries.collect::<Vec<_>>().join(&i18n.tr("list-comma"));
        let text = i18n.tr_with("name-key", &[("list", &list)]);
        let mut lines = wrap(&text, NOTE_PT, self.room.0);
        lines.resize(lines.len() + self.spare, String::new());
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, LinkId};

    #[test]
    fn a_key_numbers_names_in_their_order_until_it_is_full() {
        let i18n = I18n::new(Language::ZhHans);
        let mut key = NameKey::new(120.0, 2);
        let mut numbers = (0..40).map(|id| {
            let number = key.number(&i18n, FeatureId::Link(LinkId(id)), "资阳西站".to_owned());
            number.map(|number| number == id as usize + 1)
        });
        assert_eq!(numbers.next(), Some(Some(true)));
        let rest: Vec<Option<bool>> = numbers.collect();
        assert!(rest.contains(&None) && !rest.contains(&Some(false)));
        assert_eq!(key.lines(&i18n).len(), 2);
        let first = FeatureId::Link(LinkId(0));
        assert_eq!(key.number(&i18n, first, String::new()), Some(1));
    }
}
