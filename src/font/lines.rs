//! Text in lines: broken at a width, or shortened to one.

use std::ops::Range;

use super::breaks::{self, DOT, Hold};
use super::face::{Face, Script, Weight};
use super::measure::Width;

/// Stands for what is cut.
const ELLIPSIS: char = '\u{2026}';

/// Breaks text so that no line is wider than `max_pt`.
#[must_use]
pub fn wrap(text: &str, size_pt: f64, max_pt: f64) -> Vec<String> {
    wrap_in(text, size_pt, max_pt, Weight::Regular)
}

/// The same in a weight.
#[must_use]
pub fn wrap_in(text: &str, size_pt: f64, max_pt: f64, weight: Weight) -> Vec<String> {
    let mut lines = Lines::new(text, size_pt, weight);
    std::iter::from_fn(|| lines.line(max_pt))
        .map(str::to_owned)
        .collect()
}

/// A text that is broken line by line, each with a width of its own.
///
/// Lines break between Han characters, but not before closing or after opening marks, and between
/// Latin words and numbers at spaces. A dot between items is left out where a line ends.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    size_pt: f64,
    /// The font of the whole text, whatever stands on a line of it.
    face: Face,
    /// The pieces that are left, the last one first; `None` until a line is asked for that does not
    /// take the whole text.
    pieces: Option<Vec<Range<usize>>>,
}

impl<'a> Lines<'a> {
    /// The text from its first line on.
    #[must_use]
    pub fn new(text: &'a str, size_pt: f64, weight: Weight) -> Self {
        Self::in_face(text, size_pt, Face::new(Script::of(text), weight))
    }

    /// The same, set in a certain font.
    #[must_use]
    pub const fn in_face(text: &'a str, size_pt: f64, face: Face) -> Self {
        Self {
            text,
            size_pt,
            face,
            pieces: None,
        }
    }

    /// The next line, at most `max_pt` wide unless a single character is wider; `None` after the last.
    /// A text without characters is one empty line.
    pub fn line(&mut self, max_pt: f64) -> Option<&'a str> {
        let range = self.range(max_pt)?;
        self.text.get(range)
    }

    /// The bytes of the next line.
    pub fn range(&mut self, max_pt: f64) -> Option<Range<usize>> {
        // The width may be exactly that of the text, and sums of widths are not exact.
        let max_pt = max_pt + 1e-6;
        let mut pieces = match self.pieces.take() {
            None if self.is_one_line(max_pt) => {
                self.pieces = Some(Vec::new());
                return Some(self.trimmed());
            }
            None => {
                let mut pieces = breaks::pieces(self.text, Hold::IfItFits);
                pieces.reverse();
                pieces
            }
            Some(pieces) if pieces.is_empty() => {
                self.pieces = Some(pieces);
                return None;
            }
            Some(pieces) => pieces,
        };
        let mut line = 0..0;
        let mut width = 0.0;
        while let Some(range) = pieces.pop() {
            let piece = self.of(&range);
            if piece == DOT {
                // It belongs to the item that follows.
                let next = pieces.last().map(|next| self.width(next));
                let is_needed = !line.is_empty() && next.is_some();
                let dot = self.width_of(DOT);
                let joined = width + dot + next.unwrap_or(0.0);
                if is_needed && joined > max_pt {
                    break;
                }
                if is_needed {
                    width += dot;
                    line.end = range.end;
                }
                continue;
            }
            let own = self.width(&range);
            if own > max_pt && self.part(&range, max_pt, &mut pieces) {
                continue;
            }
            if width + own > max_pt && !line.is_empty() {
                pieces.push(range);
                break;
            }
            if line.is_empty() {
                line = range.end - piece.trim_start().len()..range.end;
            } else {
                line.end = range.end;
            }
            let taken = line.start.max(range.start)..range.end;
            width += self.width_of(self.of(&taken));
        }
        line.end = line.start + self.of(&line).trim_end().len();
        self.pieces = Some(pieces);
        Some(line)
    }

    /// Whether the whole text is a line of this width.
    fn is_one_line(&self, max_pt: f64) -> bool {
        let ends_with_dot = self.text.starts_with(DOT) || self.text.ends_with(DOT);
        !ends_with_dot && self.width_of(self.text) <= max_pt
    }

    /// The whole text without spaces before and after it.
    fn trimmed(&self) -> Range<usize> {
        let from = self.text.len() - self.text.trim_start().len();
        from..self.text.trim_end().len().max(from)
    }

    fn of(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The width of a piece at the end of a line.
    fn width(&self, piece: &Range<usize>) -> f64 {
        self.width_of(self.of(piece).trim_end())
    }

    fn width_of(&self, text: &str) -> f64 {
        Width::new(self.face).of(text, self.size_pt)
    }

    /// Puts a piece that is wider than a line back to the others in smaller pieces; false if it has
    /// none.
    fn part(&self, piece: &Range<usize>, max_pt: f64, pieces: &mut Vec<Range<usize>>) -> bool {
        let text = self.of(piece);
        let mut parts = breaks::pieces(text, Hold::Always);
        if parts.len() < 2 {
            parts = chopped(text, self.face, self.size_pt, max_pt);
        }
        let is_parted = parts.len() > 1;
        if is_parted {
            let moved = |part: Range<usize>| piece.start + part.start..piece.start + part.end;
            pieces.extend(parts.into_iter().rev().map(moved));
        }
        is_parted
    }
}

