//! The card of a fact: three lines, or all that is said of it.

use egui::{Label, RichText, Sides, Ui};

use super::super::{Reading, style, text};
use crate::action::Action;
use crate::card::{Card, MentionCard, SourceNote, number_among};
use crate::paint::screen::color32;
use crate::state::{AnchorKey, Dialog};

/// The height of a card of three lines, in points; others are measured.
pub(in crate::ui) const BRIEF_PT: f32 = 92.0;
/// The most that a category takes of the line it shares with a name.
const CHIP_SHARE: f32 = 0.45;

/// Whether a card is open in full: one that was opened, or a fact's own.
pub(in crate::ui) fn is_whole(reading: &Reading<'_>, card: &Card) -> bool {
    card.title.is_empty() || reading.state.panels.is_whole(&card.key)
}

/// How many passages of a card are open.
pub(in crate::ui) fn open_passages(reading: &Reading<'_>, card: &Card) -> usize {
    let open = &reading.state.open_passages;
    let mentions = card.mentions.iter();
    mentions
        .filter(|m| open.contains(&anchor_key(card, m)))
        .count()
}

/// What a passage of a card is known by.
pub(in crate::ui) fn anchor_key(card: &Card, mention: &MentionCard) -> AnchorKey {
    let anchor = &mention.anchor;
    (card.key.clone(), anchor.source, anchor.start)
}

/// How high a card will be, before it is measured.
pub(in crate::ui) fn estimate(card: &Card, is_whole: bool, width_pt: f32) -> f32 {
    /// Of a line with its distance to the next, of a card's margins, of a row of buttons.
    const LINE_PT: f32 = 24.0;
    const MARGINS_PT: f32 = 16.0;
    if !is_whole {
        return BRIEF_PT;
    }
    let room = (width_pt - 20.0).max(80.0);
    let lines = |text: &str, size| (text::width(text, size) / room).ceil().max(1.0);
    let notes = card.notes.iter().map(|note| lines(note, style::SMALL_PT));
    let mentions = card.mentions.iter();
    let mentions = mentions.map(|m| lines(&m.quote, style::BODY_PT) + 2.0);
    MARGINS_PT + LINE_PT * (1.0 + notes.sum::<f32>() + mentions.sum::<f32>())
}

/// Shows a card, the texts of its quotes under their numbers, with its category where the heading above does not say it; whether the quote that
/// is sought was brought into sight.
pub(in crate::ui) fn fact_card(
    ui: &mut Ui,
    reading: &Reading<'_>,
    sources: &[SourceNote],
    (card, has_chip): (&Card, bool),
    sought: Option<&AnchorKey>,
    actions: &mut Vec<Action>,
) -> bool {
    let mut is_found = false;
    let frame = style::card_frame(reading.theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if is_whole(reading, card) {
            is_found = in_full(ui, reading, sources, card, sought, actions);
        } else {
            in_brief(ui, reading, sources, (card, has_chip), actions);
            let principal = card.mentions.first();
            is_found = principal.is_some_and(|m| sought == Some(&anchor_key(card, m)));
        }
    });
    if is_found && !is_whole(reading, card) {
        frame.response.scroll_to_me(Some(egui::Align::Center));
    }
    is_found
}

/// Name and category, quote, and source: a line each.
fn in_brief(
    ui: &mut Ui,
    reading: &Reading<'_>,
    sources: &[SourceNote],
    (card, has_chip): (&Card, bool),
    actions: &mut Vec<Action>,
) {
    let theme = reading.theme;
    let most = ui.available_width() * CHIP_SHARE;
    Sides::new().shrink_left().truncate().show(
        ui,
        |ui| title(ui, reading, card, actions),
        |ui| {
            if has_chip && !card.kind.is_empty() {
                ui.set_max_width(most);
                style::chip(ui, theme, &card.kind);
            }
        },
    );
    let principal = card.mentions.first();
    let (line, color) = match principal {
        Some(mention) => (reading.i18n.quoted(&mention.quote), theme.ink),
        None => (card.notes.join(text::DOT), theme.ink_soft),
    };
    let line = RichText::new(line).color(color32(color));
    ui.add(Label::new(line).truncate());
    let items = match principal {
        Some(mention) => said(reading, sources, card, mention).join(text::DOT),
        None => card.status.clone(),
    };
    Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            let line = Label::new(style::soft(theme, &items)).show_tooltip_when_elided(false);
            let shown = ui.add(line);
            if let Some(mention) = principal {
                shown.on_hover_ui(|ui| {
                    ui.label(&items);
                    ui.label(&mention.source);
                    ui.label(style::soft(theme, &mention.source_line));
                });
            }
        },
        |ui| {
            let others = card.mentions.len().saturating_sub(1);
            let more = if others > 0 {
                reading.i18n.tr_n("detail-also", others)
            } else {
                reading.i18n.tr("detail-card-whole")
            };
            let more = RichText::new(more).size(style::SMALL_PT);
            if ui.link(more.color(color32(theme.road))).clicked() {
                actions.push(Action::ToggleCard(card.key.clone()));
            }
        },
    );
}

