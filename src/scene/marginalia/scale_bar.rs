//! The scale bar.

use crate::font::text_width;
use crate::i18n::I18n;
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::{paper, rectangle, text};
use crate::scene::theme::NOTE_PT;
use crate::scene::{Mark, Stroke};

/// Widest scale bar.
const MOST_PT: f64 = 130.0;
/// The same as a share of the frame's width, on a large map and on a small one.
const SHARES: (f64, f64) = (0.45, 0.28);
/// How many units of the window are taken for an inch, whose real number no system tells.
const SCREEN_PER_INCH: f64 = 96.0;
/// Height of the bar's paper: the bar with its label, below the ratio.
pub(super) const HEIGHT_PT: f64 = 42.0;
/// How far below the top of the paper the ratio stands.
const RATIO_PT: f64 = 13.0;
/// As wide as any ratio on the screen.
const WIDEST_RATIO: &str = "≈ 1:88 000 000";
/// Room left and right of the bar, both together.
const PAD_PT: f64 = 16.0;

/// The longest of 1, 2, 5, 10 … metres that is at most `max_pt` long, and its length in points.
#[must_use]
pub fn scale_bar_length(metres_per_pt: f64, max_pt: f64) -> (f64, f64) {
    let most = (metres_per_pt * max_pt).max(1e-9);
    let magnitude = 10_f64.powf(most.log10().floor());
    let step = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|s| s * magnitude <= most)
        .unwrap_or(1.0);
    (step * magnitude, step * magnitude / metres_per_pt)
}

/// A distance on the ground in words.
pub(in crate::scene) fn distance_text(i18n: &I18n, metres: f64) -> String {
    if metres >= 1000.0 {
        format!("{} {}", metres / 1000.0, i18n.tr("unit-km"))
    } else {
        format!("{metres} {}", i18n.tr("unit-m"))
    }
}

/// The denominator of a scale with two digits that count, its thousands apart: `1:2 000 000`.
pub(super) fn ratio_text(denominator: f64) -> String {
    let magnitude = 10_f64.powf(denominator.max(1.0).log10().floor() - 1.0);
    let rounded = (denominator / magnitude).round() * magnitude;
    let digits = format!("{rounded:.0}");
    let mut text = String::from("1:");
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// The scale as a ratio: in a figure that of the paper, on the screen about that of a usual one.
fn ratio(frame: &MapFrame<'_>) -> String {
    let view = frame.request.view;
    let per_metre = |per_inch: f64| per_inch / 0.0254;
    match frame.request.furniture.lettering {
        Some(lettering) => ratio_text(view.metres_per_pt() * per_metre(72.0) / lettering),
        None => format!(
            "≈ {}",
            ratio_text(view.metres_per_pt() * per_metre(SCREEN_PER_INCH))
        ),
    }
}

/// How long the scale bar may be.
fn most_pt(frame: &MapFrame<'_>) -> f64 {
    let rect = frame.rect();
    let share = if frame.is_small() || frame.is_cramped() {
        SHARES.1
    } else {
        SHARES.0
    };
    MOST_PT.min(rect.width() * share).max(1.0)
}

/// Width of the bar's paper: the longest bar's on the screen, where it changes while one zooms; its
/// own in a figure.
pub(super) fn width(frame: &MapFrame<'_>) -> f64 {
    let most = most_pt(frame);
    if frame.request.furniture.footer {
        let (metres, length) = scale_bar_length(frame.request.view.metres_per_pt(), most);
        let label = text_width(&distance_text(frame.i18n(), metres), NOTE_PT);
        length.max(label).max(text_width(&ratio(frame), NOTE_PT)) + PAD_PT
    } else {
        most.max(text_width(WIDEST_RATIO, NOTE_PT)) + PAD_PT
    }
}

/// Draws the bar on its paper.
pub(super) fn draw(frame: &MapFrame<'_>, rect: PageRect, list: &mut DrawList) {
    let theme = frame.theme();
    let metres_per_pt = frame.request.view.metres_per_pt();
    let (metres, length) = scale_bar_length(metres_per_pt, most_pt(frame));
    list.add(Mark::ScaleBar, paper(theme, rect));
    let words = ratio(frame);
    let right = rect.max.x - 8.0 - text_width(&words, NOTE_PT);
    let at = PagePt::new(right, rect.min.y + RATIO_PT);
    list.add(Mark::ScaleBar, text(&words, at, NOTE_PT, theme.ink));
    let (x, y) = (rect.max.x - 8.0 - length, rect.max.y - 8.0);
    for (share, fill) in [(0.0, theme.ink), (0.5, theme.paper)] {
        let from = PagePt::new(x + length * share, y - 4.0);
        let bar = PageRect::from_min_size(from, length / 2.0, 4.0);
        let edge = Stroke::solid(theme.ink, 0.8);
        list.add(Mark::ScaleBar, rectangle(bar, Some(fill), Some(edge)));
    }
    let label = distance_text(frame.i18n(), metres);
    let width = text_width(&label, NOTE_PT);
    // Beside a short bar's length there is no room for its beginning.
    if width + NOTE_PT < length {
        let zero = text("0", PagePt::new(x, y - 7.0), NOTE_PT, theme.ink);
        list.add(Mark::ScaleBar, zero);
    }
    let at = PagePt::new(x + length - width, y - 7.0);
    list.add(Mark::ScaleBar, text(&label, at, NOTE_PT, theme.ink));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_has_two_digits_that_count() {
        for (denominator, text) in [
            (2_345_678.0, "1:2 300 000"),
            (999_999.0, "1:1 000 000"),
            (54_321.0, "1:54 000"),
            (950.0, "1:950"),
        ] {
            assert_eq!(ratio_text(denominator).replace('\u{a0}', " "), text);
        }
    }

    #[test]
    fn a_scale_bar_is_a_round_number_that_fits() {
        for metres_per_pt in [0.3, 7.0, 132.0, 611.0, 2446.0] {
            let (metres, length) = scale_bar_length(metres_per_pt, 130.0);
            assert!(
                length <= 130.0 && length > 50.0,
                "{metres} m in {length} pt"
            );
            assert!((length * metres_per_pt - metres).abs() < 1e-6 * metres);
        }
    }
}