/// A word cut where it is wider than a line, by its bytes.
fn chopped(word: &str, face: Face, size_pt: f64, max_pt: f64) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut width = Width::new(face);
    let is_short = word.chars().nth(2).is_none();
    for (at, c) in word.char_indices() {
        let joined = width.with(c);
        if at > from && joined.pt(size_pt) > max_pt && !is_short {
            pieces.push(from..at);
            from = at;
            width = Width::new(face).with(c);
        } else {
            width = joined;
        }
    }
    pieces.push(from..word.len());
    pieces
}

/// Text in one line, its end replaced by an ellipsis if it is wider than `max_pt`.
#[must_use]
pub fn shortened(text: &str, size_pt: f64, max_pt: f64) -> String {
    shortened_in(text, size_pt, max_pt, Weight::Regular)
}

/// The same in a weight.
#[must_use]
pub fn shortened_in(text: &str, size_pt: f64, max_pt: f64, weight: Weight) -> String {
    let empty = Width::new(Face::new(Script::of(text), weight));
    if empty.of(text, size_pt) <= max_pt {
        return text.to_owned();
    }
    // The longest beginning that ends in a letter or a figure and leaves room for the ellipsis.
    let mut width = empty;
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        width = width.with(c);
        if width.with(ELLIPSIS).pt(size_pt) > max_pt {
            break;
        }
        if c.is_alphanumeric() {
            kept = at + c.len_utf8();
        }
    }
    format!("{}{ELLIPSIS}", &text[..kept])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::text_width;

    #[test]
    fn latin_words_and_spans_of_years_stay_whole() {
        let lines = wrap("Garzê and Zoigê, 2020\u{2013}2023", 10.0, 60.0);
        assert_eq!(lines, ["Garzê and", "Zoigê,", "2020\u{2013}2023"]);
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        for line in wrap("成渝（资阳）《决定》\u{201c}引\u{201d}", 10.0, 32.0) {
            assert!(
                !line.ends_with(['\u{ff08}', '\u{300a}', '\u{201c}']),
                "{line}"
            );
        }
    }

    #[test]
    fn closing_punctuation_never_starts_a_line() {
        for line in wrap("成渝门户枢纽\u{ff0c}临空新兴城市。", 10.0, 60.0) {
            assert!(!line.starts_with(['\u{ff0c}', '。']), "{line}");
            assert!(text_width(&line, 10.0) <= 70.0, "{line}");
        }
    }

    /// The lines of a text at every width from six characters to forty.
    fn at_all_widths(text: &str) -> Vec<Vec<String>> {
        let widths = (6..=40).map(|ems| f64::from(ems) * 10.0);
        widths.map(|width| wrap(text, 10.0, width)).collect()
    }

    #[test]
    fn a_dot_between_items_neither_begins_nor_ends_a_line() {
        let text = "高速铁路 · 另及成都市 · 线位：示意 · “协同推进成渝中线高铁”[5] · (十) · 推断";
        for lines in at_all_widths(text) {
            for line in &lines {
                assert!(!line.starts_with('·') && !line.ends_with('·'), "{lines:?}");
            }
            let words = |text: &str| text.replace([' ', '·'], "");
            assert_eq!(words(&lines.concat()), words(text));
        }
        assert_eq!(wrap("甲 · 乙", 10.0, 60.0), ["甲 · 乙"]);
        assert_eq!(wrap("甲乙 · 丙丁", 10.0, 30.0), ["甲乙", "丙丁"]);
    }

    #[test]
    fn short_groups_markers_numbers_and_dates_stay_whole() {
        let text = "加快成资渝高速建设[5] · (十一) · 2020-07-25（推定） · 图上长度 457 千米，\
                    2022年9月30日 · 约 100.2 km · 推断";
        for lines in at_all_widths(text) {
            let wholes = ["(十一)", "2020-07-25", "（推定）", "457 千米，", "100.2 km"];
            for whole in wholes.into_iter().chain(["推断", "设[5]"]) {
                let is_whole = lines.iter().any(|line| line.contains(whole));
                assert!(is_whole, "{whole}: {lines:?}");
            }
        }
        let date = |lines: &Vec<String>| lines.iter().any(|l| l.contains("2022年9月30日"));
        assert!(at_all_widths(text).iter().skip(4).all(date));
    }

    #[test]
    fn no_character_stands_alone_on_the_last_line() {
        for lines in at_all_widths("线位示意，经已知站点平滑连接，误差数千米以内。")
        {
            let last = lines.last().map_or(0, |line| line.chars().count());
            assert!(last > 2, "{lines:?}");
        }
    }

    #[test]
    fn marks_keep_to_what_they_mark() {
        let text =
            "“以‘7高11轨16快’立体综合交通网络为重点”[5]，参见《规划》（资阳）、「甲『乙』」；完。";
        for lines in at_all_widths(text) {
            for line in &lines {
                assert!(
                    !line.starts_with(['，', '。', '、', '；', '）', '”', '’', '」', '』', '[']),
                    "{lines:?}"
                );
                assert!(
                    !line.ends_with(['（', '“', '‘', '「', '『', '《']),
                    "{lines:?}"
                );
            }
            assert_eq!(lines.concat(), text);
        }
    }

    #[test]
    fn a_text_goes_on_in_lines_of_another_width() {
        let mut lines = Lines::new("一二三四五六七八九十", 10.0, Weight::Regular);
        assert_eq!(lines.line(60.0), Some("一二三四五六"));
        let mut rest = lines.clone();
        assert_eq!(std::iter::from_fn(|| rest.line(20.0)).count(), 2);
        assert_eq!(lines.line(20.0), Some("七八"));
        assert_eq!(lines.line(20.0), Some("九十"));
        assert_eq!(lines.line(20.0), None);
    }

    #[test]
    fn a_text_fits_into_its_own_width() {
        let text = "成渝地区双城经济圈：城市角色与规划通道 Ziyang";
        for size in [7.3, 12.0, 17.77] {
            assert_eq!(wrap(text, size, text_width(text, size)), [text]);
        }
    }

    #[test]
    fn what_is_cut_ends_with_an_ellipsis_inside_its_width() {
        assert_eq!(shortened("资阳市", 10.0, 30.0), "资阳市");
        assert_eq!(shortened("资阳市（雁江）", 10.0, 50.0), "资阳市…");
        assert_eq!(shortened("资阳市", 10.0, 1.0), "…");
    }
}
