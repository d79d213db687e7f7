//! Where the keyboard is: F6 walks the panes, Alt or F10 enters the menus and the arrows walk them,
//! and a focus that goes with its widget is handed on.
//!
//! Between the frames the toolkit moves the focus by Tab and by the arrows; here is what it does not
//! know: which part of the window is a pane, and where the focus was before a menu or a dialogue.

use egui::accesskit;
use egui::containers::menu::MenuState;
use egui::{
    Event, FocusDirection, Id, Key, LayerId, Modifiers, Order, Popup, Rect, Ui, WidgetRect,
};
use egui::{Stroke, StrokeKind};

use super::Reading;
use super::shortcuts::take_plain;
use super::shown_widget::shown_widget;
use crate::paint::screen::color32;
use crate::state::Dialog;

/// How wide the outline of what has the keyboard is, and the edge that sets it off, in points.
const RING_PT: f32 = 2.0;
const EDGE_PT: f32 = 1.0;

/// A part of the window, in the order in which F6 walks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pane {
    Menu,
    Left,
    /// What is asked, over the map.
    Chips,
    Map,
    Right,
    Beneath,
    Time,
    /// The last message.
    Message,
}

impl Pane {
    const ALL: [Self; 8] = [
        Self::Menu,
        Self::Left,
        Self::Chips,
        Self::Map,
        Self::Right,
        Self::Beneath,
        Self::Time,
        Self::Message,
    ];

    /// The layer that it has to itself.
    fn layer(self) -> Option<LayerId> {
        match self {
            Self::Chips => Some(super::filters::chips_layer()),
            Self::Message => Some(super::dialogs::message_layer()),
            _ => None,
        }
    }
}

/// What is kept of the focus from frame to frame.
#[derive(Debug, Default)]
pub(super) struct FocusPane {
    panes: Vec<(Pane, Rect)>,
    /// What had the keyboard last in each pane.
    visited: Vec<(Pane, Id)>,
    /// What had the keyboard in the last frame, and where it stood.
    last: Option<(Id, Rect)>,
    /// What is to be scrolled into sight, for it has the keyboard now.
    unseen: Option<Id>,
    /// What had it before a menu or a dialogue was opened.
    home: Option<Id>,
    had_popup: bool,
    /// Whether a menu was closed in the last frame.
    closed_popup: bool,
    dialog: Option<Dialog>,
    /// Whether Alt is down, and nothing else has been since.
    is_alt_alone: bool,
    /// Whether the keyboard was used last, and not the pointer.
    by_keys: bool,
    /// The menu that was opened by a key and has yet to get the focus.
    entered: Option<Id>,
    /// Whether another menu or list was, that of a feature or of a field.
    enters: bool,
    /// The arrow that walks from one menu to the next, pressed in this frame in a menu.
    across: Option<(Id, bool)>,
}

/// The map as a whole, which the focus can stand on.
pub(super) fn map_id() -> Id {
    Id::unique("the map")
}

