//! What a screen reader is told of the selection, whenever it changes.

use egui::accesskit::{Live, Role};
use egui::{Id, Rect, Sense, Ui, vec2};

use super::Reading;
use crate::card;
use crate::model::{FeatureId, Language};

/// What is said of the selection, kept until another is selected.
#[derive(Debug, Default)]
pub(super) struct Announcement {
    of: Option<(FeatureId, Language)>,
    words: String,
}

impl Announcement {
    /// Adds a node that is read out when its words change; where nobody listens it costs nothing.
    pub(super) fn show(&mut self, ui: &Ui, reading: &Reading<'_>) {
        let id = Id::unique("what is selected");
        let corner = Rect::from_min_size(ui.max_rect().min, vec2(1.0, 1.0));
        ui.interact(corner, id, Sense::hover());
        ui.ctx().accesskit_node_builder(id, |node| {
            self.renew(reading);
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_label(self.words.as_str());
        });
    }

    fn renew(&mut self, reading: &Reading<'_>) {
        let now = reading.state.selection;
        let now = now.map(|feature| (feature, reading.i18n.language()));
        if self.of != now {
            self.words = now.map_or_else(String::new, |(feature, _)| words(reading, feature));
            self.of = now;
        }
    }
}

/// The name, the kind and the status of a feature, and how many texts speak of it.
fn words(reading: &Reading<'_>, feature: FeatureId) -> String {
    let (atlas, i18n) = (reading.atlas, reading.i18n);
    let panel = card::panel(atlas, i18n, feature);
    let (_, kind) = card::tooltip(atlas, i18n, feature);
    let cards = panel.sections.iter().flat_map(|section| &section.cards);
    let mentions = cards.flat_map(|card| &card.mentions);
    let mut sources: Vec<_> = mentions.map(|mention| mention.anchor.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let sources = i18n.tr_n("announce-sources", sources.len());
    let selected = i18n.tr_with("announce-selected", &[("name", &panel.title)]);
    let facts = panel.facts.into_iter().filter(|fact| *fact != kind);
    let parts = [selected, kind.clone()].into_iter().chain(facts);
    let parts: Vec<String> = parts.chain([sources]).collect();
    parts.join(&i18n.tr("list-comma"))
}
