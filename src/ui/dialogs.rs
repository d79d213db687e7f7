//! Dialogues over the map, and the message at its top.

use std::path::PathBuf;

use egui::accesskit::Live;
use egui::{
    Align2, Area, Id, Label, LayerId, Margin, Order, Response, RichText, ScrollArea, Ui, Window,
    vec2,
};

use super::path_field::path_field;
use super::shortcuts::{Shortcut, text_of};
use super::{Reading, about, bookmarks, documents, style, text};
use crate::action::Action;
use crate::paint::screen::color32;
use crate::state::{Dialog, Message};
use crate::table::TableFormat;

/// Shows the open dialogue, if any.
pub(super) fn dialogs(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let Some(dialog) = reading.state.dialog else {
        return;
    };
    let title = reading.i18n.tr(match dialog {
        Dialog::About => "menu-about",
        Dialog::Keys => "menu-keys",
        Dialog::Texts => "dialog-texts",
        // It has a window of its own.
        Dialog::Figure | Dialog::Boundaries => return,
        Dialog::Replace | Dialog::ReplaceWithTable | Dialog::ReplaceWithDocument => {
            "dialog-replace"
        }
        Dialog::OpenDocument => "dialog-document-open",
        Dialog::SaveDocument => "dialog-document-save",
        Dialog::MissingFile => "dialog-document-missing",
        Dialog::Restore => "dialog-document-restore",
        Dialog::UnsavedDocument => "dialog-document-unsaved",
        Dialog::AddBookmark => "dialog-bookmark-add",
        Dialog::Bookmarks => "dialog-bookmarks",
        Dialog::Table => "dialog-table",
        Dialog::Problems => "dialog-problems",
    });
    let mut open = true;
    Window::new(title)
        .id(egui::Id::unique("dialog"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .default_width(460.0)
        .show(ui.ctx(), |ui| match dialog {
            Dialog::About => about::about(ui, reading),
            Dialog::Keys => keys(ui, reading),
            Dialog::Texts => folder(ui, reading, actions),
            Dialog::Figure | Dialog::Boundaries => {}
            Dialog::Replace => {
                let replace = Action::ReplaceFigure;
                ask_to_replace(ui, reading, (replace, Dialog::Figure), actions);
            }
            Dialog::Table => save_table(ui, reading, actions),
            Dialog::ReplaceWithTable => {
                let replace = Action::ReplaceTable;
                ask_to_replace(ui, reading, (replace, Dialog::Table), actions);
            }
            Dialog::Problems => problems(ui, reading),
            Dialog::ReplaceWithDocument => {
                let replace = Action::ReplaceDocument;
                ask_to_replace(ui, reading, (replace, Dialog::SaveDocument), actions);
            }
            Dialog::OpenDocument => documents::open(ui, reading, actions),
            Dialog::SaveDocument => documents::save(ui, reading, actions),
            Dialog::MissingFile => documents::missing(ui, reading, actions),
            Dialog::Restore => documents::restore(ui, reading, actions),
            Dialog::UnsavedDocument => documents::unsaved(ui, reading, actions),
            Dialog::AddBookmark => bookmarks::add(ui, reading, actions),
            Dialog::Bookmarks => bookmarks::manage(ui, reading, actions),
        });
    if !open {
        actions.push(Action::CloseDialog);
    }
}

/// Asks for the folder of the texts.
fn folder(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.label(i18n.tr("dialog-texts-text"));
    let typed = path_field(ui, reading, "", 440.0, actions);
    let path = typed.path;
    ui.horizontal(|ui| {
        let ready = !path.is_empty();
        let pressed = ui
            .add_enabled(ready, egui::Button::new(i18n.tr("button-open")))
            .clicked();
        if ready && (pressed || typed.is_entered) {
            actions.push(Action::OpenTexts(PathBuf::from(&path)));
        }
        if ui.button(i18n.tr("button-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Asks where the table is saved, and so in which format.
fn save_table(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.label(i18n.tr("dialog-table-text"));
    let suggestion = reading.state.suggested_table_path(i18n);
    let typed = path_field(ui, reading, &suggestion, 440.0, actions);
    let path = PathBuf::from(typed.path);
    let is_known = TableFormat::of(&path).is_some();
    if !is_known {
        let theme = reading.theme;
        let hint = RichText::new(i18n.tr("dialog-table-ending"));
        ui.label(hint.color(color32(theme.failure)));
    }
    ui.horizontal(|ui| {
        let button = egui::Button::new(i18n.tr("button-save"));
        let pressed = ui.add_enabled(is_known, button).clicked();
        if is_known && (pressed || typed.is_entered) {
            actions.push(Action::SaveTable(path));
        }
        if ui.button(i18n.tr("button-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Asks whether a file that is there already is to be replaced, and by what; the dialogue is the
/// one to go back to.
fn ask_to_replace(
    ui: &mut Ui,
    reading: &Reading<'_>,
    (replace, back): (fn(PathBuf) -> Action, Dialog),
    actions: &mut Vec<Action>,
) {
    let path = reading.state.path_input.as_deref().unwrap_or_default();
    ui.label(reading.i18n.tr_with("figure-replace", &[("path", path)]));
    ui.horizontal(|ui| {
        if ui.button(reading.i18n.tr("button-replace")).clicked() {
            actions.push(replace(PathBuf::from(path)));
        }
        if ui.button(reading.i18n.tr("button-cancel")).clicked() {
            actions.push(Action::BackToSaving(back));
        }
    });
}

/// Height of the window beside the table of keys: the title and room around it, in points.
const KEYS_BESIDE_PT: f32 = 110.0;
/// The table is at least as high.
const KEYS_LEAST_PT: f32 = 120.0;

fn keys(ui: &mut Ui, reading: &Reading<'_>) {
    let i18n = reading.i18n;
    let pair = |ui: &Ui, a, b| format!("{}  {}", text_of(ui, a), text_of(ui, b));
    let rows = [
        ("keys-pan", i18n.tr("key-arrows")),
        ("keys-zoom", pair(ui, Shortcut::ZoomIn, Shortcut::ZoomOut)),
        (
            "keys-fit",
            pair(ui, Shortcut::FitCircle, Shortcut::FitRegion),
        ),
        ("keys-next", i18n.tr("key-tab")),
        ("keys-select", i18n.tr("key-enter")),
        ("keys-context", i18n.tr("key-menu")),
        ("keys-panes", i18n.tr("key-panes")),
        ("keys-menus", i18n.tr("key-menus")),
        ("keys-rows", i18n.tr("key-rows")),
        ("keys-clear", i18n.tr("key-escape")),
        ("keys-find", text_of(ui, Shortcut::Find)),
        ("keys-table", text_of(ui, Shortcut::Table)),
        ("keys-compare", text_of(ui, Shortcut::Compare)),
        ("keys-time", text_of(ui, Shortcut::Time)),
        ("keys-board", text_of(ui, Shortcut::Board)),
        ("keys-measure", text_of(ui, Shortcut::Measure)),
        (
            "keys-panels",
            pair(ui, Shortcut::LeftPanel, Shortcut::RightPanel),
        ),
        (
            "keys-phrases",
            pair(ui, Shortcut::NextPhrase, Shortcut::PreviousPhrase),
        ),
        ("keys-connections", i18n.tr("key-connections")),
        ("keys-dark", text_of(ui, Shortcut::Dark)),
        ("keys-back", pair(ui, Shortcut::Back, Shortcut::Forward)),
        ("keys-open", text_of(ui, Shortcut::Texts)),
        (
            "keys-documents",
            pair(ui, Shortcut::OpenDocument, Shortcut::SaveDocument),
        ),
        ("keys-undo", pair(ui, Shortcut::Undo, Shortcut::Redo)),
        ("keys-bookmark", text_of(ui, Shortcut::Bookmark)),
        ("keys-boundaries", text_of(ui, Shortcut::Boundaries)),
        ("keys-save", text_of(ui, Shortcut::Save)),
        ("keys-copy", text_of(ui, Shortcut::CopyMap)),
        ("keys-quit", text_of(ui, Shortcut::Quit)),
    ];
    // A low window shows a part of them.
    let room = (ui.ctx().content_rect().height() - KEYS_BESIDE_PT).max(KEYS_LEAST_PT);
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .show(ui, |ui| {
            egui::Grid::new("keys")
                .num_columns(2)
                .spacing([32.0, 6.0])
                .show(ui, |ui| {
                    for (key, keys) in rows {
                        ui.label(i18n.tr(key));
                        ui.label(style::soft(reading.theme, keys));
                        ui.end_row();
                    }
                });
        });
}

fn problems(ui: &mut Ui, reading: &Reading<'_>) {
    ui.label(reading.i18n.tr_n("problems-title", reading.problems.len()));
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for problem in reading.problems {
            ui.label(style::soft(reading.theme, reading.i18n.say(problem)));
        }
    });
}

/// The layer of the last message.
pub(super) fn message_layer() -> LayerId {
    LayerId::new(Order::Foreground, message_id())
}

fn message_id() -> Id {
    Id::unique("message")
}

/// The last message. One of success stands over the status bar, where it covers neither the map nor
/// a figure; a failure stands at the head of the map and stays until it is closed.
pub(super) fn message(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let Some(message) = &reading.state.message else {
        return;
    };
    let (anchor, offset) = if message.failed {
        (Align2::CENTER_TOP, vec2(0.0, 40.0))
    } else {
        (Align2::LEFT_BOTTOM, vec2(0.0, 0.0))
    };
    let area = Area::new(message_id()).order(Order::Foreground);
    area.anchor(anchor, offset).show(ui.ctx(), |ui| {
        if message.failed {
            style::card_frame(reading.theme).show(ui, |ui| failure(ui, reading, message, actions));
        } else {
            let frame = style::card_frame(reading.theme).corner_radius(0.0);
            let frame = frame.inner_margin(Margin::symmetric(10, 2));
            frame.show(ui, |ui| success(ui, reading, message, actions));
        }
    });
}

/// In as many lines as it takes, so that what is wrong can be read whole, and closed.
fn failure(ui: &mut Ui, reading: &Reading<'_>, message: &Message, actions: &mut Vec<Action>) {
    /// The most of the window's width that its words take.
    const SHARE: f32 = 0.75;
    let room = ui.ctx().content_rect().width() * SHARE;
    let size = egui::TextStyle::Body.resolve(ui.style()).size;
    let width = text::width(&message.text, size).min(room);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width(width + 1.0);
            let color = color32(reading.theme.failure);
            let text = RichText::new(&message.text).color(color);
            let words = ui.add(Label::new(text).wrap());
            read_out(ui, &words);
        });
        close_message(ui, reading, actions);
    });
}

/// In one line; a long path is cut, and the pointer tells the rest.
fn success(ui: &mut Ui, reading: &Reading<'_>, message: &Message, actions: &mut Vec<Action>) {
    /// The most of the window's width that it takes.
    const SHARE: f32 = 0.6;
    let room = ui.ctx().content_rect().width() * SHARE;
    let width = text::width(&message.text, style::SMALL_PT).min(room);
    ui.horizontal(|ui| {
        let text = RichText::new(&message.text).size(style::SMALL_PT);
        let height = ui.spacing().interact_size.y;
        let words = ui.add_sized(vec2(width, height), Label::new(text).truncate());
        read_out(ui, &words);
        close_message(ui, reading, actions);
    });
}

/// Has a screen reader read the words when they appear.
fn read_out(ui: &Ui, words: &Response) {
    ui.ctx()
        .accesskit_node_builder(words.id, |node| node.set_live(Live::Polite));
}

fn close_message(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    if ui.small_button(reading.i18n.tr("button-close")).clicked() {
        actions.push(Action::CloseMessage);
    }
}
