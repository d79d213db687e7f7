//! The panel on the right: what the texts say of the selected city, corridor or link.

use egui::{RichText, ScrollArea, Ui};

use super::panel_head::panel_head;
use super::{Reading, style, text};
use crate::action::Action;
use crate::card::{self, Card, MentionCard, Section};
use crate::model::{FeatureId, Language};
use crate::paint::screen::color32;
use crate::scene::Theme;
use crate::state::AnchorKey;

/// What the panel says, kept until the selection or the language changes.
#[derive(Debug, Default)]
pub(super) struct DetailPane {
    panel: Option<((FeatureId, Language), card::Panel)>,
}

impl DetailPane {
    fn panel(&mut self, reading: &Reading<'_>, feature: FeatureId) -> &card::Panel {
        let of = (feature, reading.i18n.language());
        let known = self.panel.take().filter(|(known, _)| *known == of);
        let made = || (of, card::panel(reading.atlas, reading.i18n, feature));
        &self.panel.insert(known.unwrap_or_else(made)).1
    }
}

/// Shows the panel.
pub(super) fn detail(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut DetailPane,
    feature: FeatureId,
    actions: &mut Vec<Action>,
) {
    let panel = pane.panel(reading, feature);
    let theme = reading.theme;
    ui.add_space(4.0);
    if let Some(listed) = reading.state.list_before() {
        let count = reading.i18n.tr_n("bundle-count", listed);
        let back = reading.i18n.tr_with("bundle-back", &[("count", &count)]);
        if ui.link(style::soft(theme, back)).clicked() {
            actions.push(Action::Back);
        }
    }
    panel_head(ui, reading, &panel.title, actions);
    if !panel.other_names.is_empty() {
        let names: Vec<&str> = panel.other_names.iter().map(String::as_str).collect();
        text::items(ui, theme, &names);
    }
    let facts = panel.facts.iter().filter(|f| is_short(f));
    let facts: Vec<&str> = facts.map(String::as_str).collect();
    if !facts.is_empty() {
        text::items(ui, theme, &facts);
    }
    for fact in panel.facts.iter().filter(|f| !is_short(f)) {
        soft(ui, theme, fact);
    }
    ui.separator();
    ScrollArea::vertical()
        .id_salt(feature)
        .auto_shrink(false)
        .show(ui, |ui| {
            if let Some(empty) = &panel.empty {
                text::paragraph(ui, empty, style::BODY_PT, color32(theme.ink));
                ui.add_space(4.0);
            }
            for part in &panel.sections {
                section(ui, reading, feature, part, actions);
            }
            ui.add_space(12.0);
        });
}

/// A paragraph in the secondary ink.
fn soft(ui: &mut Ui, theme: &Theme, text: &str) {
    text::paragraph(ui, text, style::SMALL_PT, color32(theme.ink_soft));
}

/// Facts wider than this have a line of their own.
const SHORT_PT: f32 = 170.0;

fn is_short(fact: &str) -> bool {
    text::width(fact, style::SMALL_PT) <= SHORT_PT
}

fn section(
    ui: &mut Ui,
    reading: &Reading<'_>,
    feature: FeatureId,
    part: &Section,
    actions: &mut Vec<Action>,
) {
    ui.add_space(6.0);
    ui.label(style::heading(reading.theme, &part.title));
    if !part.places.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for place in &part.places {
                if ui.link(&place.name).clicked() {
                    actions.push(Action::Show(FeatureId::Place(place.place)));
                }
            }
        });
    }
    for card in &part.cards {
        ui.push_id((feature, &card.key, &card.title), |ui| {
            fact(ui, reading, card, actions);
        });
    }
}

fn fact(ui: &mut Ui, reading: &Reading<'_>, card: &Card, actions: &mut Vec<Action>) {
    let theme = reading.theme;
    style::card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if !card.title.is_empty() {
            ui.horizontal_wrapped(|ui| {
                let title = RichText::new(&card.title).size(style::CARD_PT);
                match card.feature {
                    Some(target) => {
                        if ui.link(title.color(color32(theme.road))).clicked() {
                            actions.push(Action::Show(target));
                        }
                    }
                    None => {
                        ui.label(title);
                    }
                }
                if !card.kind.is_empty() {
                    style::chip(ui, theme, &card.kind);
                }
            });
        }
        for note in &card.notes {
            soft(ui, theme, note);
        }
        mentions(ui, reading, card, actions);
    });
}

