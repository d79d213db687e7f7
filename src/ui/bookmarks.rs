//! Views with names: their menu, and the dialogues in which they are named, renamed and removed.

use egui::text::CCursorRange;
use egui::{Button, Key, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::documents::fault;
use super::menu_entry::menu_entry;
use super::shortcuts::Shortcut;
use super::{Reading, style, text};
use crate::action::Action;
use crate::state::Dialog;

/// The longest name in the menu, in points.
const LONGEST_ENTRY_PT: f32 = 320.0;
/// Width of a field for a name.
const FIELD_PT: f32 = 300.0;
/// The most bookmarks that the menu has room for; all of them are in the dialogue.
const MOST_IN_MENU: usize = 15;

/// The entries of the menu: to keep the view of now, to turn to one, to see all.
pub(super) fn menu(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, state) = (reading.i18n, reading.state);
    let can_add = state.can_bookmark();
    menu_entry(
        ui,
        reading,
        "menu-bookmark-add",
        Shortcut::Bookmark,
        can_add,
        actions,
    );
    let manage = Button::new(i18n.tr("menu-bookmarks-manage"));
    if ui
        .add_enabled(!state.bookmarks.is_empty(), manage)
        .clicked()
    {
        actions.push(Action::Open(Dialog::Bookmarks));
        ui.close();
    }
    if state.bookmarks.is_empty() {
        return;
    }
    ui.separator();
    for (nth, bookmark) in state.bookmarks.iter().enumerate().take(MOST_IN_MENU) {
        let name = text::cut(&bookmark.name, style::BODY_PT, LONGEST_ENTRY_PT);
        if ui.button(name).clicked() {
            actions.push(Action::ShowBookmark(nth));
            ui.close();
        }
    }
}

/// Asks for a name for the view of now.
pub(super) fn add(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, state) = (reading.i18n, reading.state);
    ui.label(i18n.tr("bookmark-add-text"));
    let suggestion = suggested_name(reading);
    let mut name = state
        .path_input
        .clone()
        .unwrap_or_else(|| suggestion.clone());
    let edit = TextEdit::singleline(&mut name).desired_width(FIELD_PT);
    let mut output = edit.show(ui);
    let field = output.response.response;
    field
        .widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("bookmark-name")));
    let is_entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if state.focus_dialog > 0 && state.path_input.is_none() {
        field.request_focus();
        // What is typed takes the place of the suggestion.
        let all = CCursorRange::select_all(&output.galley);
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), field.id);
    }
    if field.changed() {
        actions.push(Action::SetPath(name.clone()));
    }
    let is_name = state.is_bookmark_name(&name, None);
    if !is_name {
        fault(ui, reading, "bookmark-name-fault");
    }
    ui.horizontal(|ui| {
        let add = ui.add_enabled(is_name, Button::new(i18n.tr("button-add")));
        if is_name && (add.clicked() || is_entered) {
            actions.push(Action::AddBookmark(name));
            actions.push(Action::CloseDialog);
        }
        if ui.button(i18n.tr("button-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// All bookmarks, each with what can be done with it.
pub(super) fn manage(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, state) = (reading.i18n, reading.state);
    if state.bookmarks.is_empty() {
        ui.label(style::soft(reading.theme, i18n.tr("bookmarks-none")));
        return;
    }
    ui.label(style::soft(reading.theme, i18n.tr("bookmarks-text")));
    let mut is_fault = false;
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for (nth, bookmark) in state.bookmarks.iter().enumerate() {
            ui.push_id(nth, |ui| {
                ui.horizontal(|ui| {
                    is_fault |= name_field(ui, reading, nth, &bookmark.name, actions);
                    for (key, action) in [
                        ("bookmark-show", Action::ShowBookmark(nth)),
                        ("bookmark-update", Action::UpdateBookmark(nth)),
                        ("bookmark-remove", Action::RemoveBookmark(nth)),
                    ] {
                        if ui.small_button(i18n.tr(key)).clicked() {
                            actions.push(action);
                        }
                    }
                });
            });
        }
    });
    if is_fault {
        fault(ui, reading, "bookmark-name-fault");
    }
}

/// The name of a bookmark, which is another one when the field is left; whether what is typed is
/// none.
fn name_field(
    ui: &mut Ui,
    reading: &Reading<'_>,
    nth: usize,
    name: &str,
    actions: &mut Vec<Action>,
) -> bool {
    let id = ui.scope_id().with("typed");
    let typed: Option<String> = ui.data(|data| data.get_temp(id));
    let mut now = typed.unwrap_or_else(|| name.to_owned());
    let field = ui.add(TextEdit::singleline(&mut now).desired_width(220.0));
    field.widget_info(|| {
        let label = reading.i18n.tr("bookmark-name");
        WidgetInfo::labeled(egui::Role::TextInput, true, label)
    });
    if field.changed() {
        ui.data_mut(|data| data.insert_temp(id, now.clone()));
    }
    let is_name = reading.state.is_bookmark_name(&now, Some(nth));
    if field.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(id));
        if is_name && now.trim() != name {
            actions.push(Action::RenameBookmark(nth, now));
        }
    }
    !is_name && field.has_focus()
}

/// A name for the view of now: what is selected, or else a number.
fn suggested_name(reading: &Reading<'_>) -> String {
    let state = reading.state;
    let selected = state.selection.map(|feature| {
        let (title, _) = crate::card::tooltip(reading.atlas, reading.i18n, feature);
        title
    });
    let selected = selected.filter(|name| state.is_bookmark_name(name, None));
    selected.unwrap_or_else(|| {
        let numbers = 1..=state.bookmarks.len() + 1;
        let mut names = numbers.map(|n| reading.i18n.tr_n("bookmark-numbered", n));
        let free = names.find(|name| state.is_bookmark_name(name, None));
        free.unwrap_or_default()
    })
}
