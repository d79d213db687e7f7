//! What is shown when the window is to close while a file is being written. Reports what the
//! person chose; that it waits needs no choice.

use std::path::PathBuf;

use egui::{Key, Modal, Modifiers, RichText, Ui};

use super::style;
use super::waiting::waiting;
use crate::i18n::I18n;
use crate::scene::Theme;
use crate::state::shortened;

/// What becomes of a window that is to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingChoice {
    /// It stays open.
    GoOn,
    /// It closes now; what is being written is given up.
    Abandon,
}

/// Says which files are being written and that the window closes after that. Where the person has
/// asked it to close, it may also stay, or close at once.
pub fn closing(
    ui: &Ui,
    i18n: &I18n,
    theme: &Theme,
    paths: &[PathBuf],
    is_asked: bool,
) -> Option<ClosingChoice> {
    let mut choice = None;
    // Esc would otherwise reach what lies beneath.
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) && is_asked {
        choice = Some(ClosingChoice::GoOn);
    }
    Modal::new(egui::Id::unique("closing")).show(ui.ctx(), |ui| {
        ui.set_max_width(420.0);
        ui.label(RichText::new(i18n.tr("closing-title")).size(style::TITLE_PT));
        for path in paths {
            ui.horizontal(|ui| {
                waiting(ui, theme);
                let name = path.file_name().unwrap_or(path.as_os_str());
                let name = shortened(&name.to_string_lossy());
                ui.label(name).on_hover_text(path.display().to_string());
            });
        }
        if !is_asked {
            ui.label(i18n.tr("closing-ends"));
            return;
        }
        ui.label(i18n.tr("closing-waits"));
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button(i18n.tr("closing-abandon")).clicked() {
                choice = Some(ClosingChoice::Abandon);
            }
            if ui.button(i18n.tr("closing-go-on")).clicked() {
                choice = Some(ClosingChoice::GoOn);
            }
        });
    });
    choice
}
