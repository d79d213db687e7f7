//! One text: its characters without white space, its paragraphs and its articles.

use sha2::{Digest, Sha256};

use super::paragraph::{Paragraph, ParagraphKind};
use crate::geodata::hexadecimal::hexadecimal;
use crate::messages::{Said, Says, said, speaks};

/// A text, addressed by the offsets of anchors.
///
/// Offsets count Unicode scalar values with all `White_Space` removed, from 0; nothing else is
/// normalised. It takes little more memory than its file: where its characters stand is noted for
/// one in 64, and counted from there.
#[derive(Clone, Debug)]
pub struct Text {
    sha256: String,
    /// The text as it is in the file.
    raw: String,
    /// How many characters it has without white space.
    length: usize,
    /// The first of them, and one in [`STEP`].
    marks: Vec<Mark>,
    articles: Vec<Article>,
}

/// How many characters lie between two marks.
const STEP: usize = 64;

/// Where a character is.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Where it starts in the raw text.
    byte: u32,
    /// Its paragraph, a line that is not blank, from 0.
    paragraph: u32,
}

/// The beginning of an article, or of what belongs to none.
#[derive(Clone, Copy, Debug)]
struct Article {
    /// Its first paragraph.
    paragraph: u32,
    /// Where its number stands in the raw text: `十`; empty for none.
    number: (u32, u32),
}

/// Where a phrase is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The n-th non-blank line, from 1.
    pub paragraph: u32,
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

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// They are not UTF-8 from this byte on.
    Utf8(usize),
    /// There are more than offsets can count.
    TooLong,
}

speaks!(NoText);

impl Says for NoText {
    fn said(&self) -> Said {
        match *self {
            Self::Utf8(at) => said!("text-not-utf", at = at),
            Self::TooLong => said!("text-too-long"),
        }
    }
}

