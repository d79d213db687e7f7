//! Glyphs and their halos on a texture → how much of each lies in a pixel.

use egui::Color32;

use super::blend::{over, share};
use super::texels::Texels;

/// Draws a row of a glyph: where its first pixel is on the texture, and how far the next is, in
/// texels.
pub(super) fn glyph_row(
    texture: &impl Texels,
    ([mut u, mut v], [across, down]): ([f32; 2], [f32; 2]),
    color: Color32,
    row: &mut [Color32],
) {
    // One pixel to the right is one texel to the right: so it is in text that lies level.
    if (across - 1.0).abs() < 1e-3 && down.abs() < 1e-3 {
        return level_row(texture, u, v, color, row);
    }
    for pixel in row {
        let alpha = alpha_at(texture, u, v);
        if alpha > 0 {
            *pixel = over(share(color, alpha), *pixel);
        }
        (u, v) = (u + across, v + down);
    }
}

/// Draws a row of a glyph that lies level, as [`alpha_at`] would pixel by pixel; each texel is looked
/// up once.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a texture is small, and what is negative was left out"
)]
fn level_row(texture: &impl Texels, u: f32, v: f32, color: Color32, row: &mut [Color32]) {
    let [width, height] = texture.size();
    let (u, v) = (u - 0.5, v - 0.5);
    let (left, top) = (u.floor(), v.floor());
    let (right, below) = (u - left, v - top);
    let (x, y) = (left as i32, top as i32);
    // Where a line begins, and how many texels it has.
    let line = |y: i32| match usize::try_from(y) {
        Ok(y) if y < height => (y * width, width),
        _ => (0, 0),
    };
    let (upper, lower) = (line(y), line(y + 1));
    let at = |(start, length): (usize, usize), x: i32| match usize::try_from(x) {
        Ok(x) if x < length => f32::from(texture.alpha(start + x)),
        _ => 0.0,
    };
    // Between the two lines first: each is then a neighbour twice.
    let between = |x: i32| {
        let (above, beneath) = (at(upper, x), at(lower, x));
        above + (beneath - above) * below
    };
    let mut here = between(x);
    for (pixel, next) in row.iter_mut().zip(x.saturating_add(1)..) {
        let there = between(next);
        // Much of a glyph's rectangle is empty.
        if here > 0.0 || there > 0.0 {
            let alpha = (here + (there - here) * right + 0.5) as u8;
            *pixel = over(share(color, alpha), *pixel);
        }
        here = there;
    }
}

/// How much of a glyph lies at a place of the texture, between its four nearest texels; `u`, `v` in
/// texels. Beyond its edge there is nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a texture is small, and what is negative was left out"
)]
fn alpha_at(texture: &impl Texels, u: f32, v: f32) -> u8 {
    let [width, height] = texture.size();
    let (u, v) = (u - 0.5, v - 0.5);
    let (left, top) = (u.floor(), v.floor());
    let (right, below) = (u - left, v - top);
    let (x, y) = (left as i32, top as i32);
    let texel = |x: i32, y: i32| {
        let inside = x >= 0 && y >= 0 && (x as usize) < width && (y as usize) < height;
        if inside {
            texture.alpha(y as usize * width + x as usize)
        } else {
            0
        }
    };
    // Text that lies on whole pixels needs one texel only.
    if right < 0.01 && below < 0.01 {
        return texel(x, y);
    }
    let texels = [
        texel(x, y),
        texel(x + 1, y),
        texel(x, y + 1),
        texel(x + 1, y + 1),
    ];
    // Much of a glyph's rectangle is empty.
    if texels == [0; 4] {
        return 0;
    }
    let [a, b, c, d] = texels.map(f32::from);
    let lerp = |a: f32, b: f32, share: f32| a + (b - a) * share;
    (lerp(lerp(a, b, right), lerp(c, d, right), below) + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use egui::ColorImage;

    use super::*;

    #[test]
    fn a_glyph_that_lies_level_is_drawn_as_pixel_by_pixel() {
        let texels = (0_u32..20).map(|i| Color32::from_white_alpha((i * 83 % 251) as u8));
        let texture = ColorImage::new([5, 4], texels.collect());
        let ink = Color32::from_rgb(10, 60, 200);
        for (u, v) in [
            (-1.3, 0.2),
            (0.5, 0.5),
            (1.25, 2.75),
            (2.5, 4.4),
            (0.7, -0.9),
        ] {
            let mut row = [Color32::WHITE; 8];
            level_row(&texture, u, v, ink, &mut row);
            let each = (0_u8..8).map(|i| {
                let alpha = alpha_at(&texture, u + f32::from(i), v);
                over(share(ink, alpha), Color32::WHITE)
            });
            for (drawn, expected) in row.into_iter().zip(each) {
                let pairs = drawn.to_array().into_iter().zip(expected.to_array());
                assert!(
                    pairs.into_iter().all(|(a, b)| a.abs_diff(b) <= 1),
                    "{u} {v}"
                );
            }
        }
    }

    #[test]
    fn a_texture_fades_evenly_over_each_of_its_edges() {
        let texture = ColorImage::filled([3, 2], Color32::WHITE);
        for (u, v) in [(-0.25, 1.0), (3.25, 1.0), (1.5, -0.25), (1.5, 2.25)] {
            assert_eq!(alpha_at(&texture, u, v), 64, "{u} {v}");
        }
        assert_eq!(alpha_at(&texture, 1.2, 0.9), 255);
        assert_eq!(alpha_at(&texture, -0.6, 1.0), 0);
    }
}
