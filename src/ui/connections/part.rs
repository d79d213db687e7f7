//! The heading of a part: its name, how many facts it has, and of a partner how these divide.

use egui::{
    Align2, FontId, Id, Rect, Response, Sense, Stroke, StrokeKind, TextWrapMode, Ui, WidgetInfo,
    pos2, vec2,
};

use super::rows::amount;
use super::thread::Answer;
use crate::action::Action;
use crate::connection::{Connected, Connections, TiePart};
use crate::filter::FactKind;
use crate::model::{FeatureId, PlaceId};
use crate::paint::screen::color32;
use crate::ui::{Reading, style, text};

/// The height of a heading in points: of one with a bar, and of others.
pub(super) const BAR_ROW_PT: f32 = 42.0;
pub(super) const ROW_PT: f32 = 28.0;
/// Before the name stands the arrow that tells whether it is unfolded.
/// What stands clear of the button of the pair.
const BUTTON_GAP_PT: f32 = 6.0;
const ICON_PT: f32 = 18.0;
/// The height of a bar.
const BAR_PT: f32 = 5.0;

/// A part with what is needed to show it.
#[derive(Clone, Copy)]
pub(super) struct PartRow<'a> {
    pub(super) answer: &'a Answer,
    pub(super) connected: Connected,
    pub(super) part: TiePart,
    /// How many facts the part with most has.
    pub(super) most: usize,
}

