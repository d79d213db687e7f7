//! How numbers, colours, strokes and text are written.

use std::fmt::Write as _;

use crate::projection::{PagePt, PageRect};
use crate::scene::{Rgba, Stroke};
use crate::xml::without_forbidden;

/// A number with at most two decimals.
pub(super) fn short(value: f64) -> String {
    let mut text = String::new();
    push_short(&mut text, value);
    text
}

/// Appends a number with at most two decimals. Most of a document are such numbers: they are
/// written as whole hundredths, many times faster than as fractions.
pub(super) fn push_short(out: &mut String, value: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` saturates, and a page is small"
    )]
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    let _ = match (rest, rest % 10) {
        (0, _) => write!(out, "{whole}"),
        (_, 0) => write!(out, "{whole}.{}", rest / 10),
        _ => write!(out, "{whole}.{rest:02}"),
    };
}

/// Appends points as a stretch of a path.
pub(super) fn push_points(out: &mut String, points: impl Iterator<Item = PagePt>, closed: bool) {
    for (i, p) in points.enumerate() {
        out.push(if i == 0 { 'M' } else { 'L' });
        push_short(out, p.x);
        out.push(' ');
        push_short(out, p.y);
    }
    if closed {
        out.push('Z');
    }
}

pub(super) fn rect(rect: &PageRect, attributes: &str) -> String {
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{attributes}/>",
        short(rect.min.x),
        short(rect.min.y),
        short(rect.width()),
        short(rect.height())
    )
}

pub(super) fn fill_attribute(color: Rgba) -> String {
    let opacity = opacity_attribute("fill", color);
    format!(" fill=\"{}\"{opacity}", color.css())
}

fn opacity_attribute(of: &str, color: Rgba) -> String {
    if color.a == 255 {
        String::new()
    } else {
        format!(" {of}-opacity=\"{}\"", short(f64::from(color.a) / 255.0))
    }
}

pub(super) fn stroke_attributes(stroke: &Stroke, phase_pt: f64) -> String {
    let mut attributes = format!(
        " stroke=\"{}\"{} stroke-width=\"{}\" stroke-linejoin=\"round\"",
        stroke.color.css(),
        opacity_attribute("stroke", stroke.color),
        short(stroke.width_pt)
    );
    if !stroke.dash.is_empty() {
        let dash: Vec<_> = stroke.dash.iter().map(|d| short(*d)).collect();
        let _ = write!(attributes, " stroke-dasharray=\"{}\"", dash.join(" "));
        if phase_pt > 0.0 {
            let _ = write!(attributes, " stroke-dashoffset=\"{}\"", short(phase_pt));
        }
    }
    attributes
}

/// A text within a document, which may hold no control character but a line break, and nothing that
/// XML forbids.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control() && c != '\n', " ");
    without_forbidden(&text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        for (value, text) in [(1.0, "1"), (0.126, "0.13"), (-0.001, "0"), (12.5, "12.5")] {
            assert_eq!(short(value), text);
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
