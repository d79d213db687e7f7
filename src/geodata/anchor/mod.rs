//! Filling in the offsets of a pack's anchors, in its files, without touching anything else.

mod line_ends;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, TableLike, Value, value};

use super::pack::{
    EntryKind, PackFiles, RawContents, mention_name, read_text, sources_alone, toml_said,
};
use super::texts::{Orphan, TextPlace};
use super::{Problem, Texts};
use crate::diagnostics::{escaped, shown_path};
use crate::files::{FileError, Overwrite, write_together};
use crate::messages::{Said, Says as _, said};
use crate::model::Source;
use line_ends::LineEnds;

/// The kinds of entries that have mentions.
const KINDS: [EntryKind; 6] = [
    EntryKind::Place,
    EntryKind::Role,
    EntryKind::Corridor,
    EntryKind::Link,
    EntryKind::Target,
    EntryKind::Event,
];

/// What was done to a pack.
#[derive(Debug, Default)]
pub struct Anchored {
    /// How many mentions have their offsets now.
    pub placed: usize,
    /// The files that were written, because something in them changed.
    pub written: Vec<PathBuf>,
    /// The quotes that were not found, and other reasons why a mention has no offsets.
    pub problems: Vec<Problem>,
}

/// Writes `paragraph`, `article`, `start` and `end` of every mention of the packs in `folders`, whose
/// texts are in the folder `texts`; what was done, pack by pack.
///
/// The files keep their comments, order, layout, line ends and byte order mark. A mention whose quote
/// is not found stays as it is and is reported. All files are written, or none is.
///
/// # Errors
/// When a folder is not a pack, its sources cannot be read, the folder of texts has none of them, or
/// a file cannot be read or written.
pub fn anchor(folders: &[PathBuf], texts: &Path) -> Result<Vec<Anchored>, Problem> {
    let mut written: Vec<(PathBuf, String)> = Vec::new();
    let mut all = Vec::new();
    for folder in folders {
        let (done, files) = anchored(folder, texts)?;
        all.push(done);
        written.extend(files);
    }
    let files = written.iter();
    let files: Vec<(&Path, &[u8])> = files
        .map(|(path, text)| (path.as_path(), text.as_bytes()))
        .collect();
    write_together(&files, Overwrite::Yes).map_err(|error| not_written(&error))?;
    Ok(all)
}

/// What is to be written of one pack.
fn anchored(folder: &Path, texts: &Path) -> Result<(Anchored, Vec<(PathBuf, String)>), Problem> {
    let mut done = Anchored::default();
    let sources = sources(folder, &mut done.problems)?;
    let texts = Texts::open(texts, sources.values())?;
    let mut files = Vec::new();
    let mut orphans = BTreeMap::new();
    for kind in KINDS {
        let file = folder.join(kind.file());
        let Some(old) = read_text(&file, false)? else {
            continue;
        };
        let shown = file.display().to_string();
        let mut document: DocumentMut = old.parse().map_err(|error: toml_edit::TomlError| {
            let what = toml_said(error.message(), error.span(), &old);
            Problem::of_file(&shown, what).remedy(said!("remedy-correct-toml"))
        })?;
        let before = document.to_string();
        let mut filler = Filler {
            file: &shown,
            texts: &texts,
            sources: &sources,
            orphans: &mut orphans,
            done: &mut done,
        };
        for (index, entry) in tables(document.get_mut(kind.key())).enumerate() {
            filler.entry(kind, index, entry);
        }
        let after = document.to_string();
        if after != before {
            files.push((file.clone(), LineEnds::of(&old).restore(&after)));
            done.written.push(file);
        }
    }
    // A text that cannot be used is one problem, not one for each of its quotes.
    let sources_file = folder.join("sources.toml").display().to_string();
    for (source, (orphan, quotes)) in orphans {
        let remedy = match &orphan {
            Orphan::OtherText { .. } => said!("remedy-correct-digest"),
            Orphan::NoText(..) => said!("remedy-text-in-utf"),
            Orphan::Unreadable(..) => said!("remedy-text-readable"),
            _ => said!("remedy-text-into-folder"),
        };
        let orphan = orphan.said();
        let message = said!("anchor-quotes-not-anchored", orphan = orphan, n = quotes);
        let entry = said!("entry-source", id = escaped(&source));
        let problem = Problem::of_entry(&sources_file, entry, message);
        done.problems.push(problem.remedy(remedy));
    }
    Ok((done, files))
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
    // Without them every quote would be one of an unknown source.
    if let Some(problem) = own.unread_sources() {
        return Err(problem.clone());
    }
    let all = sources_alone(bundled).into_iter().chain(sources_alone(own));
    Ok(all.map(|source| (source.key.clone(), source)).collect())
}

