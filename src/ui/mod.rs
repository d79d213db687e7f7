//! The window's panels: one file each. They read the state and report actions; they change
//! nothing themselves.

mod about;
mod announcement;
mod bookmarks;
mod boundaries;
mod closing;
mod comparison;
mod connections;
mod corridor_list;
mod detail;
mod dialogs;
mod documents;
pub mod figure;
mod filters;
mod first_frame;
mod first_hint;
mod focus;
mod heights;
mod in_sight;
mod landmarks;
mod latest;
mod layers;
mod legend_controls;
mod licences;
mod line_end;
mod map_buttons;
pub mod map_view;
mod measure_card;
mod menu;
mod menu_entry;
mod panel_head;
mod path_field;
mod places;
mod reader;
mod reading;
mod row_keys;
mod search;
pub mod shortcuts;
mod shown_widget;
mod side_panels;
mod status_bar;
pub mod style;
mod table;
mod text;
mod time;
mod tour;
mod waiting;
mod whereabouts;

use egui::{Panel, ScrollArea, Ui};

use crate::action::Action;
use crate::model::FeatureId;
use crate::state::{Sight, Topic};

pub use closing::{ClosingChoice, closing};
pub use first_frame::first_map;
pub use reading::Reading;
pub use search::field_rect as search_field;
pub use shown_widget::shown_widget;
pub use waiting::STEP as WAITING_STEP;

use announcement::Announcement;
use boundaries::BoundaryPane;
use comparison::ComparisonPane;
use connections::ConnectionPane;
use detail::DetailPane;
use figure::FigurePane;
use filters::FilterPane;
use focus::{FocusPane, Pane};
use landmarks::Landmark;
use legend_controls::legend_controls;
use map_view::MapPane;
use places::PlacesPane;
use reader::{ReaderPane, reader};
use search::SearchPane;
use side_panels::{handles, is_narrow, reader_panel, right_panel};
use table::TablePane;
use time::TimePane;

/// What the panels keep from frame to frame: where the map is, and what takes long to make.
#[derive(Debug, Default)]
pub struct Panes {
    /// The map.
    pub map: MapPane,
    table: TablePane,
    comparison: ComparisonPane,
    places: PlacesPane,
    search: SearchPane,
    detail: DetailPane,
    connections: ConnectionPane,
    boundaries: BoundaryPane,
    filters: FilterPane,
    reader: ReaderPane,
    time: TimePane,
    focus: FocusPane,
    announcement: Announcement,
    /// The figure dialogue.
    pub figure: FigurePane,
}

impl Panes {
    /// Forgets what was made of an atlas that another takes the place of. The map stays where it
    /// is, and its image until the next one is there.
    pub fn renew(&mut self) {
        let map = std::mem::take(&mut self.map);
        *self = Self {
            map: map.renewed(),
            boundaries: std::mem::take(&mut self.boundaries),
            ..Self::default()
        };
    }

    /// Whether a search is yet to be answered, rows to be listed, or facts to be counted.
    #[must_use]
    pub fn awaits_answers(&self) -> bool {
        let tables = self.table.is_listing() || self.comparison.is_comparing();
        let facts = self.filters.is_counting() || self.connections.is_finding();
        self.search.is_searching() || tables || facts || self.time.is_listing()
    }
}

/// How low and how high the table of facts may be, in points.
const TABLE_PT: (f32, f32) = (120.0, 520.0);
/// How low the comparison may be, whose heading takes two lines.
const COMPARISON_PT: f32 = 160.0;

