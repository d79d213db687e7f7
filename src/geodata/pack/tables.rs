//! The TOML files of a pack: their tables, each an entry with its origin.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::blocks;
use super::entry::{Entry, Identified};
use super::files::PackFiles;
use super::kind::EntryKind;
use super::origin::Origin;
use super::unread::{Faults, Holds};
use crate::diagnostics::escaped;
use crate::geodata::Problem;
use crate::messages::{Said, parsed, said};

/// Most entries of one file.
const MOST_ENTRIES: usize = 500_000;

/// The entries of one file, `[[key]]` each.
pub(super) fn entries<T: DeserializeOwned + Identified + Send>(
    found: &mut Faults,
    files: &PackFiles,
) -> Vec<Entry<T>> {
    let kind = T::KIND;
    let Some(text) = files.text(kind.file()) else {
        return Vec::new();
    };
    let file: Arc<str> = files.display_name(kind.file()).into();
    if memmem::find_iter(text.as_bytes(), head(kind).as_bytes())
        .nth(MOST_ENTRIES)
        .is_some()
    {
        let message = said!("pack-too-many-entries", most = MOST_ENTRIES);
        let problem = Problem::of_file(&*file, message).remedy(said!("remedy-divide-pack"));
        found.unread.add_file(Holds::Entries(kind), problem);
        return Vec::new();
    }
    let lines = Lines::of(text);
    let read = blocks::read(text, kind.key(), |start, root| {
        tables::<T>(&file, &lines, kind, start, root)
    });
    let blocks = match read {
        Ok(blocks) => blocks,
        Err(error) => {
            let problem = |message| Problem::of_file(&*file, message);
            let problem = toml_problem(problem, &lines, 0, &error);
            found.unread.add_file(Holds::Entries(kind), problem);
            return Vec::new();
        }
    };
    let mut made = Vec::new();
    for (of_block, faults) in blocks {
        made.extend(of_block);
        found.append(faults);
    }
    let mut seen = BTreeSet::new();
    let mut entries = Vec::with_capacity(made.len());
    for (index, Table { written_id, read }) in made.into_iter().enumerate() {
        let origin = Origin::entry(&file, kind, index, written_id.as_deref());
        match read {
            Ok(raw) => match check_id(raw.id(), &mut seen) {
                Ok(()) => entries.push(Entry { origin, raw }),
                Err((message, remedy)) => {
                    found.problems.push(origin.problem(message).remedy(remedy));
                    found.unread.add(kind, raw.id());
                }
            },
            Err((error, start)) => {
                let problem = |message| origin.problem(message);
                let problem = toml_problem(problem, &lines, start, &error);
                found.problems.push(problem);
                if let Some(id) = written_id {
                    found.unread.add(kind, &id);
                }
            }
        }
    }
    entries
}

/// One `[[key]]` of a file.
struct Table<T> {
    written_id: Option<String>,
    /// What it says, or what is wrong with it and where its block starts.
    read: Result<T, (toml::de::Error, usize)>,
}

/// The entries of the block of a file that starts at `start`, and what is wrong with anything else
/// in it.
fn tables<T: DeserializeOwned>(
    file: &str,
    lines: &Lines<'_>,
    kind: EntryKind,
    start: usize,
    root: DeTable<'_>,
) -> (Vec<Table<T>>, Faults) {
    let (mut found, mut faults) = (Vec::new(), Faults::default());
    for (key, value) in root {
        match value.into_inner() {
            DeValue::Array(items) if key.get_ref() == kind.key() => {
                found.extend(items.into_iter().map(|table| {
                    Table {
                        written_id: id_of(&table).map(str::to_owned),
                        read: T::deserialize(ValueDeserializer::from(table))
                            .map_err(|error| (error, start)),
                    }
                }));
            }
            other => {
                let problem = unknown_table(file, lines, start, &key, kind);
                faults.problems.push(problem);
                // Its name may be all that is wrong with it.
                let tables = other.as_array().into_iter().flat_map(|array| array.iter());
                let ids = tables.filter_map(id_of);
                ids.for_each(|id| faults.unread.add(kind, id));
            }
        }
    }
    (found, faults)
}

/// What an id is made of.
pub(super) fn id_remedy() -> Said {
    said!("remedy-id")
}

/// Whether a string can be an id.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What is wrong with a string that cannot be an id.
pub(super) fn bad_id(id: &str) -> Said {
    said!("pack-not-an-id", id = escaped(id))
}

fn check_id(id: &str, seen: &mut BTreeSet<String>) -> Result<(), (Said, Said)> {
    if !is_id(id) {
        return Err((bad_id(id), id_remedy()));
    }
    if !seen.insert(id.to_owned()) {
        return Err((
            said!("pack-id-twice", id = escaped(id)),
            said!("remedy-rename-one"),
        ));
    }
    Ok(())
}

fn id_of<'t>(table: &'t Spanned<DeValue<'_>>) -> Option<&'t str> {
    table.get_ref().as_table()?.get("id")?.get_ref().as_str()
}

fn unknown_table(
    file: &str,
    lines: &Lines<'_>,
    start: usize,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    kind: EntryKind,
) -> Problem {
    let line = lines.of_offset(start + key.span().start);
    let what = said!("pack-unknown-key", key = escaped(key.get_ref()));
    Problem::of_file(file, said!("parse-at-line", line = line, what = what))
        .remedy(said!("remedy-only-entries", key = kind.key()))
}

/// The problem that `problem` makes of a message: of what the TOML reader says of a block that starts
/// at `start`.
pub(super) fn toml_problem(
    problem: impl FnOnce(Said) -> Problem,
    lines: &Lines<'_>,
    start: usize,
    error: &toml::de::Error,
) -> Problem {
    let message = error.message().replace('\n', ", ");
    let remedy = remedy_for(&message);
    let at = error.span().map(|span| start + span.start);
    problem(at_line(&message, at, lines)).remedy(remedy)
}

/// What the reader of TOML says, at a byte of the text.
fn at_line(message: &str, at: Option<usize>, lines: &Lines<'_>) -> Said {
    let what = parsed(message);
    match at {
        Some(at) => said!("parse-at-line", line = lines.of_offset(at), what = what),
        None => what,
    }
}

/// What a reader of TOML says of a text, with the line.
pub(in crate::geodata) fn toml_said(message: &str, span: Option<Range<usize>>, text: &str) -> Said {
    let message = message.trim().replace('\n', ", ");
    at_line(&message, span.map(|span| span.start), &Lines::of(text))
}

/// What to do about a message of the TOML or JSON reader.
pub(super) fn remedy_for(message: &str) -> Said {
    if message.starts_with("unknown field") {
        said!("remedy-remove-or-spelling")
    } else if message.starts_with("unknown variant") {
        said!("remedy-listed-words")
    } else if message.starts_with("missing field") {
        said!("remedy-add-it")
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") {
        said!("remedy-pack-values")
    } else {
        said!("remedy-pack-format")
    }
}

/// The head of an entry.
fn head(kind: EntryKind) -> String {
    format!("[[{}]]", kind.key())
}

/// The lines of a text, found when the first of them is asked for.
pub(super) struct Lines<'t> {
    text: &'t str,
    ends: OnceLock<Vec<usize>>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            ends: OnceLock::new(),
        }
    }

    /// The line of a byte, from 1.
    fn of_offset(&self, offset: usize) -> usize {
        let ends = || memchr::memchr_iter(b'\n', self.text.as_bytes()).collect();
        let ends = self.ends.get_or_init(ends);
        ends.partition_point(|end| *end < offset) + 1
    }
}
