//! The TOML files of a pack: their tables, each an entry with its origin.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::blocks;
use super::entry::{Entry, Identified};
use super::files::PackFiles;
use super::kind::EntryKind;
use super::origin::Origin;
use super::unread::Faults;
use crate::geodata::Problem;

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
    let lines = LineNumbers::new(text);
    let read = blocks::read(text, kind.key(), |start, root| {
        tables::<T>(&file, &lines, kind, start, root)
    });
    let blocks = match read {
        Ok(blocks) => blocks,
        Err(error) => {
            let problem = Problem::of_file(&*file, "");
            found.problems.push(toml_problem(problem, text, 0, &error));
            found.unread.add_file(kind);
            return Vec::new();
        }
    };
    let mut made = Vec::new();
    for (of_block, problems) in blocks {
        made.extend(of_block);
        found.problems.extend(problems);
    }
    let mut seen = BTreeSet::new();
    let mut entries = Vec::with_capacity(made.len());
    for (index, Table { written_id, read }) in made.into_iter().enumerate() {
        let origin = Origin::new(&file, entry_name(kind, index, written_id.as_deref()));
        match read {
            Ok(raw) => match check_id(raw.id(), &mut seen) {
                Ok(()) => entries.push(Entry { origin, raw }),
                Err((message, remedy)) => {
                    found.problems.push(origin.problem(message).remedy(remedy));
                }
            },
            Err((error, start)) => {
                let problem = origin.problem("");
                found
                    .problems
                    .push(toml_problem_at(problem, &lines, start, &error));
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

/// The entries of the block of a file that starts at `start`, and problems with anything else in it.
fn tables<T: DeserializeOwned>(
    file: &str,
    lines: &LineNumbers<'_>,
    kind: EntryKind,
    start: usize,
    root: DeTable<'_>,
) -> (Vec<Table<T>>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
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
            _ => problems.push(unknown_table(file, lines, start, &key, kind)),
        }
    }
    (found, problems)
}

/// What an id is made of.
pub(super) const ID_REMEDY: &str = "use lower-case ASCII letters, digits and hyphens";

/// Whether a string can be an id.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What is wrong with a string that cannot be an id.
pub(super) fn bad_id(id: &str) -> String {
    format!("{id:?} is not an id")
}

fn check_id(id: &str, seen: &mut BTreeSet<String>) -> Result<(), (String, &'static str)> {
    if !is_id(id) {
        return Err((bad_id(id), ID_REMEDY));
    }
    if !seen.insert(id.to_owned()) {
        return Err((
            format!("the id {id:?} is used twice in this file"),
            "rename one of the two",
        ));
    }
    Ok(())
}

fn id_of<'t>(table: &'t Spanned<DeValue<'_>>) -> Option<&'t str> {
    table.get_ref().as_table()?.get("id")?.get_ref().as_str()
}

fn entry_name(kind: EntryKind, index: usize, id: Option<&str>) -> String {
    match id {
        Some(id) => format!("{} {id:?}", kind.key()),
        None => format!("{} {}", kind.key(), index + 1),
    }
}

fn unknown_table(
    file: &str,
    lines: &LineNumbers<'_>,
    start: usize,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    kind: EntryKind,
) -> Problem {
    let line = lines.of(start + key.span().start);
    Problem::of_file(
        file,
        format!("line {line}: unknown key {:?}", key.get_ref()),
    )
    .remedy(format!("this file holds [[{}]] entries only", kind.key()))
}

/// Fills in the message and the remedy of a problem from what the TOML reader says of a block that
/// starts at `start`.
pub(super) fn toml_problem(
    problem: Problem,
    text: &str,
    start: usize,
    error: &toml::de::Error,
) -> Problem {
    toml_problem_at(problem, &LineNumbers::new(text), start, error)
}

fn toml_problem_at(
    problem: Problem,
    lines: &LineNumbers<'_>,
    start: usize,
    error: &toml::de::Error,
) -> Problem {
    let message = error.message().replace('\n', ", ");
    let remedy = remedy_for(&message);
    let line = error
        .span()
        .map(|span| format!("line {}: ", lines.of(start + span.start)));
    Problem {
        message: format!("{}{message}", line.unwrap_or_default()),
        ..problem
    }
    .remedy(remedy)
}

/// What to do about a message of the TOML or JSON reader.
pub(super) fn remedy_for(message: &str) -> &'static str {
    if message.starts_with("unknown field") {
        "remove it, or check its spelling"
    } else if message.starts_with("unknown variant") {
        "use one of the words listed"
    } else if message.starts_with("missing field") {
        "add it"
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") {
        "see geodata/packs/README.md for what belongs there"
    } else {
        "see geodata/packs/README.md for the format"
    }
}

/// The numbers of the lines of a text. Its line breaks are looked for once, when the first number is
/// asked for, so that many problems of one file cost no more than one.
struct LineNumbers<'t> {
    text: &'t str,
    breaks: OnceLock<Vec<usize>>,
}

impl<'t> LineNumbers<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            breaks: OnceLock::new(),
        }
    }

    /// The number, from 1, of the line of the byte at `offset`.
    fn of(&self, offset: usize) -> usize {
        let breaks = self
            .breaks
            .get_or_init(|| memchr::memchr_iter(b'\n', self.text.as_bytes()).collect());
        breaks.partition_point(|at| *at < offset) + 1
    }
}
