//! From the files of a pack to its entries, each with its place in the files.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::files::PackFiles;
use super::format::{
    RawCorridor, RawEvent, RawLink, RawPack, RawPart, RawPlace, RawRole, RawSource, RawTarget,
};
use crate::geodata::Problem;
use crate::geodata::geojson::{self, Feature};
use crate::model::Source;

/// Where an entry stands.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    file: Rc<str>,
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
            file: Rc::clone(&self.file),
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
    pub(super) parts: Vec<Entry<(RawPart, Feature)>>,
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
        let mut reader = Reader {
            files,
            problems,
            unread: Unread::default(),
        };
        Ok(Self {
            packs: vec![pack],
            sources: reader.entries(Kind::Source, |raw: &RawSource| &raw.id),
            places: reader.entries(Kind::Place, |raw: &RawPlace| &raw.id),
            roles: reader.entries(Kind::Role, |raw: &RawRole| &raw.id),
            corridors: reader.entries(Kind::Corridor, |raw: &RawCorridor| &raw.id),
            links: reader.entries(Kind::Link, |raw: &RawLink| &raw.id),
            targets: reader.entries(Kind::Target, |raw: &RawTarget| &raw.id),
            events: reader.entries(Kind::Event, |raw: &RawEvent| &raw.id),
            parts: reader.parts(),
            unread: reader.unread,
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
        Err(error) => Err(toml_problem(problem, text, &error)),
    }
}

struct Reader<'a> {
    files: &'a PackFiles,
    problems: &'a mut Vec<Problem>,
    unread: Unread,
}

impl Reader<'_> {
    /// The entries of one file, `[[key]]` each.
    fn entries<T: DeserializeOwned>(&mut self, kind: Kind, id: fn(&T) -> &str) -> Vec<Entry<T>> {
        let Some(text) = self.files.text(kind.file()) else {
            return Vec::new();
        };
        let file: Rc<str> = self.files.shown(kind.file()).into();
        let root = match DeTable::parse(text) {
            Ok(root) => root.into_inner(),
            Err(error) => {
                self.problems
                    .push(toml_problem(Problem::of_file(&*file, ""), text, &error));
                self.unread.files.insert(kind);
                return Vec::new();
            }
        };
        let mut tables = Vec::new();
        for (key, value) in root {
            match value.into_inner() {
                DeValue::Array(items) if key.get_ref() == kind.key() => tables.extend(items),
                _ => self.problems.push(unknown_table(&file, text, &key, kind)),
            }
        }
        let mut seen = BTreeSet::new();
        let mut entries = Vec::with_capacity(tables.len());
        for (index, table) in tables.into_iter().enumerate() {
            let spot = Spot {
                file: Rc::clone(&file),
                entry: entry_name(kind, index, &table),
            };
            let written_id = id_of(&table).map(str::to_owned);
            match T::deserialize(ValueDeserializer::from(table)) {
                Ok(raw) => match check_id(id(&raw), &mut seen) {
                    Ok(()) => entries.push(Entry { spot, raw }),
                    Err((message, remedy)) => {
                        self.problems.push(spot.problem(message).remedy(remedy));
                    }
                },
                Err(error) => {
                    self.problems
                        .push(toml_problem(spot.problem(""), text, &error));
                    self.unread.entries.extend(written_id.map(|id| (kind, id)));
                }
            }
        }
        entries
    }

    /// The features of `alignments.geojson`.
    fn parts(&mut self) -> Vec<Entry<(RawPart, Feature)>> {
        const FILE: &str = "alignments.geojson";
        let Some(text) = self.files.text(FILE) else {
            return Vec::new();
        };
        let file: Rc<str> = self.files.shown(FILE).into();
        let features = match geojson::read_any(&file, text.as_bytes()) {
            Ok(features) => features,
            Err(problem) => {
                self.problems.push(problem);
                // Links without their features are not to be blamed.
                self.unread.files.insert(Kind::Link);
                return Vec::new();
            }
        };
        let mut parts = Vec::with_capacity(features.len());
        for (index, feature) in features.into_iter().enumerate() {
            let link = feature
                .text("link")
                .map_or(String::new(), |id| format!(" (link {id:?})"));
            let spot = Spot {
                file: Rc::clone(&file),
                entry: format!("feature {}{link}", index + 1),
            };
            match feature.properties_as::<RawPart>() {
                Ok(raw) => parts.push(Entry {
                    spot,
                    raw: (raw, feature),
                }),
                Err(message) => {
                    let remedy = remedy_for(&message);
                    self.problems.push(spot.problem(message).remedy(remedy));
                    self.unread
                        .entries
                        .extend(feature.text("link").map(|id| (Kind::Link, id.into())));
                }
            }
        }
        parts
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

fn entry_name(kind: Kind, index: usize, table: &Spanned<DeValue<'_>>) -> String {
    match id_of(table) {
        Some(id) => format!("{} {id:?}", kind.key()),
        None => format!("{} {}", kind.key(), index + 1),
    }
}

fn unknown_table(
    file: &str,
    text: &str,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    kind: Kind,
) -> Problem {
    let line = line_of(text, key.span().start);
    Problem::of_file(
        file,
        format!("line {line}: unknown key {:?}", key.get_ref()),
    )
    .remedy(format!("this file holds [[{}]] entries only", kind.key()))
}

/// Fills in the message and the remedy of a problem from what the TOML reader says.
fn toml_problem(problem: Problem, text: &str, error: &toml::de::Error) -> Problem {
    let message = error.message().replace('\n', ", ");
    let remedy = remedy_for(&message);
    let line = error
        .span()
        .map(|span| format!("line {}: ", line_of(text, span.start)));
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
