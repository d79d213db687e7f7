//! The head of the panel, which stays while the body is scrolled: the title, the links that jump
//! to the sections, and the filter.

use egui::{Align, Layout, TextEdit, Ui, WidgetInfo, vec2};

use super::super::panel_head::panel_head;
use super::super::{Reading, style};
use crate::action::Action;
use crate::card::{Outline, SectionKind};
use crate::connection::Connected;
use crate::model::{FeatureId, PlaceId};
use crate::scene::layout::ties_title;
use crate::state::PanelReading;

/// A panel with fewer cards is seen as a whole and needs no filter.
const MANY_CARDS: usize = 6;

/// Shows the head; the section that was jumped to.
pub(super) fn head(
    ui: &mut Ui,
    reading: &Reading<'_>,
    feature: FeatureId,
    outline: &Outline,
    choices: &PanelReading,
    actions: &mut Vec<Action>,
) -> Option<SectionKind> {
    let i18n = reading.i18n;
    ui.add_space(4.0);
    if let Some(listed) = reading.state.list_before() {
        let count = i18n.tr_n("bundle-count", listed);
        let back = i18n.tr_with("bundle-back", &[("count", &count)]);
        if ui.link(style::soft(reading.theme, back)).clicked() {
            actions.extend(reading.state.topic_before().cloned().map(Action::TurnTo));
        }
    }
    if let Some(connected) = reading.state.ties_before() {
        let title = ties_title(reading.atlas, i18n, connected);
        let back = i18n.tr_with("connections-back", &[("title", &title)]);
        if ui.link(style::soft(reading.theme, back)).clicked() {
            actions.extend(reading.state.topic_before().cloned().map(Action::TurnTo));
        }
    }
    panel_head(ui, reading, &outline.title, actions);
    if let FeatureId::Place(place) = feature {
        beside_others(ui, reading, place, actions);
    }
    if outline.cards() < MANY_CARDS {
        return None;
    }
    let jumped = jumps(ui, reading, outline);
    if let Some(kind) = jumped
        && (choices.folded.contains(&kind) || !choices.query.is_empty())
    {
        // What is jumped to is seen.
        let mut seen = choices.clone();
        seen.folded.remove(&kind);
        seen.query.clear();
        actions.push(Action::ReadPanel(feature, seen));
    }
    tools(ui, reading, feature, (outline, choices), actions);
    jumped
}

/// The links that lead to what ties a place, and that set it beside others.
fn beside_others(ui: &mut Ui, reading: &Reading<'_>, place: PlaceId, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        let link = |ui: &mut Ui, key| {
            let button = ui.small_button(reading.i18n.tr(key));
            button.clicked()
        };
        if link(ui, "connections-open") {
            actions.push(Action::Connect(Connected::Star(place)));
        }
        if reading.state.can_compare(place) && link(ui, "compare-place") {
            actions.push(Action::Compare(place));
        }
    });
}

/// A link a section, with its count; sections of one subject share one.
fn jumps(ui: &mut Ui, reading: &Reading<'_>, outline: &Outline) -> Option<SectionKind> {
    let mut jumped = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        for jump in outline.jumps() {
            let section = outline.sections.get(jump.section);
            let kind = section.map(|section| section.kind);
            let text = match kind {
                Some(SectionKind::Colour) => jump.label,
                _ => numbered(reading, &jump.label, jump.count),
            };
            if style::whole_link(ui, reading.theme, &text, style::SMALL_PT).clicked() {
                jumped = kind;
            }
        }
    });
    jumped
}

/// A heading with its count.
pub(in crate::ui) fn numbered(reading: &Reading<'_>, title: &str, count: usize) -> String {
    let count = count.to_string();
    let parts = [("title", title), ("n", &*count)];
    reading.i18n.tr_with("detail-section", &parts)
}

/// The longest query, in characters: longer than any phrase.
const LONGEST_QUERY: usize = 120;

/// The filter, and beside it what is done to all cards and all sections at once.
fn tools(
    ui: &mut Ui,
    reading: &Reading<'_>,
    feature: FeatureId,
    (outline, choices): (&Outline, &PanelReading),
    actions: &mut Vec<Action>,
) {
    let PanelReading {
        mut folded,
        mut query,
        shows_all,
    } = choices.clone();
    let row = vec2(ui.available_width(), ui.spacing().interact_size.y + 4.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let (i18n, theme) = (reading.i18n, reading.theme);
        let link = |ui: &mut Ui, key| {
            let text = i18n.tr(key);
            style::whole_link(ui, theme, &text, style::SMALL_PT).clicked()
        };
        if folded.is_empty() {
            if link(ui, "detail-fold-all") {
                folded = outline
                    .sections
                    .iter()
                    .map(|section| section.kind)
                    .collect();
            }
        } else if link(ui, "detail-unfold-all") {
            folded.clear();
        }
        let is_whole = reading.state.panels.whole_cards;
        let cards = if is_whole {
            "detail-cards-brief"
        } else {
            "detail-cards-whole"
        };
        if link(ui, cards) {
            actions.push(Action::SetWholeCards(!is_whole));
        }
        if !query.is_empty() {
            let name = i18n.tr("detail-filter-clear");
            let clear = ui.small_button("×");
            clear.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if clear.on_hover_text(&name).clicked() {
                query.clear();
            }
        }
        // By an id of its own: the button before it comes and goes with what is typed.
        let field = TextEdit::singleline(&mut query)
            .id(egui::Id::unique("detail filter"))
            .hint_text(i18n.tr("detail-filter-hint"))
            .desired_width(f32::INFINITY)
            .char_limit(LONGEST_QUERY);
        let field = ui.add(field);
        field.widget_info(|| {
            WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("detail-filter"))
        });
    });
    let reading = PanelReading {
        folded,
        query,
        shows_all,
    };
    if reading != *choices {
        actions.push(Action::ReadPanel(feature, reading));
    }
}
