//! Lengths and places on a slide, which are whole numbers.
//!
//! The unit is a hundredth of a point, as fine as an SVG's numbers; a slide's file counts 127 EMU to
//! each.

use crate::projection::{PagePt, PageRect};

/// English metric units in a hundredth of a point.
const EMU_PER_UNIT: i64 = 127;
const UNITS_PER_PT: f64 = 100.0;
/// The longest side of a slide, 56 inches.
const MOST_UNITS: f64 = 403_200.0;
/// The sizes that text may have.
const TEXT_SIZES: (i64, i64) = (100, 400_000);

/// A length of the slide in English metric units.
pub(super) const fn emu(units: i64) -> i64 {
    units * EMU_PER_UNIT
}

/// From the points of a page to the units of its slide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    per_pt: f64,
}

impl Units {
    /// The slide of a page is as large, or as large as a slide can be.
    pub(super) fn of_page((width, height): (f64, f64)) -> Self {
        Self {
            per_pt: UNITS_PER_PT.min(MOST_UNITS / width.max(height)),
        }
    }

    pub(super) fn length(self, length_pt: f64) -> i64 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`as` saturates, and a page is small"
        )]
        let units = (length_pt * self.per_pt).round() as i64;
        units
    }

    /// The size of text, which files give in hundredths of a point.
    pub(super) fn text_size(self, size_pt: f64) -> i64 {
        self.length(size_pt).clamp(TEXT_SIZES.0, TEXT_SIZES.1)
    }

    pub(super) fn point(self, at: PagePt) -> SlidePt {
        SlidePt {
            x: self.length(at.x),
            y: self.length(at.y),
        }
    }

    pub(super) fn rect(self, rect: &PageRect) -> SlideRect {
        SlideRect {
            min: self.point(rect.min),
            max: self.point(rect.max),
        }
    }
}

/// A place on the slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SlidePt {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// A box on the slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SlideRect {
    pub(super) min: SlidePt,
    pub(super) max: SlidePt,
}

impl SlideRect {
    /// The smallest box around some points; `None` around none.
    pub(super) fn around(points: impl IntoIterator<Item = SlidePt>) -> Option<Self> {
        let points = points.into_iter().map(|p| Self { min: p, max: p });
        points.reduce(Self::union)
    }

    /// The smallest box around this one and another.
    pub(super) fn union(self, other: Self) -> Self {
        Self {
            min: SlidePt {
                x: self.min.x.min(other.min.x),
                y: self.min.y.min(other.min.y),
            },
            max: SlidePt {
                x: self.max.x.max(other.max.x),
                y: self.max.y.max(other.max.y),
            },
        }
    }

    /// Whether the two share a point.
    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Its corners in turn.
    pub(super) const fn corners(&self) -> [SlidePt; 4] {
        let (min, max) = (self.min, self.max);
        [
            min,
            SlidePt { x: max.x, y: min.y },
            max,
            SlidePt { x: min.x, y: max.y },
        ]
    }

    /// Its width; nothing on a slide has none, because what is in it is scaled by it.
    pub(super) fn width(&self) -> i64 {
        (self.max.x - self.min.x).max(1)
    }

    /// Its height, likewise.
    pub(super) fn height(&self) -> i64 {
        (self.max.y - self.min.y).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_12700_units_of_the_file_and_no_slide_exceeds_56_inches() {
        assert_eq!(emu(Units::of_page((842.0, 595.0)).length(1.0)), 12_700);
        let page = (5669.0, 400.0);
        let units = Units::of_page(page);
        assert_eq!(emu(units.length(page.0)), 56 * 914_400);
        assert!(units.text_size(10.0) < 1000);
    }
}
