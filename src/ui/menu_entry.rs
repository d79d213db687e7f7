//! One entry of a menu.

use egui::{Button, Ui};

use super::Reading;
use super::shortcuts::{Shortcut, text_of};
use crate::action::Action;

/// An entry without keys.
pub(super) fn entry_without_keys(
    ui: &mut Ui,
    text: &str,
    enabled: bool,
    action: Action,
    actions: &mut Vec<Action>,
) {
    if ui.add_enabled(enabled, Button::new(text)).clicked() {
        actions.push(action);
        ui.close();
    }
}

/// An entry with its keys, which does what they do.
pub(super) fn menu_entry(
    ui: &mut Ui,
    reading: &Reading<'_>,
    key: &str,
    shortcut: Shortcut,
    enabled: bool,
    actions: &mut Vec<Action>,
) {
    let keys = text_of(ui, shortcut);
    let button = Button::new(reading.i18n.tr(key)).shortcut_text(keys);
    if ui.add_enabled(enabled, button).clicked() {
        actions.push(shortcut.action());
        ui.close();
    }
}
