//! What stands on the phrase that is read: each of its facts, to be turned to.

use egui::{Label, RichText, ScrollArea, Sense, Ui};

use super::colors;
use super::touched::read_fact;
use crate::action::Action;
use crate::filter::Fact;
use crate::paint::screen::color32;
use crate::reader::Phrases;
use crate::ui::{Reading, style};

/// How high the list is, in points.
pub(super) const HEIGHT_PT: f32 = 104.0;

/// Lists the facts on a phrase and on those that share characters with it.
pub(super) fn here(
    ui: &mut Ui,
    reading: &Reading<'_>,
    phrases: &Phrases,
    current: Option<usize>,
    actions: &mut Vec<Action>,
) {
    let Some(current) = current else {
        ui.add_space(2.0);
        ui.label(style::soft(reading.theme, reading.i18n.tr("reader-hint")));
        return;
    };
    let facts = phrases.facts_about(current);
    let read = reading
        .state
        .reader
        .as_ref()
        .and_then(|view| view.at.as_ref());
    ui.add_space(2.0);
    ui.label(style::soft(
        reading.theme,
        reading.i18n.tr_n("reader-here", facts.len()),
    ));
    let area = ScrollArea::vertical()
        .id_salt(("facts", current))
        .auto_shrink(false);
    area.show(ui, |ui| {
        for of in &facts {
            let fact = Fact::with_id(reading.atlas, of.fact);
            let is_read = read.is_some_and(|(key, ..)| key == fact.key());
            let kind = reading.i18n.tr(fact.kind().key());
            ui.horizontal(|ui| {
                let color = colors::line(reading.theme, fact.kind());
                ui.label(RichText::new("\u{25a0}").size(style::SMALL_PT).color(color));
                ui.label(style::soft(reading.theme, kind));
                let title = fact.title().get(reading.i18n.language());
                let mut words = RichText::new(title).size(style::BODY_PT);
                words = if is_read {
                    words.strong()
                } else {
                    words.color(color32(reading.theme.road))
                };
                let label = Label::new(words).truncate().sense(Sense::click());
                let shown = ui
                    .add(label)
                    .on_hover_cursor(egui::CursorIcon::PointingHand);
                if shown.clicked() {
                    read_fact(reading, *of, actions);
                }
            });
        }
    });
}
