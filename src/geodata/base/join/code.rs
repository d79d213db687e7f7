//! Adcodes (GB/T 2260) in every spelling in use, and what their digits say.

use serde_json::Value;

use crate::model::Level;

/// A six-digit adcode of a unit in China: `510104`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::geodata::base) struct Adcode(u32);

/// The first two digits of the adcodes of provinces, regions and municipalities.
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
];

/// The letters of ISO 3166-2:CN, and the first two digits of the adcodes.
const ISO_LETTERS: [(&str, u32); 34] = [
    ("BJ", 11),
    ("TJ", 12),
    ("HE", 13),
    ("SX", 14),
    ("NM", 15),
    ("LN", 21),
    ("JL", 22),
    ("HL", 23),
    ("SH", 31),
    ("JS", 32),
    ("ZJ", 33),
    ("AH", 34),
    ("FJ", 35),
    ("JX", 36),
    ("SD", 37),
    ("HA", 41),
    ("HB", 42),
    ("HN", 43),
    ("GD", 44),
    ("GX", 45),
    ("HI", 46),
    ("CQ", 50),
    ("SC", 51),
    ("GZ", 52),
    ("YN", 53),
    ("XZ", 54),
    ("SN", 61),
    ("GS", 62),
    ("QH", 63),
    ("NX", 64),
    ("XJ", 65),
    ("TW", 71),
    ("HK", 81),
    ("MO", 82),
];

/// The prefix that the national geographic data set puts before an adcode: China's ISO number.
const COUNTRY: &str = "156";

impl Adcode {
    /// The adcode that a value holds: `510104`, `"510104"`, `510104.0`, with the country's number
    /// before it (`156510104`), or with the digits of towns and villages behind it
    /// (`510104000000`, `510104000`), or an ISO 3166-2 code (`CN-SC`). Two and four digits, which `short` allows, are those of a
    /// province and of a prefecture.
    pub(in crate::geodata::base) fn read(value: &Value, short: bool) -> Option<Self> {
        match value {
            Value::String(text) => Self::parse(text, short),
            Value::Number(number) => Self::parse(&number.to_string(), short),
            _ => None,
        }
    }

    fn parse(text: &str, short: bool) -> Option<Self> {
        let text = text.trim();
        // A spreadsheet writes whole numbers as 510104.0.
        let digits = match text.split_once('.') {
            Some((whole, rest)) if rest.bytes().all(|b| b == b'0') => whole,
            Some(_) => return None,
            None => text,
        };
        if let Some(subdivision) = digits.strip_prefix("CN-") {
            return Self::of_subdivision(subdivision);
        }
        let digits = digits.strip_prefix("CN").unwrap_or(digits);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let six = match digits.len() {
            6 => digits,
            9 => match digits.strip_prefix(COUNTRY) {
                Some(rest) => rest,
                None => digits.strip_suffix("000")?,
            },
            12 => digits.strip_suffix("000000")?,
            2 if short => return Self::of_number(digits.parse::<u32>().ok()? * 10_000),
            4 if short => return Self::of_number(digits.parse::<u32>().ok()? * 100),
            _ => return None,
        };
        Self::of_number(six.parse().ok()?)
    }

    /// The province of an ISO 3166-2 code: the letters in use since 2017, or the digits before.
    fn of_subdivision(code: &str) -> Option<Self> {
        let by_letters = ISO_LETTERS.iter().find(|(letters, _)| *letters == code);
        let number = by_letters.map(|(_, number)| *number);
        let by_digits = || code.parse().ok().filter(|_| code.len() == 2);
        Self::of_number(number.or_else(by_digits)? * 10_000)
    }

    fn of_number(number: u32) -> Option<Self> {
        PROVINCES
            .contains(&(number / 10_000))
            .then_some(Self(number))
    }

    /// The level that its zeros say.
    pub(in crate::geodata::base) fn level(self) -> Level {
        if self.0.is_multiple_of(10_000) {
            Level::Province
        } else if self.0.is_multiple_of(100) {
            Level::Prefecture
        } else {
            Level::County
        }
    }

    /// The adcodes of the units above it, the nearest first.
    pub(in crate::geodata::base) fn above(self) -> Vec<String> {
        let prefecture = Self(self.0 / 100 * 100);
        let province = Self(self.0 / 10_000 * 10_000);
        match self.level() {
            Level::Province => Vec::new(),
            Level::Prefecture => vec![province.key()],
            Level::County => vec![prefecture.key(), province.key()],
        }
    }

    /// Its six digits.
    pub(in crate::geodata::base) fn key(self) -> String {
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adcode_is_read_from_every_spelling_in_use() {
        for (written, read) in [
            (Value::from("510104"), "510104"),
            (Value::from(510_104), "510104"),
            (Value::from(510_104.0), "510104"),
            (Value::from("510104.0"), "510104"),
            (Value::from(" 510104 "), "510104"),
            (Value::from("51"), "510000"),
            (Value::from(5101), "510100"),
            (Value::from("156510104"), "510104"),
            (Value::from("510104000"), "510104"),
            (Value::from("510104000000"), "510104"),
            (Value::from(510_104_000_000_u64), "510104"),
            (Value::from("CN-SC"), "510000"),
            (Value::from("CN-50"), "500000"),
        ] {
            let adcode = Adcode::read(&written, true).map(Adcode::key);
            assert_eq!(adcode.as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn other_numbers_are_no_adcodes() {
        for written in [
            Value::from(21),
            Value::from("028"),
            Value::from(994_512),
            Value::from(510_104.5),
            Value::from("100000_JD"),
            Value::from("CN-XX"),
            Value::from("CN-5101"),
            Value::from(""),
            Value::from("51010"),
            Value::from(-510_104),
            Value::Null,
        ] {
            assert_eq!(Adcode::read(&written, false), None, "{written}");
        }
    }

    #[test]
    fn zeros_say_the_level_and_what_is_above() {
        let read = |text| Adcode::read(&Value::from(text), false).unwrap();
        assert_eq!(read("510000").level(), Level::Province);
        assert_eq!(read("510100").level(), Level::Prefecture);
        assert_eq!(read("510104").above(), ["510100", "510000"]);
    }
}
