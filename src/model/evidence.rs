//! Sources, anchors and mentions: where a fact is said, to the character.

use serde::{Deserialize, Serialize};

use super::{PlaceId, Remark, SourceId, Speaker};
use crate::messages::{Said, Says, said, speaks};

/// The longest quote an anchor may carry, in characters (Unicode scalar values).
pub const MAX_QUOTE_CHARS: usize = 40;

/// What kind of text a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A decision of an authority.
    Decision,
    /// A news report.
    News,
    /// A report printed again elsewhere.
    Repost,
}

/// Whether a date is stated in the text or was inferred from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// The text states it.
    Stated,
    /// It follows from the text or the page it was published on.
    Inferred,
}

/// A calendar date known to the year, month or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    /// The year, 1000 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month; only with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `2020`, `2020-07` or `2020-07-25`. `None` for anything else, impossible days included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let number = |part: Option<&str>, digits: usize| -> Option<Option<u16>> {
            match part {
                None => Some(None),
                Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
                    p.parse().ok().map(Some)
                }
                Some(_) => None,
            }
        };
        let year = number(parts.next(), 4)??;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        let in_range = |value: Option<u16>, max: u16| value.is_none_or(|v| (1..=max).contains(&v));
        let last_day = month.map_or(31, |m| days_in_month(year, m));
        if parts.next().is_some() || year < 1000 || !in_range(month, 12) || !in_range(day, last_day)
        {
            return None;
        }
        let small = |value: Option<u16>| value.and_then(|v| u8::try_from(v).ok());
        Some(Self {
            year,
            month: small(month),
            day: small(day),
        })
    }
}

impl PartialDate {
    /// Whether this date is later than another, as far as both are known: no day of July 2020 is
    /// later than `2020-07` or `2020`, and neither of these is later than a day of July 2020.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        let month = self.month.zip(other.month);
        let day = self.day.zip(other.day);
        let years = self.year.cmp(&other.year);
        let months = month.map_or(std::cmp::Ordering::Equal, |(a, b)| a.cmp(&b));
        let days = day.map_or(std::cmp::Ordering::Equal, |(a, b)| a.cmp(&b));
        years.then(months).then(days).is_gt()
    }
}

fn days_in_month(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl TryFrom<String> for PartialDate {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no date")
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// One of the texts the facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id in the pack: `ziyang-2020`.
    pub key: String,
    /// Its title.
    pub title: super::Title,
    /// Who wrote it or published it first, where that is not the publisher of the copy; both empty
    /// when unknown.
    pub author: super::Title,
    /// Who published the copy at hand.
    pub publisher: super::Title,
    /// What kind of text it is.
    pub kind: SourceKind,
    /// When it was said, to the precision that is known; `None` when unknown.
    pub date: Option<PartialDate>,
    /// Whether that date is stated or inferred.
    pub date_basis: DateBasis,
    /// When the copy at hand was published, as it states itself; `None` when it does not.
    pub published: Option<PartialDate>,
    /// The address of the copy; `None` when it is not known.
    pub address: Option<String>,
    /// When the copy was read there; `None` when it is not known.
    pub accessed: Option<PartialDate>,
    /// Whose words it carries; `None` when the pack does not say.
    pub speaker: Option<Speaker>,
    /// The language and script it is written in.
    pub language: super::Language,
    /// The name of its file in a folder of texts.
    pub file: String,
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// A remark on its state, in our own words.
    pub note: Remark,
}

/// Why a phrase cannot be a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidQuote {
    /// Nothing but white space.
    Empty,
    /// Longer than [`MAX_QUOTE_CHARS`].
    TooLong(usize),
}

speaks!(InvalidQuote);

impl Says for InvalidQuote {
    fn said(&self) -> Said {
        match *self {
            Self::Empty => said!("quote-empty"),
            Self::TooLong(n) => said!("quote-too-long", n = n, most = MAX_QUOTE_CHARS),
        }
    }
}

/// A phrase as a text prints it, 1 to 40 characters long.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Quote(String);

impl Quote {
    /// Checks the length of a phrase.
    ///
    /// # Errors
    /// When it is blank or longer than [`MAX_QUOTE_CHARS`].
    pub fn new(phrase: &str) -> Result<Self, InvalidQuote> {
        match phrase.chars().count() {
            _ if phrase.trim().is_empty() => Err(InvalidQuote::Empty),
            n if n > MAX_QUOTE_CHARS => Err(InvalidQuote::TooLong(n)),
            _ => Ok(Self(phrase.to_owned())),
        }
    }

