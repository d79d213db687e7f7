//! The links in rows below the axis: each with its status, its dates and what the texts say. A row
//! selects its link.

use egui::{
    Align2, Rect, RichText, ScrollArea, Sense, Stroke, TextWrapMode, Ui, WidgetInfo, pos2, vec2,
};

use super::asked_board::{AskedBoard, BoardLine, ListedBoard};
use super::list::label;
use super::{bar, thread};
use crate::action::Action;
use crate::board::{BoardGroup, BoardRow, is_unplaced};
use crate::figure_spec::RowOrder;
use crate::i18n::keys;
use crate::model::{FeatureId, PartialDate, Status};
use crate::paint::screen::color32;
use crate::search::FactId;
use crate::state::FigureForm;
use crate::table::Row;
use crate::timeline::{Span, date_of_day};
use crate::ui::latest::Latest;
use crate::ui::row_keys::RowKeys;
use crate::ui::{Reading, style, text};

/// How high a row is, and the head of a group.
const ROW_PT: f32 = 24.0;
/// How high the line above the rows is.
const HEAD_PT: f32 = 16.0;
/// The shares of name, status, dates and words.
const SHARES: [f32; 4] = [0.26, 0.15, 0.21, 0.38];
/// Between columns.
const GAP_PT: f32 = 8.0;
/// Radius of the dot of a date, and half the height of the sign of what came later.
const DOT_PT: (f32, f32) = (3.2, 4.0);

/// The board in the window.
#[derive(Debug, Default)]
pub(super) struct BoardList {
    board: Latest<AskedBoard, ListedBoard>,
    keys: RowKeys,
}

impl BoardList {
    /// Whether rows are yet to be listed.
    pub(super) fn is_listing(&self) -> bool {
        self.board.is_waiting()
    }

    /// Awaits nothing while the board is closed.
    pub(super) fn close(&mut self) {
        self.board.give_up();
    }

    /// Shows the orders, and the rows that fit.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let asked = AskedBoard::of(reading);
        self.board.want(
            |of| of.is_like(&asked),
            || asked.clone(),
            || {
                let ctx = ui.ctx().clone();
                thread::start_board(move || ctx.request_repaint())
            },
        );
        ui.separator();
        orders(ui, reading, actions);
        match self.board.answer() {
            _ if self.board.has_failed() => bar::waiting(ui, reading, true),
            None => bar::waiting(ui, reading, false),
            Some(board) if board.is_empty() => {
                let words = reading.i18n.tr("board-empty");
                let ink = color32(reading.theme.ink_soft);
                text::paragraph(ui, &words, style::SMALL_PT, ink);
            }
            Some(board) => list(ui, reading, (board, &mut self.keys), actions),
        }
    }
}

/// The orders, of which the rows have one.
fn orders(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        // The heading stands level with the buttons, which are higher.
        let padding = 2.0 * ui.spacing().button_padding.y;
        ui.set_row_height(ui.text_style_height(&egui::TextStyle::Button) + padding);
        ui.label(style::heading(reading.theme, i18n.tr("figure-kind-board")));
        for order in RowOrder::ALL {
            let is_so = reading.state.figure.sort == order;
            if ui.selectable_label(is_so, i18n.tr(order.key())).clicked() && !is_so {
                let form = FigureForm {
                    sort: order,
                    ..reading.state.figure.clone()
                };
                actions.push(Action::EditFigure(Box::new(form)));
            }
        }
    });
}

fn list(
    ui: &mut Ui,
    reading: &Reading<'_>,
    (board, keys): (&ListedBoard, &mut RowKeys),
    actions: &mut Vec<Action>,
) {
    let (lines, span) = (board.lines(), board.span());
    ends(ui, reading, span);
    let step = ROW_PT + ui.spacing().item_spacing.y;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few rows"
    )]
    let page = (ui.available_height() / step).max(1.0) as usize;
    let mut area = ScrollArea::vertical()
        .id_salt("status board")
        .min_scrolled_height(0.0)
        .auto_shrink(false);
    if let Some(row) = keys.read(ui, lines, page) {
        #[expect(clippy::cast_precision_loss, reason = "the screen is f32")]
        let top = row as f32 * step - (ui.available_height() - ROW_PT) / 2.0;
        area = area.vertical_scroll_offset(top.max(0.0));
    }
    area.show_rows(ui, ROW_PT, lines, |ui, shown| {
        for nth in shown {
            let size = vec2(ui.available_width(), ROW_PT);
            let (rect, _) = ui.allocate_exact_size(size, Sense::empty());
            let id = ui.scope_id().with(("board row", nth));
            match board.line(nth) {
                Some(BoardLine::Head(group)) => {
                    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
                    let name = head(reading, group);
                    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
                    keys.shown(nth, &response);
                    label(ui, rect, style::heading(reading.theme, name));
                }
                Some(BoardLine::Row(row)) => {
                    let response = ui.interact(rect, id, Sense::click());
                    keys.shown(nth, &response);
                    show_row(ui, reading, (row, span), (rect, &response));
                    if response.clicked() {
                        actions.push(action(reading, row));
                    }
                }
                None => {}
            }
        }
    });
}

