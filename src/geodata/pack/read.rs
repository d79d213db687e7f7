//! From the files of a pack to its entries, each with its place in the files.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::alignments;
use super::blocks;
use super::files::PackFiles;
use super::format::{
    RawCorridor, RawEvent, RawLink, RawPack, RawPart, RawPlace, RawRole, RawSource, RawTarget,
};
use crate::geodata::Problem;
use crate::geodata::geojson;
use crate::model::Source;

/// Where an entry stands.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    file: Arc<str>,
    /// `link "mian-sui-nei"`.
    entry: String,
}

impl Spot {
    /// Something that is wrong with the entry.
    pub(super) fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::of_entry(&*self.file, &self.entry, message)
    }

    /// A part of the entry: `link "mian-sui-nei", mention 2`.
    pub(super) fn part(&self, part: &str) -> Self {
        Self {
            file: Arc::clone(&self.file),
            entry: format!("{}, {part}", self.entry),
        }
    }
}

/// An entry as it is written, and where.
#[derive(Debug)]
pub(super) struct Entry<T> {
    pub(super) spot: Spot,
    pub(super) raw: T,
}

/// A feature of `alignments.geojson`.
#[derive(Debug)]
pub(super) struct RawFeature {
    /// The link it belongs to.
    pub(super) link: String,
    /// What is drawn of it, or why it cannot be used.
    pub(super) part: Result<alignments::Part, alignments::Refusal>,
}

/// The kinds of entries that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Source,
    Place,
    Role,
    Corridor,
    Link,
    Target,
    Event,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Place => "place",
            Self::Role => "role",
            Self::Corridor => "corridor",
            Self::Link => "link",
            Self::Target => "target",
            Self::Event => "event",
        }
    }

    /// The file that holds them.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Source => "sources.toml",
            Self::Place => "places.toml",
            Self::Role => "roles.toml",
            Self::Corridor => "corridors.toml",
            Self::Link => "links.toml",
            Self::Target => "targets.toml",
            Self::Event => "events.toml",
        }
    }
}

/// What could not be read, so that references to it are not reported a second time.
#[derive(Debug, Default)]
pub(super) struct Unread {
    files: BTreeSet<Kind>,
    entries: BTreeSet<(Kind, String)>,
}

impl Unread {
    pub(super) fn holds(&self, kind: Kind, id: &str) -> bool {
        self.files.contains(&kind) || self.entries.contains(&(kind, id.to_owned()))
    }

    pub(super) fn add(&mut self, kind: Kind, id: &str) {
        self.entries.insert((kind, id.to_owned()));
    }

    fn append(&mut self, other: Self) {
        self.files.extend(other.files);
        self.entries.extend(other.entries);
    }
}

/// The entries of a pack, or of several.
#[derive(Debug, Default)]
pub(in crate::geodata) struct RawContents {
    pub(super) packs: Vec<RawPack>,
    pub(super) sources: Vec<Entry<RawSource>>,
    pub(super) places: Vec<Entry<RawPlace>>,
    pub(super) roles: Vec<Entry<RawRole>>,
    pub(super) corridors: Vec<Entry<RawCorridor>>,
    pub(super) links: Vec<Entry<RawLink>>,
    pub(super) targets: Vec<Entry<RawTarget>>,
    pub(super) events: Vec<Entry<RawEvent>>,
    pub(super) parts: Vec<Entry<RawFeature>>,
    pub(super) unread: Unread,
}

