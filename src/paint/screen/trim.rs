//! An image without what is empty of it: what is drawn over the map at every frame costs its
//! pixels, whether anything is to be seen in them or not.

use egui::{Color32, ColorImage};

use super::canvas::Canvas;
use super::pixels::Pixels;

/// The side of the tiles that are kept or left out, in pixels.
const TILE: usize = 32;

/// Columns and rows of an image: the first of each, and the one behind the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// The parts of a canvas in which there is anything, none twice.
pub(super) fn trimmed(canvas: &Canvas) -> Vec<Canvas> {
    let parts = parts(&canvas.image).into_iter();
    parts.map(|part| cut(canvas, part)).collect()
}

fn cut(canvas: &Canvas, part: Part) -> Canvas {
    let size = [part.right - part.left, part.bottom - part.top];
    let moved = |from: i32, by: usize| from.saturating_add(i32::try_from(by).unwrap_or(i32::MAX));
    let Pixels { left, top, .. } = canvas.place;
    Canvas {
        image: canvas.image.region_by_pixels([part.left, part.top], size),
        place: Pixels {
            left: moved(left, part.left),
            top: moved(top, part.top),
            right: moved(left, part.right),
            bottom: moved(top, part.bottom),
        },
    }
}

/// Runs of tiles that are not empty, those of one width below each other in one.
fn parts(image: &ColorImage) -> Vec<Part> {
    let [width, height] = image.size;
    let mut parts: Vec<Part> = Vec::new();
    for top in (0..height).step_by(TILE) {
        let bottom = (top + TILE).min(height);
        let mut runs: Vec<Part> = Vec::new();
        for left in (0..width).step_by(TILE) {
            let right = (left + TILE).min(width);
            let is_empty = (top..bottom).all(|row| {
                let of_row = &image.pixels[row * width + left..row * width + right];
                of_row.iter().all(|pixel| *pixel == Color32::TRANSPARENT)
            });
            match runs.last_mut() {
                _ if is_empty => {}
                Some(run) if run.right == left => run.right = right,
                _ => runs.push(Part {
                    left,
                    top,
                    right,
                    bottom,
                }),
            }
        }
        for run in runs {
            let mut above = parts.iter_mut();
            let same = |part: &&mut Part| {
                part.bottom == top && part.left == run.left && part.right == run.right
            };
            match above.find(same) {
                Some(part) => part.bottom = bottom,
                None => parts.push(run),
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An image with a frame of one pixel and a box.
    fn framed() -> Canvas {
        let (width, height) = (300_usize, 200_usize);
        let mut image = ColorImage::filled([width, height], Color32::TRANSPARENT);
        for y in 0..height {
            for x in 0..width {
                let is_frame = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                let is_box = (100..140).contains(&x) && (70..120).contains(&y);
                if is_frame || is_box {
                    let gray = u8::try_from((x + y) % 250 + 1).expect("a byte");
                    image.pixels[y * width + x] = Color32::from_gray(gray);
                }
            }
        }
        Canvas {
            image,
            place: Pixels {
                left: -7,
                top: 11,
                right: 293,
                bottom: 211,
            },
        }
    }

    #[test]
    fn nothing_that_is_seen_is_lost_or_moved_and_what_is_empty_goes() {
        let whole = framed();
        let parts = trimmed(&whole);
        let mut again = ColorImage::filled(whole.image.size, Color32::TRANSPARENT);
        let mut count = 0;
        for part in &parts {
            let [width, height] = part.image.size;
            assert_eq!(part.place.size(), [width, height]);
            count += width * height;
            for y in 0..height {
                for x in 0..width {
                    let at = |by: i32, n: usize| usize::try_from(by).expect("inside") + n;
                    let column = at(part.place.left - whole.place.left, x);
                    let row = at(part.place.top - whole.place.top, y);
                    let pixel = &mut again.pixels[row * 300 + column];
                    assert_eq!(*pixel, Color32::TRANSPARENT, "no pixel twice");
                    *pixel = part.image.pixels[y * width + x];
                }
            }
        }
        assert_eq!(again, whole.image);
        assert!(count < 300 * 200 * 6 / 10, "{count} pixels");
        assert!(parts.len() < 10, "{}", parts.len());
    }

    #[test]
    fn an_empty_image_has_no_parts() {
        let mut canvas = framed();
        canvas.image.pixels.fill(Color32::TRANSPARENT);
        assert!(trimmed(&canvas).is_empty());
    }
}
