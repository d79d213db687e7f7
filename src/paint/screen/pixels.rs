//! Rectangles of whole pixels, so that an image lies on the screen as it was rendered.

use egui::{Pos2, Rect, Vec2, vec2};

/// How many rows of pixels a band has.
const BAND_ROWS: i32 = 192;

/// Some pixels of a page; the first pixel covers the first `1 / pixels_per_point` points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Pixels {
    /// All pixels that a part of the page touches, one at least.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` saturates, and a screen is small"
    )]
    pub(super) fn of(rect: Rect, pixels_per_point: f32) -> Self {
        let min = (rect.min.to_vec2() * pixels_per_point).floor();
        let max = (rect.max.to_vec2() * pixels_per_point).ceil();
        let (left, top) = (min.x as i32, min.y as i32);
        Self {
            left,
            top,
            right: (max.x as i32).max(left.saturating_add(1)),
            bottom: (max.y as i32).max(top.saturating_add(1)),
        }
    }

    /// Columns and rows.
    #[expect(clippy::cast_sign_loss, reason = "clamped first")]
    pub(super) fn size(&self) -> [usize; 2] {
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        [width.max(0) as usize, height.max(0) as usize]
    }

    /// Where they lie on the page, in points.
    #[expect(clippy::cast_precision_loss, reason = "a screen is small")]
    pub(super) fn rect(&self, pixels_per_point: f32) -> Rect {
        let at = |x: i32, y: i32| (vec2(x as f32, y as f32) / pixels_per_point).to_pos2();
        Rect::from_min_max(at(self.left, self.top), at(self.right, self.bottom))
    }

    /// The upper left corner, in pixels.
    #[expect(clippy::cast_precision_loss, reason = "a screen is small")]
    pub(super) fn corner(&self) -> Vec2 {
        vec2(self.left as f32, self.top as f32)
    }

    /// The same pixels in bands of some rows, from top to bottom.
    pub(super) fn bands(&self) -> Vec<Self> {
        let mut bands = Vec::new();
        let mut top = self.top;
        while top < self.bottom {
            let bottom = (top + BAND_ROWS).min(self.bottom);
            bands.push(Self {
                top,
                bottom,
                ..*self
            });
            top = bottom;
        }
        bands
    }

    /// What lies around an inner rectangle: above, left, right and below, as far as there is any.
    pub(super) fn around(&self, inner: &Self) -> Vec<Self> {
        let beside = Self {
            top: inner.top,
            bottom: inner.bottom,
            ..*self
        };
        let all = [
            Self {
                bottom: inner.top,
                ..*self
            },
            Self {
                right: inner.left,
                ..beside
            },
            Self {
                left: inner.right,
                ..beside
            },
            Self {
                top: inner.bottom,
                ..*self
            },
        ];
        let has_pixels = |p: &Self| p.left < p.right && p.top < p.bottom;
        all.into_iter().filter(has_pixels).collect()
    }
}

/// How points of the page become pixels of a picture.
#[derive(Clone, Copy)]
pub(super) struct ToPixels {
    pub(super) pixels_per_point: f32,
    /// The picture's corner, in pixels.
    pub(super) origin: Vec2,
}

impl ToPixels {
    /// Where a point lies.
    pub(super) fn point(self, point: Pos2) -> Pos2 {
        (point.to_vec2() * self.pixels_per_point - self.origin).to_pos2()
    }

    /// Where a rectangle lies.
    pub(super) fn rect(self, rect: Rect) -> Rect {
        Rect::from_min_max(self.point(rect.min), self.point(rect.max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_frame_and_what_lies_around_it_are_the_whole_without_a_pixel_twice() {
        let frame = Pixels::of(Rect::from_min_max(pos2(0.0, 0.0), pos2(700.3, 501.0)), 1.25);
        for (x, y) in [(320.0, 320.0), (0.0, 40.0), (17.5, 0.0), (0.0, 0.0)] {
            let outer = Rect::from_min_max(pos2(-x, -y), pos2(700.3 + x, 501.0 + y));
            let outer = Pixels::of(outer, 1.25);
            let parts = outer.around(&frame);
            let bands: Vec<Pixels> = parts
                .iter()
                .chain([&frame])
                .flat_map(Pixels::bands)
                .collect();
            let count = |p: &Pixels| p.size()[0] * p.size()[1];
            assert_eq!(bands.iter().map(count).sum::<usize>(), count(&outer));
            let overlap = |a: &Pixels, b: &Pixels| {
                a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
            };
            for (i, a) in bands.iter().enumerate() {
                assert!(bands[..i].iter().all(|b| !overlap(a, b)), "{a:?}");
            }
        }
    }
}