impl FocusPane {
    /// Reads the keys that move the focus, before anything is shown.
    pub(super) fn read(&mut self, ui: &Ui, reading: &Reading<'_>) {
        let (pressed_keys, pressed_pointer) = ui.input(|i| {
            let is_key = |e: &Event| matches!(e, Event::Key { pressed: true, .. });
            (i.events.iter().any(is_key), i.pointer.any_pressed())
        });
        self.by_keys = (self.by_keys || pressed_keys) && !pressed_pointer;
        if let Some(id) = self.unseen.take() {
            scroll_to(ui, id);
        }
        self.return_home(ui, reading);
        self.hand_on(ui);
        self.enter_dialog(ui, reading);
        self.enter_menu(ui);
        let asks_for_menu = self.is_alt_pressed_alone(ui) | take_plain(ui, Key::F10);
        if reading.state.dialog.is_some() {
            return;
        }
        if asks_for_menu {
            self.toggle_menus(ui);
        }
        self.walk_menus(ui);
        let back = ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F6));
        if back || take_plain(ui, Key::F6) {
            Popup::close_all(ui);
            self.walk_panes(ui, !back);
        }
    }

    /// Notes where a pane is in this frame.
    pub(super) fn pane(&mut self, pane: Pane, rect: Rect) {
        self.panes.retain(|(known, _)| *known != pane);
        if rect.is_positive() {
            self.panes.push((pane, rect));
            self.panes.sort_by_key(|(pane, _)| *pane);
        }
    }

    /// Notes the pane that panels took of the room that was there before them.
    pub(super) fn carved(&mut self, pane: Pane, (before, after): (Rect, Rect)) {
        let mut rect = before;
        if after.top() > before.top() {
            rect.max.y = after.top();
        } else if after.bottom() < before.bottom() {
            rect.min.y = after.bottom();
        } else if after.left() > before.left() {
            rect.max.x = after.left();
        } else if after.right() < before.right() {
            rect.min.x = after.right();
        } else {
            rect = Rect::NOTHING;
        }
        self.pane(pane, rect);
    }

    /// Outlines what has the keyboard and keeps where it is, when all is shown.
    pub(super) fn end(&mut self, ui: &Ui, reading: &Reading<'_>) {
        self.step_across(ui);
        let focused = ui.memory(egui::Memory::focused);
        let has_popup = Popup::is_any_open(ui);
        let (had_popup, dialog) = (self.had_popup, reading.state.dialog);
        if !has_popup && !had_popup && dialog.is_none() && self.dialog.is_none() {
            self.home = focused;
        }
        self.enters |= has_popup && !had_popup && self.by_keys && self.entered.is_none();
        self.closed_popup = had_popup && !has_popup;
        if self.closed_popup {
            ui.request_repaint();
        }
        self.had_popup = has_popup;
        self.dialog = dialog;
        let place = focused.and_then(|id| Some((id, shown_widget(ui, id)?)));
        let before = self.last.map(|(id, _)| id);
        self.last = place.as_ref().map(|(id, place)| (*id, place.rect));
        let Some((id, place)) = place else { return };
        let is_cut = !place.interact_rect.expand(1.0).contains_rect(place.rect);
        if is_cut && before != Some(id) && self.by_keys && !draws_its_own(ui, id) {
            self.unseen = Some(id);
            ui.request_repaint();
        }
        if let Some(pane) = self.pane_at(place.layer_id, ui.layer_id(), place.rect) {
            self.visited.retain(|(known, _)| *known != pane);
            self.visited.push((pane, id));
        }
        if self.by_keys && !draws_its_own(ui, id) {
            let inside = id == map_id();
            let rect = if inside {
                place.rect.shrink(RING_PT + EDGE_PT)
            } else {
                place.interact_rect
            };
            outline(ui, reading, place.layer_id, rect);
        }
    }

    /// The pane of a rectangle in a layer.
    fn pane_at(&self, layer: LayerId, main: LayerId, rect: Rect) -> Option<Pane> {
        let mut own = Pane::ALL.into_iter();
        if let Some(pane) = own.find(|pane| pane.layer() == Some(layer)) {
            return Some(pane);
        }
        let at = rect.center();
        let mut panes = self.panes.iter();
        let found = panes.find(|(_, rect)| layer == main && rect.contains(at));
        found.map(|(pane, _)| *pane)
    }

    /// Gives the focus back when a menu or a dialogue is gone.
    fn return_home(&mut self, ui: &Ui, reading: &Reading<'_>) {
        let dialog = reading.state.dialog;
        let closed_dialog = self.dialog.is_some() && dialog.is_none();
        let closed = std::mem::take(&mut self.closed_popup);
        let closed_popup = closed && !Popup::is_any_open(ui) && dialog.is_none();
        if !(closed_dialog || closed_popup) || self.dialog == Some(Dialog::Boundaries) {
            return;
        }
        let focused = ui.memory(egui::Memory::focused);
        let is_taken = focused.is_some_and(|id| find(ui, id).is_some_and(|w| !is_over(&w)));
        if is_taken {
            return;
        }
        match self.home.filter(|home| find(ui, *home).is_some()) {
            Some(home) => focus(ui, home),
            None if self.home.is_some() => focus(ui, map_id()),
            // Where nothing has the keyboard, its keys are the map's.
            None => {}
        }
        self.last = None;
    }

    /// Hands the focus of a widget that is gone to what stands nearest in its pane, or to the map.
    fn hand_on(&mut self, ui: &Ui) {
        let Some((id, rect)) = self.last else {
            return;
        };
        let is_free = ui.memory(|memory| memory.focused().is_none_or(|now| now == id));
        if !is_free || !self.by_keys || find(ui, id).is_some() || Popup::is_any_open(ui) {
            return;
        }
        let main = ui.layer_id();
        let pane = self.pane_at(main, main, rect);
        // On the map nothing stands for anything else.
        let pane = pane.filter(|pane| *pane != Pane::Map);
        let widgets = pane.map(|pane| self.widgets(ui, pane)).unwrap_or_default();
        let far = |widget: &WidgetRect| widget.rect.center().distance(rect.center());
        let mut nearest: Option<WidgetRect> = None;
        for widget in widgets {
            if nearest.is_none_or(|best| far(&widget) < far(&best)) {
                nearest = Some(widget);
            }
        }
        focus(ui, nearest.map_or_else(map_id, |widget| widget.id));
    }

    /// Brings the focus into a dialogue that was opened with the keyboard elsewhere.
    fn enter_dialog(&self, ui: &Ui, reading: &Reading<'_>) {
        let is_open = reading
            .state
            .dialog
            .is_some_and(|d| d != Dialog::Boundaries);
        let focused = ui.memory(egui::Memory::focused);
        let is_in = focused.is_some_and(|id| find(ui, id).is_some_and(|w| is_over(&w)));
        // Esc lets go of what has the keyboard and closes the dialogue.
        let closes = ui.input(|i| i.key_pressed(Key::Escape));
        if !is_open || is_in || closes || !self.by_keys {
            return;
        }
        let layer = ui.memory(|memory| memory.areas().top_layer_id(Order::Middle));
        let widgets = layer.map(|layer| focusable(ui, layer)).unwrap_or_default();
        let first = widgets
            .into_iter()
            .find(|w| Some(w.id) != layer.map(|layer| layer.id));
        if let Some(first) = first {
            focus(ui, first.id);
        }
    }

    /// What takes the keyboard in a pane, in the order in which it is shown.
    fn widgets(&self, ui: &Ui, pane: Pane) -> Vec<WidgetRect> {
        if let Some(layer) = pane.layer() {
            return focusable(ui, layer);
        }
        let mut panes = self.panes.iter();
        let Some((_, room)) = panes.find(|(known, _)| *known == pane) else {
            return Vec::new();
        };
        let mut widgets = focusable(ui, ui.layer_id());
        widgets.retain(|widget| {
            let seen = widget.interact_rect;
            seen.is_positive() && room.contains(seen.center())
        });
        widgets
    }

    fn walk_panes(&self, ui: &Ui, is_on: bool) {
        let focused = ui.memory(egui::Memory::focused);
        let place = focused.and_then(|id| find(ui, id));
        let main = ui.layer_id();
        let pane = place.and_then(|place| self.pane_at(place.layer_id, main, place.rect));
        // Where nothing has the keyboard, the map has its keys.
        let here = pane.unwrap_or(Pane::Map);
        let count = Pane::ALL.len();
        let at = Pane::ALL.iter().position(|pane| *pane == here);
        let Some(at) = at else { return };
        for step in 1..=count {
            let next = if is_on { at + step } else { at + count - step } % count;
            let pane = Pane::ALL[next];
            if let Some(id) = self.entry(ui, pane) {
                focus(ui, id);
                return;
            }
        }
    }

    /// What gets the focus in a pane: what had it before, or the first that can.
    fn entry(&self, ui: &Ui, pane: Pane) -> Option<Id> {
        let widgets = self.widgets(ui, pane);
        let mut visited = self.visited.iter();
        let before = visited.find(|(known, _)| *known == pane);
        let before = before.filter(|(_, id)| widgets.iter().any(|widget| widget.id == *id));
        match (before, pane) {
            (Some((_, id)), _) => Some(*id),
            (None, Pane::Map) => Some(map_id()),
            (None, _) => widgets.first().map(|widget| widget.id),
        }
    }

    /// Whether Alt was pressed and let go, and nothing else meanwhile.
    fn is_alt_pressed_alone(&mut self, ui: &Ui) -> bool {
        ui.input(|i| {
            let mut is_done = false;
            for event in &i.events {
                match event {
                    Event::Key {
                        key: Key::AltLeft,
                        pressed,
                        repeat: false,
                        ..
                    } => {
                        is_done = !pressed && self.is_alt_alone;
                        self.is_alt_alone = *pressed;
                    }
                    Event::Key {
                        key: Key::AltLeft, ..
                    }
                    | Event::PointerMoved(_) => {}
                    Event::Key { pressed: false, .. } => {}
                    _ => self.is_alt_alone = false,
                }
            }
            is_done
        })
    }

    fn toggle_menus(&mut self, ui: &Ui) {
        if self.open_menu(ui).is_some() {
            // The menu is gone in the next frame, and the focus goes back.
            Popup::close_all(ui);
        } else if let Some(first) = self.widgets(ui, Pane::Menu).first() {
            self.open(ui, first.id);
        }
    }

    /// Opens the menu of a button of the menu bar.
    fn open(&mut self, ui: &Ui, button: Id) {
        focus(ui, button);
        let menu = menu_of(button);
        Popup::open_id(ui, menu);
        self.entered = Some(menu);
        ui.request_repaint();
    }

    /// The button of the menu that is open.
    fn open_menu(&self, ui: &Ui) -> Option<Id> {
        let buttons = self.widgets(ui, Pane::Menu).into_iter();
        let mut ids = buttons.map(|button| button.id);
        ids.find(|id| Popup::is_id_open(ui, menu_of(*id)))
    }

    /// Gives the focus to the first entry of a menu that a key has opened, once it is there.
    fn enter_menu(&mut self, ui: &Ui) {
        self.enters &= Popup::is_any_open(ui);
        if self.enters {
            self.enters = !enter_top(ui);
            ui.request_repaint();
        }
        let Some(menu) = self.entered else { return };
        if !Popup::is_id_open(ui, menu) {
            self.entered = None;
        } else if let Some(first) = focusable(ui, layer_of(menu)).first() {
            focus(ui, first.id);
            self.entered = None;
        } else {
            ui.request_repaint();
        }
    }

    /// The arrows on the menu bar and in its menus.
    fn walk_menus(&mut self, ui: &Ui) {
        let Some(focused) = ui.memory(egui::Memory::focused) else {
            return;
        };
        let Some(place) = find(ui, focused) else {
            return;
        };
        let open = self.open_menu(ui);
        let buttons = self.widgets(ui, Pane::Menu);
        let is_on_bar = buttons.iter().any(|button| button.id == focused);
        if is_on_bar && open.is_none() {
            if take_plain(ui, Key::ArrowDown) {
                keep(ui);
                self.open(ui, focused);
            }
            return;
        }
        let Some(button) = open else { return };
        let is_in_menu = place.layer_id == layer_of(menu_of(button));
        if !is_on_bar && !is_in_menu {
            // A menu within the menu has its own arrows.
            return;
        }
        let pressed = |key| ui.input(|i| i.key_pressed(key));
        if pressed(Key::ArrowLeft) {
            self.across = Some((button, false));
        } else if pressed(Key::ArrowRight) {
            self.across = Some((button, true));
        }
    }

    /// Goes to the menu beside the open one, unless the arrow has led into a menu within it.
    fn step_across(&mut self, ui: &Ui) {
        let Some((button, is_right)) = self.across.take() else {
            return;
        };
        let menu = menu_of(button);
        let has_inner = MenuState::from_id(ui, menu, |state| state.open_item.is_some());
        if is_right && has_inner {
            return;
        }
        let buttons = self.widgets(ui, Pane::Menu);
        // Behind the menus stand plain buttons, which open nothing.
        let menus = super::menu::count_of_menus().min(buttons.len());
        let at = buttons.iter().position(|known| known.id == button);
        if let Some(at) = at.filter(|at| *at < menus) {
            let next = if is_right { at + 1 } else { at + menus - 1 } % menus;
            keep(ui);
            self.open(ui, buttons[next].id);
        }
    }
}

