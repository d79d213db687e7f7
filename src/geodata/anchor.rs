//! Filling in the offsets of a pack's anchors, in its files, without touching anything else.

use std::collections::BTreeMap;
use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike, Value, value};

use super::pack::{PackFiles, RawContents, sources_alone};
use super::texts::{Orphan, TextPlace};
use super::{Problem, Texts};
use crate::files::{FileError, Overwrite, write_atomically};
use crate::model::Source;

/// The files whose entries have mentions, and the key of their entries.
const FILES: [(&str, &str); 6] = [
    ("places.toml", "place"),
    ("roles.toml", "role"),
    ("corridors.toml", "corridor"),
    ("links.toml", "link"),
    ("targets.toml", "target"),
    ("events.toml", "event"),
];

/// What was done to a pack.
#[derive(Debug, Default)]
pub struct Anchored {
    /// How many mentions have their offsets now.
    pub placed: usize,
    /// The files that were written, because something in them changed.
    pub written: Vec<String>,
    /// The quotes that were not found, and other reasons why a mention has no offsets.
    pub problems: Vec<Problem>,
}

/// Writes `paragraph`, `article`, `start` and `end` of every mention of the pack in `folder`.
///
/// The files keep their comments, order, layout, line ends and byte order mark. A mention whose quote
/// is not found stays as it is and is reported. Each file is replaced in one step, so a failure
/// leaves the old one.
///
/// # Errors
/// When the folder is not a pack, or a file cannot be read or written.
pub fn anchor(folder: &Path, texts: &Texts) -> Result<Anchored, Problem> {
    let mut done = Anchored::default();
    let sources = sources(folder, &mut done.problems)?;
    for (name, key) in FILES {
        let path = folder.join(name);
        if !path.exists() {
            continue;
        }
        let shown = path.display().to_string();
        let old = std::fs::read_to_string(&path).map_err(|e| Problem::unreadable(&path, &e))?;
        let layout = Layout::of(&old);
        let mut document: DocumentMut = old.parse().map_err(|error: toml_edit::TomlError| {
            let message = error.to_string().trim().replace('\n', " ");
            Problem::of_file(&shown, message).remedy("correct the TOML first")
        })?;
        let before = document.to_string();
        let mut filler = Filler {
            file: &shown,
            texts,
            sources: &sources,
            done: &mut done,
        };
        for (index, entry) in tables(document.get_mut(key)).enumerate() {
            filler.entry(key, index, entry);
        }
        let after = document.to_string();
        if after != before {
            replace(&path, &layout.restore(&after))?;
            done.written.push(shown);
        }
    }
    Ok(done)
}

/// What the TOML writer does not keep of a file.
struct Layout {
    has_mark: bool,
    has_crlf: bool,
}

impl Layout {
    const BYTE_ORDER_MARK: char = '\u{feff}';

    fn of(text: &str) -> Self {
        Self {
            has_mark: text.starts_with(Self::BYTE_ORDER_MARK),
            // A file that mixes both kinds gets the kind of its first line.
            has_crlf: text.lines().next().is_some_and(|line| {
                let end = text.strip_prefix(line).unwrap_or_default();
                end.starts_with("\r\n")
            }),
        }
    }

    fn restore(&self, text: &str) -> String {
        let text = text.trim_start_matches(Self::BYTE_ORDER_MARK);
        let mut lines = text.replace("\r\n", "\n");
        if self.has_crlf {
            lines = lines.replace('\n', "\r\n");
        }
        if self.has_mark {
            lines.insert(0, Self::BYTE_ORDER_MARK);
        }
        lines
    }
}

/// The sources that the pack may quote: its own, and the bundled pack's.
fn sources(
    folder: &Path,
    problems: &mut Vec<Problem>,
) -> Result<BTreeMap<String, Source>, Problem> {
    // `verify` reports what is wrong with the rest of the pack.
    let mut ignored = Vec::new();
    let bundled = RawContents::read(&PackFiles::bundled(), &mut ignored)?;
    let files = PackFiles::open(folder, problems)?;
    let own = RawContents::read(&files, &mut ignored)?;
    let all = sources_alone(bundled).into_iter().chain(sources_alone(own));
    Ok(all.map(|source| (source.key.clone(), source)).collect())
}