impl RawContents {
    /// Reads the entries of a pack; what cannot be read is left out and reported.
    ///
    /// # Errors
    /// When the header cannot be read: without its id the pack cannot be told from others.
    pub(in crate::geodata) fn read(
        files: &PackFiles,
        problems: &mut Vec<Problem>,
    ) -> Result<Self, Problem> {
        let pack = header(files)?;
        // The lines of links are the largest file of a pack, and read on a thread of their own.
        let (parts, mut all, tables) = std::thread::scope(|scope| {
            let parts = scope.spawn(|| parts(files));
            let mut found = Found::default();
            let tables = Self {
                packs: vec![pack],
                sources: found.entries(files, Kind::Source, |raw: &RawSource| &raw.id),
                places: found.entries(files, Kind::Place, |raw: &RawPlace| &raw.id),
                roles: found.entries(files, Kind::Role, |raw: &RawRole| &raw.id),
                corridors: found.entries(files, Kind::Corridor, |raw: &RawCorridor| &raw.id),
                links: found.entries(files, Kind::Link, |raw: &RawLink| &raw.id),
                targets: found.entries(files, Kind::Target, |raw: &RawTarget| &raw.id),
                events: found.entries(files, Kind::Event, |raw: &RawEvent| &raw.id),
                ..Self::default()
            };
            let parts = parts.join();
            let parts = parts.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (parts, found, tables)
        });
        let (parts, found) = parts;
        all.append(found);
        problems.append(&mut all.problems);
        Ok(Self {
            parts,
            unread: all.unread,
            ..tables
        })
    }

    /// The id of the first pack.
    pub(in crate::geodata) fn id(&self) -> &str {
        self.packs.first().map_or("", |pack| &pack.id)
    }

    /// The sources alone, as far as they can be used.
    pub(in crate::geodata) fn into_sources(self) -> Vec<Source> {
        let alone = Self {
            sources: self.sources,
            ..Self::default()
        };
        super::resolve(alone, Vec::new(), &mut Vec::new()).sources
    }

    /// The entries of all packs in order.
    pub(in crate::geodata) fn join(packs: Vec<Self>) -> Self {
        packs.into_iter().fold(Self::default(), |mut all, pack| {
            all.packs.extend(pack.packs);
            all.sources.extend(pack.sources);
            all.places.extend(pack.places);
            all.roles.extend(pack.roles);
            all.corridors.extend(pack.corridors);
            all.links.extend(pack.links);
            all.targets.extend(pack.targets);
            all.events.extend(pack.events);
            all.parts.extend(pack.parts);
            all.unread.append(pack.unread);
            all
        })
    }
}

fn header(files: &PackFiles) -> Result<RawPack, Problem> {
    let text = files.text("pack.toml").unwrap_or_default();
    let problem = Problem::of_file(files.shown("pack.toml"), "");
    match toml::from_str::<RawPack>(text) {
        Ok(pack) if is_id(&pack.id) => Ok(pack),
        Ok(pack) => Err(Problem {
            message: bad_id(&pack.id),
            ..problem
        }
        .remedy(ID_REMEDY)),
        Err(error) => Err(toml_problem(problem, text, 0, &error)),
    }
}

/// What was wrong with the files.
#[derive(Debug, Default)]
struct Found {
    problems: Vec<Problem>,
    unread: Unread,
}

impl Found {
    fn append(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.unread.append(other.unread);
    }

    /// The entries of one file, `[[key]]` each.
    fn entries<T: DeserializeOwned + Send>(
        &mut self,
        files: &PackFiles,
        kind: Kind,
        id: fn(&T) -> &str,
    ) -> Vec<Entry<T>> {
        let Some(text) = files.text(kind.file()) else {
            return Vec::new();
        };
        let file: Arc<str> = files.shown(kind.file()).into();
        let read = blocks::read(text, kind.key(), |start, root| {
            tables(&file, text, kind, start, root)
        });
        let blocks = match read {
            Ok(blocks) => blocks,
            Err(error) => {
                let problem = Problem::of_file(&*file, "");
                self.problems.push(toml_problem(problem, text, 0, &error));
                self.unread.files.insert(kind);
                return Vec::new();
            }
        };
        let mut made = Vec::new();
        for (of_block, problems) in blocks {
            made.extend(of_block);
            self.problems.extend(problems);
        }
        let mut seen = BTreeSet::new();
        let mut entries = Vec::with_capacity(made.len());
        for (index, Table { written_id, read }) in made.into_iter().enumerate() {
            let spot = Spot {
                file: Arc::clone(&file),
                entry: entry_name(kind, index, written_id.as_deref()),
            };
            match read {
                Ok(raw) => match check_id(id(&raw), &mut seen) {
                    Ok(()) => entries.push(Entry { spot, raw }),
                    Err((message, remedy)) => {
                        self.problems.push(spot.problem(message).remedy(remedy));
                    }
                },
                Err((error, start)) => {
                    let problem = spot.problem("");
                    self.problems
                        .push(toml_problem(problem, text, start, &error));
                    self.unread.entries.extend(written_id.map(|id| (kind, id)));
                }
            }
        }
        entries
    }
}