/// Shows the whole window and gathers what the person did.
pub fn window(ui: &mut Ui, reading: &Reading<'_>, panes: &mut Panes) -> Vec<Action> {
    let mut actions = Vec::new();
    panes.focus.read(ui, reading);
    panes.filters.begin_frame();
    // The keys of a list are not those of the map.
    panes.search.read_keys(ui, reading, &mut actions);
    panes.connections.read_keys(ui, reading, &mut actions);
    panes.time.read_keys(ui, reading, &mut actions);
    let window_pt = ui.available_width();
    if is_narrow(window_pt) != reading.state.panels.is_narrow {
        actions.push(Action::SetNarrow(is_narrow(window_pt)));
    }
    shortcuts::read(ui, reading, &mut actions);
    let bar = Panel::top("menu").show(ui, |ui| menu::menu_bar(ui, reading, &mut actions));
    panes.focus.pane(Pane::Menu, bar.response.rect);
    Panel::bottom("status").show(ui, |ui| status_bar::status_bar(ui, reading, &panes.map));
    let room = ui.available_rect_before_wrap();
    panes.time.show(ui, reading, &mut actions);
    let above = ui.available_rect_before_wrap();
    panes.focus.carved(Pane::Time, (room, above));
    let mut pointed = beneath(ui, reading, panes, &mut actions);
    let room = ui.available_rect_before_wrap();
    panes.focus.carved(Pane::Beneath, (above, room));
    if reading.state.has_left_panel() {
        let read = left_panel(ui, reading, panes, &mut actions);
        pointed = pointed.or(read);
    }
    let beside = ui.available_rect_before_wrap();
    panes.focus.carved(Pane::Left, (room, beside));
    let topic = reading.state.topic();
    if !matches!(topic, Topic::Connected(_)) {
        panes.connections.close();
    }
    match topic {
        _ if !reading.state.has_right_panel() => {}
        Topic::Nothing => {}
        Topic::Feature(feature) => {
            right_panel(window_pt).show(ui, |ui| {
                detail::detail(ui, reading, &mut panes.detail, feature, &mut actions);
            });
        }
        Topic::Corridors(corridors) => {
            let shown = right_panel(window_pt).show(ui, |ui| {
                corridor_list::corridor_list(ui, reading, &corridors, &mut actions)
            });
            pointed = pointed.or(shown.inner.map(FeatureId::Corridor));
        }
        Topic::Connected(connected) => {
            let pane = &mut panes.connections;
            let shown = right_panel(window_pt)
                .show(ui, |ui| pane.show(ui, reading, connected, &mut actions));
            pointed = pointed.or(shown.inner);
        }
    }
    let map_rect = ui.available_rect_before_wrap();
    panes.focus.carved(Pane::Right, (beside, map_rect));
    panes.focus.pane(Pane::Map, map_rect);
    let marked = reading.state.marked_position.map(Sight::Position);
    let sight = panes.search.preview().or(marked);
    egui::CentralPanel::no_frame().show(ui, |ui| {
        panes.map.show(ui, reading, pointed, sight, &mut actions);
        handles(ui, reading, &mut actions);
        map_buttons::map_buttons(ui, reading, panes.map.scene(), &mut actions);
        legend_controls(ui, reading, panes.map.scene(), &mut actions);
        let chips = filters::chips(ui, map_rect, reading, &mut panes.filters, &mut actions);
        measure_card::measure_card(ui, reading, (map_rect, chips), &mut actions);
        first_hint::first_hint(ui, reading, (map_rect, chips), &mut actions);
    });
    panes.search.results(ui, reading, map_rect, &mut actions);
    dialogs::dialogs(ui, reading, &mut actions);
    panes.figure.show(ui, reading, &mut actions);
    panes.boundaries.show(ui, reading, &mut actions);
    tour::tour(ui, reading, (&panes.map, map_rect), &mut actions);
    dialogs::message(ui, reading, &mut actions);
    panes.announcement.show(ui, reading);
    panes.focus.end(ui, reading);
    actions
}

/// The table of facts or the comparison beneath the map; what the pointer is on in it.
fn beneath(
    ui: &mut Ui,
    reading: &Reading<'_>,
    panes: &mut Panes,
    actions: &mut Vec<Action>,
) -> Option<FeatureId> {
    let state = reading.state;
    if !state.table_open {
        panes.table.close();
    }
    if !state.compares {
        panes.comparison.close();
    }
    if !state.table_open && !state.compares {
        return None;
    }
    // The map above keeps half of a low window.
    let largest = (ui.available_height() * 0.5).clamp(TABLE_PT.0, TABLE_PT.1);
    let (id, usual, least) = if state.compares {
        ("comparison", 280.0_f32, COMPARISON_PT)
    } else {
        ("facts", 240.0, TABLE_PT.0)
    };
    let largest = largest.max(least);
    let shown = Panel::bottom(id)
        .resizable(true)
        .default_size(usual.min(largest))
        .size_range(least..=largest)
        .show(ui, |ui| {
            // As high whatever is in it.
            ui.set_min_height(ui.available_height());
            if state.compares {
                panes.comparison.show(ui, reading, actions)
            } else {
                panes.table.show(ui, reading, actions)
            }
        });
    shown.inner
}

/// Layers, filters, search and places, or the text that is read; what the pointer is on in it.
fn left_panel(
    ui: &mut Ui,
    reading: &Reading<'_>,
    panes: &mut Panes,
    actions: &mut Vec<Action>,
) -> Option<FeatureId> {
    if reading.state.reads && reading.state.reader.is_some() {
        let shown = reader_panel(ui.available_width()).show(ui, |ui| {
            tabs(ui, reading, actions);
            reader(ui, reading, &mut panes.reader, actions)
        });
        return shown.inner;
    }
    Panel::left("places")
        .default_size(first_frame::LEFT_PT)
        .size_range(190.0..=420.0)
        .show(ui, |ui| {
            if reading.state.reader.is_some() {
                tabs(ui, reading, actions);
            }
            // Search and the first rows stay in sight in a low window.
            let room = (ui.available_height() - places::LEAST_PT).max(layers::LEAST_PT);
            ScrollArea::vertical()
                .id_salt("layers")
                .auto_shrink([false, true])
                .max_height(room)
                .show(ui, |ui| {
                    layers::layers(ui, reading, actions);
                    filters::facets(ui, reading, &mut panes.filters, actions);
                    let shown = ui.min_rect().intersect(ui.clip_rect());
                    landmarks::mark(ui, Landmark::Layers, shown);
                });
            ui.separator();
            panes.search.field(ui, reading, actions);
            places::places(ui, reading, &mut panes.places, actions);
        });
    None
}

/// Whether the panel shows layers and places or the text that is open.
fn tabs(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        for (name, reads) in [("reader-tab-map", false), ("reader-tab-text", true)] {
            let is_on = reading.state.reads == reads;
            if ui.selectable_label(is_on, reading.i18n.tr(name)).clicked() && !is_on {
                actions.push(Action::ShowReader(reads));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.small_button(reading.i18n.tr("reader-close")).clicked() {
                actions.push(Action::CloseReader);
            }
        });
    });
}
