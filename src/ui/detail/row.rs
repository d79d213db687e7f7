//! One row of the panel's body.

use egui::{Id, Response, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::{Reading, style, text};
use super::fact_card::{self, fact_card};
use super::head::numbered;
use super::panel::Panel;
use super::rows::Row;
use crate::action::Action;
use crate::card::{Outline, OutlineSection, PlaceChip, SectionKind, SourceNote};
use crate::filter::{FactKind, Value};
use crate::model::FeatureId;
use crate::paint::screen::color32;
use crate::state::{AnchorKey, PanelReading};

/// The height of a section's heading, in points.
pub(super) const HEADING_PT: f32 = 26.0;
/// Room around the link at the end of a heading.
const WHO_ELSE_PT: f32 = 12.0;
/// Facts wider than this have a line of their own.
const SHORT_PT: f32 = 170.0;

/// How high a row will be, before it is measured.
pub(super) fn estimate(panel: &Panel<'_>, row: Row, is_whole: bool, width_pt: f32) -> f32 {
    const LINE_PT: f32 = 20.0;
    let section = |kind| panel.outline.section(kind);
    match row {
        Row::About => 3.0 * LINE_PT,
        Row::Withheld => 2.0 * LINE_PT,
        Row::Empty | Row::NothingFound => LINE_PT,
        Row::Heading(_) => HEADING_PT,
        Row::Remark(_) => 3.0 * LINE_PT,
        Row::Places(kind) => {
            let places = section(kind).map_or(&[][..], |section| &*section.places);
            let widths = places
                .iter()
                .map(|p| text::width(&p.name, style::BODY_PT) + 8.0);
            (widths.sum::<f32>() / width_pt.max(80.0)).ceil().max(1.0) * LINE_PT
        }
        Row::Card(kind, card) => {
            let card = section(kind).and_then(|section| section.cards.get(card));
            card.map_or(LINE_PT, |card| {
                fact_card::estimate(card, is_whole, width_pt)
            })
        }
        Row::Sources => {
            let room = width_pt.max(80.0);
            let lines = |text: &str| (text::width(text, style::SMALL_PT) / room).ceil().max(1.0);
            let notes = panel.outline.sources.iter();
            let notes = notes.map(|note| lines(&note.title) + lines(&note.line));
            (notes.sum::<f32>() + 2.0) * LINE_PT
        }
    }
}

/// Shows a row that is no heading; whether the quote that is sought was brought into sight.
pub(super) fn show(
    ui: &mut Ui,
    reading: &Reading<'_>,
    panel: &Panel<'_>,
    row: Row,
    sought: Option<&AnchorKey>,
    actions: &mut Vec<Action>,
) -> bool {
    let (theme, outline) = (reading.theme, panel.outline);
    let paragraph = |ui: &mut Ui, words: &str, size| {
        text::paragraph(ui, words, size, color32(theme.ink));
    };
    match row {
        Row::About => about(ui, reading, outline),
        Row::Empty => {
            if let Some(empty) = &outline.empty {
                paragraph(ui, empty, style::BODY_PT);
            }
        }
        Row::Withheld => withheld(ui, reading, panel, actions),
        Row::NothingFound => {
            let query = [("query", panel.choices.query.trim())];
            let words = reading.i18n.tr_with("detail-filter-empty", &query);
            paragraph(ui, &words, style::BODY_PT);
        }
        Row::Heading(_) => {}
        Row::Remark(kind) => {
            let remark = outline
                .section(kind)
                .and_then(|section| section.remark.as_ref());
            if let Some(remark) = remark {
                text::paragraph(ui, remark, style::SMALL_PT, color32(theme.ink_soft));
            }
        }
        Row::Places(kind) => {
            if let Some(section) = outline.section(kind) {
                places(ui, reading, &section.places, actions);
            }
        }
        Row::Card(kind, card) => {
            let section = outline.section(kind);
            if let Some(card) = section.and_then(|section| section.cards.get(card)) {
                // The heading says what its roles are about.
                let has_chip = !matches!(kind, SectionKind::Roles(_));
                let sources = &outline.sources;
                return fact_card(ui, reading, sources, (card, has_chip), sought, actions);
            }
        }
        Row::Sources => sources(ui, reading, &outline.sources),
    }
    false
}

/// That facts are left out, with the way to see them.
fn withheld(ui: &mut Ui, reading: &Reading<'_>, panel: &Panel<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let shows_all = panel.choices.shows_all;
    let (shown, count) = (&reading.state.shown, panel.outline.withheld);
    let date = shown.as_of().map(|date| date.to_string());
    let (words, link) = match date {
        Some(_) if shows_all => (i18n.tr("detail-later-none"), "detail-withhold-later"),
        None if shows_all => (i18n.tr("detail-withheld-none"), "detail-withhold"),
        Some(date) => {
            let key = if shown.filter().is_empty() {
                "detail-withheld-by"
            } else {
                "detail-withheld-by-filtered"
            };
            let words = i18n.tr_n_with(key, count, &[("date", &date)]);
            (words, "detail-withheld-show")
        }
        None => (i18n.tr_n("detail-withheld", count), "detail-withheld-show"),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(style::soft(reading.theme, words));
        if style::whole_link(ui, reading.theme, &i18n.tr(link), style::SMALL_PT).clicked() {
            let choices = PanelReading {
                shows_all: !shows_all,
                ..panel.choices.clone()
            };
            actions.push(Action::ReadPanel(panel.feature, choices));
        }
    });
}

