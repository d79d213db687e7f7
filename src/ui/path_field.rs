//! The field for a path, with a button that asks the system for one.

use egui::text::CCursorRange;
use egui::{Label, RichText, TextEdit, Ui};

use super::{Reading, style, text};
use crate::action::Action;
use crate::paint::screen::color32;

/// What a field for a path holds in this frame.
#[derive(Debug)]
pub(super) struct TypedPath {
    /// The path without spaces around it, or the suggestion where there is none. It has the letters
    /// of this frame, which the state does not know yet.
    pub(super) path: String,
    /// Whether Enter was pressed.
    pub(super) is_entered: bool,
}

/// A path to type or to look for with the system's dialogue, in so much room. Until something is
/// typed the field holds the suggestion, selected as a whole.
pub(super) fn path_field(
    ui: &mut Ui,
    reading: &Reading<'_>,
    suggestion: &str,
    room: f32,
    actions: &mut Vec<Action>,
) -> TypedPath {
    let i18n = reading.i18n;
    let typed = &reading.state.path_input;
    let mut path = typed.clone().unwrap_or_else(|| suggestion.to_owned());
    let mut is_entered = false;
    ui.horizontal(|ui| {
        let browse = i18n.tr("button-browse");
        let spacing = ui.spacing();
        let button = text::width(&browse, style::BODY_PT) + 2.0 * spacing.button_padding.x;
        let field = TextEdit::singleline(&mut path)
            .desired_width(room - button - spacing.item_spacing.x)
            .hint_text(style::soft(reading.theme, suggestion));
        let mut output = field.show(ui);
        let response = output.response.response;
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("field-path"))
        });
        // Asked before the field takes the keyboard again, which it then has not lost.
        is_entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if typed.is_none() {
            let is_free = ui.memory(|m| m.focused().is_none());
            // Before it is asked whether the field has just taken the keyboard.
            if !is_entered && (is_free || reading.state.focus_dialog > 0) {
                response.request_focus();
            }
            let before = ui.data_mut(|data| {
                let shown: &mut String = data.get_temp_mut_or_default(response.id);
                std::mem::replace(shown, suggestion.to_owned())
            });
            // What is typed takes the place of the suggestion.
            if response.gained_focus() || response.has_focus() && before != suggestion {
                let all = CCursorRange::select_all(&output.galley);
                output.state.cursor.set_char_range(Some(all));
                output.state.store(ui.ctx(), response.id);
            }
        }
        if reading.state.focus_dialog > 0 {
            response.request_focus();
        }
        if response.changed() {
            actions.push(Action::SetPath(path.clone()));
        }
        response.on_hover_text(&path);
        if ui.button(browse).clicked() {
            actions.push(Action::Browse);
        }
    });
    if reading.state.no_system_dialog {
        let color = color32(reading.theme.failure);
        let words = RichText::new(i18n.tr("browse-none")).color(color);
        let note = ui.add(Label::new(words.size(style::SMALL_PT)).wrap());
        ui.ctx().accesskit_node_builder(note.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    let typed = match path.trim() {
        "" => suggestion,
        typed => typed,
    };
    TypedPath {
        path: typed.to_owned(),
        is_entered,
    }
}
