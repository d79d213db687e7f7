//! The state of the window as JSON, for tests and tools that cannot see it.

use std::path::PathBuf;

use egui::output::OutputEvent;
use egui::{Id, Ui};
use serde_json::{Value, json};

use crate::card;
use crate::connection::Connected;
use crate::files::{Overwrite, write_atomically};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, Level};
use crate::scene::{LetteringPart, feature_key};
use crate::state::{AppState, Opening, WindowSize};
use crate::ui;
use crate::ui::map_view::MapPane;

/// Writes the state whenever it has changed.
#[derive(Debug)]
pub(super) struct Dump {
    path: Option<PathBuf>,
    last: String,
    /// What has the keyboard, and what a screen reader calls it.
    focus: Option<(Id, String)>,
}

impl Dump {
    pub(super) fn new(path: Option<PathBuf>) -> Self {
        Self {
            path,
            last: String::new(),
            focus: None,
        }
    }

    pub(super) fn write(
        &mut self,
        atlas: &Atlas,
        i18n: &I18n,
        state: &AppState,
        (map, size): (&MapPane, Option<WindowSize>),
        texts: bool,
        ui: &Ui,
    ) {
        let Some(path) = self.path.clone() else {
            return;
        };
        let mut now = describe(atlas, i18n, state, (map, size), texts);
        now["search_field"] = json!(ui::search_field(ui).map(|field| [
            [field.min.x.round(), field.min.y.round()],
            [field.max.x.round(), field.max.y.round()]
        ]));
        now["focus"] = json!(self.focus(ui));
        now["focus_at"] = json!(focus_at(ui));
        let now = now.to_string();
        if now != self.last {
            // A test that reads finds the old state or the new one, never half of one; when the
            // disk refuses, the test fails for want of the file.
            let _ = write_atomically(&path, now.as_bytes(), Overwrite::Yes);
            self.last = now;
        }
    }

    /// What a screen reader calls the widget that has the keyboard.
    fn focus(&mut self, ui: &Ui) -> Option<&str> {
        let id = ui.memory(egui::Memory::focused)?;
        if self.focus.as_ref().is_none_or(|(known, _)| *known != id) {
            self.focus = Some((id, String::new()));
        }
        let (_, name) = self.focus.as_mut()?;
        ui.output(|output| {
            for event in &output.events {
                if let OutputEvent::FocusGained(info) = event
                    && let Some(label) = &info.label
                {
                    name.clone_from(label);
                }
            }
        });
        Some(name)
    }
}

fn describe(
    atlas: &Atlas,
    i18n: &I18n,
    state: &AppState,
    (map, size): (&MapPane, Option<WindowSize>),
    texts: bool,
) -> Value {
    let key = |f: FeatureId| feature_key(atlas, f).to_string();
    json!({
        "selection": state.selection.map(key),
        "hover": map.hover().map(key),
        "listed": state.listed_corridors.iter().map(|id| key(FeatureId::Corridor(*id))).collect::<Vec<_>>(),
        "compared": compared(atlas, state),
        "ties": state.connected.into_iter().flat_map(Connected::places)
            .map(|id| key(FeatureId::Place(id))).collect::<Vec<_>>(),
        "panel": state.selection.map(|f| card::panel(atlas, i18n, f)),
        "zoom": state.camera.map(|c| c.zoom),
        "places": places(atlas, map),
        "names": names(atlas, map),
        "dialog": state.dialog.map(|d| format!("{d:?}")),
        "message": state.message.as_ref().map(|m| m.text.clone()),
        "texts_open": texts,
        "boundaries": state.boundaries.on.as_ref().map(|own| own.path.display().to_string()),
        "opening": state.opening.as_ref().map(opening),
        "as_of": state.shown.as_of().map(|date| date.to_string()),
        "compared_date": state.time.compared.map(|date| date.to_string()),
        "map": state.document(atlas),
        "document": state.document.path.as_ref().map(|path| path.display().to_string()),
        "reads": state.reader.as_ref().filter(|_| state.reads).map(|view| &view.at),
        "query": state.query,
        "dark": state.is_dark(),
        "language": state.language.tag(),
        "theme": format!("{:?}", state.theme),
        "filters": state.shown.filter().is_empty(),
        "sort": state.table.sort.map(|(column, is_down)| json!([column.key(), is_down])),
        "table_open": state.table_open,
        "passages": state.open_passages.len(),
        "reads": state.reads,
        "window": size.map(|size| json!([size.width.round(), size.height.round()])),
    })
}

/// Where the widget that has the keyboard is in the window, in points.
fn focus_at(ui: &Ui) -> Option<[f32; 2]> {
    let id = ui.memory(egui::Memory::focused)?;
    let at = ui::shown_widget(ui, id)?.rect.center();
    Some([at.x.round(), at.y.round()])
}

/// The places that are compared; null while the comparison is closed.
fn compared(atlas: &Atlas, state: &AppState) -> Value {
    let places = state.comparison.places.iter();
    let keys = places.map(|place| feature_key(atlas, FeatureId::Place(*place)).to_string());
    let keys: Vec<String> = keys.collect();
    if state.compares {
        json!(keys)
    } else {
        Value::Null
    }
}

/// How far the opening of a file of boundaries has come.
fn opening(opening: &Opening) -> Value {
    match opening {
        Opening::Reading(file, _) => json!({ "reading": file.name() }),
        Opening::Read(read) => json!({
            "read": read.report.file,
            "matched": read.report.matched,
            "not_matched": read.report.not_matched.len(),
            "left_out": read.left_out,
        }),
        Opening::Failed(failed) => {
            json!({ "failed": failed.error.to_string(), "kept": failed.was_kept })
        }
    }
}

/// Where the middles of the names are in the window, clear of what covers the map, in points.
fn names(atlas: &Atlas, map: &MapPane) -> Value {
    let (Some(scene), Some((to_page, corner))) = (map.scene(), map.placement()) else {
        return Value::Null;
    };
    let mut found = serde_json::Map::new();
    for lettering in &scene.picking.lettering {
        let middle = lettering.middle().filter(|at| {
            let mut covered = scene.covered.iter();
            scene.view.frame.contains(*at) && !covered.any(|rect| rect.contains(*at))
        });
        if let (LetteringPart::Name, Some(at)) = (&lettering.part, middle) {
            let at = to_page.project(scene.to_page.unproject(at));
            let (x, y) = (at.x + f64::from(corner.x), at.y + f64::from(corner.y));
            let key = feature_key(atlas, lettering.feature).to_string();
            found.insert(key, json!([x.round(), y.round()]));
        }
    }
    found.into()
}

/// Where the cities' nodes are in the window, in points.
fn places(atlas: &Atlas, map: &MapPane) -> Value {
    let Some((to_page, corner)) = map.placement() else {
        return Value::Null;
    };
    atlas
        .regions()
        .filter(|(_, r)| r.level == Level::Prefecture)
        .filter_map(|(_, r)| {
            let place = atlas.place(r.place);
            let at = to_page.project(place.node.as_ref()?.at.to_world());
            let (x, y) = (at.x + f64::from(corner.x), at.y + f64::from(corner.y));
            Some((place.key.clone(), json!([x.round(), y.round()])))
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}