/// The principal mention; the others open on demand, on a fact's own panel at once.
fn mentions(ui: &mut Ui, reading: &Reading<'_>, card: &Card, actions: &mut Vec<Action>) {
    let own_panel = card.title.is_empty();
    let open = own_panel || reading.state.open_mentions.contains(&card.key);
    let shown = if open { card.mentions.len() } else { 1 };
    for (i, mention) in card.mentions.iter().take(shown).enumerate() {
        let shown = ui.push_id(i, |ui| one_mention(ui, reading, card, mention, actions));
        if reading.state.reveal == Some(anchor_key(card, mention)) {
            shown.response.scroll_to_me(Some(egui::Align::Center));
        }
    }
    if !own_panel && card.mentions.len() > 1 {
        let text = if open {
            reading.i18n.tr("button-fold")
        } else {
            reading.i18n.tr_n("detail-also", card.mentions.len() - 1)
        };
        if ui.link(style::soft(reading.theme, text)).clicked() {
            actions.push(Action::ToggleMentions(card.key.clone()));
        }
    }
}

fn anchor_key(card: &Card, mention: &MentionCard) -> AnchorKey {
    let anchor = &mention.anchor;
    (card.key.clone(), anchor.source, anchor.start)
}

fn one_mention(
    ui: &mut Ui,
    reading: &Reading<'_>,
    card: &Card,
    mention: &MentionCard,
    actions: &mut Vec<Action>,
) {
    let (theme, i18n) = (reading.theme, reading.i18n);
    let quoted = i18n.quoted(&mention.quote);
    text::paragraph(ui, &quoted, style::BODY_PT, color32(theme.ink));
    let word = i18n.quoted(&mention.status_text);
    let derived = i18n.tr("detail-derived");
    let mut source = Vec::new();
    if !mention.status_text.is_empty() {
        source.push(word.as_str());
    }
    source.extend(mention.source_line.split(text::DOT));
    source.push(&mention.locus);
    if mention.derived {
        source.push(&derived);
    }
    soft(ui, theme, &mention.source);
    text::items(ui, theme, &source);
    let key = anchor_key(card, mention);
    let open = reading.state.open_passages.contains(&key);
    ui.horizontal_wrapped(|ui| {
        let passage = if open {
            "button-passage-hide"
        } else {
            "button-passage"
        };
        if ui.small_button(i18n.tr(passage)).clicked() {
            actions.push(Action::TogglePassage(key));
        }
        if ui.small_button(i18n.tr("button-copy-citation")).clicked() {
            actions.push(Action::Copy(mention.citation.clone()));
        }
        if !card.title.is_empty() && ui.small_button(i18n.tr("button-copy-card")).clicked() {
            actions.push(Action::Copy(card.text()));
        }
    });
    if open {
        passage(ui, reading, mention);
    }
}

/// The phrase in its context, or what is needed to see it.
fn passage(ui: &mut Ui, reading: &Reading<'_>, mention: &MentionCard) {
    let theme = reading.theme;
    let Some(texts) = reading.texts else {
        ui.label(style::soft(theme, reading.i18n.tr("passage-need-texts")));
        return;
    };
    let source = reading.atlas.source(mention.anchor.source);
    match texts.passage(source, &mention.anchor) {
        Ok(passage) => {
            let mut job = egui::text::LayoutJob::default();
            let font = egui::TextStyle::Body.resolve(ui.style());
            let ordinary = egui::TextFormat::simple(font.clone(), color32(theme.ink_soft));
            let marked = egui::TextFormat {
                background: color32(theme.core),
                ..egui::TextFormat::simple(font, color32(theme.ink))
            };
            job.append(&passage.before, 0.0, ordinary.clone());
            job.append(&passage.quote, 0.0, marked);
            job.append(&passage.after, 0.0, ordinary);
            ui.label(job);
        }
        Err(problem) => {
            ui.label(style::soft(theme, problem.to_string()));
        }
    }
}