struct Filler<'a> {
    file: &'a str,
    texts: &'a Texts,
    sources: &'a BTreeMap<String, Source>,
    done: &'a mut Anchored,
}

impl Filler<'_> {
    fn entry(&mut self, key: &str, index: usize, entry: &mut dyn TableLike) {
        let name = match entry.get("id").and_then(Item::as_str) {
            Some(id) => format!("{key} {id:?}"),
            None => format!("{key} {}", index + 1),
        };
        for (number, mention) in tables(entry.get_mut("mention")).enumerate() {
            match self.find(mention) {
                Ok(place) => {
                    fill(mention, &place);
                    self.done.placed += 1;
                }
                Err((message, remedy)) => self.done.problems.push(
                    Problem::of_entry(
                        self.file,
                        format!("{name}, mention {}", number + 1),
                        message,
                    )
                    .remedy(remedy),
                ),
            }
        }
    }

    fn find(&self, mention: &dyn TableLike) -> Result<TextPlace, (String, &'static str)> {
        let text = |key| mention.get(key).and_then(Item::as_str).unwrap_or_default();
        let (key, quote) = (text("source"), text("quote"));
        let occurrence = mention
            .get("occurrence")
            .and_then(Item::as_integer)
            .unwrap_or(1);
        let source = self.sources.get(key).ok_or_else(|| {
            (
                format!("source {key:?} is not declared"),
                "add it to sources.toml",
            )
        })?;
        let text = self.texts.of(source).map_err(|orphan| {
            let remedy = match orphan {
                Orphan::OtherText { .. } => "correct sha256 once you have checked the text",
                _ => "give the folder that holds it with --texts",
            };
            (orphan.to_string(), remedy)
        })?;
        let number = u16::try_from(occurrence).unwrap_or(0);
        text.find(quote, number)
            .ok_or_else(|| match text.occurrences(quote).len() {
                0 => (
                    format!("the quote {quote:?} is not in {}", source.file),
                    "quote the text verbatim",
                ),
                n => (
                    format!(
                        "the quote {quote:?} occurs {n} times in {}, not {occurrence}",
                        source.file
                    ),
                    "correct the occurrence, counted from 1",
                ),
            })
    }
}

fn fill(mention: &mut dyn TableLike, place: &TextPlace) {
    set(
        mention,
        "paragraph",
        Some(i64::from(place.paragraph).into()),
    );
    set(mention, "article", place.article.as_deref().map(Into::into));
    set(mention, "start", Some(i64::from(place.start).into()));
    set(mention, "end", Some(i64::from(place.end).into()));
}

/// Sets a value, keeping the spaces and comments around an old one; `None` removes it.
fn set(table: &mut dyn TableLike, key: &str, new: Option<Value>) {
    let Some(mut new) = new else {
        table.remove(key);
        return;
    };
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => drop(table.insert(key, value(new))),
    }
}

/// The tables of `[[key]]` or `key = [{ … }]`.
fn tables(item: Option<&mut Item>) -> Box<dyn Iterator<Item = &mut dyn TableLike> + '_> {
    match item {
        Some(Item::ArrayOfTables(array)) => {
            Box::new(array.iter_mut().map(|table| table as &mut dyn TableLike))
        }
        Some(Item::Value(Value::Array(array))) => Box::new(
            array
                .iter_mut()
                .filter_map(|value| value.as_inline_table_mut().map(|t| t as &mut dyn TableLike)),
        ),
        _ => Box::new(std::iter::empty()),
    }
}

/// Replaces a file in one step, with the permissions of the old one; a link to it stays.
fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    write_atomically(path, text.as_bytes(), Overwrite::Yes).map_err(|error| {
        let reason = match error {
            FileError::Write { reason, .. } => format!("cannot be written: {reason}"),
            other => other.to_string(),
        };
        Problem::of_file(path.display().to_string(), reason)
            .remedy("check that the folder can be written to")
    })
}
