//! The list of results beside the search field: rows in groups, or what can be searched.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, FontId, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::paint::screen::color32;
use crate::search::{Group, Hit, Results};
use crate::ui::style::{self, BODY_PT, SMALL_PT};
use crate::ui::{Reading, text};

/// The height of a row of two lines, in points.
const ROW_PT: f32 = 42.0;
/// Room left and right of the words of a row.
const INDENT_PT: f32 = 8.0;

/// A row that can be chosen: a hit of a group, or the rest of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The n-th hit of the n-th group.
    Hit(usize, usize),
    /// The hits of a group that are not listed.
    Rest(usize),
}

/// All rows that can be chosen, in order.
pub(super) fn rows(results: &Results, is_whole: impl Fn(&Group) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (nth, group) in results.groups.iter().enumerate() {
        rows.extend((0..group.hits.len()).map(|hit| Row::Hit(nth, hit)));
        if group.total > group.hits.len() && !is_whole(group) {
            rows.push(Row::Rest(nth));
        }
    }
    rows
}

/// The list, and the row that is chosen.
pub(super) struct List<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) results: &'a Results,
    pub(super) rows: &'a [Row],
    pub(super) chosen: Option<usize>,
    /// Whether the chosen row is to be brought into sight.
    pub(super) brings: bool,
}

impl List<'_> {
    /// Shows all groups; the row that was clicked, and the id of the chosen one.
    pub(super) fn show(&self, ui: &mut Ui) -> (Option<usize>, Option<egui::Id>) {
        let (mut clicked, mut chosen) = (None, None);
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut last_group = None;
        for (nth, row) in self.rows.iter().enumerate() {
            let (Row::Hit(group, _) | Row::Rest(group)) = *row;
            if last_group.replace(group) != Some(group) {
                self.heading(ui, &self.results.groups[group]);
            }
            let response = match *row {
                Row::Hit(group, hit) => self.hit(ui, nth, &self.results.groups[group].hits[hit]),
                Row::Rest(group) => self.rest(ui, nth, &self.results.groups[group]),
            };
            if response.clicked() {
                clicked = Some(nth);
            }
            if self.chosen == Some(nth) {
                chosen = Some(response.id);
                if self.brings {
                    response.scroll_to_me(None);
                }
            }
        }
        (clicked, chosen)
    }

    fn heading(&self, ui: &mut Ui, group: &Group) {
        let i18n = self.reading.i18n;
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.add_space(INDENT_PT);
            let kind = i18n.tr(words::kind(group.kind));
            let count = i18n.tr_n("search-count", group.total);
            let heading = [kind, count].join(text::DOT);
            ui.label(style::heading(self.reading.theme, heading));
        });
    }

    fn hit(&self, ui: &mut Ui, nth: usize, hit: &Hit) -> Response {
        let line = || words::line(self.reading, hit);
        let spoken = || {
            let kind = self.reading.i18n.tr(words::kind(hit.found.kind()));
            [hit.label.as_str(), &kind, &line()].join(text::DOT)
        };
        let (rect, response) = self.ground(ui, nth, ROW_PT, spoken);
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let line = line();
        let theme = self.reading.theme;
        let width = rect.width() - 2.0 * INDENT_PT;
        let name = emphasised(&hit.label, &hit.parts, BODY_PT, width, self.reading);
        let small = emphasised(&line, &[], SMALL_PT, width, self.reading);
        let at = rect.min + vec2(INDENT_PT, 3.0);
        let below = pos2(at.x, rect.max.y - SMALL_PT - 7.0);
        let painter = ui.painter();
        let name = painter.layout_job(name);
        let small = painter.layout_job(small);
        let is_cut = name.elided || small.elided;
        painter.galley(at, name, color32(theme.ink));
        painter.galley(below, small, color32(theme.ink_soft));
        if is_cut {
            return response.on_hover_ui(|ui| {
                ui.label(&hit.label);
                ui.label(style::soft(theme, line));
            });
        }
        response
    }

    fn rest(&self, ui: &mut Ui, nth: usize, group: &Group) -> Response {
        let rest = group.total - group.hits.len();
        let words = self.reading.i18n.tr_n("search-rest", rest);
        let (rect, response) = self.ground(ui, nth, SMALL_PT + 10.0, || words.clone());
        ui.painter().text(
            rect.left_center() + vec2(INDENT_PT, 0.0),
            Align2::LEFT_CENTER,
            words,
            FontId::proportional(SMALL_PT),
            color32(self.reading.theme.ink_soft),
        );
        response
    }

    /// Room for a row, tinted where it is chosen or pointed at, and its place in the accessibility
    /// tree.
    fn ground(
        &self,
        ui: &mut Ui,
        nth: usize,
        height: f32,
        spoken: impl Fn() -> String,
    ) -> (Rect, Response) {
        let size = vec2(ui.available_width(), height);
        // It takes clicks and leaves the keyboard to the field.
        let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
        let is_chosen = self.chosen == Some(nth);
        let theme = self.reading.theme;
        if is_chosen {
            ui.painter().rect_filled(rect, 4.0, color32(theme.accent));
        } else if response.hovered() {
            ui.painter()
                .rect_filled(rect, 4.0, color32(theme.button_hover));
        }
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBoxOption, true, spoken()));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
        (rect, response)
    }
}

