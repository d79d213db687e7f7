//! Premultiplied colours upon each other, as egui blends them.

use egui::Color32;

/// The colour of four channels, rounded.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and a channel has 8 bits"
)]
#[inline]
pub(super) fn color_of([r, g, b, a]: [f32; 4]) -> Color32 {
    let channel = |v: f32| (v + 0.5) as u8;
    Color32::from_rgba_premultiplied(channel(r), channel(g), channel(b), channel(a))
}

/// A premultiplied colour as far as it covers a pixel, of 255.
#[inline]
pub(super) fn share(color: Color32, of_255: u8) -> Color32 {
    const EVEN: u32 = 0x00ff_00ff;
    // Two channels at once, divided by 255 and rounded.
    let part = |channels: u32| {
        let product = channels * u32::from(of_255) + 0x0080_0080;
        ((product + ((product >> 8) & EVEN)) >> 8) & EVEN
    };
    let color = u32::from_ne_bytes(color.to_array());
    let parts = part(color & EVEN) | part((color >> 8) & EVEN) << 8;
    let [r, g, b, a] = parts.to_ne_bytes();
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// One premultiplied colour over another.
#[inline]
pub(super) fn over(top: Color32, below: Color32) -> Color32 {
    let rest = 255 - top.a();
    // Without a branch, so that several pixels are blended at once.
    let [r, g, b, a] = share(below, rest).to_array();
    let [top_r, top_g, top_b, top_a] = top.to_array();
    Color32::from_rgba_premultiplied(
        r.saturating_add(top_r),
        g.saturating_add(top_g),
        b.saturating_add(top_b),
        a.saturating_add(top_a),
    )
}

/// How many pixels are covered at once.
pub(super) const AT_ONCE: usize = 4;

/// A premultiplied colour over pixels, over each as far as it covers it, of 255: what [`share`] and
/// [`over`] make of one.
#[inline]
pub(super) fn cover(pixels: &mut [Color32; AT_ONCE], color: Color32, covered: [u8; AT_ONCE]) {
    // Channel by channel, in 16 bits and without a branch, so that all are computed at once.
    let part = |channel: u8, of_255: u8| {
        let product = u16::from(channel) * u16::from(of_255) + 0x80;
        let [_, part] = (product + (product >> 8)).to_le_bytes();
        part
    };
    let ink = color.to_array();
    let mut all = [[0; 4]; AT_ONCE];
    for (channels, pixel) in all.iter_mut().zip(&*pixels) {
        *channels = pixel.to_array();
    }
    for (channels, covered) in all.iter_mut().zip(covered) {
        for (channel, of_ink) in channels.iter_mut().zip(ink) {
            let rest = 255 - part(ink[3], covered);
            *channel = part(of_ink, covered).saturating_add(part(*channel, rest));
        }
    }
    for (pixel, [r, g, b, a]) in pixels.iter_mut().zip(all) {
        *pixel = Color32::from_rgba_premultiplied(r, g, b, a);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_over_another_is_blended_as_egui_blends() {
        for (top, below) in [(0x40, 0x80), (0x01, 0xff), (0xff, 0x10), (0, 0x7b)] {
            let ink = Color32::from_rgba_premultiplied(top / 2, 0, top, top);
            let ground = Color32::from_rgb(below, 9, 200);
            let expected = ink.to_array().map(f32::from);
            let ground_channels = ground.to_array().map(f32::from);
            let rest = 1.0 - f32::from(top) / 255.0;
            for (i, channel) in over(ink, ground).to_array().into_iter().enumerate() {
                let exact = expected[i] + ground_channels[i] * rest;
                assert!(
                    (f32::from(channel) - exact).abs() <= 0.75,
                    "{ink:?} {ground:?}"
                );
            }
        }
    }

    #[test]
    fn pixels_that_are_covered_at_once_are_as_by_themselves() {
        let below = [0x00_u8, 0x37, 0x80, 0xff].map(|gray| Color32::from_rgb(gray, 9, 255 - gray));
        for alpha in [0, 1, 0x7f, 0xff] {
            let ink = Color32::from_rgba_premultiplied(alpha / 2, 0, alpha, alpha);
            for least in 0..252_u8 {
                let covered = [least, 255 - least, least + 3, least / 2];
                let mut pixels = below;
                cover(&mut pixels, ink, covered);
                let each = below.into_iter().zip(covered);
                let each = each.map(|(pixel, covered)| over(share(ink, covered), pixel));
                assert!(pixels.into_iter().eq(each), "{ink:?} {covered:?}");
            }
        }
    }
}
