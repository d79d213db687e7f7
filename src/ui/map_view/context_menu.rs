//! The menu of what is under the pointer, or of what the keyboard has reached.

use egui::containers::menu::menu_style;
use egui::{Align, Button, Layout, Popup, PopupKind, Pos2, SetOpenCommand, Ui};

use super::coordinates::{decimal, sexagesimal};
use super::picking::{Found, found_at};
use super::{Live, Reading};
use crate::action::Action;
use crate::card;
use crate::connection::Connected;
use crate::filter::{ModeGroup, Value};
use crate::model::{CorridorId, FeatureId, PlaceId};
use crate::projection::{LonLat, WorldPt};
use crate::scene::feature_bounds;
use crate::state::{AnchorKey, MeasureStep};
use crate::ui::style;
use crate::ui::whereabouts::where_is;

/// What lies beneath is listed up to this many.
const MOST_BENEATH: usize = 8;

/// The menu of the map, while it is open.
#[derive(Debug, Default)]
pub(super) struct ContextMenu {
    content: Option<Content>,
    /// Each opening has a popup of its own: the click that opens one closes the one before.
    openings: u64,
}

/// What a menu is about.
#[derive(Debug)]
struct Content {
    at: Pos2,
    title: String,
    subject: Option<Subject>,
    bundle: Vec<CorridorId>,
    position: LonLat,
    /// What else is there, with its name.
    beneath: Vec<(FeatureId, String)>,
    is_new: bool,
}

/// The feature that a menu is about, with what can be copied of it.
#[derive(Debug)]
struct Subject {
    feature: FeatureId,
    quote: Option<String>,
    citation: Option<String>,
    /// Where the quote stands.
    anchor: Option<AnchorKey>,
    /// Whether it lies on the map.
    is_placed: bool,
}

impl ContextMenu {
    /// The feature of the menu that is open.
    pub(super) fn feature(&self) -> Option<FeatureId> {
        let subject = self.content.as_ref()?.subject.as_ref()?;
        Some(subject.feature)
    }

    /// Whether it is open.
    pub(super) const fn is_open(&self) -> bool {
        self.content.is_some()
    }

    /// Opens the menu of what the second button of the pointer clicked.
    pub(super) fn read(&mut self, reading: &Reading<'_>, live: &Live<'_>) {
        if !live.response.secondary_clicked() {
            return;
        }
        let at = live.response.interact_pointer_pos();
        let found = at.and_then(|at| Some((at, found_at(reading, live, live.page(at))?)));
        self.content = None;
        if let Some((at, found)) = found {
            self.open(reading, live, at, &found);
        }
    }

    /// Opens the menu of a feature at a place of the window.
    pub(super) fn open_for(
        &mut self,
        reading: &Reading<'_>,
        live: &Live<'_>,
        feature: FeatureId,
        (at, ground): (Pos2, WorldPt),
    ) {
        // What lies beneath it is offered, as to the pointer.
        let there = found_at(reading, live, live.page(at));
        let there = there.map(|there| there.stack).unwrap_or_default();
        let others = there.into_iter().filter(|other| *other != feature);
        let found = Found {
            ground,
            bundle: None,
            lettering: None,
            stack: [feature].into_iter().chain(others).collect(),
        };
        self.open(reading, live, at, &found);
    }

    fn open(&mut self, reading: &Reading<'_>, live: &Live<'_>, at: Pos2, found: &Found<'_>) {
        let ground = found.ground.to_lon_lat();
        let mut stack = found.stack.iter().copied();
        let feature = stack.next();
        let named = |feature| (feature, name(reading, feature));
        let bundle = match (found.bundle, feature) {
            (Some(bundle), _) => bundle.corridors.clone(),
            (None, Some(feature)) => live.scene.picking.drawn_as_one(feature),
            (None, None) => Vec::new(),
        };
        // The others of a bundle are in its list.
        let is_listed = |feature: &FeatureId| match feature {
            FeatureId::Corridor(id) => bundle.contains(id),
            FeatureId::Place(_) | FeatureId::Link(_) => false,
        };
        let others = stack.filter(|feature| !is_listed(feature));
        let beneath = others.take(MOST_BENEATH).map(named).collect();
        self.openings += 1;
        self.content = Some(Content {
            at,
            title: feature.map_or_else(|| where_is(reading, ground), |f| name(reading, f)),
            subject: feature.map(|feature| subject(reading, feature)),
            bundle,
            position: ground,
            beneath,
            is_new: true,
        });
    }

    /// Shows the menu while it is open.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        reading: &Reading<'_>,
        live: &Live<'_>,
        actions: &mut Vec<Action>,
    ) {
        let Some(content) = &mut self.content else {
            return;
        };
        let id = live.response.id.with(("context menu", self.openings));
        let is_new = std::mem::take(&mut content.is_new);
        let command = is_new.then_some(SetOpenCommand::Bool(true));
        let shown = Popup::new(id, ui.ctx().clone(), content.at, live.response.layer_id)
            .kind(PopupKind::Menu)
            .layout(Layout::top_down_justified(Align::Min))
            .style(menu_style)
            .gap(0.0)
            .anchor_widget(live.response.id)
            .accessible_name(content.title.clone())
            .open_memory(command)
            .show(|ui| entries(ui, reading, content, actions));
        let is_closed = shown.is_none() || !Popup::is_id_open(ui.ctx(), id);
        if is_closed {
            self.content = None;
        }
    }
}

