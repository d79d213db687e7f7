//! Fonts, sizes and colours of the interface, from the map's theme.

use egui::{
    Context, CornerRadius, FontFamily, FontId, Margin, Painter, Rect, Stroke, StrokeKind,
    TextStyle, Ui, Visuals, style::WidgetVisuals,
};

use super::reader::CopyWithSource;
use crate::font::text_width;
use crate::paint::screen::{color32, fonts};
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

/// Installs the bundled font, the sizes and the colours of a theme.
pub fn install(ctx: &Context, theme: &Theme) {
    ctx.set_fonts(fonts());
    ctx.add_plugin(CopyWithSource::default());
    set_colors(ctx, theme);
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
pub fn set_colors(ctx: &Context, theme: &Theme) {
    let kind = if theme.is_dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    ctx.set_theme(kind);
    ctx.set_visuals_of(kind, visuals(theme));
}

/// Lets what opens and closes jump, or glide again.
pub fn set_motion(ui: &Ui, is_reduced: bool) {
    if is_reduced == (ui.style().animation_time <= 0.0) {
        return;
    }
    let time = if is_reduced {
        0.0
    } else {
        egui::Style::default().animation_time
    };
    ui.all_styles_mut(|style| style.animation_time = time);
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
    // The window is cleared to the colour of panels: without a graphics card each pixel that is
    // filled again costs.
    visuals.panel_fill = egui::Color32::TRANSPARENT;
    // What fits the strokes to the pixels takes longer to make than all glyphs of the first frame.
    visuals.text_options.font_hinting = false;
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

/// The background and outline of a card.
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

/// The heading of a section.
#[must_use]
pub fn heading(theme: &Theme, text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text)
        .color(color32(theme.ink_soft))
        .size(HEAD_PT)
}

/// A small label on a tinted ground. It begins a line of its own where the one before has no room,
/// and never breaks; where it is wider than a line it is cut, and the pointer tells the rest.
pub fn chip(ui: &mut egui::Ui, theme: &Theme, text: &str) {
    let ground = color32(theme.not_mentioned);
    let shown = soft(theme, format!("\u{a0}{text}\u{a0}")).background_color(ground);
    break_before(ui, text, SMALL_PT);
    ui.add(egui::Label::new(shown).truncate());
}

/// A link that never breaks: it begins a line where the one before has no room.
pub fn whole_link(ui: &mut egui::Ui, theme: &Theme, text: &str, size_pt: f32) -> egui::Response {
    break_before(ui, text, size_pt);
    let text = egui::RichText::new(text).size(size_pt);
    ui.link(text.color(color32(theme.road)))
}

/// Ends the line where it has no room for a text of a size with a little around it.
fn break_before(ui: &mut egui::Ui, text: &str, size_pt: f32) {
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let width = text_width(text, f64::from(size_pt)) as f32 * 1.02 + 8.0;
    let at_start = ui.cursor().left() <= ui.max_rect().left() + 0.5;
    if !at_start && width > ui.available_size_before_wrap().x {
        ui.end_row();
    }
}

/// Paints the ground of a small button over the map, lit while it is on it.
pub(super) fn button_ground(painter: &Painter, theme: &Theme, rect: Rect, is_lit: bool) {
    let (ground, edge) = if is_lit {
        (theme.button_hover, theme.ink)
    } else {
        (theme.paper, theme.frame)
    };
    let outline = Stroke::new(1.0, color32(edge));
    painter.rect(rect, 3.0, color32(ground), outline, StrokeKind::Inside);
}
