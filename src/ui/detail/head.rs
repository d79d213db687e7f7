//! The head of the panel, which stays while the body is scrolled: the title, the links that jump
//! to the sections, and the filter.

use egui::{Align, Layout, TextEdit, Ui, WidgetInfo, vec2};

use super::super::panel_head::panel_head;
use super::super::{Reading, style};
use crate::action::Action;
use crate::card::{Outline, SectionKind};
use crate::model::FeatureId;
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
            actions.push(Action::Back);
        }
    }
    panel_head(ui, reading, &outline.title, actions);
    if outline.cards() < MANY_CARDS {
        return None;
    }
    let jumped = jumps(ui, reading, outline);
    if let Some(kind) = jumped
        && (choices.folded.contains(&kind) || !choices.query.is_empty())
    {
        // What is jumped to is seen.
        let mut folded = choices.folded.clone();
        folded.remove(&kind);
        let query = String::new();
        actions.push(Action::ReadPanel(feature, PanelReading { folded, query }));
    }
    filter(ui, reading, feature, choices, actions);
    all(ui, reading, feature, (outline, choices), actions);
    jumped
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
pub(super) fn numbered(reading: &Reading<'_>, title: &str, count: usize) -> String {
    let count = count.to_string();
    let parts = [("title", title), ("n", &*count)];
    reading.i18n.tr_with("detail-section", &parts)
}

fn filter(
    ui: &mut Ui,
    reading: &Reading<'_>,
    feature: FeatureId,
    choices: &PanelReading,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let mut query = choices.query.clone();
    let row = vec2(ui.available_width(), ui.spacing().interact_size.y + 4.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let mut is_cleared = false;
        if !query.is_empty() {
            let clear = ui.small_button("×");
            let name = i18n.tr("detail-filter-clear");
            clear.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            is_cleared = clear.on_hover_text(&name).clicked();
        }
        let field = TextEdit::singleline(&mut query)
            .hint_text(i18n.tr("detail-filter-hint"))
            .desired_width(f32::INFINITY)
            .char_limit(LONGEST_QUERY);
        let field = ui.add(field);
        field.widget_info(|| {
            WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("detail-filter"))
        });
        if is_cleared {
            query.clear();
        }
    });
    if query != choices.query {
        let folded = choices.folded.clone();
        actions.push(Action::ReadPanel(feature, PanelReading { folded, query }));
    }
}

/// The longest query, in characters: longer than any phrase.
const LONGEST_QUERY: usize = 120;

/// What is done to all cards and all sections at once.
fn all(
    ui: &mut Ui,
    reading: &Reading<'_>,
    feature: FeatureId,
    (outline, choices): (&Outline, &PanelReading),
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let is_whole = reading.state.panels.whole_cards;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        let cards = if is_whole {
            "detail-cards-brief"
        } else {
            "detail-cards-whole"
        };
        if style::whole_link(ui, reading.theme, &i18n.tr(cards), style::SMALL_PT).clicked() {
            actions.push(Action::SetWholeCards(!is_whole));
        }
        let (fold, folded) = if choices.folded.is_empty() {
            let all = outline.sections.iter().map(|section| section.kind);
            ("detail-fold-all", all.collect())
        } else {
            ("detail-unfold-all", std::collections::BTreeSet::new())
        };
        if style::whole_link(ui, reading.theme, &i18n.tr(fold), style::SMALL_PT).clicked() {
            let query = choices.query.clone();
            actions.push(Action::ReadPanel(feature, PanelReading { folded, query }));
        }
    });
}
