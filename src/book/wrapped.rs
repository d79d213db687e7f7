//! The lines of a paragraph at the widths of the columns it is set in, broken once for each.
//!
//! A text is laid out several times before its pages are chosen, and every column asks how much of
//! a paragraph is left. Without this a long paragraph would be broken anew from every column on.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use crate::font::{Lines, Weight};

/// A width in millionths of a point: those of columns side by side differ by less.
type Width = i64;

/// Where a paragraph goes on: after so many lines of each width, the first of them first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Begun(Vec<(Width, usize)>);

/// The lines that a paragraph was broken into so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Wrapped(RefCell<Vec<Broken>>);

/// All lines of a width from where a paragraph goes on.
#[derive(Clone, Debug)]
struct Broken {
    begun: Begun,
    width: Width,
    lines: Rc<[Range<usize>]>,
}

impl Begun {
    /// After some more lines of a width.
    pub(super) fn add(&mut self, width_pt: f64, lines: usize) {
        let width = rounded(width_pt);
        match self.0.last_mut() {
            Some((last, taken)) if *last == width => *taken += lines,
            _ if lines > 0 => self.0.push((width, lines)),
            _ => {}
        }
    }

    /// What it begins with if the next lines are of a width, and how many of its lines are taken.
    fn before(&self, width: Width) -> (&[(Width, usize)], usize) {
        match self.0.split_last() {
            Some(((last, taken), before)) if *last == width => (before, *taken),
            _ => (&self.0, 0),
        }
    }
}

impl Wrapped {
    /// The lines of a text from where it goes on, by their bytes, all `width_pt` wide; those before
    /// are left out by the number that comes with them.
    pub(super) fn lines(
        &self,
        text: &str,
        (size_pt, weight): (f64, Weight),
        begun: &Begun,
        width_pt: f64,
    ) -> (Rc<[Range<usize>]>, usize) {
        let width = rounded(width_pt);
        let (before, taken) = begun.before(width);
        let mut known = self.0.borrow_mut();
        let mut same = known.iter();
        if let Some(same) = same.find(|broken| broken.width == width && broken.begun.0 == before) {
            return (Rc::clone(&same.lines), taken);
        }
        let mut rest = Lines::new(text, size_pt, weight);
        for (width, count) in before {
            for _ in 0..*count {
                let _ = rest.range(points(*width));
            }
        }
        let lines: Rc<[Range<usize>]> = std::iter::from_fn(|| rest.range(width_pt)).collect();
        // Most are broken at one width only.
        known.reserve_exact(1);
        known.push(Broken {
            begun: Begun(before.to_vec()),
            width,
            lines: Rc::clone(&lines),
        });
        (lines, taken)
    }
}

fn rounded(width_pt: f64) -> Width {
    #[expect(clippy::cast_possible_truncation, reason = "a column is narrow")]
    let width = (width_pt * 1e6).round() as Width;
    width
}

fn points(width: Width) -> f64 {
    width as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_another_width_as_if_it_was_broken_line_by_line() {
        let text =
            "成渝地区双城经济圈：城市角色与规划通道，Ziyang and Suining，2020-07-25（推定）。"
                .repeat(20);
        let (size_pt, widths) = (
            7.6,
            [(101.3, 5), (64.0, 3), (101.3, 7), (230.7, usize::MAX)],
        );
        let mut expected = Lines::new(&text, size_pt, Weight::Regular);
        let (wrapped, mut begun) = (Wrapped::default(), Begun::default());
        for (width, count) in widths {
            let (lines, taken) = wrapped.lines(&text, (size_pt, Weight::Regular), &begun, width);
            let count = count.min(lines.len() - taken);
            for line in &lines[taken..taken + count] {
                assert_eq!(text.get(line.clone()), expected.line(width));
            }
            begun.add(width, count);
        }
        assert_eq!(expected.line(200.0), None);
    }
}
