//! References as BibTeX entries, in UTF-8.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::note::note;
use crate::model::Source;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// One entry for each source, as `@misc`, the only type that needs no field a source lacks.
/// BibTeX and biblatex print its `howpublished` and pass over its `publisher`, which reference
/// managers read.
pub(super) fn file(sources: &[&Source]) -> String {
    let keys = keys(sources);
    let entries = sources.iter().zip(&keys);
    let entries: Vec<String> = entries.map(|(source, key)| entry(source, key)).collect();
    entries.join("\n")
}

fn entry(source: &Source, key: &str) -> String {
    let mut out = format!("@misc{{{key},\n");
    // Doubled braces keep a style from changing the case of the title.
    field(
        &mut out,
        "title",
        &format!("{{{}}}", escaped(&source.title.zh)),
    );
    if !source.author.zh.trim().is_empty() {
        // Doubled braces keep a style from reading a person's name into it.
        field(
            &mut out,
            "author",
            &format!("{{{}}}", escaped(&source.author.zh)),
        );
    }
    if !source.publisher.zh.trim().is_empty() {
        let publisher = escaped(&source.publisher.zh);
        field(&mut out, "howpublished", &publisher);
        field(&mut out, "publisher", &publisher);
    }
    if let Some((date, _)) = source.reference_date() {
        field(&mut out, "year", &date.year.to_string());
        let month = date
            .month
            .and_then(|m| MONTHS.get(usize::from(m).checked_sub(1)?));
        if let Some(month) = month {
            // A macro, which each style writes in its own way; it takes no braces.
            let _ = writeln!(out, "  month = {month},");
        }
        if let Some(day) = date.day {
            field(&mut out, "day", &day.to_string());
        }
    }
    if let Some(address) = &source.address {
        field(&mut out, "url", &escaped(address));
    }
    if let Some(accessed) = source.accessed {
        field(&mut out, "urldate", &accessed.to_string());
    }
    field(&mut out, "language", source.language.tag());
    // Styles sort and label by it where there is no author.
    field(&mut out, "key", key);
    field(&mut out, "note", &escaped(&note(source)));
    out.push_str("}\n");
    out
}

/// Adds a field; its value is escaped.
fn field(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "  {name} = {{{value}}},");
}

/// A key for each source: its id without the characters that would end a key, made unique.
fn keys(sources: &[&Source]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut keys = Vec::new();
    for source in sources {
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || "-_.:".contains(c) {
                c
            } else {
                '-'
            }
        };
        let own: String = source.key.chars().map(plain).collect();
        let own = if own.is_empty() {
            "source".to_owned()
        } else {
            own
        };
        // BibTeX ignores the case of a key's letters.
        let is_free = |key: &String| !taken.contains(&key.to_ascii_lowercase());
        let numbered = (2_u32..).map(|n| format!("{own}-{n}"));
        let mut candidates = std::iter::once(own.clone()).chain(numbered);
        let key = candidates.find(is_free).unwrap_or(own);
        taken.insert(key.to_ascii_lowercase());
        keys.push(key);
    }
    keys
}

/// Text as the value of a field. Braces are written as commands, for BibTeX counts them even when
/// they are escaped; line breaks become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Style;
    use crate::citation::sample::sample;
    use crate::geodata::load_bundled;
    use crate::model::Title;

    /// Whether every brace is closed and none is closed twice, as BibTeX counts them.
    fn is_balanced(text: &str) -> bool {
        let mut depth = 0_i32;
        for c in text.chars() {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if depth < 0 {
                return false;
            }
        }
        depth == 0
    }

    #[test]
    fn the_bundled_texts_are_whole_entries() {
        let atlas = load_bundled().expect("the bundled atlas loads");
        let ids: Vec<_> = atlas.sources().map(|(id, _)| id).collect();
        let text = super::super::file(&atlas, &ids, Style::BibTex);
        assert!(is_balanced(&text));
        assert_eq!(text.matches("@misc{").count(), ids.len());
        let expected = "\
@misc{yaan-2020,
  title = {{雅安如何融入成渝地区双城经济圈建设?}},
  howpublished = {雅安市经济和信息化局},
  publisher = {雅安市经济和信息化局},
  year = {2020},
  month = jul,
  language = {zh-Hans},
  key = {yaan-2020},
  note = {file 000\\_cc1bb577c5ffb7cf.txt; SHA-256 \
3f0949f7fd464cce4e2df10b87154ce4e30e975801a6d8460947704c84d1158d; \
date inferred from the text; address not known; English title: How Ya'an can join in building the \
Chengdu–Chongqing economic circle},
}
";
        assert!(text.starts_with(expected), "{text}");
        assert!(text.contains("  day = {29},\n"));
    }

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        assert_eq!(
            escaped(" 50% & #1_a$ {x} ~^\\ \n“双城记” "),
            "50\\% \\& \\#1\\_a\\$ \\textbraceleft{}x\\textbraceright{} \
             \\textasciitilde{}\\textasciicircum{}\\textbackslash{}  “双城记”"
        );
        let mut source = sample();
        source.title = Title::verbatim("}{ }}".to_owned(), "{".to_owned());
        let text = file(&[&source]);
        assert!(is_balanced(&text), "{text}");
    }

    #[test]
    fn keys_are_unique_and_hold_nothing_that_ends_a_key() {
        let with_key = |key: &str| crate::model::Source {
            key: key.to_owned(),
            ..sample()
        };
        let sources = ["a b", "A-b", "a,b", "资阳", ""].map(with_key);
        let keys = keys(&sources.iter().collect::<Vec<_>>());
        assert_eq!(keys, ["a-b", "A-b-2", "a-b-3", "--", "source"]);
    }
}