/// Keeps the toolkit from moving the focus in this frame.
pub(super) fn keep(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}

fn focus(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Has a widget scrolled into sight in this frame, as a screen reader may ask.
fn scroll_to(ui: &Ui, id: Id) {
    let request = accesskit::ActionRequest {
        action: accesskit::Action::ScrollIntoView,
        target_tree: accesskit::TreeId::ROOT,
        target_node: id.accesskit_id(),
        data: None,
    };
    ui.input_mut(|i| i.events.push(Event::AccessKitActionRequest(request)));
}

/// The menu of a button of a bar, as the toolkit calls it.
fn menu_of(button: Id) -> Id {
    button.with("popup")
}

fn layer_of(menu: Id) -> LayerId {
    LayerId::new(Order::Foreground, menu)
}

/// Gives the focus to the first entry of the menu or list on top; whether it is there yet.
fn enter_top(ui: &Ui) -> bool {
    let layer = ui.memory(|memory| memory.areas().top_layer_id(Order::Foreground));
    let Some(layer) = layer else { return false };
    let focused = ui.memory(egui::Memory::focused);
    let place = focused.and_then(|id| find(ui, id));
    if place.is_some_and(|place| place.layer_id == layer) {
        return true;
    }
    let first = focusable(ui, layer).first().copied();
    first.inspect(|first| focus(ui, first.id)).is_some()
}

/// A widget of the last frame.
fn find(ui: &Ui, id: Id) -> Option<WidgetRect> {
    ui.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied())
}