/// Text on one line, with some parts of it underlined.
fn emphasised(
    text: &str,
    parts: &[Range<usize>],
    size_pt: f32,
    width: f32,
    reading: &Reading<'_>,
) -> LayoutJob {
    let theme = reading.theme;
    let ink = if size_pt < BODY_PT {
        theme.ink_soft
    } else {
        theme.ink
    };
    let plain = TextFormat::simple(FontId::proportional(size_pt), color32(ink));
    let marked = TextFormat {
        underline: Stroke::new(2.0, color32(theme.selection)),
        ..plain.clone()
    };
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(width),
        ..LayoutJob::default()
    };
    let mut at = 0;
    for part in parts {
        job.append(
            text.get(at..part.start).unwrap_or_default(),
            0.0,
            plain.clone(),
        );
        job.append(
            text.get(part.clone()).unwrap_or_default(),
            0.0,
            marked.clone(),
        );
        at = part.end;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, plain);
    job
}

/// What can be searched, with examples; the example that was clicked.
pub(super) fn tips(ui: &mut Ui, reading: &Reading<'_>) -> Option<String> {
    let i18n = reading.i18n;
    ui.label(style::heading(reading.theme, i18n.tr("search-tips")));
    let mut clicked = None;
    for (kind, examples) in [
        ("search-tip-place", "search-tip-place-examples"),
        ("search-tip-role", "search-tip-role-examples"),
        ("search-tip-words", "search-tip-words-examples"),
        ("search-tip-position", "search-tip-position-examples"),
    ] {
        ui.label(style::soft(reading.theme, i18n.tr(kind)));
        ui.horizontal_wrapped(|ui| {
            ui.add_space(INDENT_PT);
            for example in i18n.tr(examples).split('|').map(str::trim) {
                if ui.link(example).clicked() {
                    clicked = Some(example.to_owned());
                }
            }
        });
    }
    ui.label(style::soft(reading.theme, i18n.tr("search-tip-keys")));
    clicked
}

/// That nothing was found, what was searched, and names spelled alike; the name that was clicked.
pub(super) fn nothing(
    ui: &mut Ui,
    reading: &Reading<'_>,
    query: &str,
    nearest: &[String],
) -> Option<String> {
    let i18n = reading.i18n;
    ui.label(i18n.tr_with("search-none", &[("query", query)]));
    ui.label(style::soft(reading.theme, i18n.tr("search-none-where")));
    let mut clicked = None;
    if !nearest.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.label(style::soft(reading.theme, i18n.tr("search-nearest")));
            for name in nearest {
                if ui.link(name).clicked() {
                    clicked = Some(name.clone());
                }
            }
        });
    }
    clicked
}
