//! Text that a spreadsheet opens as what it is: no text of a file becomes a formula there.

use std::borrow::Cow;

/// Begins a file by which spreadsheets know that it is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What makes a spreadsheet take a cell for a formula where it begins with it. Programs for Chinese
/// and Japanese take the wide signs for the narrow ones, as they come from their keyboards.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// A text that no spreadsheet takes for a formula: an apostrophe comes before one that looks like it.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Cells as a line with tabs between them, to be pasted into a spreadsheet. A tab or a line break
/// inside a cell would break the table.
pub fn tabbed(cells: impl Iterator<Item = String>) -> String {
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cells = cells.map(|cell| inert(&one_line(cell)).into_owned());
    cells.collect::<Vec<_>>().join("\t")
}

/// Whether [`inert`] changes a field of a file that may be a number, which it must not: `-5` stays.
///
/// The field may be in any encoding; what is not UTF-8 is compared byte by byte.
#[must_use]
pub fn is_formula(field: &[u8]) -> bool {
    let begins = FORMULA.iter().any(|c| {
        let mut bytes = [0; 4];
        field.starts_with(c.encode_utf8(&mut bytes).as_bytes())
    });
    begins && !is_number(field)
}

/// Whether a field is a number in figures; `-inf` is none to a spreadsheet.
fn is_number(field: &[u8]) -> bool {
    let field = field.trim_ascii();
    let in_figures = |b: &u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    let text = std::str::from_utf8(field).unwrap_or_default();
    field.iter().all(in_figures) && text.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(inert("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(inert("@SUM(1)"), "'@SUM(1)");
        assert_eq!(inert("\u{ff1d}1+1"), "'\u{ff1d}1+1");
        assert_eq!(inert("成都"), "成都");
    }

    #[test]
    fn a_number_is_no_formula() {
        for number in ["-5", "+5.5", "-1e-3", "-.5", " -5", "5"] {
            assert!(!is_formula(number.as_bytes()), "{number}");
        }
        for text in ["-1+2", "-inf", "-", "+", "=1", "\t-5+1", "@x", "－1"] {
            assert!(is_formula(text.as_bytes()), "{text}");
        }
        assert!(!is_formula(b"\xff") && !is_formula(b""));
    }
}