/// The heading of a section, which folds it. It is there for the keyboard and for screen readers
/// even where it is out of sight.
pub(super) fn heading(
    ui: &mut Ui,
    reading: &Reading<'_>,
    panel: &Panel<'_>,
    kind: SectionKind,
    rect: egui::Rect,
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let section = panel.outline.section(kind)?;
    let is_open = !panel.choices.folded.contains(&kind);
    let id = heading_id(panel.feature, kind);
    let link = who_else_pt(reading, kind);
    let own = egui::Rect::from_min_max(rect.min, pos2(rect.right() - link, rect.bottom()));
    let response = ui.interact(own, id, Sense::click());
    let title = title(reading, section);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, &title));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_expanded(is_open));
    if response.clicked() {
        let mut choices = panel.choices.clone();
        if !choices.folded.remove(&kind) {
            choices.folded.insert(kind);
        }
        actions.push(Action::ReadPanel(panel.feature, choices));
    }
    if ui.is_rect_visible(rect) {
        who_else(ui, reading, kind, rect, actions);
        let icon = egui::Rect::from_min_size(rect.min, vec2(14.0, rect.height()));
        let openness = if is_open { 1.0 } else { 0.0 };
        let with_icon = response.clone().with_new_rect(icon.shrink2(vec2(2.0, 8.0)));
        egui::collapsing_header::paint_default_icon(ui, openness, &with_icon);
        let color = if response.hovered() || response.has_focus() {
            reading.theme.ink
        } else {
            reading.theme.ink_soft
        };
        let font = egui::FontId::proportional(style::HEAD_PT);
        let at = rect.left_center() + vec2(18.0, 0.0);
        let room = rect.width() - 18.0 - link;
        let cut = text::cut(&title, style::HEAD_PT, room);
        ui.painter()
            .text(at, egui::Align2::LEFT_CENTER, cut, font, color32(color));
    }
    Some(response)
}

/// What the heading of a section of a feature is known by.
pub(super) fn heading_id(feature: FeatureId, kind: SectionKind) -> Id {
    Id::unique(("heading", feature, kind))
}

/// How wide the link at the end of a heading is.
fn who_else_pt(reading: &Reading<'_>, kind: SectionKind) -> f32 {
    match kind {
        SectionKind::Roles(_) => {
            let words = reading.i18n.tr("detail-who-else");
            text::width(&words, style::SMALL_PT) + WHO_ELSE_PT
        }
        _ => 0.0,
    }
}

/// At the right end of the heading of roles, the link that lists all roles of their category.
fn who_else(
    ui: &mut Ui,
    reading: &Reading<'_>,
    kind: SectionKind,
    rect: egui::Rect,
    actions: &mut Vec<Action>,
) {
    let SectionKind::Roles(category) = kind else {
        return;
    };
    let words = reading.i18n.tr("detail-who-else");
    let width = who_else_pt(reading, kind);
    let room = egui::Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.max);
    let words = RichText::new(words).size(style::SMALL_PT);
    let link = egui::Link::new(words.color(color32(reading.theme.road)));
    if ui.put(room, link).clicked() {
        let roles = Value::Kind(FactKind::Role);
        actions.push(Action::ListFacts(vec![roles, Value::Category(category)]));
    }
}

/// The heading of a section with its count; why a place has its colour is not counted.
fn title(reading: &Reading<'_>, section: &OutlineSection) -> String {
    match section.kind {
        SectionKind::Colour => section.title.clone(),
        _ => numbered(reading, &section.title, section.count()),
    }
}

/// Names in other scripts and the facts of the feature itself.
fn about(ui: &mut Ui, reading: &Reading<'_>, outline: &Outline) {
    let theme = reading.theme;
    let listed = |ui: &mut Ui, list: Vec<&str>| {
        if !list.is_empty() {
            text::items(ui, theme, &list);
        }
    };
    let is_short = |fact: &&String| text::width(fact, style::SMALL_PT) <= SHORT_PT;
    listed(ui, outline.other_names.iter().map(String::as_str).collect());
    let short = outline.facts.iter().filter(is_short);
    listed(ui, short.map(String::as_str).collect());
    for fact in outline.facts.iter().filter(|fact| !is_short(fact)) {
        text::paragraph(ui, fact, style::SMALL_PT, color32(theme.ink_soft));
    }
}

fn places(ui: &mut Ui, reading: &Reading<'_>, places: &[PlaceChip], actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for place in places {
            if style::whole_link(ui, reading.theme, &place.name, style::BODY_PT).clicked() {
                actions.push(Action::Show(FeatureId::Place(place.place)));
            }
        }
    });
}

/// The texts in full, under the numbers that the cards name them by.
pub(in crate::ui) fn sources(ui: &mut Ui, reading: &Reading<'_>, sources: &[SourceNote]) {
    let theme = reading.theme;
    ui.add_space(8.0);
    let heading = reading.i18n.tr("detail-sources");
    ui.label(style::heading(theme, heading));
    for (number, note) in (1..).zip(sources) {
        let number = number.to_string();
        let mark = [("source", &*note.title), ("n", &*number)];
        let title = reading.i18n.tr_with("detail-source-note", &mark);
        text::paragraph(ui, &title, style::SMALL_PT, color32(theme.ink));
        text::paragraph(ui, &note.line, style::SMALL_PT, color32(theme.ink_soft));
    }
}
