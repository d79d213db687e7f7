//! The one table of keyboard shortcuts.

use egui::{Event, EventFilter, Id, ImeEvent, Key, KeyboardShortcut, Modifiers, PointerButton, Ui};

use super::Reading;
use crate::action::Action;
use crate::comparison::ComparisonView;
use crate::model::FeatureId;
use crate::state::{Dialog, Goal, MeasureStep, PanelReading, ReaderView, Topic};

/// By which it is known which widget of the map has the keyboard.
const ON_MAP: &str = "keyboard on the map";

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named by its menu entry")]
pub enum Shortcut {
    Boundaries,
    Texts,
    NewDocument,
    OpenDocument,
    SaveDocument,
    Undo,
    Redo,
    Bookmark,
    Save,
    CopyMap,
    Quit,
    FitCircle,
    FitRegion,
    ZoomIn,
    ZoomOut,
    Back,
    Forward,
    Find,
    Table,
    Compare,
    Time,
    Board,
    Measure,
    Dark,
    LeftPanel,
    RightPanel,
    NextPhrase,
    PreviousPhrase,
    Keys,
}

const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Every shortcut with its keys; where there are several, the first is the one menus show.
pub const TABLE: &[(Shortcut, Modifiers, Key)] = &[
    // Before the keys it shares: a shortcut without Shift takes those with Shift, too.
    (Shortcut::Boundaries, COMMAND_SHIFT, Key::O),
    (Shortcut::OpenDocument, Modifiers::COMMAND, Key::O),
    (Shortcut::Texts, COMMAND_SHIFT, Key::T),
    (Shortcut::NewDocument, Modifiers::COMMAND, Key::N),
    (Shortcut::SaveDocument, COMMAND_SHIFT, Key::S),
    (Shortcut::Save, Modifiers::COMMAND, Key::S),
    (Shortcut::Redo, COMMAND_SHIFT, Key::Z),
    (Shortcut::Redo, Modifiers::COMMAND, Key::Y),
    (Shortcut::Undo, Modifiers::COMMAND, Key::Z),
    (Shortcut::Bookmark, Modifiers::COMMAND, Key::B),
    (Shortcut::CopyMap, COMMAND_SHIFT, Key::C),
    (Shortcut::Quit, Modifiers::COMMAND, Key::Q),
    (Shortcut::FitCircle, Modifiers::NONE, Key::Num0),
    (Shortcut::FitRegion, Modifiers::NONE, Key::Num9),
    (Shortcut::ZoomIn, Modifiers::NONE, Key::Plus),
    (Shortcut::ZoomIn, Modifiers::NONE, Key::Equals),
    (Shortcut::ZoomOut, Modifiers::NONE, Key::Minus),
    (Shortcut::Back, Modifiers::ALT, Key::ArrowLeft),
    (Shortcut::Forward, Modifiers::ALT, Key::ArrowRight),
    (Shortcut::Find, Modifiers::COMMAND, Key::K),
    (Shortcut::Find, Modifiers::COMMAND, Key::F),
    (Shortcut::Table, Modifiers::COMMAND, Key::T),
    (Shortcut::Compare, Modifiers::NONE, Key::F7),
    // The one with Shift goes first: without it, Shift is not looked at.
    (Shortcut::Board, Modifiers::SHIFT, Key::F4),
    (Shortcut::Time, Modifiers::NONE, Key::F4),
    (Shortcut::Measure, Modifiers::NONE, Key::M),
    (Shortcut::Dark, Modifiers::COMMAND, Key::D),
    (Shortcut::RightPanel, Modifiers::SHIFT, Key::F9),
    (Shortcut::LeftPanel, Modifiers::NONE, Key::F9),
    (Shortcut::PreviousPhrase, Modifiers::SHIFT, Key::F8),
    (Shortcut::NextPhrase, Modifiers::NONE, Key::F8),
    (Shortcut::Keys, Modifiers::NONE, Key::F1),
    (Shortcut::Keys, Modifiers::NONE, Key::Questionmark),
];

