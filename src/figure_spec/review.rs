//! The number of a map's review, which a map that is published in China carries.

use std::fmt;
use std::str::FromStr;

use crate::diagnostics::excerpt;
use crate::messages::{Said, Says, said, speaks};

/// The short names of provinces, which stand before the S of a number a province gave.
const PROVINCES: &str =
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀渝贵黔云滇藏陕秦甘陇青宁新港澳台";
/// Brackets around the year, opening and closing.
const BRACKETS: [(char, char); 5] = [
    ('(', ')'),
    ('\u{ff08}', '\u{ff09}'),
    ('\u{3014}', '\u{3015}'),
    ('[', ']'),
    ('\u{3010}', '\u{3011}'),
];
/// What a number ends with.
const END: &str = "号";

/// Why a text is no review number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidReviewNumber(pub String);

speaks!(InvalidReviewNumber);

/// Numbers of each kind.
const EXAMPLES: [&str; 4] = [
    ReviewNumber::EXAMPLE,
    "GS川(2024)12号",
    "川S【2023】00012号",
    "渝S(2024)012号",
];

impl Says for InvalidReviewNumber {
    fn said(&self) -> Said {
        let examples = Said::list(EXAMPLES.map(Said::verbatim));
        said!(
            "review-invalid",
            word = excerpt(&self.0),
            examples = examples
        )
    }
}

/// The number of a map's review, as it is printed: `GS(2024)0001号`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReviewNumber(String);

impl ReviewNumber {
    /// What a number looks like.
    pub const EXAMPLE: &'static str = "GS(2024)0001号";

    /// The number, with its 号.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReviewNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ReviewNumber {
    type Err = InvalidReviewNumber;

    /// Reads a number; the words 审图号 before it and the 号 after it may be there or not.
    fn from_str(text: &str) -> Result<Self, InvalidReviewNumber> {
        let cleaned: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let body = cleaned
            .trim_start_matches("审图号")
            .trim_start_matches([':', '\u{ff1a}']);
        let body = body
            .strip_suffix(END)
            .or_else(|| body.strip_suffix('號'))
            .unwrap_or(body);
        read(body)
            .map(|number| Self(format!("{number}{END}")))
            .ok_or_else(|| InvalidReviewNumber(text.to_owned()))
    }
}

/// The number without its end, its letters in capitals.
fn read(body: &str) -> Option<String> {
    let at = body.find(|c| BRACKETS.iter().any(|(open, _)| *open == c))?;
    let (office, rest) = body.split_at(at);
    let office = office.to_uppercase();
    let is_province = |c: &str| c.chars().count() == 1 && PROVINCES.contains(c);
    let known = office == "GS"
        || office.strip_suffix('S').is_some_and(is_province)
        || office.strip_prefix("GS").is_some_and(is_province);
    let open = rest.chars().next()?;
    let close = BRACKETS.iter().find(|(o, _)| *o == open)?.1;
    let (year, number) = rest[open.len_utf8()..].split_once(close)?;
    let figures = |text: &str, least, most| {
        (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let is_year = figures(year, 4, 4) && (year.starts_with("19") || year.starts_with("20"));
    (known && is_year && figures(number, 1, 6)).then(|| format!("{office}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_shapes_are_numbers() {
        for (text, printed) in [
            ("GS(2024)0001号", "GS(2024)0001号"),
            ("GS（2024）0001", "GS（2024）0001号"),
            ("gs[2019]1822号", "GS[2019]1822号"),
            ("GS京(2022)1061号", "GS京(2022)1061号"),
            ("川S【2023】00012号", "川S【2023】00012号"),
            ("渝S(2024)012号", "渝S(2024)012号"),
            ("审图号：渝S〔2024〕012号", "渝S〔2024〕012号"),
            (" 川 S (2023) 5 号 ", "川S(2023)5号"),
        ] {
            let number: ReviewNumber = text.parse().unwrap();
            assert_eq!(number.as_str(), printed, "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "号",
            "GS",
            "GS(2024)",
            "GS(24)1号",
            "GS(2024]1号",
            "S(2024)1号",
            "川川S(2024)1号",
            "GS(2024)1号号",
            "GS(2024)12345678号",
            "GS(2024)a1号",
            "XS(2024)1号",
            "GS(3024)1号",
            "GS(2024)1号<script>",
            "(2024)1号",
            "GS2024001号",
        ] {
            assert!(text.parse::<ReviewNumber>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_character_of_a_number_can_be_drawn() {
        let brackets = BRACKETS.iter().flat_map(|(a, b)| [*a, *b]);
        let characters = PROVINCES.chars().chain(brackets).chain(END.chars());
        let missing: String = characters.filter(|c| !crate::font::has_glyph(*c)).collect();
        assert_eq!(missing, "");
    }
}
