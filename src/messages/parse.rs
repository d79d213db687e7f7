//! What the readers of TOML and JSON say of a text, in our own words where people meet it; the rest
//! is quoted. Their words are those of the crates serde and serde_json.

use super::said::{Said, Says, said};

impl Says for serde_json::Error {
    fn said(&self) -> Said {
        let (line, column) = (self.line(), self.column());
        let whole = self.to_string();
        if line == 0 {
            return parsed(&whole);
        }
        let place = format!(" at line {line} column {column}");
        let what = parsed(whole.strip_suffix(&place).unwrap_or(&whole));
        said!("parse-at", what = what, line = line, column = column)
    }
}

/// What a reader says of what it read, without where.
#[must_use]
pub fn parsed(message: &str) -> Said {
    syntax(message)
        .or_else(|| shape(message))
        .unwrap_or_else(|| said!("parse-other", what = message))
}

/// What is wrong with the signs of JSON.
fn syntax(message: &str) -> Option<Said> {
    Some(match message {
        "EOF while parsing a list" => said!("parse-eof-list"),
        "EOF while parsing an object" => said!("parse-eof-object"),
        "EOF while parsing a string" => said!("parse-eof-string"),
        "EOF while parsing a value" => said!("parse-eof-value"),
        "expected value" => said!("parse-expected-value"),
        "expected `:`" => said!("parse-expected-colon"),
        "expected `,` or `]`" => said!("parse-expected-list-comma"),
        "expected `,` or `}`" => said!("parse-expected-object-comma", end = "}"),
        "key must be a string" => said!("parse-key-string"),
        "invalid number" => said!("parse-invalid-number"),
        "invalid escape" => said!("parse-invalid-escape"),
        "number out of range" => said!("parse-number-range"),
        "trailing comma" => said!("parse-trailing-comma"),
        "trailing characters" => said!("parse-trailing-characters"),
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            said!("parse-control-character")
        }
        "recursion limit exceeded" => said!("parse-too-deep"),
        _ => return None,
    })
}

/// What is wrong with the keys and the values.
fn shape(message: &str) -> Option<Said> {
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let (field, rest) = rest.split_once("`, ")?;
        return Some(if rest == "there are no fields" {
            said!("parse-unknown-field-alone", field = field)
        } else {
            let expected = words(rest.strip_prefix("expected ")?)?;
            said!("parse-unknown-field", field = field, expected = expected)
        });
    }
    if let Some(rest) = message.strip_prefix("unknown variant `") {
        let (word, rest) = rest.split_once("`, expected ")?;
        let expected = words(rest)?;
        return Some(said!(
            "parse-unknown-variant",
            word = word,
            expected = expected
        ));
    }
    if let Some(rest) = message.strip_prefix("missing field `") {
        let field = rest.strip_suffix('`')?;
        return Some(said!("parse-missing-field", field = field));
    }
    if let Some(rest) = message.strip_prefix("duplicate field `") {
        let field = rest.strip_suffix('`')?;
        return Some(said!("parse-duplicate-field", field = field));
    }
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        let (found, expected) = rest.rsplit_once(", expected ")?;
        return Some(said!(
            "parse-invalid-type",
            found = found,
            expected = expected
        ));
    }
    if let Some(rest) = message.strip_prefix("invalid value: ") {
        let (found, expected) = rest.rsplit_once(", expected ")?;
        return Some(said!(
            "parse-invalid-value",
            found = found,
            expected = expected
        ));
    }
    None
}

/// `one of `a`, `b``, or two words, or one.
fn words(expected: &str) -> Option<Said> {
    if let Some(list) = expected.strip_prefix("one of ") {
        let words = list.split(", ").map(word).collect::<Option<Vec<_>>>()?;
        return Some(said!("parse-one-of", words = Said::list(words)));
    }
    if let Some((first, second)) = expected.split_once(" or ") {
        let bare = |word: &str| word.trim_matches('`').to_owned();
        return Some(said!(
            "parse-two",
            first = bare(first),
            second = bare(second)
        ));
    }
    word(expected)
}

fn word(quoted: &str) -> Option<Said> {
    let word = quoted.strip_prefix('`')?.strip_suffix('`')?;
    Some(said!("parse-word", word = word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn the_english_words_stay_and_the_chinese_ones_quote_only_what_stands_in_the_file() {
        for (message, chinese) in [
            (
                "unknown field `naem`, expected one of `name`, `id`, `en`",
                "没有名为“naem”的键，可用的是“name”、“id”、“en”",
            ),
            (
                "unknown field `naem`, expected `name` or `id`",
                "没有名为“naem”的键，可用的是“name”或“id”",
            ),
            ("missing field `name`", "缺少键“name”"),
            (
                "unknown variant `boat`, expected `rail`",
                "不认识“boat”，可用的是“rail”",
            ),
            (
                "invalid type: string \"x\", expected f64",
                "类型不对：有“string \"x\"”，应为“f64”",
            ),
            ("expected `,` or `}`", "这里应有逗号或“}”"),
            (
                "control character (\\u0000-\\u001F) found while parsing a string",
                "字符串里有控制字符",
            ),
            ("something new", "“something new”"),
        ] {
            let said = parsed(message);
            assert_eq!(said.text(Language::En), message);
            assert_eq!(said.text(Language::ZhHans), chinese);
        }
    }

    #[test]
    fn a_fault_of_json_is_told_with_its_line_and_column() {
        let error = serde_json::from_str::<serde_json::Value>("{\n  \"a\": }").unwrap_err();
        assert_eq!(error.said().to_string(), error.to_string());
        assert_eq!(
            error.said().text(Language::ZhHans),
            "第 2 行第 8 列，这里应有值"
        );
    }
}
