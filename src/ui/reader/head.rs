//! The head of the reader: which text, how much of it facts stand on, the way from phrase to phrase,
//! and what is looked for.

use egui::{
    Align, Button, ComboBox, Key, Layout, Modifiers, RichText, Stroke, TextEdit, Ui, WidgetInfo,
    vec2,
};

use super::colors;
use super::pane::ReaderPane;
use super::touched::{beside, read_fact};
use crate::action::Action;
use crate::filter::{FactKind, Value};
use crate::model::SourceId;
use crate::paint::screen::color32;
use crate::ui::shortcuts::{Shortcut, text_of};
use crate::ui::{Reading, style, text};

/// The longest title of a text in the list, in points.
const LONGEST_ENTRY_PT: f32 = 420.0;
/// How broad that is which a low window shows at a click, in points.
const ABOUT_PT: f32 = 240.0;
/// The edges of a field beyond its text, in points.
const FIELD_EDGES_PT: f32 = 10.0;
/// The longest that is looked for, in characters.
const LONGEST_QUERY: usize = 120;

/// Shows the head, with less of it in a low window.
pub(super) fn head(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut ReaderPane,
    (current, is_low): (Option<usize>, bool),
    actions: &mut Vec<Action>,
) {
    let Some(view) = &reading.state.reader else {
        return;
    };
    if is_low {
        // The text needs the room.
        let from_right = Layout::right_to_left(Align::Center);
        let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(row, from_right, |ui| {
            let button = ui.menu_button("\u{2026}", |ui| {
                ui.set_max_width(ABOUT_PT);
                about(ui, reading, pane, view.source, actions);
            });
            let name = reading.i18n.tr("reader-about");
            let button = button.response;
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            button.on_hover_text(&name);
            source(ui, reading, view.source, actions);
        });
    } else {
        source(ui, reading, view.source, actions);
        about(ui, reading, pane, view.source, actions);
    }
    ui.horizontal(|ui| {
        steps(ui, reading, pane, current, actions);
        if pane.typeset.is_some() {
            query(ui, reading, pane, &view.query, actions);
        }
    });
}

/// The text, to be changed for another.
fn source(ui: &mut Ui, reading: &Reading<'_>, current: SourceId, actions: &mut Vec<Action>) {
    let language = reading.i18n.language();
    let title = |id: SourceId| reading.atlas.source(id).title.get(language).to_owned();
    let room = ui.available_width();
    let shown = text::cut(&title(current), style::BODY_PT, room - 40.0);
    let name = reading.i18n.tr("reader-source");
    let combo = ComboBox::from_id_salt("reader source")
        .width(room)
        .selected_text(shown);
    let shown = combo.show_ui(ui, |ui| {
        for (id, _) in reading.atlas.sources() {
            let words = text::cut(&title(id), style::BODY_PT, LONGEST_ENTRY_PT.max(room));
            if ui.selectable_label(id == current, words).clicked() && id != current {
                actions.push(Action::OpenReader(id));
            }
        }
    });
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

/// Who says it and when, how much of it facts stand on, and the key of the marks.
fn about(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &ReaderPane,
    source: SourceId,
    actions: &mut Vec<Action>,
) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    let entry = reading.atlas.source(source);
    let (credit, date) = (i18n.credit(entry), i18n.date_text(entry));
    text::items(ui, theme, &[&credit, &date]);
    let (phrases, facts) = (
        pane.phrases.all.len().to_string(),
        pane.phrases.facts.to_string(),
    );
    let counts = [("phrases", phrases.as_str()), ("facts", facts.as_str())];
    let words = match &pane.typeset {
        Some(typeset) => {
            let share = 100.0 * f64::from(pane.phrases.covered) / f64::from(typeset.length.max(1));
            let share = format!("{share:.0}");
            let all = [counts[0], counts[1], ("share", share.as_str())];
            i18n.tr_with("reader-share", &all)
        }
        None => i18n.tr_with("reader-counts", &counts),
    };
    text::paragraph(ui, &words, style::SMALL_PT, color32(theme.ink_soft));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for kind in FactKind::ALL {
            if pane.phrases.kinds.contains(&kind) {
                let name = format!("\u{a0}{}\u{a0}", i18n.tr(kind.key()));
                let name = RichText::new(name)
                    .size(style::SMALL_PT)
                    .color(color32(theme.ink));
                let ground = colors::ground(theme, kind, false);
                let shown = ui.label(name.background_color(ground)).rect;
                let stroke = Stroke::new(2.0, colors::line(theme, kind));
                ui.painter().hline(shown.x_range(), shown.bottom(), stroke);
            }
        }
        if !pane.phrases.all.is_empty() {
            let list = i18n.tr("reader-list");
            if style::whole_link(ui, theme, &list, style::SMALL_PT).clicked() {
                actions.push(Action::ListFacts(vec![Value::Source(source)]));
            }
        }
    });
}