/// The name, which leads to its feature where it has one.
fn title(ui: &mut Ui, reading: &Reading<'_>, card: &Card, actions: &mut Vec<Action>) {
    let title = RichText::new(&card.title).size(style::CARD_PT);
    let Some(target) = card.feature else {
        ui.label(title);
        return;
    };
    let is_cut = text::width(&card.title, style::CARD_PT) > ui.available_width();
    let mut link = ui.link(title.color(color32(reading.theme.road)));
    if is_cut {
        link = link.on_hover_text(&card.title);
    }
    if link.clicked() {
        actions.push(Action::Show(target));
    }
}

/// Who says a quote, with which word, in which text, and where there.
fn said(
    reading: &Reading<'_>,
    sources: &[SourceNote],
    card: &Card,
    mention: &MentionCard,
) -> Vec<String> {
    let i18n = reading.i18n;
    let number = number_among(sources, mention.anchor.source);
    let number = number.unwrap_or_default().to_string();
    let source = [("source", &*mention.short_source), ("n", &*number)];
    let word = &mention.status_text;
    let mut said = vec![card.status.clone(), mention.giver.clone()];
    said.push(i18n.tr_with("detail-source-mark", &source));
    said.push(mention.locus.clone());
    // What a short line cuts off first.
    said.extend((!word.is_empty()).then(|| i18n.quoted(word)));
    said.extend(mention.derived.then(|| i18n.tr("detail-derived")));
    said.retain(|item| !item.is_empty());
    said
}

/// All that is said: the notes, and each quote with what can be done with it.
fn in_full(
    ui: &mut Ui,
    reading: &Reading<'_>,
    sources: &[SourceNote],
    card: &Card,
    sought: Option<&AnchorKey>,
    actions: &mut Vec<Action>,
) -> bool {
    let theme = reading.theme;
    if !card.title.is_empty() {
        ui.horizontal_wrapped(|ui| {
            title(ui, reading, card, actions);
            if !card.kind.is_empty() {
                style::chip(ui, theme, &card.kind);
            }
        });
    }
    let status = card.mentions.is_empty().then_some(&card.status);
    let status = status.filter(|status| !status.is_empty());
    for note in status.into_iter().chain(&card.notes) {
        text::paragraph(ui, note, style::SMALL_PT, color32(theme.ink_soft));
    }
    let mut is_found = false;
    for (i, mention) in card.mentions.iter().enumerate() {
        let shown = ui.push_id(i, |ui| {
            one_mention(ui, reading, sources, (card, mention), actions);
        });
        if sought == Some(&anchor_key(card, mention)) {
            shown.response.scroll_to_me(Some(egui::Align::Center));
            is_found = true;
        }
    }
    if !card.title.is_empty() {
        let fold = reading.i18n.tr("button-fold");
        if ui.link(style::soft(theme, fold)).clicked() {
            actions.push(Action::ToggleCard(card.key.clone()));
        }
    }
    is_found
}

fn one_mention(
    ui: &mut Ui,
    reading: &Reading<'_>,
    sources: &[SourceNote],
    (card, mention): (&Card, &MentionCard),
    actions: &mut Vec<Action>,
) {
    let (theme, i18n) = (reading.theme, reading.i18n);
    let quoted = i18n.quoted(&mention.quote);
    text::paragraph(ui, &quoted, style::BODY_PT, color32(theme.ink));
    let said = said(reading, sources, card, mention);
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    text::items(ui, theme, &said).on_hover_ui(|ui| {
        ui.label(&mention.source);
        ui.label(style::soft(theme, &mention.source_line));
    });
    let key = anchor_key(card, mention);
    let open = reading.state.open_passages.contains(&key);
    ui.horizontal_wrapped(|ui| {
        let passage = if open {
            "button-passage-hide"
        } else {
            "button-passage"
        };
        if ui.small_button(i18n.tr(passage)).clicked() {
            actions.push(Action::TogglePassage(key.clone()));
        }
        if ui.small_button(i18n.tr("button-read")).clicked() {
            actions.push(Action::OpenReaderAt(key));
        }
        if ui.small_button(i18n.tr("button-copy-citation")).clicked() {
            actions.push(Action::Copy(mention.citation.clone()));
        }
        if !card.title.is_empty() && ui.small_button(i18n.tr("button-copy-card")).clicked() {
            actions.push(Action::Copy(card.text()));
        }
    });
    if open {
        passage(ui, reading, mention, actions);
    }
}

/// The phrase in its context, or what is needed to see it.
fn passage(ui: &mut Ui, reading: &Reading<'_>, mention: &MentionCard, actions: &mut Vec<Action>) {
    let theme = reading.theme;
    let Some(texts) = reading.texts else {
        ui.label(style::soft(theme, reading.i18n.tr("passage-need-texts")));
        if ui
            .small_button(reading.i18n.tr("reader-open-folder"))
            .clicked()
        {
            actions.push(Action::Open(Dialog::Texts));
        }
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
            ui.label(style::soft(theme, reading.i18n.say(&problem)));
        }
    }
}
