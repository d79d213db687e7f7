//! The sign that work goes on. It moves a few times a second: without a graphics card each frame
//! takes time from the work that is waited for.

use std::f32::consts::TAU;
use std::time::Duration;

use egui::{Rect, Sense, Ui, WidgetInfo, vec2};

use crate::paint::screen::color32;
use crate::scene::Theme;

/// How often the sign moves.
pub const STEP: Duration = Duration::from_millis(250);
/// How many dots it has.
const DOTS: u8 = 8;

/// Shows a ring of dots, one of which is the strongest; the next one is in the next step.
pub(super) fn waiting(ui: &mut Ui, theme: &Theme) {
    let side = ui.spacing().interact_size.y;
    let (area, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    response.widget_info(|| WidgetInfo::new(egui::Role::ProgressIndicator));
    if !ui.is_rect_visible(area) {
        return;
    }
    ui.request_repaint_after(STEP);
    let steps = ui.input(|i| i.time) / STEP.as_secs_f64();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is less than the number of dots"
    )]
    let strongest = steps.rem_euclid(f64::from(DOTS)) as u8;
    let ring = Rect::from_center_size(area.center(), area.size() * 0.62);
    for dot in 0..DOTS {
        let turn = f32::from(dot) / f32::from(DOTS) * TAU;
        let at = ring.center() + vec2(turn.sin(), -turn.cos()) * ring.width() / 2.0;
        let age = (strongest + DOTS - dot) % DOTS;
        let strength = 1.0 - 0.85 * f32::from(age) / f32::from(DOTS);
        let color = color32(theme.ink_soft).gamma_multiply(strength);
        ui.painter().circle_filled(at, side * 0.075, color);
    }
}
