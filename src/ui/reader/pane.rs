//! What the reader keeps from frame to frame.

use std::ops::Range;
use std::sync::Arc;

use super::body::Body;
use crate::geodata::Text;
use crate::model::SourceId;
use crate::reader::{Phrases, Typeset, find};
use crate::ui::Reading;

/// What the reader shows, kept until it shows another text.
#[derive(Debug, Default)]
pub(crate) struct ReaderPane {
    of: Option<(SourceId, bool)>,
    pub(super) phrases: Phrases,
    /// The text, where it is at hand.
    pub(super) typeset: Option<Typeset>,
    pub(super) body: Body,
    /// What was last looked for, and where it stands.
    pub(super) found: (String, Vec<Range<u32>>),
    /// Which of these places was last gone to.
    pub(super) found_at: usize,
    /// How often a phrase was turned to when one was last brought into sight.
    shown: u32,
    /// The text, for what is copied from it.
    pub(super) text: Option<Arc<Text>>,
}

impl ReaderPane {
    /// Reads everything anew when it is about another text.
    pub(super) fn refresh(&mut self, reading: &Reading<'_>, source: SourceId) {
        let text = text_of(reading, source);
        let of = (source, text.is_some());
        if self.of != Some(of) {
            let phrases = Phrases::of(reading.atlas, source);
            let typeset = text.map(|text| Typeset::of(text, &phrases));
            *self = Self {
                of: Some(of),
                phrases,
                typeset,
                text: text.cloned().map(Arc::new),
                ..Self::default()
            };
        }
        let Some(view) = &reading.state.reader else {
            return;
        };
        if self.found.0 != view.query {
            let found = text.map_or_else(Vec::new, |text| find(text, &view.query));
            // The next from here on, or else the first.
            let here = self.body.first_in_sight();
            let next = found.partition_point(|range| range.start < here);
            self.found_at = if next < found.len() { next } else { 0 };
            if let Some(range) = found.get(self.found_at) {
                self.body.go_to(range.start);
            }
            self.found = (view.query.clone(), found);
        }
        if self.shown != view.turns {
            self.shown = view.turns;
            if let Some((.., start)) = view.at {
                self.body.go_to(start);
            }
        }
    }

    /// The position of the phrase that is read.
    pub(super) fn current(&self, reading: &Reading<'_>) -> Option<usize> {
        let (key, _, start) = reading.state.reader.as_ref()?.at.as_ref()?;
        self.phrases.of_anchor(reading.atlas, key, *start)
    }

    /// Goes to the next place of what is looked for, or to the one before.
    pub(super) fn step_found(&mut self, forward: bool) {
        let count = self.found.1.len();
        if count == 0 {
            return;
        }
        let by = if forward { 1 } else { count - 1 };
        self.found_at = (self.found_at + by) % count;
        if let Some(range) = self.found.1.get(self.found_at) {
            self.body.go_to(range.start);
        }
    }
}

/// The text of a source, if it is at hand.
pub(super) fn text_of<'a>(reading: &Reading<'a>, source: SourceId) -> Option<&'a Text> {
    reading.texts?.of(reading.atlas.source(source)).ok()
}