    /// The phrase.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Quote {
    type Error = InvalidQuote;

    fn try_from(phrase: String) -> Result<Self, InvalidQuote> {
        Self::new(&phrase)
    }
}

/// The place of a phrase in a source.
///
/// Offsets count Unicode scalar values of the text with all `White_Space` removed, from 0, end
/// exclusive; `end - start` is the quote's own length without white space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The text.
    pub source: SourceId,
    /// The phrase, verbatim.
    pub quote: Quote,
    /// Which occurrence of the phrase it is, from 1.
    pub occurrence: u32,
    /// The n-th non-blank line of the text, from 1.
    pub paragraph: u32,
    /// The numbered article the phrase is in: `(十)`.
    pub article: Option<String>,
    /// Where the phrase starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

impl Source {
    /// The date a reference gives, and how it is known: that of the copy, or else that of saying.
    #[must_use]
    pub fn reference_date(&self) -> Option<(PartialDate, DateBasis)> {
        let published = self.published.map(|date| (date, DateBasis::Stated));
        published.or_else(|| Some((self.date?, self.date_basis)))
    }
}

/// The level that gave a role, from the most authoritative down. Whose level it is, and whether the
/// place is its own, says [`super::Voice`].
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum GivenBy {
    /// The central authorities.
    Centre,
    /// A province.
    Province,
    /// A city.
    City,
    /// A county or district.
    County,
    /// The text describes it so; no one is named.
    Described,
}

impl GivenBy {
    /// All of them, the most authoritative first.
    pub const ALL: [Self; 5] = [
        Self::Centre,
        Self::Province,
        Self::City,
        Self::County,
        Self::Described,
    ];
}

/// One place in a text that states a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The phrase and where it is.
    pub anchor: Anchor,
    /// The level that says so; roles only.
    pub given_by: Option<GivenBy>,
    /// The place whose authority says so, where the source does not tell; roles only.
    pub speaker: Option<PlaceId>,
    /// The verb or status word as the text has it.
    pub status_text: Option<String>,
    /// Whether the place or a member is implied rather than spelled out.
    pub derived: bool,
}

/// The mentions of a fact: never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Mention>")]
pub struct Evidence(Vec<Mention>);

impl Evidence {
    /// `None` when there is no mention: a fact cannot exist without one.
    #[must_use]
    pub fn new(mentions: Vec<Mention>) -> Option<Self> {
        (!mentions.is_empty()).then_some(Self(mentions))
    }

    /// All mentions, in the pack's order.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.0
    }

    /// The most authoritative mention; among equals the first.
    #[must_use]
    pub fn principal(&self) -> &Mention {
        let rank = |m: &&Mention| m.given_by.unwrap_or(GivenBy::Described);
        // `min_by_key` returns the first of equals, and the list is never empty.
        self.0.iter().min_by_key(rank).unwrap_or(&self.0[0])
    }
}

impl TryFrom<Vec<Mention>> for Evidence {
    type Error = &'static str;

    fn try_from(mentions: Vec<Mention>) -> Result<Self, Self::Error> {
        Self::new(mentions).ok_or("no mention")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_its_precision() {
        for text in ["2020", "2020-07", "2020-02-29"] {
            assert_eq!(
                PartialDate::parse(text).map(|d| d.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn an_impossible_date_is_none() {
        for text in [
            "",
            "20",
            "2021-02-29",
            "2020-13",
            "2020-00-01",
            "2020-1-1",
            "2020-01-01-01",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_compared_as_far_as_both_are_known() {
        let date = |text| PartialDate::parse(text).unwrap();
        for (one, other, later) in [
            ("2021", "2020", true),
            ("2020", "2020-07", false),
            ("2020-07", "2020", false),
            ("2020-07-25", "2020-07", false),
            ("2020-08", "2020-07-25", true),
            ("2020-07-26", "2020-07-25", true),
            ("2020-07-25", "2020-07-25", false),
            ("2019-12-31", "2020-01", false),
        ] {
            assert_eq!(date(one).is_after(date(other)), later, "{one} {other}");
        }
    }

    #[test]
    fn a_quote_of_forty_one_characters_is_refused() {
        assert!(Quote::new(&"成".repeat(40)).is_ok());
        assert_eq!(Quote::new(&"成".repeat(41)), Err(InvalidQuote::TooLong(41)));
        assert_eq!(Quote::new(" \u{3000}"), Err(InvalidQuote::Empty));
    }
}
