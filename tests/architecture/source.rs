//! The project's own source files, with what is not code blanked out.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file of the project.
pub(crate) struct Source {
    /// Its path from the project's folder, with `/`: `src/scene/mod.rs`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
    /// Without comments and without its own unit tests, line numbers kept.
    pub(crate) code: String,
    /// The same without the insides of strings and characters.
    pub(crate) bare_code: String,
}

/// The Rust files under these folders of the project, by path.
pub(crate) fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    paths.iter().map(|path| Source::read(root, path)).collect()
}

/// Those of the modules, as [`Source::is_any_of`] takes them, of which there is no file.
pub(crate) fn missing(files: &[Source], modules: &[&str]) -> Vec<String> {
    let is_gone = |module: &&&str| !files.iter().any(|file| file.is_any_of(&[**module]));
    let gone = modules.iter().filter(is_gone);
    gone.map(|module| (*module).to_owned()).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

impl Source {
    fn read(root: &Path, path: &Path) -> Self {
        let from_root = path.strip_prefix(root).unwrap_or(path);
        let text = fs::read_to_string(path).unwrap_or_default();
        Self::new(&from_root.to_string_lossy().replace('\\', "/"), &text)
    }

    /// A file of a path and a text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let without_tests = match text.find("\n#[cfg(test)]\nmod tests {") {
            // What the unit tests of a module share is declared for tests alone.
            _ if path.ends_with("/testing.rs") => "",
            Some(tests) => &text[..=tests],
            None => text,
        };
        Self {
            path: path.to_owned(),
            code: blank(without_tests, Keep::Strings),
            bare_code: blank(without_tests, Keep::Code),
            text: text.to_owned(),
        }
    }

    /// Whether the file is one of these, or lies in the folder of that name: `src/paint/screen`
    /// stands for `src/paint/screen.rs` and for all of `src/paint/screen/`.
    pub(crate) fn is_any_of(&self, modules: &[&str]) -> bool {
        modules.iter().any(|module| {
            let rest = self.path.strip_prefix(module);
            rest.is_some_and(|r| r == ".rs" || r.starts_with('/'))
        })
    }

    /// `path:line: the line`, for the byte at `offset` of any of the texts.
    pub(crate) fn place(&self, text: &str, offset: usize) -> String {
        let number = text[..offset].matches('\n').count();
        let line = self.text.lines().nth(number).unwrap_or_default().trim();
        format!("{}:{}: {line}", self.path, number + 1)
    }

    /// Where any of these identifiers stands in the code, as a whole word.
    pub(crate) fn uses_of(&self, identifiers: &[&str]) -> Vec<String> {
        let words = words(&self.bare_code).filter(|(_, word)| identifiers.contains(word));
        words
            .map(|(offset, _)| self.place(&self.bare_code, offset))
            .collect()
    }

    /// Where each struct with named fields stands, and how many it has.
    pub(crate) fn fields_of_structs(&self) -> Vec<(String, usize)> {
        let structs = words(&self.bare_code).filter(|(_, word)| *word == "struct");
        let sizes = structs.filter_map(|(offset, _)| {
            let rest = &self.bare_code[offset..];
            let begin = rest.find(['{', ';', '('])?;
            let body = rest[begin..].strip_prefix('{')?;
            let fields = body.lines().skip(1).take_while(|line| line.trim() != "}");
            let is_field = |line: &&str| {
                let line = line.trim();
                !line.starts_with('#') && line.contains(": ") && line.ends_with(',')
            };
            Some((
                self.place(&self.bare_code, offset),
                fields.filter(is_field).count(),
            ))
        });
        sizes.collect()
    }

    /// Where a crate of this name is used by path: `name::…` or `use name…`.
    pub(crate) fn uses_of_crate(&self, name: &str) -> Vec<String> {
        let is_path = |offset: usize| {
            let (before, after) = self.bare_code.split_at(offset);
            let after = &after[name.len()..];
            let imported = before.trim_end().ends_with("use");
            (after.starts_with("::") && !before.ends_with("::")) || imported
        };
        let found =
            words(&self.bare_code).filter(|(offset, word)| *word == name && is_path(*offset));
        found
            .map(|(offset, _)| self.place(&self.bare_code, offset))
            .collect()
    }
}

/// The identifiers and keywords of a text with their offsets; lifetimes are neither.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.split(move |c| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(|(offset, _)| !text[..*offset].ends_with('\''))
}

#[derive(Clone, Copy, PartialEq)]
enum Keep {
    Code,
    Strings,
}

/// Replaces comments, and strings and characters too if they are not kept, by spaces.
fn blank(text: &str, keep: Keep) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (length, kept) = match token(rest) {
            Token::Comment(length) => (length, false),
            Token::Literal(length) => (length, keep == Keep::Strings),
            Token::Other(length) => (length, true),
        };
        let (here, after) = rest.split_at(length);
        if kept {
            out.push_str(here);
        } else {
            out.extend(here.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    out
}

/// A piece of source with its length in bytes.
enum Token {
    Comment(usize),
    Literal(usize),
    Other(usize),
}

fn token(text: &str) -> Token {
    let until = |start: usize, end: &str| {
        let found = text[start..].find(end);
        found.map_or(text.len(), |at| start + at + end.len())
    };
    if text.starts_with("//") {
        return Token::Comment(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Token::Comment(until(2, "*/"));
    }
    if let Some(hashes) = raw_string(text) {
        let end = format!("\"{}", "#".repeat(hashes));
        return Token::Literal(until(hashes + 2, &end));
    }
    match text.as_bytes() {
        [b'"', ..] => Token::Literal(quoted(text, '"')),
        [b'\'', b'\\', ..] => Token::Literal(quoted(text, '\'')),
        [b'\'', ..] if text.chars().nth(2) == Some('\'') => Token::Literal(quoted(text, '\'')),
        _ => Token::Other(word_length(text)),
    }
}

/// The number of `#` when a raw string begins here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a literal up to its closing `quote`.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (offset, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return offset + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The length of the word that starts here, so that its last `r` opens no raw string; else of one
/// character.
fn word_length(text: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    word.max(first)
}

#[test]
fn a_module_that_is_gone_is_named() {
    let files = [Source::new("src/a/mod.rs", ""), Source::new("src/b.rs", "")];
    let modules = ["src/a", "src/b", "src/c", "src/a/b"];
    assert_eq!(missing(&files, &modules), ["src/c", "src/a/b"]);
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = \"b // c\"; // d\nlet e = r#\"f\"g\"#; let h: &'i str = '\"'; /* j */ k";
    let keep_strings =
        "let a = \"b // c\";     \nlet e = r#\"f\"g\"#; let h: &'i str = '\"';         k";
    let keep_code = "let a =         ;     \nlet e =         ; let h: &'i str =    ;         k";
    assert_eq!(blank(text, Keep::Strings), keep_strings);
    assert_eq!(blank(text, Keep::Code), keep_code);
}

#[test]
fn the_fields_of_a_struct_are_counted() {
    let text = "struct None;\nstruct One(u8);\n/// Two.\npub(super) struct Two<'a> {\n    \
                /// A: one,\n    a: &'a str,\n    pub(crate) b: Vec<(u8, f64)>,\n}\n\
                impl Two<'_> {\n    x: y,\n}\n";
    let counted = Source::new("src/a.rs", text).fields_of_structs();
    assert_eq!(
        counted,
        [("src/a.rs:4: pub(super) struct Two<'a> {".to_owned(), 2)]
    );
}