/// Whether a widget lies over the panels: in a dialogue, a menu or a list to choose from.
fn is_over(widget: &WidgetRect) -> bool {
    widget.layer_id.order > Order::Background
}

/// What can take the keyboard in a layer, in the order in which it was shown in the last frame.
fn focusable(ui: &Ui, layer: LayerId) -> Vec<WidgetRect> {
    ui.viewport(|viewport| {
        let widgets = viewport.prev_pass.widgets.get_layer(layer);
        let can = |widget: &&WidgetRect| widget.enabled && widget.sense.is_focusable();
        widgets.filter(can).copied().collect()
    })
}

/// Leaves the outline of a widget to the widget, which draws it while it has the focus.
pub(super) fn outlines_itself(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(Id::unique("outlines itself"), id));
}

fn draws_its_own(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp::<Id>(Id::unique("outlines itself"))) == Some(id)
}

/// The outline of what has the keyboard: dark with a light edge, or the other way round, so that it
/// is seen on the map, whatever is drawn there.
fn outline(ui: &Ui, reading: &Reading<'_>, layer: LayerId, rect: Rect) {
    let painter = ui.ctx().layer_painter(layer);
    let theme = reading.theme;
    let edge = Stroke::new(RING_PT + 2.0 * EDGE_PT, color32(theme.paper));
    let ring = Stroke::new(RING_PT, color32(theme.ink));
    for stroke in [edge, ring] {
        painter.rect_stroke(rect.expand(1.0), 3.0, stroke, StrokeKind::Middle);
    }
}
