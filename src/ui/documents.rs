//! The dialogues about maps as files: which one is opened, where it is saved, what becomes of its
//! changes, where a file is that it needs, and whether a map is shown that a window left.

use std::path::PathBuf;

use egui::{Button, RichText, ScrollArea, Ui};

use super::path_field::path_field;
use super::{Reading, style, text};
use crate::action::Action;
use crate::paint::screen::color32;

/// Room for a path.
const ROOM_PT: f32 = 440.0;

/// Asks for a map to open; those that were opened last are a click away.
pub(super) fn open(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.label(i18n.tr("document-open-text"));
    ask_for_file(ui, reading, Action::OpenDocument, None, actions);
    if reading.state.document.recent.is_empty() {
        return;
    }
    ui.separator();
    ui.label(style::soft(reading.theme, i18n.tr("document-recent")));
    ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
        for path in &reading.state.document.recent {
            let shown = text::cut(path, style::BODY_PT, ROOM_PT);
            if ui.link(shown).on_hover_text(path).clicked() {
                actions.push(Action::OpenDocument(PathBuf::from(path)));
            }
        }
    });
}

/// Asks where the map is saved.
pub(super) fn save(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.label(i18n.tr("document-save-text"));
    let suggestion = reading.state.suggested_document_path(i18n);
    let typed = path_field(ui, reading, &suggestion, ROOM_PT, actions);
    ui.horizontal(|ui| {
        if ui.button(i18n.tr("button-save")).clicked() || typed.is_entered {
            actions.push(Action::SaveDocumentAs(PathBuf::from(&typed.path)));
        }
        cancel(ui, reading, actions);
    });
}

/// Asks what becomes of the changes of the map.
pub(super) fn unsaved(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let name = reading.state.document.name().unwrap_or_default();
    ui.label(i18n.tr_with("document-unsaved-text", &[("name", &name)]));
    ui.horizontal(|ui| {
        let save = ui.button(i18n.tr("button-save"));
        if reading.state.focus_dialog > 0 {
            save.request_focus();
        }
        if save.clicked() {
            actions.push(Action::SaveChanges);
        }
        if ui.button(i18n.tr("button-discard")).clicked() {
            actions.push(Action::DiscardChanges);
        }
        cancel(ui, reading, actions);
    });
}

/// Asks where a file is that the map needs.
pub(super) fn missing(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let Some(missing) = &reading.state.missing else {
        return;
    };
    let (asks, without) = if missing.is_pack {
        ("document-missing-pack", "document-without-pack")
    } else {
        ("document-missing-boundaries", "document-without-boundaries")
    };
    ui.label(i18n.tr_with(asks, &[("name", &missing.name)]));
    let without = Some((without, Action::DoWithoutFile));
    ask_for_file(ui, reading, Action::LocateFile, without, actions);
}

/// Offers the map that a window left.
pub(super) fn restore(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let Some(left) = &reading.state.left else {
        return;
    };
    let minutes = usize::try_from(left.age.as_secs() / 60).unwrap_or(usize::MAX);
    let age = match minutes {
        0 => i18n.tr("age-now"),
        1..60 => i18n.tr_n("age-minutes", minutes),
        60..1440 => i18n.tr_n("age-hours", minutes / 60),
        _ => i18n.tr_n("age-days", minutes / 1440),
    };
    let words = match &left.name {
        Some(name) => i18n.tr_with("document-restore-named", &[("age", &age), ("name", name)]),
        None => i18n.tr_with("document-restore-text", &[("age", &age)]),
    };
    ui.label(words);
    ui.label(style::soft(
        reading.theme,
        i18n.tr("document-restore-later"),
    ));
    ui.horizontal(|ui| {
        let restore = ui.button(i18n.tr("button-restore"));
        if reading.state.focus_dialog > 0 {
            restore.request_focus();
        }
        if restore.clicked() {
            actions.push(Action::Restore(true));
        }
        if ui.button(i18n.tr("button-forget")).clicked() {
            actions.push(Action::Restore(false));
        }
    });
}

/// A field for the path of a file, and what can be done with it, or instead.
fn ask_for_file(
    ui: &mut Ui,
    reading: &Reading<'_>,
    open: fn(PathBuf) -> Action,
    instead: Option<(&str, Action)>,
    actions: &mut Vec<Action>,
) {
    let typed = path_field(ui, reading, "", ROOM_PT, actions);
    ui.horizontal(|ui| {
        let is_ready = !typed.path.is_empty();
        let button = Button::new(reading.i18n.tr("button-open"));
        let pressed = ui.add_enabled(is_ready, button).clicked();
        if is_ready && (pressed || typed.is_entered) {
            actions.push(open(PathBuf::from(&typed.path)));
        }
        if let Some((key, action)) = instead
            && ui.button(reading.i18n.tr(key)).clicked()
        {
            actions.push(action);
        }
        cancel(ui, reading, actions);
    });
}

/// A line that says why what is typed is no name.
pub(super) fn fault(ui: &mut Ui, reading: &Reading<'_>, key: &str) {
    let words = RichText::new(reading.i18n.tr(key));
    ui.label(words.color(color32(reading.theme.failure)));
}

fn cancel(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    if ui.button(reading.i18n.tr("button-cancel")).clicked() {
        actions.push(Action::CloseDialog);
    }
}