/// One `[[key]]` of a file.
struct Table<T> {
    written_id: Option<String>,
    /// What it says, or what is wrong with it and where its block starts.
    read: Result<T, (toml::de::Error, usize)>,
}

/// The entries of a block of a file that starts at `start`, and what else stands there.
fn tables<T: DeserializeOwned>(
    file: &str,
    text: &str,
    kind: Kind,
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
            _ => problems.push(unknown_table(file, text, start, &key, kind)),
        }
    }
    (found, problems)
}

/// The features of `alignments.geojson`, and what was wrong with the others.
fn parts(files: &PackFiles) -> (Vec<Entry<RawFeature>>, Found) {
    const FILE: &str = "alignments.geojson";
    let mut found = Found::default();
    let Some(text) = files.text(FILE) else {
        return (Vec::new(), found);
    };
    let file: Arc<str> = files.shown(FILE).into();
    let mut parts = Vec::new();
    let mut number = 0;
    let read = geojson::read_any_each(&file, text.as_bytes(), &mut |feature| {
        number += 1;
        let link = feature.text("link").map(str::to_owned);
        let spot = Spot {
            file: Arc::clone(&file),
            entry: match &link {
                Some(id) => format!("feature {number} (link {id:?})"),
                None => format!("feature {number}"),
            },
        };
        match feature.properties_as::<RawPart>() {
            Ok(raw) => parts.push(Entry {
                raw: RawFeature {
                    link: raw.link.clone(),
                    part: alignments::part(raw, &feature),
                },
                spot,
            }),
            Err(message) => {
                let remedy = remedy_for(&message);
                found.problems.push(spot.problem(message).remedy(remedy));
                found.unread.entries.extend(link.map(|id| (Kind::Link, id)));
            }
        }
    });
    match read {
        Ok(()) => (parts, found),
        Err(problem) => {
            // Links without their features are not to be blamed.
            let mut found = Found::default();
            found.problems.push(problem);
            found.unread.files.insert(Kind::Link);
            (Vec::new(), found)
        }
    }
}

const ID_REMEDY: &str = "use lower-case ASCII letters, digits and hyphens";

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn bad_id(id: &str) -> String {
    format!("{id:?} is not an id")
}

fn check_id(id: &str, seen: &mut BTreeSet<String>) -> Result<(), (String, &'static str)> {
    if !is_id(id) {
        return Err((bad_id(id), ID_REMEDY));
    }
    if !seen.insert(id.to_owned()) {
        return Err((
            format!("the id {id:?} stands twice in this file"),
            "rename one of the two",
        ));
    }
    Ok(())
}

fn id_of<'t>(table: &'t Spanned<DeValue<'_>>) -> Option<&'t str> {
    table.get_ref().as_table()?.get("id")?.get_ref().as_str()
}

fn entry_name(kind: Kind, index: usize, id: Option<&str>) -> String {
    match id {
        Some(id) => format!("{} {id:?}", kind.key()),
        None => format!("{} {}", kind.key(), index + 1),
    }
}

fn unknown_table(
    file: &str,
    text: &str,
    start: usize,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    kind: Kind,
) -> Problem {
    let line = line_of(text, start + key.span().start);
    Problem::of_file(
        file,
        format!("line {line}: unknown key {:?}", key.get_ref()),
    )
    .remedy(format!("this file holds [[{}]] entries only", kind.key()))
}

/// Fills in the message and the remedy of a problem from what the TOML reader says of a block that
/// starts at `start`.
fn toml_problem(problem: Problem, text: &str, start: usize, error: &toml::de::Error) -> Problem {
    let message = error.message().replace('\n', ", ");
    let remedy = remedy_for(&message);
    let line = error
        .span()
        .map(|span| format!("line {}: ", line_of(text, start + span.start)));
    Problem {
        message: format!("{}{message}", line.unwrap_or_default()),
        ..problem
    }
    .remedy(remedy)
}

fn remedy_for(message: &str) -> &'static str {
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

fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    before.iter().filter(|b| **b == b'\n').count() + 1
}