impl Shortcut {
    /// The action behind it.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Boundaries => Action::OtherBoundaries,
            Self::Texts => Action::Open(Dialog::Texts),
            Self::NewDocument => Action::NewDocument,
            Self::OpenDocument => Action::Open(Dialog::OpenDocument),
            Self::SaveDocument => Action::SaveDocument,
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::Bookmark => Action::Open(Dialog::AddBookmark),
            Self::Save => Action::Open(Dialog::Figure),
            Self::CopyMap => Action::CopyMap,
            Self::Quit => Action::Quit,
            Self::FitCircle => Action::Go(Goal::Circle),
            Self::FitRegion => Action::Go(Goal::Region),
            Self::ZoomIn => Action::Go(Goal::ZoomBy(1.0)),
            Self::ZoomOut => Action::Go(Goal::ZoomBy(-1.0)),
            Self::Back => Action::Back,
            Self::Forward => Action::Forward,
            Self::Find => Action::FocusSearch,
            Self::Table => Action::ToggleTable,
            Self::Compare => Action::CompareSelection,
            Self::Time => Action::ToggleTime,
            Self::Board => Action::ToggleBoard,
            Self::Measure => Action::Measure(MeasureStep::Toggle),
            Self::Dark => Action::ToggleDark,
            Self::LeftPanel => Action::ToggleLeftPanel,
            Self::RightPanel => Action::ToggleRightPanel,
            Self::NextPhrase => Action::StepPhrase(true),
            Self::PreviousPhrase => Action::StepPhrase(false),
            Self::Keys => Action::Open(Dialog::Keys),
        }
    }
}

/// How a shortcut is written on this system: its keys by what is printed on them, in any language.
#[must_use]
pub fn text_of(ui: &Ui, shortcut: Shortcut) -> String {
    let keys = TABLE.iter().find(|(s, ..)| *s == shortcut);
    keys.map(|(_, modifiers, key)| written(ui, *modifiers, *key))
        .unwrap_or_default()
}

fn written(ui: &Ui, modifiers: Modifiers, key: Key) -> String {
    // The toolkit knows how modifiers are written here; it calls a key by its English name.
    let with_letter = ui.format_shortcut(&KeyboardShortcut::new(modifiers, Key::A));
    let before = with_letter.strip_suffix(Key::A.name()).unwrap_or_default();
    format!("{before}{}", printed(key))
}

/// What is printed on a key.
fn printed(key: Key) -> &'static str {
    match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Escape => "Esc",
        Key::PageUp => "PgUp",
        Key::PageDown => "PgDn",
        // A sign where the key has one: `+`, `−`, `=`.
        _ => key.symbol_or_name(),
    }
}

/// Reads the keyboard. Plain keys are left to a text field that has the focus.
pub fn read(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let typing = ui.text_edit_focused();
    for (shortcut, modifiers, key) in TABLE {
        // Function keys type nothing.
        let types = modifiers.is_none() && *key < Key::F1;
        // A field undoes its own letters.
        let is_undo = matches!(shortcut, Shortcut::Undo | Shortcut::Redo);
        if typing && (types || is_undo) {
            continue;
        }
        let keys = KeyboardShortcut::new(*modifiers, *key);
        if ui.input_mut(|i| i.consume_shortcut(&keys)) {
            actions.push(shortcut.action());
        }
    }
    let buttons = ui.input(|i| {
        let pressed = |button| i.pointer.button_pressed(button);
        (
            pressed(PointerButton::Extra1),
            pressed(PointerButton::Extra2),
        )
    });
    match buttons {
        (true, _) => actions.push(Action::Back),
        (_, true) => actions.push(Action::Forward),
        _ => {}
    }
    if !typing && reading.state.dialog.is_none() && !egui::Popup::is_any_open(ui) && composes(ui) {
        actions.push(Action::FocusSearch);
    }
    // An open menu closes itself on Esc, a text field gives up the keyboard.
    // The dialogue of boundaries has one field, and Esc closes both.
    let in_dialog = reading.state.dialog == Some(Dialog::Boundaries);
    let gives_up = typing && !in_dialog && reading.state.query.is_empty();
    let taken = gives_up || egui::Popup::is_any_open(ui);
    if !taken && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(escape(reading));
    }
    // In an open menu the arrows walk its entries.
    if !typing && !egui::Popup::is_any_open(ui) && is_on_map(ui) {
        arrows(ui, actions);
    }
}

/// Whether an input method composes or has composed text, which beside all fields is searched for.
fn composes(ui: &Ui) -> bool {
    let is_text = |event: &Event| {
        matches!(
            event,
            Event::Ime(ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text)) if !text.is_empty()
        )
    };
    ui.input(|i| i.events.iter().any(is_text))
}

/// Takes a key that is pressed without any other: with Alt the arrows lead back and forward, and a
/// fast hand has let go of Alt before the frame begins.
pub(super) fn take_plain(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| {
        let is_it = |event: &Event| {
            matches!(
                event,
                Event::Key { key: pressed, pressed: true, modifiers, .. }
                    if *pressed == key && modifiers.is_none()
            )
        };
        let at = input.events.iter().position(is_it);
        at.map(|at| input.events.remove(at)).is_some()
    })
}

