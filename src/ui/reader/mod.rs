//! The reader: the whole text of a source beside the map, with every phrase that a fact stands on.
//!
//! Only the lines in sight are set. Where the text is not at hand, its phrases are listed, and
//! how to get it is said.

mod block;
mod body;
mod colors;
mod content;
mod copying;
mod head;
mod here;
mod hits;
mod layout;
mod listing;
mod margin;
mod marks;
mod pane;
mod placed;
mod sizes;
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

/// Where there is less room, the head is kept short.
const LOW_PT: f32 = 420.0;

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
    // What is selected is the text, not what is said of it; and nothing makes the panel wider.
    ui.style_mut().interaction.selectable_labels = false;
    ui.set_max_width(ui.available_width());
    let is_low = ui.available_height() < LOW_PT;
    head::head(ui, reading, pane, (current, is_low), actions);
    ui.separator();
    // As high whatever is chosen, so that the text stays where it is.
    if !pane.phrases.all.is_empty() {
        let height = here::HEIGHT_PT.min(ui.available_height() * 0.3);
        Panel::bottom("on the phrase")
            .exact_size(height)
            .show(ui, |ui| {
                here::here(ui, reading, &pane.phrases, current, actions);
            });
    }
    let ReaderPane {
        phrases,
        typeset,
        body,
        found,
        found_at,
        text: copied,
        ..
    } = pane;
    let touched = match text_of(reading, source).zip(typeset.as_ref()) {
        Some((text, typeset)) => {
            let content = Content {
                text,
                typeset,
                phrases,
                source,
                found: &found.1,
                found_at: *found_at,
                current,
            };
            let touched = body.show(ui, reading, &content);
            if let Some(copied) = copied {
                copying::note(ui, reading, (source, copied), body.room());
            }
            touched
        }
        None => {
            let sought = body.take_target().and(current);
            listing::listing(ui, reading, source, (phrases, current, sought), actions)
        }
    };
    let clicked = chosen(reading, &touched.clicked);
    if let Some(next) = touched.stepped.or(clicked) {
        read_fact(reading, next, actions);
    }
    let first = touched.hovered.first()?;
    Fact::with_id(reading.atlas, first.fact).feature()
}