impl Text {
    /// Reads a text.
    ///
    /// # Errors
    /// When the bytes are not UTF-8, or too many.
    pub fn new(bytes: Vec<u8>) -> Result<Self, NoText> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(NoText::TooLong);
        }
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        let raw = String::from_utf8(bytes)
            .map_err(|error| NoText::Utf8(error.utf8_error().valid_up_to()))?;
        let mut text = Self {
            sha256,
            raw,
            length: 0,
            marks: Vec::new(),
            articles: Vec::new(),
        };
        text.measure();
        Ok(text)
    }

    /// Counts characters, paragraphs and articles.
    fn measure(&mut self) {
        let (mut byte, mut paragraph) = (0, 0);
        for line in self.raw.split_inclusive('\n') {
            let before = self.length;
            for (at, c) in line.char_indices() {
                if c.is_whitespace() {
                    continue;
                }
                if self.length.is_multiple_of(STEP) {
                    self.marks.push(Mark {
                        byte: number(byte + at),
                        paragraph,
                    });
                }
                self.length += 1;
            }
            if self.length > before {
                let start = byte + line.len() - line.trim_start().len();
                let article = match heading(line.trim_start()) {
                    Heading::Article(span) => {
                        Some((number(start + span.start), number(start + span.end)))
                    }
                    Heading::Chapter => Some((0, 0)),
                    Heading::None => None,
                };
                let article = article.map(|number| Article { paragraph, number });
                self.articles.extend(article);
                paragraph += 1;
            }
            byte += line.len();
        }
    }

    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The text as it is in its file.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = Paragraph> + '_ {
        let (mut byte, mut offset, mut count) = (0, 0, 0);
        self.raw.split_inclusive('\n').filter_map(move |line| {
            let from = byte;
            byte += line.len();
            let words = line.trim();
            if words.is_empty() {
                return None;
            }
            let first = from + line.len() - line.trim_start().len();
            let start = offset;
            offset += length(words);
            count += 1;
            let kind = match heading(words) {
                Heading::Article(_) => {
                    let stop = words.find('\u{3002}');
                    ParagraphKind::Article(
                        stop.map_or(words.len(), |at| at + '\u{3002}'.len_utf8()),
                    )
                }
                Heading::Chapter => ParagraphKind::Chapter,
                Heading::None => ParagraphKind::Plain,
            };
            Some(Paragraph {
                number: count,
                start,
                end: offset,
                bytes: first..first + words.len(),
                kind,
            })
        })
    }

    /// The characters from `start` to `end`, without white space; shorter beyond the text's end.
    #[must_use]
    pub fn phrase(&self, start: u32, end: u32) -> String {
        let end = (end as usize).min(self.length);
        let start = (start as usize).min(end);
        let Some(from) = self.nth_byte(start) else {
            return String::new();
        };
        counted(&self.raw[from..])
            .map(|(_, c)| c)
            .take(end - start)
            .collect()
    }

    /// Where each occurrence of a phrase starts, in order.
    #[must_use]
    pub fn occurrences(&self, phrase: &str) -> Vec<u32> {
        let needle = squeeze(phrase);
        let mut rest = needle.chars();
        let Some(first) = rest.next() else {
            return Vec::new();
        };
        let starts = self.raw.match_indices(first).map(|(at, _)| at);
        let found = starts.filter(|at| {
            let mut here = counted(&self.raw[at + first.len_utf8()..]).map(|(_, c)| c);
            rest.clone().all(|c| here.next() == Some(c))
        });
        found.map(|at| number(self.offset_of(at))).collect()
    }

    /// The place of the `occurrence`-th (from 1) occurrence of a phrase.
    #[must_use]
    pub fn find(&self, phrase: &str, occurrence: u32) -> Option<TextPlace> {
        let nth = (occurrence as usize).checked_sub(1)?;
        let start = *self.occurrences(phrase).get(nth)?;
        Some(self.place(start, start + length(phrase)))
    }

    /// The place of the characters from `start` to `end`.
    #[must_use]
    pub fn place(&self, start: u32, end: u32) -> TextPlace {
        let paragraph = self.paragraph_at(start as usize);
        TextPlace {
            paragraph: paragraph + 1,
            article: self.article_of(paragraph),
            start,
            end,
        }
    }

    /// The mark at or before a character, and how far the character lies behind it.
    fn mark(&self, offset: usize) -> Option<(Mark, usize)> {
        Some((*self.marks.get(offset / STEP)?, offset % STEP))
    }

    /// Where the character at an offset starts in the raw text; `None` beyond the end.
    #[must_use]
    pub fn byte_at(&self, offset: u32) -> Option<usize> {
        self.nth_byte(offset as usize)
    }

    /// The offset of the first character that starts at a byte of the raw text or after it.
    #[must_use]
    pub fn offset_at(&self, byte: usize) -> u32 {
        number(self.offset_of(byte))
    }

    /// Where a character starts in the raw text.
    fn nth_byte(&self, offset: usize) -> Option<usize> {
        let (mark, behind) = self.mark(offset)?;
        let from = mark.byte as usize;
        let (at, _) = counted(&self.raw[from..]).nth(behind)?;
        Some(from + at)
    }

    /// The offset of a character that starts at a byte of the raw text and is no white space.
    fn offset_of(&self, byte: usize) -> usize {
        let after = self
            .marks
            .partition_point(|mark| mark.byte as usize <= byte);
        let nearest = after.saturating_sub(1);
        let from = self.marks.get(nearest).map_or(0, |mark| mark.byte as usize);
        nearest * STEP + counted(self.raw.get(from..byte).unwrap_or_default()).count()
    }

    /// The paragraph of a character, from 0; of one beyond the end, the last.
    fn paragraph_at(&self, offset: usize) -> u32 {
        let last = self.length.saturating_sub(1);
        let Some((mark, behind)) = self.mark(offset.min(last)) else {
            return 0;
        };
        let (mut paragraph, mut seen, mut is_new) = (mark.paragraph, 0, false);
        for c in self.raw[mark.byte as usize..].chars() {
            if c == '\n' {
                is_new = true;
            } else if !c.is_whitespace() {
                paragraph += u32::from(std::mem::take(&mut is_new));
                if seen == behind {
                    break;
                }
                seen += 1;
            }
        }
        paragraph
    }

    /// The article of a paragraph: `(十)`.
    fn article_of(&self, paragraph: u32) -> Option<String> {
        let after = self.articles.partition_point(|a| a.paragraph <= paragraph);
        let (start, end) = self.articles.get(after.checked_sub(1)?)?.number;
        let number = self.raw.get(start as usize..end as usize)?;
        (!number.is_empty()).then(|| format!("({number})"))
    }

    /// The line of the raw text that a byte lies in.
    fn line_at(&self, byte: usize) -> std::ops::Range<usize> {
        let start = self.raw[..byte].rfind('\n').map_or(0, |at| at + 1);
        let end = self.raw[byte..].find('\n');
        start..end.map_or(self.raw.len(), |at| byte + at + 1)
    }

    /// The phrase from `start` to `end` with up to `context` characters of its paragraph on
    /// each side.
    pub(super) fn passage(&self, start: u32, end: u32, context: usize) -> Passage {
        let from = self.nth_byte(start as usize).unwrap_or(self.raw.len());
        let last = self.nth_byte((end as usize).saturating_sub(1));
        let last = last.unwrap_or(from).max(from);
        let length_of = |at: usize| self.raw[at..].chars().next().map_or(0, char::len_utf8);
        let to = last + length_of(last);
        let before = self.raw[self.line_at(from).start..from].trim_start();
        let after = self.raw[to..self.line_at(last).end.max(to)].trim_end();
        let skipped = before.chars().count().saturating_sub(context);
        Passage {
            before: before.chars().skip(skipped).collect(),
            quote: self.raw[from..to].to_owned(),
            after: after.chars().take(context).collect(),
            cut_before: skipped > 0,
            cut_after: after.chars().nth(context).is_some(),
        }
    }
}