fn subject(reading: &Reading<'_>, feature: FeatureId) -> Subject {
    let (atlas, i18n) = (reading.atlas, reading.i18n);
    let panel = card::panel(atlas, i18n, feature);
    let mention = panel.first_mention();
    let cards = panel.sections.iter().flat_map(|section| &section.cards);
    let mut anchors = cards.filter_map(|card| {
        let anchor = &card.mentions.first()?.anchor;
        Some((card.key.clone(), anchor.source, anchor.start))
    });
    Subject {
        anchor: anchors.next(),
        feature,
        quote: mention.map(|mention| mention.quote.clone()),
        citation: mention.map(|mention| mention.citation.clone()),
        is_placed: feature_bounds(atlas, feature).is_some(),
    }
}

fn name(reading: &Reading<'_>, feature: FeatureId) -> String {
    card::tooltip(reading.atlas, reading.i18n, feature).0
}

fn entries(ui: &mut Ui, reading: &Reading<'_>, content: &Content, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let mut entry = |ui: &mut Ui, text: String, action: Option<Action>| {
        let button = Button::new(text);
        if ui.add_enabled(action.is_some(), button).clicked() {
            actions.extend(action);
            ui.close();
        }
    };
    ui.label(style::heading(reading.theme, &content.title));
    if !content.bundle.is_empty() {
        let count = content.bundle.len().to_string();
        let text = i18n.tr_with("context-list", &[("n", &count)]);
        entry(
            ui,
            text,
            Some(Action::ListCorridors(content.bundle.clone())),
        );
    }
    if let Some(subject) = &content.subject {
        let feature = subject.feature;
        let if_placed = |action| subject.is_placed.then_some(action);
        let select = Action::Select(Some(feature));
        entry(ui, i18n.tr("context-select"), Some(select));
        let alone = if_placed(Action::Show(feature));
        entry(ui, i18n.tr("context-alone"), alone);
        let figure = if_placed(Action::FigureOf(feature));
        entry(ui, i18n.tr("context-figure"), figure);
        if let FeatureId::Place(place) = feature {
            let compare = reading.state.can_compare(place);
            let compare = compare.then_some(Action::Compare(place));
            entry(ui, i18n.tr("compare-place"), compare);
            for (text, connected) in ties_of(reading, place) {
                entry(ui, text, Some(Action::Connect(connected)));
            }
            let mut here = reading.state.shown.filter().clone();
            here.only(Value::Place(place));
            let only = Action::SetFilter(here.clone());
            entry(ui, i18n.tr("filters-only-here"), Some(only));
            for mode in modes_at(reading, place) {
                let mut filter = here.clone();
                filter.only(Value::Mode(mode));
                let name = i18n.tr(mode.key());
                let text = i18n.tr_with("filters-only-mode-here", &[("mode", &name)]);
                entry(ui, text, Some(Action::SetFilter(filter)));
            }
        }
        ui.separator();
    }
    entry(
        ui,
        i18n.tr("context-copy-name"),
        Some(Action::Copy(content.title.clone())),
    );
    if let Some(subject) = &content.subject {
        let quote = subject.quote.clone().map(Action::Copy);
        entry(ui, i18n.tr("context-copy-quote"), quote);
        let citation = subject.citation.clone().map(Action::Copy);
        entry(ui, i18n.tr("button-copy-citation"), citation);
        let read = subject.anchor.clone().map(Action::OpenReaderAt);
        entry(ui, i18n.tr("button-read"), read);
    }
    for at in [decimal(content.position), sexagesimal(content.position)] {
        let text = i18n.tr_with("context-copy-coordinates", &[("at", &at)]);
        entry(ui, text, Some(Action::Copy(at)));
    }
    let measure = Action::Measure(MeasureStep::Begin(Some(content.position)));
    entry(ui, i18n.tr("context-measure"), Some(measure));
    if !content.beneath.is_empty() {
        ui.separator();
        ui.label(style::heading(reading.theme, i18n.tr("context-here")));
        for (feature, name) in &content.beneath {
            entry(ui, name.clone(), Some(Action::Select(Some(*feature))));
        }
    }
}

/// The ties of a place, and those to the place that is selected, each with its words.
fn ties_of(reading: &Reading<'_>, place: PlaceId) -> Vec<(String, Connected)> {
    let (i18n, language) = (reading.i18n, reading.i18n.language());
    let name = |id: PlaceId| reading.atlas.place(id).names.label(language);
    let own = i18n.tr_with("connections-of", &[("name", name(place))]);
    let mut entries = vec![(own, Connected::Star(place))];
    if let Some(FeatureId::Place(selected)) = reading.state.selection
        && selected != place
    {
        let text = i18n.tr_with("connections-to", &[("name", name(selected))]);
        entries.push((text, Connected::Between(selected, place)));
    }
    entries
}

/// The chief modes of the links of a place, each of which can be asked for at once.
fn modes_at(reading: &Reading<'_>, place: PlaceId) -> impl Iterator<Item = ModeGroup> {
    let atlas = reading.atlas;
    let chief = [ModeGroup::Rail, ModeGroup::Road, ModeGroup::Water];
    chief.into_iter().filter(move |mode| {
        let mut links = atlas.links_of(place).iter();
        links.any(|link| ModeGroup::of(atlas.link(*link).mode) == *mode)
    })
}