struct Filler<'a> {
    file: &'a str,
    texts: &'a Texts,
    sources: &'a BTreeMap<String, Source>,
    /// The sources whose texts cannot be used, why, and how many quotes each has.
    orphans: &'a mut BTreeMap<String, (Orphan, usize)>,
    done: &'a mut Anchored,
}

/// Why a mention has no offsets.
enum NotFound {
    /// Its text cannot be used, which is told for all its quotes at once.
    Orphan(String, Orphan),
    /// What is wrong, and what to do.
    Told(Said, Said),
}

impl Filler<'_> {
    fn entry(&mut self, kind: EntryKind, index: usize, entry: &mut dyn TableLike) {
        let id = entry.get("id").and_then(Item::as_str);
        let name = kind.entry(index, id);
        for (number, mention) in tables(entry.get_mut("mention")).enumerate() {
            match self.find(mention) {
                Ok(place) => {
                    fill(mention, &place);
                    self.done.placed += 1;
                }
                Err(NotFound::Orphan(source, orphan)) => {
                    self.orphans.entry(source).or_insert((orphan, 0)).1 += 1;
                }
                Err(NotFound::Told(message, remedy)) => self.done.problems.push(
                    Problem::of_entry(
                        self.file,
                        said!(
                            "entry-part",
                            entry = name.clone(),
                            part = mention_name(number)
                        ),
                        message,
                    )
                    .remedy(remedy),
                ),
            }
        }
    }

    fn find(&self, mention: &dyn TableLike) -> Result<TextPlace, NotFound> {
        let text = |key| mention.get(key).and_then(Item::as_str).unwrap_or_default();
        let (key, quote) = (text("source"), text("quote"));
        let occurrence = mention
            .get("occurrence")
            .and_then(Item::as_integer)
            .unwrap_or(1);
        let source = self.sources.get(key).ok_or_else(|| {
            let message = said!("fault-not-declared", source = escaped(key));
            NotFound::Told(message, said!("remedy-declare-source"))
        })?;
        let text = self.texts.of(source);
        let text = text.map_err(|orphan| NotFound::Orphan(key.to_owned(), orphan))?;
        let number = u32::try_from(occurrence).unwrap_or(0);
        let file = &source.file;
        text.find(quote, number)
            .ok_or_else(|| match text.occurrences(quote).len() {
                0 => NotFound::Told(
                    said!("anchor-not-in-file", quote = escaped(quote), file = file),
                    said!("remedy-quote-verbatim"),
                ),
                n => NotFound::Told(
                    said!(
                        "anchor-occurs",
                        quote = escaped(quote),
                        n = n,
                        file = file,
                        occurrence = occurrence.to_string()
                    ),
                    said!("remedy-correct-occurrence"),
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

/// Why the files could not be written.
fn not_written(error: &FileError) -> Problem {
    let file = shown_path(error.file());
    if let FileError::Same(..) = error {
        let message = error.reason();
        return Problem::of_file(file, message).remedy(said!("remedy-each-pack-once"));
    }
    let reason = error.reason();
    Problem::of_file(file, said!("anchor-not-written", reason = reason))
        .remedy(said!("remedy-folder-writable"))
}