impl PartRow<'_> {
    /// What it is known by, in whichever frame.
    pub(super) fn id(&self) -> Id {
        id_of(self.connected, self.part)
    }

    /// How high it is.
    pub(super) const fn height(part: TiePart) -> f32 {
        match part {
            TiePart::Partner(_) => BAR_ROW_PT,
            _ => ROW_PT,
        }
    }

    /// The place that it leads to.
    pub(super) const fn place(part: TiePart) -> Option<PlaceId> {
        match part {
            TiePart::Partner(place) | TiePart::Via(place) => Some(place),
            TiePart::Direct | TiePart::Group(_) | TiePart::Crossing { .. } => None,
        }
    }

    /// The pair whose ties Enter lists.
    pub(super) const fn pair(connected: Connected, part: TiePart) -> Option<Connected> {
        match (connected, part) {
            (Connected::Star(of), TiePart::Partner(place)) => Some(Connected::Between(of, place)),
            (Connected::Between(one, _), TiePart::Via(place)) => {
                Some(Connected::Between(one, place))
            }
            _ => None,
        }
    }

    fn name(&self, reading: &Reading<'_>) -> String {
        let (i18n, language) = (reading.i18n, reading.i18n.language());
        let name = |id: PlaceId| reading.atlas.place(id).names.label(language);
        match self.part {
            TiePart::Direct => i18n.tr("connections-direct"),
            TiePart::Partner(place) | TiePart::Via(place) => name(place).to_owned(),
            TiePart::Group(group) => {
                let group = [("group", name(group))];
                i18n.tr_with("connections-through", &group)
            }
            TiePart::Crossing { named, group } => {
                let names = [("place", name(named)), ("group", name(group))];
                i18n.tr_with("connections-crossing", &names)
            }
        }
    }

    /// How many facts it has, as a number or as one for either side.
    fn count(&self) -> String {
        if let (Connections::Between(between), TiePart::Via(place)) =
            (&self.answer.found, self.part)
            && let Some(via) = between.via.iter().find(|via| via.place == place)
        {
            return format!("{} + {}", via.to_one.count(), via.to_other.count());
        }
        let amount: usize = amount(self.answer, self.part).iter().sum();
        amount.to_string()
    }

    /// How its facts divide.
    fn division(&self, reading: &Reading<'_>) -> String {
        let kinds = [FactKind::Corridor, FactKind::Link, FactKind::Role];
        let amounts = kinds.into_iter().zip(amount(self.answer, self.part));
        let amounts = amounts.filter(|(_, n)| *n > 0);
        let parts = amounts.map(|(kind, n)| format!("{} {n}", reading.i18n.tr(kind.key())));
        parts.collect::<Vec<_>>().join(text::DOT)
    }

    /// Shows it in a box; a click folds or unfolds it.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        rect: Rect,
        actions: &mut Vec<Action>,
    ) -> Response {
        let is_open = reading.state.panels.shows_ties(self.connected, self.part);
        let right = rect.right() - self.button_pt(ui, reading);
        let own = Rect::from_min_max(rect.min, pos2(right, rect.bottom()));
        let response = ui.interact(own, self.id(), Sense::click());
        let (name, count) = (self.name(reading), self.count());
        let label = [&*name, &*count, &*self.division(reading)].join(text::DOT);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, &label));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
        if response.clicked() {
            actions.push(Action::ToggleTies(self.connected, self.part));
        }
        self.pair_button(ui, reading, rect, actions);
        if ui.is_rect_visible(rect) {
            let right = right.min(rect.right() - BUTTON_GAP_PT);
            self.paint(
                ui,
                reading,
                (rect, right),
                (&name, &count),
                &response,
                is_open,
            );
        }
        response
    }

    /// The room that the button of the pair takes, with what stands clear of it.
    fn button_pt(&self, ui: &Ui, reading: &Reading<'_>) -> f32 {
        if Self::pair(self.connected, self.part).is_none() {
            return 0.0;
        }
        let words = reading.i18n.tr("connections-pair");
        let padding = 2.0 * ui.spacing().button_padding.x;
        text::width(&words, style::SMALL_PT) + padding + 2.0 + BUTTON_GAP_PT
    }

    /// The button that lists what ties the pair.
    fn pair_button(
        &self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        rect: Rect,
        actions: &mut Vec<Action>,
    ) {
        let (Some(pair), Some(place)) = (
            Self::pair(self.connected, self.part),
            Self::place(self.part),
        ) else {
            return;
        };
        let words = reading.i18n.tr("connections-pair");
        let width = self.button_pt(ui, reading) - BUTTON_GAP_PT;
        let size = vec2(width, 20.0);
        let at = Rect::from_min_size(pos2(rect.right() - width, rect.top() + 2.0), size);
        let shown = egui::RichText::new(words).size(style::SMALL_PT);
        let button = ui.put(
            at,
            egui::Button::new(shown)
                .small()
                .wrap_mode(TextWrapMode::Extend),
        );
        let language = reading.i18n.language();
        let name = |id: PlaceId| reading.atlas.place(id).names.label(language);
        let names = [("one", name(pair.first())), ("other", name(place))];
        let label = reading.i18n.tr_with("connections-between", &names);
        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
        if button.on_hover_text(&label).clicked() {
            actions.push(Action::Connect(pair));
        }
    }

    fn paint(
        &self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        (rect, right): (Rect, f32),
        (name, count): (&str, &str),
        response: &Response,
        is_open: bool,
    ) {
        let theme = reading.theme;
        if response.has_focus() {
            let stroke = Stroke::new(1.5, color32(theme.selection));
            ui.painter()
                .rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
        }
        let line = Rect::from_min_size(rect.min, vec2(rect.width(), 24.0_f32.min(rect.height())));
        let icon = Rect::from_min_size(line.min, vec2(14.0, line.height()));
        let icon = response.clone().with_new_rect(icon.shrink2(vec2(2.0, 7.0)));
        let openness = if is_open { 1.0 } else { 0.0 };
        egui::collapsing_header::paint_default_icon(ui, openness, &icon);
        let is_on = response.hovered() || response.has_focus();
        let ink = if is_on { theme.ink } else { theme.ink_soft };
        let font = FontId::proportional(style::BODY_PT);
        let number = text::width(count, style::BODY_PT);
        let painter = ui.painter();
        painter.text(
            pos2(right, line.center().y),
            Align2::RIGHT_CENTER,
            count,
            font.clone(),
            color32(ink),
        );
        let left = rect.left() + ICON_PT;
        let cut = text::cut(name, style::BODY_PT, right - number - 8.0 - left);
        let at = pos2(left, line.center().y);
        painter.text(at, Align2::LEFT_CENTER, cut, font, color32(theme.ink));
        if matches!(self.part, TiePart::Partner(_)) {
            self.bar(ui, reading, rect);
        }
    }

    /// Corridors and links as parts of a bar, which is as long as there are facts.
    fn bar(&self, ui: &Ui, reading: &Reading<'_>, rect: Rect) {
        /// What the bar has of the row at most; the words behind it have the rest.
        const SHARE: f32 = 0.46;
        let [corridors, links, _] = amount(self.answer, self.part);
        let theme = reading.theme;
        let left = rect.left() + ICON_PT;
        let room = (rect.right() - left) * SHARE;
        #[expect(clippy::cast_precision_loss, reason = "a count of facts")]
        let length = |n: usize| room * n as f32 / self.most.max(1) as f32;
        let middle = rect.bottom() - 10.0;
        let mut x = left;
        for (count, color) in [(corridors, theme.cooperation), (links, theme.road)] {
            let width = length(count);
            let part = Rect::from_min_size(pos2(x, middle - BAR_PT / 2.0), vec2(width, BAR_PT));
            ui.painter().rect_filled(part, 0.0, color32(color));
            x += width;
        }
        let at = pos2(x + 6.0, middle);
        let words = self.division(reading);
        let words = text::cut(&words, style::SMALL_PT, rect.right() - at.x);
        let font = FontId::proportional(style::SMALL_PT);
        let ink = color32(theme.ink_soft);
        ui.painter().text(at, Align2::LEFT_CENTER, words, font, ink);
    }
}

/// What a part of a list is known by.
pub(super) fn id_of(connected: Connected, part: TiePart) -> Id {
    Id::unique(("ties", connected, part))
}

/// What the map marks while a part is pointed at.
pub(super) fn feature_of(part: TiePart) -> Option<FeatureId> {
    PartRow::place(part).map(FeatureId::Place)
}
