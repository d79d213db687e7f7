//! The features and bundles of the map that the keyboard walks, and a screen reader finds.

use egui::accesskit::{Action as Request, Role};
use egui::{Id, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::context_menu::ContextMenu;
use super::{Live, Reading};
use crate::action::Action;
use crate::card;
use crate::paint::screen::color32;
use crate::render::{FocusTarget, TargetAt};
use crate::ui::focus::{map_id, outlines_itself};
use crate::ui::shortcuts::arrows_move_map;

/// How far from its middle a focus target reaches, in points.
const HALF_PT: f32 = 8.0;

/// What the keyboard reaches on the map.
pub(super) struct MapKeys<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) live: &'a Live<'a>,
    pub(super) menu: &'a mut ContextMenu,
    pub(super) actions: &'a mut Vec<Action>,
}

/// How near to the edges of the map no count of a bundle is walked to.
const EDGE_PT: f32 = 24.0;

impl MapKeys<'_> {
    /// Adds the map as a whole, before all that is on it.
    pub(super) fn map(&self, ui: &Ui) {
        let name = || self.reading.i18n.tr("map-name");
        let rect = self.live.rect;
        let map = ui.interact(rect, map_id(), Sense::focusable_noninteractive());
        map.widget_info(|| WidgetInfo::labeled(Role::Group, true, name()));
        if map.has_focus() {
            arrows_move_map(ui, map.id);
        }
    }

    /// Adds a button to the accessibility tree for each count of a bundle in view.
    pub(super) fn bundles(&mut self, ui: &mut Ui) {
        let (reading, live) = (self.reading, self.live);
        // The handles of the panels stand at the edges of the map.
        let clear = ui.max_rect().shrink2(vec2(EDGE_PT, 0.0));
        for (nth, bundle) in live.scene.picking.bundles.iter().enumerate() {
            let middle = bundle
                .bounds()
                .map(|b| live.scene.to_page.unproject(b.center()));
            let is_clear = |at: &Pos2| clear.contains(*at);
            let Some(at) = middle.map(|at| live.screen(at)).filter(is_clear) else {
                continue;
            };
            let id = ui.scope_id().with(("bundle", nth, &bundle.corridors));
            let label = || {
                let corridors = &bundle.corridors;
                card::corridor_list_title(reading.atlas, reading.i18n, corridors)
            };
            if let Some(target) = self.target(ui, id, at, Role::Button, label)
                && is_entered(ui, &target)
            {
                let corridors = bundle.corridors.clone();
                self.actions.push(Action::ListCorridors(corridors));
            }
        }
    }

    /// Adds one node to the accessibility tree for each target in view; Tab walks them, Enter
    /// selects, and the menu key opens the menu of the one with the focus, or else of the
    /// selection.
    pub(super) fn focus_targets(&mut self, ui: &mut Ui, targets: &[FocusTarget]) {
        let (reading, live) = (self.reading, self.live);
        let mut for_menu = None;
        for FocusTarget { feature, at } in targets {
            let (at, ground) = match at {
                TargetAt::Ground(ground) => (live.screen(*ground), *ground),
                TargetAt::Page(at) => (live.on_screen(*at), live.ground_at(*at)),
            };
            let id = ui.scope_id().with(("focus target", feature));
            let label = || {
                let (i18n, shown) = (reading.i18n, &reading.state.shown);
                let hint = card::feature_hint(reading.atlas, i18n, shown, *feature);
                [hint.title, hint.lines.join(" ")].join(" ")
            };
            let Some(target) = self.target(ui, id, at, Role::GraphicsSymbol, label) else {
                continue;
            };
            if is_entered(ui, &target) {
                self.actions.push(Action::Select(Some(*feature)));
            }
            if is_requested(ui, id, Request::ShowContextMenu) {
                self.menu.open_for(reading, live, *feature, (at, ground));
            }
            let is_selected = reading.state.selection == Some(*feature);
            if target.has_focus() || is_selected && for_menu.is_none() {
                for_menu = Some((*feature, (at, ground)));
            }
        }
        if let Some((feature, at)) = for_menu
            && !self.menu.is_open()
            && asks_for_menu(ui)
        {
            self.menu.open_for(reading, live, feature, at);
        }
    }

    /// A target about a point, in the accessibility tree, with a ring while it has the focus;
    /// `None` where it is out of view.
    fn target(
        &self,
        ui: &mut Ui,
        id: Id,
        at: Pos2,
        role: Role,
        label: impl Fn() -> String,
    ) -> Option<Response> {
        if !self.live.rect.contains(at) {
            return None;
        }
        let rect = Rect::from_center_size(at, vec2(2.0 * HALF_PT, 2.0 * HALF_PT));
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(role, true, label()));
        // The pointer's clicks are the map's, so that it can be dragged from here, too.
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(Request::Click);
            node.add_action(Request::ShowContextMenu);
        });
        if response.has_focus() {
            arrows_move_map(ui, id);
            outlines_itself(ui, id);
            let ring = Stroke::new(2.0, color32(self.reading.theme.selection));
            ui.painter().circle_stroke(at, HALF_PT + 1.0, ring);
        }
        Some(response)
    }
}

/// Whether Enter or a screen reader activates a target.
fn is_entered(ui: &Ui, target: &Response) -> bool {
    let enter = target.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    enter || is_requested(ui, target.id, Request::Click)
}

fn is_requested(ui: &Ui, id: Id, request: Request) -> bool {
    ui.input(|i| i.has_accesskit_action_request(id, request))
}

/// Whether the key of context menus is pressed, or Shift with F10; not while text is typed.
fn asks_for_menu(ui: &Ui) -> bool {
    !ui.text_edit_focused()
        && ui.input_mut(|i| {
            i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10)
        })
}