/// The characters that count, and where each starts.
fn counted(raw: &str) -> impl Iterator<Item = (usize, char)> + Clone {
    raw.char_indices().filter(|(_, c)| !c.is_whitespace())
}

/// A position in a text, which has fewer bytes than a `u32` can count.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

enum Heading {
    /// `(十)…`, with where its number stands in the line.
    Article(std::ops::Range<usize>),
    /// `一、…`
    Chapter,
    None,
}

/// What a line starts with. Full-width parentheses count as half-width ones.
fn heading(line: &str) -> Heading {
    let numeral = |text: &str| {
        let is_numeral = |c: &char| "〇零一二三四五六七八九十百".contains(*c);
        text.chars()
            .take_while(is_numeral)
            .map(char::len_utf8)
            .sum::<usize>()
    };
    if let Some(inside) = line.strip_prefix(['(', '\u{ff08}']) {
        let length = numeral(inside);
        let start = line.len() - inside.len();
        let closed = inside[length..].starts_with([')', '\u{ff09}']);
        if closed && length > 0 {
            return Heading::Article(start..start + length);
        }
        return Heading::None;
    }
    let length = numeral(line);
    if length > 0 && line[length..].starts_with('、') {
        return Heading::Chapter;
    }
    Heading::None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "题目\n\n  一、 总则\n(一)支持资阳,支持\u{3000}成都。\n后段\n(二)建设枢纽\n二、附则\n末\u{a0}尾\n";

    fn text() -> Text {
        Text::new(TEXT.as_bytes().to_vec()).unwrap()
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
    fn characters_and_bytes_lead_to_each_other() {
        let text = text();
        for (offset, (byte, _)) in counted(text.raw()).enumerate() {
            assert_eq!(text.byte_at(number(offset)), Some(byte));
            assert_eq!(text.offset_at(byte), number(offset));
        }
        assert_eq!(text.byte_at(9999), None);
        let blank = Text::new("  甲".as_bytes().to_vec()).unwrap();
        assert_eq!((blank.offset_at(0), blank.offset_at(1)), (0, 0));
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
    fn paragraphs_follow_each_other_and_say_what_they_are() {
        use ParagraphKind::{Article, Chapter, Plain};
        let text = text();
        let all: Vec<Paragraph> = text.paragraphs().collect();
        let words = |at: usize| &text.raw()[all[at].bytes.clone()];
        assert_eq!(words(1), "一、 总则");
        assert_eq!(words(2), "(一)支持资阳,支持\u{3000}成都。");
        let kinds: Vec<ParagraphKind> = all.iter().map(|p| p.kind).collect();
        let whole = |at: usize| Article(words(at).len());
        let expected = [Plain, Chapter, whole(2), Plain, whole(4), Chapter, Plain];
        assert_eq!(kinds, expected);
        for (at, paragraph) in all.iter().enumerate() {
            let place = text.place(paragraph.start, paragraph.end);
            assert_eq!((place.paragraph, at + 1), (paragraph.number, at + 1));
            let squeezed = squeeze(words(at));
            assert_eq!(text.phrase(paragraph.start, paragraph.end), squeezed);
        }
        assert!(all.windows(2).all(|pair| pair[0].end == pair[1].start));
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

    #[test]
    fn places_far_into_a_text_are_those_of_its_characters_one_by_one() {
        let mut raw = String::from("\n \n");
        for i in 0..70_000 {
            raw += &format!(
                "第{i}段\u{3000}资阳{}\n",
                ["", "\r", "\n\n", "a b c"][i % 4]
            );
        }
        let text = Text::new(raw.clone().into_bytes()).unwrap();
        let squeezed: Vec<char> = raw.chars().filter(|c| !c.is_whitespace()).collect();
        let all = text.occurrences("段资 阳");
        assert_eq!(all.len(), 70_000);
        for nth in [0, 1, 12, 4097, 65_534, 65_535, 65_536, 69_999] {
            let start = all[nth] as usize;
            assert_eq!(squeezed[start..start + 3], ['段', '资', '阳'], "{nth}");
            let end = all[nth] + 3;
            assert_eq!(text.phrase(all[nth], end), "段资阳");
            assert_eq!(text.place(all[nth], end).paragraph as usize, nth + 1);
            let passage = text.passage(all[nth], end, 80);
            assert_eq!(passage.before, format!("第{nth}"));
            assert_eq!(passage.quote, "段\u{3000}资阳");
        }
    }
}