/// Notes that the keyboard is on a widget of the map, whose arrows move the map.
pub(super) fn arrows_move_map(ui: &Ui, widget: Id) {
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(widget, arrows));
    ui.data_mut(|data| data.insert_temp(Id::unique(ON_MAP), widget));
}

/// Whether the keyboard is on the map, or nowhere else; anywhere else the arrows move the focus.
fn is_on_map(ui: &Ui) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let on_map = ui.data(|data| data.get_temp::<Id>(Id::unique(ON_MAP)));
    focused.is_none() || focused == on_map
}

/// Esc closes or clears one thing at a time: dialogue, filters, selection.
fn escape(reading: &Reading<'_>) -> Action {
    if reading.state.tour.is_some() {
        Action::Tour(None)
    } else if reading.state.dialog.is_some() {
        Action::CloseDialog
    } else if reading.working.is_some() {
        Action::Cancel
    } else if let Some(measure) = &reading.state.measure {
        Action::Measure(if measure.is_open {
            MeasureStep::End
        } else {
            MeasureStep::Clear
        })
    } else if !reading.state.query.is_empty() {
        Action::SetQuery(String::new())
    } else if reading.state.compares && !reading.state.comparison.query.is_empty() {
        Action::SetComparison(ComparisonView {
            query: String::new(),
            ..reading.state.comparison.clone()
        })
    } else if reading.state.reads && reading.state.reader.as_ref().is_some_and(is_searched) {
        Action::SetReaderQuery(String::new())
    } else if let Some((feature, filtered)) = filtered_panel(reading) {
        let unfiltered = PanelReading {
            query: String::new(),
            ..filtered.clone()
        };
        Action::ReadPanel(feature, unfiltered)
    } else {
        Action::Select(None)
    }
}

/// Whether words are looked for in a text.
fn is_searched(view: &ReaderView) -> bool {
    !view.query.is_empty()
}

/// The panel on the right, where it is filtered.
fn filtered_panel<'a>(reading: &Reading<'a>) -> Option<(FeatureId, &'a PanelReading)> {
    let Topic::Feature(feature) = reading.state.topic() else {
        return None;
    };
    let panel = reading.state.panels.reading(feature)?;
    (!panel.query.is_empty()).then_some((feature, panel))
}

fn arrows(ui: &mut Ui, actions: &mut Vec<Action>) {
    /// With Shift, so that a place can be brought to the middle.
    const FINE_PT: f64 = 8.0;
    let is_fine = ui.input(|i| i.modifiers.shift_only());
    let step = if is_fine { FINE_PT } else { 80.0 };
    for (key, dx, dy) in [
        (Key::ArrowLeft, step, 0.0),
        (Key::ArrowRight, -step, 0.0),
        (Key::ArrowUp, 0.0, step),
        (Key::ArrowDown, 0.0, -step),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            actions.push(Action::Go(Goal::PanBy(dx, dy)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that stand on keys; others are a toolkit's.
    #[test]
    fn keys_are_called_by_what_is_printed_on_them() {
        let ctx = egui::Context::default();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for (shortcut, modifiers, key) in TABLE {
                let text = written(ui, *modifiers, *key);
                for word in text
                    .split('+')
                    .filter(|word| word.len() > 1 && word.is_ascii())
                {
                    let is_function = word.starts_with('F') && word.len() < 4;
                    let is_known = ["Ctrl", "Alt", "Shift"].contains(&word) || is_function;
                    assert!(is_known, "{shortcut:?}: {text}");
                }
            }
            let text = written(ui, Modifiers::ALT, Key::ArrowLeft);
            assert_eq!(text, "Alt+\u{2190}");
            assert_eq!(written(ui, Modifiers::NONE, Key::Minus), "\u{2212}");
        });
        // The toolkit asks that no texture is lost; there is no window to have it.
        output.textures_delta.clear();
    }

    #[test]
    fn no_two_shortcuts_share_their_keys() {
        for (i, (a, modifiers, key)) in TABLE.iter().enumerate() {
            for (b, other_modifiers, other_key) in &TABLE[i + 1..] {
                assert!(
                    (modifiers, key) != (other_modifiers, other_key),
                    "{a:?} and {b:?} are both {modifiers:?} {key:?}"
                );
            }
        }
    }
}
