//! The menu bar.

use egui::{Button, MenuBar, Ui};

use super::landmarks::{Landmark, mark};
use super::menu_entry::{entry_without_keys, menu_entry};
use super::shortcuts::{Shortcut, text_of};
use super::{Reading, bookmarks, style, text};
use crate::action::Action;
use crate::model::Language;
use crate::state::{Dialog, Goal, ThemeChoice, Topic, TourStop, Undone};

/// The longest title of a text in its menu, in points.
const LONGEST_ENTRY_PT: f32 = 420.0;

/// How many menus the bar begins with.
pub(super) const fn count_of_menus() -> usize {
    5
}

/// Shows the menus.
pub(super) fn menu_bar(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    MenuBar::new().ui(ui, |ui| {
        let file = ui.menu_button(i18n.tr("menu-file"), |ui| {
            documents(ui, reading, actions);
            ui.separator();
            menu_entry(ui, reading, "menu-texts", Shortcut::Texts, true, actions);
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
            menu_entry(ui, reading, "menu-figure", Shortcut::Save, true, actions);
            ui.separator();
            menu_entry(ui, reading, "menu-quit", Shortcut::Quit, true, actions);
        });
        mark(ui, Landmark::FileMenu, file.response.rect);
        ui.menu_button(i18n.tr("menu-edit"), |ui| edit(ui, reading, actions));
        let view = ui.menu_button(i18n.tr("menu-view"), |ui| {
            menu_entry(
                ui,
                reading,
                "menu-fit-circle",
                Shortcut::FitCircle,
                true,
                actions,
            );
            menu_entry(
                ui,
                reading,
                "menu-fit-region",
                Shortcut::FitRegion,
                true,
                actions,
            );
            menu_entry(ui, reading, "menu-zoom-in", Shortcut::ZoomIn, true, actions);
            menu_entry(
                ui,
                reading,
                "menu-zoom-out",
                Shortcut::ZoomOut,
                true,
                actions,
            );
            ui.separator();
            let (back, forward) = (reading.state.can_go_back(), reading.state.can_go_forward());
            menu_entry(ui, reading, "menu-back", Shortcut::Back, back, actions);
            menu_entry(
                ui,
                reading,
                "menu-forward",
                Shortcut::Forward,
                forward,
                actions,
            );
            ui.separator();
            menu_entry(ui, reading, "menu-table", Shortcut::Table, true, actions);
            let compare = "menu-compare";
            menu_entry(ui, reading, compare, Shortcut::Compare, true, actions);
            menu_entry(ui, reading, "menu-time", Shortcut::Time, true, actions);
            menu_entry(ui, reading, "menu-board", Shortcut::Board, true, actions);
            let measure = "menu-measure";
            menu_entry(ui, reading, measure, Shortcut::Measure, true, actions);
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
                menu_entry(ui, reading, key, shortcut, enabled, actions);
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
        mark(ui, Landmark::ViewMenu, view.response.rect);
        ui.menu_button(i18n.tr("menu-bookmarks"), |ui| {
            bookmarks::menu(ui, reading, actions);
        });
        ui.menu_button(i18n.tr("menu-help"), |ui| {
            let tour = Action::Tour(Some(TourStop::ALL[0]));
            entry_without_keys(ui, &i18n.tr("menu-tour"), true, tour, actions);
            menu_entry(ui, reading, "menu-keys", Shortcut::Keys, true, actions);
            let report = i18n.tr("menu-report");
            entry_without_keys(ui, &report, true, Action::CopyReport, actions);
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

/// Maps as files.
fn documents(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    for (key, shortcut) in [
        ("menu-document-new", Shortcut::NewDocument),
        ("menu-document-open", Shortcut::OpenDocument),
    ] {
        menu_entry(ui, reading, key, shortcut, true, actions);
    }
    let recent = &reading.state.document.recent;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(i18n.tr("document-recent"), |ui| {
            for path in recent {
                let shown = text::cut(path, style::BODY_PT, LONGEST_ENTRY_PT);
                if ui.button(shown).on_hover_text(path).clicked() {
                    actions.push(Action::OpenDocument(path.into()));
                    ui.close();
                }
            }
        });
    });
    let shortcut = Shortcut::SaveDocument;
    menu_entry(ui, reading, "menu-document-save", shortcut, true, actions);
    let as_other = i18n.tr("menu-document-save-as");
    let action = Action::Open(Dialog::SaveDocument);
    entry_without_keys(ui, &as_other, true, action, actions);
    if reading.state.left.is_some() {
        let restore = i18n.tr("menu-document-restore");
        let action = Action::Open(Dialog::Restore);
        entry_without_keys(ui, &restore, true, action, actions);
    }
}

/// What was done to the map, undone and done again; the map copied and searched.
fn edit(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let (undone, redone) = reading.state.next_steps();
    for (shortcut, alone, with, step) in [
        (Shortcut::Undo, "menu-undo", "menu-undo-step", undone),
        (Shortcut::Redo, "menu-redo", "menu-redo-step", redone),
    ] {
        let words = match step {
            Some(step) => i18n.tr_with(with, &[("step", &i18n.tr(step_key(step)))]),
            None => i18n.tr(alone),
        };
        let button = Button::new(words).shortcut_text(text_of(ui, shortcut));
        if ui.add_enabled(step.is_some(), button).clicked() {
            actions.push(shortcut.action());
            ui.close();
        }
    }
    ui.separator();
    for (key, shortcut) in [
        ("menu-copy-map", Shortcut::CopyMap),
        ("menu-find", Shortcut::Find),
    ] {
        menu_entry(ui, reading, key, shortcut, true, actions);
    }
}

/// What a step changed, in words.
const fn step_key(step: Undone) -> &'static str {
    match step {
        Undone::Layers => "undo-layers",
        Undone::Filter => "undo-filter",
        Undone::Date => "undo-date",
        Undone::Selection => "undo-selection",
        Undone::Comparison => "undo-comparison",
        Undone::Figure => "undo-figure",
        Undone::Bookmarks => "undo-bookmarks",
    }
}

/// Whose boundaries are on the map.
fn boundaries(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, boundaries) = (reading.i18n, &reading.state.boundaries);
    let shortcut = Shortcut::Boundaries;
    menu_entry(ui, reading, "menu-boundaries", shortcut, true, actions);
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
