//! One text: its characters without white space, its paragraphs and its articles.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// A text, addressed by the offsets of anchors.
///
/// Offsets count Unicode scalar values with all `White_Space` removed, from 0; nothing else is
/// normalised.
#[derive(Clone, Debug)]
pub struct Text {
    sha256: String,
    /// The text as it is in the file.
    raw: String,
    /// Its characters without white space.
    squeezed: Vec<char>,
    /// Where each of them starts in `raw`.
    byte_at: Vec<usize>,
    paragraphs: Vec<Paragraph>,
}

/// A line that is not blank.
#[derive(Clone, Debug)]
struct Paragraph {
    /// The offset of its first character.
    start: usize,
    /// Its span in the raw text.
    bytes: std::ops::Range<usize>,
    /// The article it belongs to: `(十)`.
    article: Option<String>,
}

/// Where a phrase is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The n-th non-blank line, from 1.
    pub paragraph: u16,
    /// The numbered article, if any: `(十)`.
    pub article: Option<String>,
    /// Where it starts.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

/// A quote within its paragraph, white space as in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text before it.
    pub before: String,
    /// The quote.
    pub quote: String,
    /// The text after it.
    pub after: String,
    /// Whether `before` begins inside the paragraph.
    pub cut_before: bool,
    /// Whether `after` ends inside the paragraph.
    pub cut_after: bool,
}

