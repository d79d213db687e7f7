//! Fonts, sizes and colours of the interface, from the map's theme.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    TextStyle, Visuals, style::WidgetVisuals,
};

use crate::font::{FONT, text_width, wrap};
use crate::paint::screen::color32;
use crate::scene::{Rgba, Theme};

/// Size of a panel's title.
pub const TITLE_PT: f32 = 21.0;
/// Size of a section's heading.
pub const HEAD_PT: f32 = 13.0;
/// Size of a card's title.
pub const CARD_PT: f32 = 15.0;
/// Size of ordinary text.
pub const BODY_PT: f32 = 14.0;
/// Size of a source line.
pub const SMALL_PT: f32 = 12.0;
/// How much room a scroll bar has beside what it scrolls.
const GUTTER_PT: f32 = 10.0;
/// What stands between the items of a line.
pub const DOT: &str = " · ";

/// Installs the bundled font, the sizes and the colours of a theme.
pub fn install(ctx: &Context, theme: &Theme) {
    ctx.set_fonts(fonts());
    dress(ctx, theme);
    ctx.all_styles_mut(|style| {
        let proportional = |size| FontId::new(size, FontFamily::Proportional);
        style.text_styles = [
            (TextStyle::Heading, proportional(TITLE_PT)),
            (TextStyle::Body, proportional(BODY_PT)),
            (TextStyle::Button, proportional(BODY_PT)),
            (TextStyle::Small, proportional(SMALL_PT)),
            (TextStyle::Monospace, proportional(13.0)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(8.0, 3.0);
        // A list to choose from is seen whole, and a scroll bar has room of its own.
        style.spacing.combo_height = 400.0;
        style.spacing.scroll.floating_allocated_width = GUTTER_PT;
        // What the pointer is on is named at once.
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
}

/// Gives the interface the colours of a theme.
pub fn dress(ctx: &Context, theme: &Theme) {
    let kind = if theme.is_dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    ctx.set_theme(kind);
    ctx.set_visuals_of(kind, visuals(theme));
}

fn visuals(theme: &Theme) -> Visuals {
    let (ink, soft) = (color32(theme.ink), color32(theme.ink_soft));
    let mut visuals = if theme.is_dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    visuals.override_text_color = Some(ink);
    visuals.weak_text_color = Some(soft);
    visuals.panel_fill = color32(theme.panel);
    visuals.window_fill = color32(theme.paper);
    visuals.extreme_bg_color = color32(theme.paper);
    visuals.faint_bg_color = color32(theme.not_mentioned);
    visuals.hyperlink_color = color32(theme.road);
    visuals.error_fg_color = color32(theme.failure);
    visuals.selection.bg_fill = color32(theme.accent);
    visuals.selection.stroke = Stroke::new(1.0, ink);
    visuals.window_stroke = Stroke::new(1.0, color32(theme.frame));
    visuals.text_cursor.stroke = Stroke::new(1.5, ink);
    let widgets = &mut visuals.widgets;
    paint(&mut widgets.noninteractive, theme.panel, theme.rule, theme);
    paint(&mut widgets.inactive, theme.button, theme.field, theme);
    paint(
        &mut widgets.hovered,
        theme.button_hover,
        theme.ink_soft,
        theme,
    );
    paint(&mut widgets.active, theme.button_press, theme.ink, theme);
    paint(&mut widgets.open, theme.button_hover, theme.field, theme);
    visuals
}

/// A widget in one of its states: its ground, its outline, and what stands on it.
fn paint(widget: &mut WidgetVisuals, ground: Rgba, outline: Rgba, theme: &Theme) {
    widget.bg_fill = color32(ground);
    widget.weak_bg_fill = color32(ground);
    widget.bg_stroke = Stroke::new(1.0, color32(outline));
    widget.fg_stroke.color = color32(theme.ink);
}

/// The bundled font for every family.
#[must_use]
pub fn fonts() -> FontDefinitions {
    const NAME: &str = "noto-sans-sc";
    let mut fonts = FontDefinitions::empty();
    fonts
        .font_data
        .insert(NAME.to_owned(), Arc::new(FontData::from_static(FONT)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![NAME.to_owned()]);
    }
    fonts
}

/// The sheet a card lies on.
pub fn card_frame(theme: &Theme) -> egui::Frame {
    egui::Frame::NONE
        .fill(color32(theme.paper))
        .stroke(Stroke::new(1.0, color32(theme.rule)))
        .corner_radius(CornerRadius::same(5))
        .inner_margin(Margin::symmetric(10, 8))
}

/// Text in the secondary ink.
#[must_use]
pub fn soft(theme: &Theme, text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text)
        .color(color32(theme.ink_soft))
        .size(SMALL_PT)
}

/// Items in the secondary ink with dots between them, in as few lines as there is room for. A
/// line ends before an item and without a dot, and no item is left alone that had company.
pub fn items(ui: &mut egui::Ui, theme: &Theme, items: &[&str]) {
    let lines = lines_of(items, ui.available_width());
    ui.label(soft(theme, lines.join("\n")));
}

/// Items in as few lines as fit into a width, all about as long.
fn lines_of(items: &[&str], width_pt: f32) -> Vec<String> {
    let mut best = filled(items, width_pt);
    let mut narrower = width_pt - BALANCE_PT;
    while best.len() > 1 && narrower > 0.0 {
        let lines = filled(items, narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
        narrower -= BALANCE_PT;
    }
    best
}

/// By how much lines are made narrower at once while they are made about as long.
const BALANCE_PT: f32 = 8.0;

/// Items in lines that are filled one after the other; an item may be wider than a line.
fn filled(items: &[&str], width_pt: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let longer = lines.last().map(|line| [line, *item].join(DOT));
        let longer = longer.filter(|line| width(line, SMALL_PT) <= width_pt);
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            _ => lines.push((*item).to_owned()),
        }
    }
    lines
}

/// The width of text on the screen, in points.
#[must_use]
pub fn width(text: &str, size_pt: f32) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let width = text_width(text, f64::from(size_pt)) as f32;
    // The screen rounds each letter's place.
    (width * 1.01).ceil()
}

/// A paragraph as wide as there is room, broken as on paper: the toolkit would begin lines with
/// commas and end them with dots. A screen reader is told the text as a whole.
pub fn paragraph(ui: &mut egui::Ui, text: &str, size_pt: f32, color: Color32) {
    // The toolkit measures in whole pixels here and there.
    let width = f64::from(ui.available_width()) * 0.99;
    let lines = wrap(text, f64::from(size_pt), width);
    let shown = egui::RichText::new(lines.join("\n")).size(size_pt);
    let response = ui.label(shown.color(color));
    if lines.len() > 1 {
        let whole = || egui::WidgetInfo::labeled(egui::Role::Label, true, text);
        response.widget_info(whole);
    }
}

/// The heading of a section.
#[must_use]
pub fn heading(theme: &Theme, text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text)
        .color(color32(theme.ink_soft))
        .size(HEAD_PT)
}

/// A small label on a tinted ground. It is text, not a frame, so that a row of them can wrap; it
/// does not break itself.
pub fn chip(ui: &mut egui::Ui, theme: &Theme, text: &str) {
    let ground = color32(theme.not_mentioned);
    let text = format!(" {text} ").replace(' ', "\u{a0}");
    ui.label(soft(theme, text).background_color(ground));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_whole_and_no_dot_hangs_at_the_end_of_a_line() {
        let items = ["“支持”", "资阳日报", "决定", "2020-07-25", "(二)"];
        let whole = width(&items.join(DOT), SMALL_PT);
        assert_eq!(lines_of(&items, whole), [items.join(DOT)]);
        let lines = lines_of(&items, whole - 4.0);
        assert_eq!(lines, ["“支持” · 资阳日报", "决定 · 2020-07-25 · (二)"]);
        assert_eq!(lines_of(&items, 1.0), items);
        assert_eq!(lines_of(&[], 100.0), [""; 0]);
    }
}
