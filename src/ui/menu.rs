//! The menu bar.

use egui::{Button, MenuBar, Ui};

use super::shortcuts::{Shortcut, text_of};
use super::{Reading, style, text};
use crate::action::Action;
use crate::model::Language;
use crate::state::{Dialog, Goal, ThemeChoice, Topic};

/// The longest title of a text in its menu, in points.
const LONGEST_ENTRY_PT: f32 = 420.0;

/// How many menus the bar begins with.
pub(super) const fn count_of_menus() -> usize {
    3
}

/// Shows the menus.
pub(super) fn menu_bar(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button(i18n.tr("menu-file"), |ui| {
            entry(ui, reading, "menu-texts", Shortcut::Texts, true, actions);
            let open = reading.texts.is_some();
            entry_without_keys(
                ui,
                &i18n.tr("menu-texts-close"),
                open,
                Action::CloseTexts,
                actions,
            );
            ui.separator();
            boundaries(ui, reading, actions);
            ui.separator();
            entry(ui, reading, "menu-figure", Shortcut::Save, true, actions);
            entry(
                ui,
                reading,
                "menu-copy-map",
                Shortcut::CopyMap,
                true,
                actions,
            );
            ui.separator();
            entry(ui, reading, "menu-quit", Shortcut::Quit, true, actions);
        });
        ui.menu_button(i18n.tr("menu-view"), |ui| {
            entry(
                ui,
                reading,
                "menu-fit-circle",
                Shortcut::FitCircle,
                true,
                actions,
            );
            entry(
                ui,
                reading,
                "menu-fit-region",
                Shortcut::FitRegion,
                true,
                actions,
            );
            entry(ui, reading, "menu-zoom-in", Shortcut::ZoomIn, true, actions);
            entry(
                ui,
                reading,
                "menu-zoom-out",
                Shortcut::ZoomOut,
                true,
                actions,
            );
            ui.separator();
            let (back, forward) = (reading.state.can_go_back(), reading.state.can_go_forward());
            entry(ui, reading, "menu-back", Shortcut::Back, back, actions);
            entry(
                ui,
                reading,
                "menu-forward",
                Shortcut::Forward,
                forward,
                actions,
            );
            ui.separator();
            entry(ui, reading, "menu-find", Shortcut::Find, true, actions);
            entry(ui, reading, "menu-table", Shortcut::Table, true, actions);
            let compare = "menu-compare";
            entry(ui, reading, compare, Shortcut::Compare, true, actions);
            entry(ui, reading, "menu-time", Shortcut::Time, true, actions);
            ui.menu_button(i18n.tr("menu-reader"), |ui| texts(ui, reading, actions));
            entry_without_keys(
                ui,
                &i18n.tr("legend-toggle"),
                true,
                Action::ToggleLegend,
                actions,
            );
            let has_topic = reading.state.topic() != Topic::Nothing;
            for (key, shortcut, enabled) in [
                ("menu-left-panel", Shortcut::LeftPanel, true),
                ("menu-right-panel", Shortcut::RightPanel, has_topic),
            ] {
                entry(ui, reading, key, shortcut, enabled, actions);
            }
            ui.separator();
            ui.menu_button(i18n.tr("menu-theme"), |ui| themes(ui, reading, actions));
            ui.menu_button(i18n.tr("menu-language"), |ui| {
                languages(ui, reading, actions);
            });
            let mut is_reduced = reading.state.reduced_motion;
            let name = i18n.tr("menu-reduced-motion");
            if ui.checkbox(&mut is_reduced, name).clicked() {
                actions.push(Action::ToggleMotion);
                ui.close();
            }
        });
        ui.menu_button(i18n.tr("menu-help"), |ui| {
            entry(ui, reading, "menu-keys", Shortcut::Keys, true, actions);
            entry_without_keys(
                ui,
                &i18n.tr("menu-about"),
                true,
                Action::Open(Dialog::About),
                actions,
            );
        });
        ui.separator();
        button(
            ui,
            &i18n.tr("menu-fit-circle"),
            Action::Go(Goal::Circle),
            actions,
        );
        button(
            ui,
            &i18n.tr("menu-fit-region"),
            Action::Go(Goal::Region),
            actions,
        );
    });
}

/// Whose boundaries are on the map.
fn boundaries(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, boundaries) = (reading.i18n, &reading.state.boundaries);
    let shortcut = Shortcut::Boundaries;
    entry(ui, reading, "menu-boundaries", shortcut, true, actions);
    if let Some(own) = boundaries.offered() {
        let text = i18n.tr_with("menu-boundaries-again", &[("file", &own.name())]);
        let action = Action::OpenBoundaries(own.clone());
        entry_without_keys(ui, &text, true, action, actions);
    }
    let text = i18n.tr("menu-boundaries-back");
    let is_own = boundaries.on.is_some();
    entry_without_keys(ui, &text, is_own, Action::BundledBoundaries, actions);
}

/// The texts, each to be read beside the map.
fn texts(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let read = reading
        .state
        .reader
        .as_ref()
        .filter(|_| reading.state.reads);
    for (id, source) in reading.atlas.sources() {
        let title = source.title.get(reading.i18n.language());
        let title = text::cut(title, style::BODY_PT, LONGEST_ENTRY_PT);
        let is_read = read.is_some_and(|view| view.source == id);
        if ui.radio(is_read, title).clicked() {
            actions.push(Action::OpenReader(id));
            ui.close();
        }
    }
}

/// One of the languages is on; each is named in itself.
fn languages(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    for language in Language::ALL {
        let name = reading.i18n.tr(match language {
            Language::ZhHans => "language-zh-hans",
            Language::ZhHant => "language-zh-hant",
            Language::En => "language-en",
        });
        if ui.radio(reading.state.language == language, name).clicked() {
            actions.push(Action::SetLanguage(language));
            ui.close();
        }
    }
}

/// One of the themes is on.
fn themes(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    for theme in ThemeChoice::ALL {
        let name = reading.i18n.tr(match theme {
            ThemeChoice::Light => "theme-light",
            ThemeChoice::Dark => "theme-dark",
            ThemeChoice::Print => "theme-print",
            ThemeChoice::System => "theme-system",
        });
        if ui.radio(reading.state.theme == theme, name).clicked() {
            actions.push(Action::SetTheme(theme));
            ui.close();
        }
    }
}

fn button(ui: &mut Ui, text: &str, action: Action, actions: &mut Vec<Action>) {
    if ui.button(text).clicked() {
        actions.push(action);
    }
}

fn entry_without_keys(
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

fn entry(
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
