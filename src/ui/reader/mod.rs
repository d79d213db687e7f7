//! The reader: the whole text of a source beside the map, with every phrase that a fact stands on.
//!
//! Only the paragraphs in sight are set. Where the text is not at hand, its phrases are listed, and
//! how to get it is said.

mod body;
mod colors;
mod content;
mod copying;
mod head;
mod here;
mod listing;
mod margin;
mod pane;
mod paragraph;
mod touched;

use egui::{Panel, Ui};

use super::Reading;
use crate::action::Action;
use crate::filter::Fact;
use crate::model::FeatureId;

use content::Content;
use pane::text_of;
use touched::{chosen, read_fact};

pub(super) use copying::CopyWithSource;
pub(super) use pane::ReaderPane;

/// Shows the reader in all the room there is; the feature of what the pointer is on.
pub(super) fn reader(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut ReaderPane,
    actions: &mut Vec<Action>,
) -> Option<FeatureId> {
    let source = reading.state.reader.as_ref()?.source;
    pane.refresh(reading, source);
    let current = pane.current(reading);
    head::head(ui, reading, pane, current, actions);
    ui.separator();
    // Below the text, which stays where it is when a phrase is chosen.
    if let Some(current) = current {
        Panel::bottom("on the phrase").show(ui, |ui| {
            here::here(ui, reading, &pane.phrases, current, actions);
        });
    }
    let ReaderPane {
        phrases,
        typeset,
        body,
        found,
        ..
    } = pane;
    let touched = match text_of(reading, source).zip(typeset.as_ref()) {
        Some((text, typeset)) => {
            let content = Content {
                text,
                typeset,
                phrases,
                found: &found.1,
                current,
            };
            let touched = body.show(ui, reading, &content);
            copying::note(ui, reading, source);
            touched
        }
        None => listing::listing(ui, reading, source, (phrases, current), actions),
    };
    if let Some(next) = chosen(reading, &touched.clicked) {
        read_fact(reading, next, actions);
    }
    let first = touched.hovered.first()?;
    Fact::with_id(reading.atlas, first.fact).feature()
}
