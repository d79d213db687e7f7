//! The lines of a long text of one width, broken a stretch at a time.

use std::ops::Range;

use super::face::Face;
use super::lines::Lines;

/// How many characters are broken in one go.
const STRETCH: usize = 2_000;
/// So many lines at the end of a stretch may end elsewhere once it is known what follows.
const UNSURE: usize = 2;

/// As many lines of a text as were asked for, from its first on; the same as [`Lines`] has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrokenLines {
    lines: Vec<Range<usize>>,
    /// Where the first line begins that is not known.
    reached: usize,
    is_whole: bool,
}

impl BrokenLines {
    /// The lines that are known, by their bytes.
    #[must_use]
    pub fn known(&self) -> &[Range<usize>] {
        &self.lines
    }

    /// Up to which byte they are known.
    #[must_use]
    pub const fn reached(&self) -> usize {
        self.reached
    }

    /// Whether all are known.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The line that a byte lies in, or the one before it between lines; `None` where it is not
    /// known yet.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> Option<usize> {
        if byte >= self.reached && !self.is_whole {
            return None;
        }
        let after = self.lines.partition_point(|line| line.start <= byte);
        Some(after.saturating_sub(1))
    }

    /// Breaks the next stretch of the text, which has to be the same each time, as have font, size
    /// and width; how many characters were looked at.
    pub fn go_on(&mut self, text: &str, (face, size_pt): (Face, f64), max_pt: f64) -> usize {
        let rest = text.get(self.reached..).unwrap_or_default();
        let mut length = STRETCH;
        let mut looked_at = 0;
        while !self.is_whole {
            let end = rest.char_indices().nth(length).map(|(at, _)| at);
            let stretch = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            looked_at += stretch.chars().count();
            let mut breaker = Lines::in_face(stretch, size_pt, face);
            let from = self.reached;
            let lines = std::iter::from_fn(|| breaker.range(max_pt));
            let mut lines: Vec<Range<usize>> = lines
                .map(|line| from + line.start..from + line.end)
                .collect();
            if end.is_none() {
                self.is_whole = true;
                self.reached = text.len();
            } else if lines.len() > UNSURE {
                let unsure = lines.split_off(lines.len() - UNSURE);
                self.reached = unsure.first().map_or(self.reached, |line| line.start);
            } else {
                length *= 2;
                continue;
            }
            self.lines.append(&mut lines);
            break;
        }
        looked_at
    }
}

#[cfg(test)]
mod tests {
    use super::super::face::{Script, Weight};
    use super::*;

    const FACE: Face = Face::new(Script::Han, Weight::Regular);

    fn whole(text: &str, max_pt: f64) -> Vec<Range<usize>> {
        let mut lines = Lines::in_face(text, 10.0, FACE);
        std::iter::from_fn(|| lines.range(max_pt)).collect()
    }

    fn in_steps(text: &str, max_pt: f64) -> BrokenLines {
        let mut broken = BrokenLines::default();
        while !broken.is_whole() {
            let before = broken.reached();
            assert!(broken.go_on(text, (FACE, 10.0), max_pt) > 0 || text.is_empty());
            assert!(broken.reached() > before || broken.is_whole());
        }
        broken
    }

    #[test]
    fn a_text_has_the_same_lines_in_steps_as_at_once() {
        let passage = "“以‘7高11轨16快’为重点”[5]，参见《规划》（资阳）；2022年9月30日 · 约 100.2 km \
                       · 推断 Garzê and Zoigê\u{3000}2020–2023，“甲”。加快成资渝高速建设(十一)。";
        for (text, widths) in [
            (passage.repeat(120), [61.0, 330.0, 610.0]),
            ("资阳".repeat(3_000), [20.0, 95.0, 330.0]),
            ("a".repeat(7_000), [61.0, 330.0, 610.0]),
            (String::new(), [10.0, 20.0, 30.0]),
            ("资阳".to_owned(), [5.0, 10.0, 30.0]),
            // Some lines are longer than a stretch.
            ("word ".repeat(4_000), [330.0, 30_000.0, 500_000.0]),
        ] {
            for max_pt in widths {
                let broken = in_steps(&text, max_pt);
                assert_eq!(broken.known(), whole(&text, max_pt), "{max_pt}");
            }
        }
    }

    #[test]
    fn a_step_is_a_small_part_and_tells_which_lines_are_known() {
        let text = "支持资阳建设样本枢纽。".repeat(10_000);
        let mut broken = BrokenLines::default();
        assert_eq!(broken.line_of(0), None);
        assert_eq!(broken.go_on(&text, (FACE, 10.0), 200.0), STRETCH);
        assert!(!broken.is_whole() && broken.reached() < 3 * STRETCH);
        let last = broken.known().len() - 1;
        assert_eq!(broken.line_of(0), Some(0));
        assert_eq!(broken.line_of(broken.known()[last].start), Some(last));
        assert_eq!(broken.line_of(broken.reached()), None);
        assert_eq!(broken.line_of(text.len()), None);
    }
}
