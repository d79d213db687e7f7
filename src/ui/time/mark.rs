//! A mark on the axis: a text, which opens beside the map, or several, which are listed.

use egui::{Popup, Rect, Response, Sense, Ui, WidgetInfo, pos2};

use super::paint::{self, Look};
use super::scale::{LANE_PT, Scale};
use crate::action::Action;
use crate::model::PartialDate;
use crate::timeline::{AxisMark, AxisText};
use crate::ui::{Reading, style, text};

/// So many of the texts of one mark are named beside it.
const MOST_NAMED: usize = 6;
/// So many of them are listed to be opened.
const MOST_LISTED: usize = 200;
/// How high the list of them is at most.
const LIST_PT: f32 = 240.0;
/// The longest title in a list.
const LONGEST_PT: f32 = 420.0;

/// Shows a mark.
pub(super) fn mark(
    ui: &Ui,
    reading: &Reading<'_>,
    scale: &Scale,
    of: &AxisMark,
    actions: &mut Vec<Action>,
) {
    let Some(first) = of.texts.first() else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "a few lanes")]
    let bottom = scale.room.bottom() - of.lane as f32 * LANE_PT - 1.0;
    let rect = Rect::from_min_max(
        pos2(scale.x(of.from), bottom - LANE_PT),
        pos2(scale.x(of.to), bottom),
    );
    let id = ui.scope_id().with(("time mark", first.source));
    let response = ui.interact(rect, id, Sense::click());
    let as_of = reading.state.shown.as_of();
    let look = Look {
        is_known: of.texts.iter().any(|t| PartialDate::is_by(t.date, as_of)),
        is_stated: of.texts.iter().all(|text| !text.is_inferred),
        is_on: response.hovered() || response.has_focus(),
        is_many: of.texts.len() > 1,
    };
    if of.is_bar {
        paint::bar(ui.painter(), reading.theme, rect, look);
    } else {
        paint::point(ui.painter(), reading.theme, rect.center(), look);
    }
    named(reading, &response, &of.texts, actions);
}

/// Names texts to the pointer, the keyboard and screen readers, and opens one or lists several.
pub(super) fn named(
    reading: &Reading<'_>,
    response: &Response,
    texts: &[AxisText],
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let name = || match texts {
        [text] => name(reading, text),
        several => i18n.tr_n("time-several", several.len()),
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name()));
    let says = |ui: &mut Ui| {
        for text in texts.iter().take(MOST_NAMED) {
            let source = reading.atlas.source(text.source);
            ui.label(source.title.get(i18n.language()));
            ui.label(style::soft(reading.theme, line(reading, text)));
        }
        if let Some(more) = texts.len().checked_sub(MOST_NAMED).filter(|n| *n > 0) {
            ui.label(style::soft(reading.theme, i18n.tr_n("time-more", more)));
        }
    };
    response.clone().on_hover_ui(says);
    if response.has_focus() && !response.hovered() && !Popup::is_any_open(&response.ctx) {
        response.show_tooltip_ui(says);
    }
    match texts {
        [text] if response.clicked() => actions.push(Action::OpenReader(text.source)),
        [_] => {}
        several => list(reading, response, several, actions),
    }
}

/// The texts of one mark, to be opened.
fn list(reading: &Reading<'_>, response: &Response, texts: &[AxisText], actions: &mut Vec<Action>) {
    Popup::menu(response).show(|ui| {
        egui::ScrollArea::vertical()
            .max_height(LIST_PT)
            .show(ui, |ui| {
                for text in texts.iter().take(MOST_LISTED) {
                    let source = reading.atlas.source(text.source);
                    let title = source.title.get(reading.i18n.language());
                    let title = text::cut(title, style::BODY_PT, LONGEST_PT);
                    let date = reading.i18n.date_text(source);
                    if ui.button([title, date].join(text::DOT)).clicked() {
                        actions.push(Action::OpenReader(text.source));
                        ui.close();
                    }
                }
            });
        if let Some(more) = texts.len().checked_sub(MOST_LISTED).filter(|n| *n > 0) {
            ui.label(reading.i18n.tr_n("time-more", more));
        }
    });
}

/// A text in a line: its title, its date, and how much stands in it.
fn name(reading: &Reading<'_>, text: &AxisText) -> String {
    let source = reading.atlas.source(text.source);
    let title = source.title.get(reading.i18n.language());
    [title, &*line(reading, text)].join(text::DOT)
}

/// When a text was said, who published it, and how much of it is in the atlas.
fn line(reading: &Reading<'_>, text: &AxisText) -> String {
    let (i18n, source) = (reading.i18n, reading.atlas.source(text.source));
    let facts = text.facts.to_string();
    let count = i18n.tr_n_with("time-carries", text.quotes, &[("facts", &facts)]);
    let date = i18n.date_text(source);
    let date = match text.date {
        Some(_) if !text.is_inferred => i18n.tr_with("time-stated", &[("date", &date)]),
        _ => date,
    };
    [date, i18n.credit(source), count].join(text::DOT)
}
