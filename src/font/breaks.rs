//! Where lines may break.
//!
//! Between Han characters almost anywhere, but never before closing or after opening marks; Latin
//! words and figures only at spaces. Short groups in parentheses, numbers with their units and
//! short items of a list stay whole wherever a line is wide enough for them.

use std::ops::Range;

use super::marks::{NO_END, NO_START};
use super::text_width;

/// Separates the items of a list in one line; left out where a line ends.
pub(super) const DOT: &str = " \u{b7} ";

/// The greatest width of a group in parentheses that stays whole, in ems.
const GROUP_EM: f64 = 6.0;
/// The greatest width of a list item that stays whole, in ems.
const ITEM_EM: f64 = 5.0;
/// A date in words has a year, a month and a day.
const DATE_PARTS: u32 = 3;
/// Units of more than one character.
const UNITS: [&str; 13] = [
    "平方公里",
    "平方千米",
    "千米",
    "公里",
    "小时",
    "小時",
    "分钟",
    "分鐘",
    "万人",
    "萬人",
    "亿元",
    "億元",
    "万元",
];

/// How firmly two neighbouring characters are kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// A line may break between them.
    Not,
    /// Only where what they belong to is wider than a line.
    IfItFits,
    /// Never.
    Always,
}

/// A text in pieces that a line may break between, none left out, by their bytes; characters held
/// at least as firmly as `least` stay in one piece.
pub(super) fn pieces(text: &str, least: Hold) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let is_list = text.contains(DOT);
    let mut begin = 0;
    for item in text.split(DOT) {
        if begin > 0 {
            pieces.push(begin - DOT.len()..begin);
        }
        let end = begin + item.len();
        let mut from = begin;
        for ((at, _), hold) in item.char_indices().zip(holds(item, is_list)) {
            if hold < least && begin + at > from {
                pieces.push(from..begin + at);
                from = begin + at;
            }
        }
        pieces.extend(Some(from..end).filter(|piece| !piece.is_empty()));
        begin = end + DOT.len();
    }
    pieces
}

/// How firmly each character is kept with the one before it.
fn holds(item: &str, is_of_list: bool) -> Vec<Hold> {
    let chars: Vec<char> = item.chars().collect();
    let mut holds: Vec<Hold> = (0..chars.len())
        .map(|at| {
            if holds_always(&chars, at) {
                Hold::Always
            } else {
                Hold::Not
            }
        })
        .collect();
    let mut keep = |from: usize, to: usize| {
        let inner = holds.get_mut(from + 1..to).into_iter().flatten();
        inner.for_each(|hold| *hold = (*hold).max(Hold::IfItFits));
    };
    if is_of_list && ems(&chars) <= ITEM_EM {
        keep(0, chars.len());
    }
    for at in 0..chars.len() {
        let rest = chars.get(at..).unwrap_or_default();
        if let Some(length) = group(rest) {
            keep(at, at + length);
        }
        let is_begun = at > 0 && chars.get(at - 1).is_some_and(|c| is_of_number(*c));
        if !is_begun && let Some(length) = quantity(rest) {
            keep(at, at + length);
        }
    }
    // No character is alone on the last line.
    let closing = chars.iter().rev().take_while(|c| NO_START.contains(**c));
    let last = chars.len() - closing.count();
    let two = last.checked_sub(2).and_then(|from| chars.get(from..last));
    if two.is_some_and(|two| two.iter().all(|c| is_han(*c))) {
        keep(last - 2, last);
    }
    holds
}

fn ems(chars: &[char]) -> f64 {
    text_width(&chars.iter().collect::<String>(), 1.0)
}

fn holds_always(chars: &[char], at: usize) -> bool {
    let Some((before, c)) = at
        .checked_sub(1)
        .and_then(|before| Some((*chars.get(before)?, *chars.get(at)?)))
    else {
        return false;
    };
    let last_but_one = at.checked_sub(2).and_then(|at| chars.get(at));
    let is_apostrophe =
        || before == '\u{2019}' && last_but_one.is_some_and(char::is_ascii_alphabetic);
    let is_unbroken = |c| c == '\u{a0}';
    c == ' '
        || NO_START.contains(c)
        || NO_END.contains(before)
        || is_unbroken(before)
        || is_unbroken(c)
        || is_latin(before) && is_latin(c)
        || is_apostrophe() && c.is_ascii_alphabetic()
        // A copyright sign stays with the name after it.
        || before == ' ' && last_but_one == Some(&'\u{a9}')
        // The number of a reference stays with the phrase before it.
        || c == '[' && before != ' '
}

/// Whether a character belongs to the word before it: letters with their accents, figures, the
/// dash between two years, the mark of a paragraph.
fn is_latin(c: char) -> bool {
    let accented = matches!(c, '\u{c0}'..='\u{24f}');
    c.is_ascii() && c != ' ' || accented || matches!(c, '\u{2013}' | '\u{b6}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// The number of characters of a short group in parentheses that begins here.
fn group(chars: &[char]) -> Option<usize> {
    let close = match chars.first()? {
        '(' => ')',
        '\u{ff08}' => '\u{ff09}',
        _ => return None,
    };
    // Only as far as the group may reach: a text of opening marks alone is not read once for each.
    let mut width = 0.0;
    let ahead = chars.iter().skip(1).take_while(|c| {
        width += ems(&[**c]);
        **c != close && width < GROUP_EM + 1.0
    });
    let end = 1 + ahead.count();
    if chars.get(end) != Some(&close) {
        return None;
    }
    let inner = chars.get(1..end)?;
    (ems(inner) <= GROUP_EM).then_some(end + 1)
}

/// The number of characters of a number with its unit, or of a date in words, that begins here.
fn quantity(chars: &[char]) -> Option<usize> {
    quantity_of(chars, DATE_PARTS)
}

/// The same of a date of so many parts at most.
fn quantity_of(chars: &[char], parts: u32) -> Option<usize> {
    let digits = chars.iter().take_while(|c| is_of_number(**c)).count();
    if digits == 0 {
        return None;
    }
    let space = usize::from(chars.get(digits) == Some(&' '));
    let rest = chars.get(digits + space..)?;
    let is_next = |unit: &str| {
        let same = rest.iter().zip(unit.chars()).filter(|(a, b)| **a == *b);
        same.count() == unit.chars().count()
    };
    let known = UNITS.iter().find(|unit| is_next(unit));
    let unit = match (known, rest) {
        (Some(unit), _) => unit.chars().count(),
        (None, [c, ..]) if is_han(*c) => 1,
        (None, ['k', 'm', ..]) => 2,
        (None, _) => 0,
    };
    if unit == 0 {
        return None;
    }
    let end = digits + space + unit;
    let is_of_date = matches!(rest.first(), Some('年' | '月')) && unit == 1 && parts > 1;
    let rest = chars.get(end..).filter(|_| is_of_date);
    let more = rest.and_then(|rest| quantity_of(rest, parts - 1));
    Some(end + more.unwrap_or(0))
}
