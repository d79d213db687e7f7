//! A name: its text, its numbers, and the lines in which it stands where it is level.

use crate::font::{Weight, text_width, width_in};
use crate::model::FeatureId;
use crate::scene::Rgba;
use crate::scene::theme::NOTE_PT;

/// Distance between a name and its numbers.
pub(super) const NUMBER_GAP_PT: f64 = 0.8;
/// Height of a line of a block, as a share of its size.
const LINE: f64 = 1.16;
/// Distance between two of them, as the same share.
pub(super) const LINE_STEP: f64 = 1.08;
/// A name in Latin letters so long, in its sizes, stands in two lines.
const LONGEST_LINE: f64 = 9.5;
/// The fewest letters of a line of a broken name.
const LEAST_LETTERS: usize = 5;

/// A name to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) feature: FeatureId,
    pub(super) text: String,
    /// The numbers of the texts it comes from, set small behind it.
    pub(super) numbers: Option<String>,
    pub(super) size_pt: f64,
    /// Bold for core cities and for what the map is about.
    pub(super) weight: Weight,
    pub(super) color: Rgba,
}

impl Name {
    /// How wide it is with its numbers, in one line.
    pub(super) fn width(&self) -> f64 {
        self.text_width(&self.text) + self.numbers_width()
    }

    /// How wide a part of its text is.
    pub(super) fn text_width(&self, part: &str) -> f64 {
        width_in(part, self.size_pt, self.weight)
    }

    pub(super) fn numbers_width(&self) -> f64 {
        let numbers = self.numbers.as_ref();
        numbers.map_or(0.0, |n| NUMBER_GAP_PT + text_width(n, NOTE_PT))
    }

    /// The lines in which it stands where it is level: two where it is long and in Latin letters.
    pub(super) fn lines(&self) -> Vec<&str> {
        let is_long = self.text_width(&self.text) > LONGEST_LINE * self.size_pt;
        let parts = if is_long && characters(&self.text).is_none() {
            broken(&self.text)
        } else {
            None
        };
        parts.map_or_else(|| vec![self.text.as_str()], |(one, two)| vec![one, two])
    }

    /// The width of one of its lines, with its numbers in the last.
    pub(super) fn line_width(&self, line: usize) -> f64 {
        let lines = self.lines();
        let text = lines.get(line).map_or(0.0, |line| self.text_width(line));
        if line + 1 == lines.len() {
            text + self.numbers_width()
        } else {
            text
        }
    }

    /// How wide it is in its lines.
    pub(super) fn block_width(&self) -> f64 {
        let lines = 0..self.lines().len();
        lines.map(|i| self.line_width(i)).fold(0.0, f64::max)
    }

    /// How wide and how high it is in its lines.
    pub(super) fn block_size(&self) -> (f64, f64) {
        let more = self.lines().len().saturating_sub(1) as f64;
        let height = self.size_pt * (LINE + more * LINE_STEP);
        (self.block_width(), height)
    }

    /// Into how many pieces it may be stacked: its characters and its numbers.
    pub(super) fn characters(&self) -> Option<u32> {
        let narrow = self.numbers_width() <= self.size_pt * 1.4;
        let more = u32::from(self.numbers.is_some());
        characters(&self.text).filter(|_| narrow).map(|n| n + more)
    }
}

/// Into how many characters a name may be stacked; only Chinese is.
pub(super) fn characters(text: &str) -> Option<u32> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    text.chars()
        .any(is_han)
        .then(|| u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

/// A text in two lines that differ as little as they can: broken at a space, which goes, or behind
/// an en dash between two names, which ends the first line. `None` where it has no such place.
fn broken(text: &str) -> Option<(&str, &str)> {
    let length = |part: &str| text_width(part, 1.0);
    let breaks = text.char_indices().filter_map(|(i, c)| match c {
        ' ' => Some((&text[..i], &text[i + 1..])),
        '\u{2013}' => Some(text.split_at(i + c.len_utf8())),
        _ => None,
    });
    let is_fair = |(one, two): &(&str, &str)| {
        let letters = |part: &str| part.chars().count();
        letters(one) >= LEAST_LETTERS && letters(two) >= LEAST_LETTERS
    };
    breaks.filter(is_fair).min_by(|a, b| {
        let longer = |(one, two): &(&str, &str)| length(one).max(length(two));
        longer(a).total_cmp(&longer(b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceId;

    fn name(text: &str, numbers: Option<&str>) -> Name {
        Name {
            feature: FeatureId::Place(PlaceId(0)),
            text: text.to_owned(),
            numbers: numbers.map(str::to_owned),
            size_pt: 10.0,
            weight: Weight::Regular,
            color: crate::scene::Theme::light().ink,
        }
    }

    #[test]
    fn long_names_in_latin_letters_stand_in_two_lines_of_about_one_length() {
        for (text, lines) in [
            ("Chengdu", vec!["Chengdu"]),
            (
                "Chengdu\u{2013}Ziyang\u{2013}Chongqing expressway",
                vec!["Chengdu\u{2013}Ziyang\u{2013}", "Chongqing expressway"],
            ),
            (
                "Mianyang\u{2013}Suining\u{2013}Neijiang railway",
                vec!["Mianyang\u{2013}Suining\u{2013}", "Neijiang railway"],
            ),
            (
                "资阳大足文旅融合发展示范区",
                vec!["资阳大足文旅融合发展示范区"],
            ),
            (
                "Unbreakablenamewithoutanyspaces",
                vec!["Unbreakablenamewithoutanyspaces"],
            ),
        ] {
            assert_eq!(name(text, None).lines(), lines);
        }
    }

    #[test]
    fn a_block_is_as_wide_as_its_widest_line_with_its_numbers() {
        let text = "Mianyang\u{2013}Suining\u{2013}Neijiang railway";
        let (plain, numbered) = (name(text, None), name(text, Some("[2\u{2013}5]")));
        assert!(plain.block_width() < 0.6 * plain.width());
        assert!(numbered.block_width() > plain.block_width());
        assert!(plain.block_size().1 > 2.0 * 10.0 && plain.block_size().1 < 2.5 * 10.0);
    }
}