/// The first date and the last one, above their column.
fn ends(ui: &mut Ui, reading: &Reading<'_>, span: Option<Span>) {
    let size = vec2(ui.available_width(), HEAD_PT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::empty());
    let bar = vec2(ui.spacing().scroll.allocated_width(), 0.0);
    let [_, _, dates, _] = columns(Rect::from_min_max(rect.min, rect.max - bar));
    let Some(span) = span else { return };
    let ink = color32(reading.theme.ink_soft);
    let font = egui::FontId::proportional(style::SMALL_PT);
    for (day, at, align) in [
        (span.from, dates.left_center(), Align2::LEFT_CENTER),
        (span.to - 1, dates.right_center(), Align2::RIGHT_CENTER),
    ] {
        let year = date_of_day(day).year.to_string();
        ui.painter().text(at, align, year, font.clone(), ink);
    }
}

/// What leads to the link of a row, with its first phrase.
fn action(reading: &Reading<'_>, row: &BoardRow) -> Action {
    let of = Row {
        fact: FactId::Link(row.link),
        mention: row.stated.first().map_or(0, |stated| stated.mention),
    };
    Action::ShowFact(FeatureId::Link(row.link), of.anchor(reading.atlas))
}

fn head(reading: &Reading<'_>, group: &BoardGroup) -> String {
    let name = group.head.name(reading.atlas, reading.i18n);
    let count = group.rows.len();
    reading
        .i18n
        .tr_n_with("board-group", count, &[("name", &name)])
}

/// A row in its columns, on its ground while it is selected, pointed at or has the keyboard.
fn show_row(
    ui: &mut Ui,
    reading: &Reading<'_>,
    (row, span): (&BoardRow, Option<Span>),
    (rect, response): (Rect, &egui::Response),
) {
    let (atlas, i18n, theme) = (reading.atlas, reading.i18n, reading.theme);
    let link = atlas.link(row.link);
    let is_selected = reading.state.selection == Some(FeatureId::Link(row.link));
    let is_on = response.hovered() || response.has_focus();
    if is_selected || is_on {
        let ground = if is_selected {
            theme.accent
        } else {
            theme.button_hover
        };
        ui.painter().rect_filled(rect, 3.0, color32(ground));
    }
    if response.has_focus() {
        let edge = Stroke::new(1.0, color32(theme.ink_soft));
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(rect, 3.0, edge, inside);
    }
    let mut name = link.title.get(i18n.language()).to_owned();
    if is_unplaced(link) {
        name = [name, i18n.tr("board-sign-unplaced")].join(text::DOT);
    }
    let status = i18n.tr(keys::status(link.status));
    let says = row.stated.first().map_or_else(String::new, |stated| {
        let mention = stated.mention(atlas, row.link);
        let source = atlas.source(mention.anchor.source);
        let quote = i18n.quoted(mention.anchor.quote.as_str());
        [i18n.date_text(source), quote].join(text::DOT)
    });
    let words = [&*name, &*status, &*says].join(text::DOT);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Row, true, &words));
    let [first, second, dates, last] = columns(rect);
    label(ui, first, RichText::new(name));
    label(ui, second, style::soft(theme, status));
    label(ui, last, style::soft(theme, says));
    marks(ui, reading, (row, span), dates);
}

/// The dates of a row: dots of texts, hollow where a date was inferred, and what came later.
fn marks(ui: &Ui, reading: &Reading<'_>, (row, span): (&BoardRow, Option<Span>), rect: Rect) {
    let theme = reading.theme;
    let Some(span) = span else { return };
    let link = reading.atlas.link(row.link);
    let ink = match link.status {
        Status::NotStated => theme.not_stated,
        _ => theme.mode(link.mode).color,
    };
    let room = rect.shrink2(vec2(DOT_PT.1 + 1.0, 0.0));
    let at = |date: PartialDate| {
        let of = Span::of(date);
        let middle = f64::midpoint(f64::from(of.from), f64::from(of.to));
        let share = (middle - f64::from(span.from)) / f64::from(span.days().max(1));
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let share = share.clamp(0.0, 1.0) as f32;
        pos2(room.left() + share * room.width(), room.center().y)
    };
    let painter = ui.painter();
    let line = Stroke::new(1.0, color32(theme.rule));
    painter.hline(room.x_range(), room.center().y, line);
    for note in row.later.iter().filter_map(|nth| link.later.get(*nth)) {
        let (center, half) = (at(note.date), DOT_PT.1);
        let corners = [
            (0.0, -half),
            (half, 0.0),
            (0.0, half),
            (-half, 0.0),
            (0.0, -half),
        ];
        let corners = corners.map(|(x, y)| center + vec2(x, y));
        let edge = Stroke::new(1.2, color32(theme.ink_soft));
        painter.line(corners.to_vec(), edge);
    }
    for stated in &row.stated {
        let Some(date) = stated.date else { continue };
        if stated.is_inferred {
            let edge = Stroke::new(1.4, color32(ink));
            painter.circle(at(date), DOT_PT.0, color32(theme.panel), edge);
        } else {
            painter.circle_filled(at(date), DOT_PT.0, color32(ink));
        }
    }
}

fn columns(room: Rect) -> [Rect; 4] {
    let mut left = room.left() + 4.0;
    SHARES.map(|share| {
        let width = (room.width() - 8.0) * share;
        let corner = pos2(left + width - GAP_PT, room.bottom());
        let rect = Rect::from_min_max(pos2(left, room.top()), corner);
        left += width;
        rect
    })
}