/// A phrase without its white space.
pub(super) fn squeeze(phrase: &str) -> String {
    phrase.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many characters of a phrase count.
pub(in crate::geodata) fn length(phrase: &str) -> u32 {
    let count = phrase.chars().filter(|c| !c.is_whitespace()).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Text {
    /// Reads a text.
    ///
    /// # Errors
    /// When the bytes are not UTF-8.
    pub fn new(bytes: &[u8]) -> Result<Self, std::str::Utf8Error> {
        let raw = std::str::from_utf8(bytes)?.to_owned();
        let sha256 = Sha256::digest(bytes)
            .iter()
            .fold(String::new(), |mut hex, byte| {
                // Writing to a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            });
        let counted = raw.char_indices().filter(|(_, c)| !c.is_whitespace());
        let (byte_at, squeezed) = counted.unzip();
        let paragraphs = paragraphs(&raw);
        Ok(Self {
            sha256,
            raw,
            squeezed,
            byte_at,
            paragraphs,
        })
    }

    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The characters from `start` to `end`, without white space; shorter beyond the text's end.
    #[must_use]
    pub fn phrase(&self, start: u32, end: u32) -> String {
        let end = (end as usize).min(self.squeezed.len());
        let start = (start as usize).min(end);
        self.squeezed[start..end].iter().collect()
    }

    /// Where each occurrence of a phrase starts, in order.
    #[must_use]
    pub fn occurrences(&self, phrase: &str) -> Vec<u32> {
        let needle: Vec<char> = squeeze(phrase).chars().collect();
        if needle.is_empty() {
            return Vec::new();
        }
        let starts = (0_u32..).zip(self.squeezed.windows(needle.len()));
        starts
            .filter(|(_, window)| *window == needle)
            .map(|(start, _)| start)
            .collect()
    }

    /// The place of the `occurrence`-th (from 1) occurrence of a phrase.
    #[must_use]
    pub fn find(&self, phrase: &str, occurrence: u16) -> Option<TextPlace> {
        let nth = usize::from(occurrence).checked_sub(1)?;
        let start = *self.occurrences(phrase).get(nth)?;
        Some(self.place(start, start + length(phrase)))
    }

    /// The place of the characters from `start` to `end`.
    #[must_use]
    pub fn place(&self, start: u32, end: u32) -> TextPlace {
        let index = self.paragraph_at(start);
        TextPlace {
            paragraph: u16::try_from(index + 1).unwrap_or(u16::MAX),
            article: self.paragraphs.get(index).and_then(|p| p.article.clone()),
            start,
            end,
        }
    }

    fn paragraph_at(&self, offset: u32) -> usize {
        self.paragraphs
            .partition_point(|p| p.start <= offset as usize)
            .saturating_sub(1)
    }

    /// The phrase from `start` to `end` with up to `context` characters of its paragraph on
    /// each side.
    pub(super) fn passage(&self, start: u32, end: u32, context: usize) -> Passage {
        let all = 0..self.raw.len();
        let first = self
            .paragraphs
            .get(self.paragraph_at(start))
            .map_or(all.clone(), |p| p.bytes.clone());
        let last = self
            .paragraphs
            .get(self.paragraph_at(end.saturating_sub(1)))
            .map_or(all, |p| p.bytes.clone());
        let from = self
            .byte_at
            .get(start as usize)
            .copied()
            .unwrap_or(first.start);
        let last_char = (end as usize).saturating_sub(1);
        let to = self.byte_at.get(last_char).map_or(last.end, |at| {
            at + self.squeezed.get(last_char).map_or(0, |c| c.len_utf8())
        });
        let before = self
            .raw
            .get(first.start..from)
            .unwrap_or_default()
            .trim_start();
        let after = self.raw.get(to..last.end).unwrap_or_default().trim_end();
        let skipped = before.chars().count().saturating_sub(context);
        Passage {
            before: before.chars().skip(skipped).collect(),
            quote: self.raw.get(from..to).unwrap_or_default().to_owned(),
            after: after.chars().take(context).collect(),
            cut_before: skipped > 0,
            cut_after: after.chars().count() > context,
        }
    }
}

fn paragraphs(raw: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let (mut offset, mut byte) = (0, 0);
    let mut article = None;
    for line in raw.split_inclusive('\n') {
        let count = line.chars().filter(|c| !c.is_whitespace()).count();
        if count > 0 {
            match heading(line.trim_start()) {
                Heading::Article(number) => article = Some(number),
                Heading::Chapter => article = None,
                Heading::None => {}
            }
            let bytes = byte..byte + line.len();
            paragraphs.push(Paragraph {
                start: offset,
                bytes,
                article: article.clone(),
            });
        }
        offset += count;
        byte += line.len();
    }
    paragraphs
}

enum Heading {
    /// `(十)…`
    Article(String),
    /// `一、…`
    Chapter,
    None,
}

/// What a line starts with. Full-width parentheses count as half-width ones.
fn heading(line: &str) -> Heading {
    let numeral = |text: &str| -> String {
        text.chars()
            .take_while(|c| "〇零一二三四五六七八九十百".contains(*c))
            .collect()
    };
    if let Some(inside) = line.strip_prefix(['(', '\u{ff08}']) {
        let number = numeral(inside);
        let closed = inside[number.len()..].starts_with([')', '\u{ff09}']);
        if closed && !number.is_empty() {
            return Heading::Article(format!("({number})"));
        }
        return Heading::None;
    }
    let number = numeral(line);
    if !number.is_empty() && line[number.len()..].starts_with('、') {
        return Heading::Chapter;
    }
    Heading::None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "题目\n\n  一、 总则\n(一)支持资阳,支持\u{3000}成都。\n后段\n(二)建设枢纽\n二、附则\n末\u{a0}尾\n";

    fn text() -> Text {
        Text::new(TEXT.as_bytes()).unwrap()
    }

    #[test]
    fn offsets_leave_out_white_space_of_every_kind() {
        let place = text().find("支持 成都", 1).unwrap();
        assert_eq!(text().phrase(place.start, place.end), "支持成都");
        assert_eq!(place.end - place.start, 4);
        assert_eq!(
            text().phrase(place.end + 1, 9999),
            "后段(二)建设枢纽二、附则末尾"
        );
    }

    #[test]
    fn the_second_occurrence_is_another_place() {
        let (first, second) = (
            text().find("支持", 1).unwrap(),
            text().find("支持", 2).unwrap(),
        );
        assert!(first.start < second.start);
        assert_eq!(text().find("支持", 3), None);
    }

    #[test]
    fn an_article_goes_on_to_the_next_article_or_chapter() {
        let at = |phrase| {
            let place = text().find(phrase, 1).unwrap();
            (place.paragraph, place.article)
        };
        assert_eq!(at("题目"), (1, None));
        assert_eq!(at("总则"), (2, None));
        assert_eq!(at("资阳"), (3, Some("(一)".into())));
        assert_eq!(at("后段"), (4, Some("(一)".into())));
        assert_eq!(at("枢纽"), (5, Some("(二)".into())));
        assert_eq!(at("末尾"), (7, None));
    }

    #[test]
    fn a_passage_stays_within_its_paragraph() {
        let place = text().find("支持", 2).unwrap();
        let passage = text().passage(place.start, place.end, 4);
        assert_eq!(passage.before, "持资阳,");
        assert_eq!(passage.quote, "支持");
        assert_eq!(passage.after, "\u{3000}成都。");
        assert!(passage.cut_before && !passage.cut_after);
    }
}