/// To the phrase before and the one after.
fn steps(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &ReaderPane,
    current: Option<usize>,
    actions: &mut Vec<Action>,
) {
    let (i18n, all) = (reading.i18n, &pane.phrases.all);
    let asked = reading.state.step_phrase;
    for (sign, shortcut, name, forward) in [
        (
            "\u{25b2}",
            Shortcut::PreviousPhrase,
            "reader-previous",
            false,
        ),
        ("\u{25bc}", Shortcut::NextPhrase, "reader-next", true),
    ] {
        let to = beside(current, all.len(), forward);
        let is_asked = asked == Some(forward);
        let hint = format!("{} ({})", i18n.tr(name), text_of(ui, shortcut));
        let button = ui.add_enabled(to.is_some(), Button::new(sign));
        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, to.is_some(), i18n.tr(name)));
        let button = button.on_hover_text(hint);
        let goes = button.clicked() || is_asked;
        let phrase = to.filter(|_| goes).and_then(|to| all.get(to));
        if let Some(of) = phrase.and_then(|phrase| phrase.facts.first()) {
            read_fact(reading, *of, actions);
        }
    }
    let at = current.map_or_else(|| "\u{2013}".to_owned(), |at| (at + 1).to_string());
    let count = [("at", at.as_str()), ("n", &*all.len().to_string())];
    ui.label(style::soft(
        reading.theme,
        i18n.tr_with("reader-count", &count),
    ));
}

/// What is looked for in the text, and the way through the places where it stands.
fn query(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut ReaderPane,
    known: &str,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let mut query = known.to_owned();
    let count = pane.found.1.len();
    // From the right, so that the field takes what room is left and nothing grows.
    let shown = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if !known.is_empty() {
            let at = if count == 0 { 0 } else { pane.found_at + 1 };
            let words = [("at", &*at.to_string()), ("n", &*count.to_string())];
            let words = i18n.tr_with("reader-count", &words);
            ui.label(style::soft(reading.theme, words));
            for (sign, name, forward) in [
                ("\u{203a}", "reader-find-next", true),
                ("\u{2039}", "reader-find-previous", false),
            ] {
                let button = ui.add_enabled(count > 0, Button::new(sign));
                button.widget_info(|| {
                    WidgetInfo::labeled(egui::Role::Button, count > 0, i18n.tr(name))
                });
                if button.on_hover_text(i18n.tr(name)).clicked() {
                    pane.step_found(forward);
                }
            }
        }
        let field = TextEdit::singleline(&mut query)
            .id_salt("reader query")
            .char_limit(LONGEST_QUERY)
            .hint_text(i18n.tr("reader-find"))
            .desired_width((ui.available_width() - FIELD_EDGES_PT).max(24.0));
        ui.add(field)
    });
    let shown = shown.inner;
    shown.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("reader-find")));
    if shown.changed() {
        actions.push(Action::SetReaderQuery(query.clone()));
    }
    let enter = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
    if shown.has_focus() || shown.lost_focus() {
        // Enter leaves a field of one line; the next Enter is for it again.
        let (back, on) = (enter(Modifiers::SHIFT), enter(Modifiers::NONE));
        if back || on {
            pane.step_found(!back);
            shown.request_focus();
        }
    }
}
