//! Loading: the base map and the packs, bundled or a person's own, as one atlas.

use std::path::{Path, PathBuf};

use super::base::{self, BaseSource, BoundaryReport, Facts, KeptFacts, Unkept};
use super::pack::{self, Origins, PackFiles, RawContents};
use super::store::Entry;
use super::{Datum, Finding, LoadError, Problem, Progress};
use crate::diagnostics::escaped;
use crate::messages::said;
use crate::model::Atlas;
use crate::threads;

/// What to load beside, or instead of, the bundled data.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Boundaries instead of the bundled ones: GeoJSON, TopoJSON or the packed form of ECharts.
    pub base: Option<PathBuf>,
    /// The datum of these boundaries; `None` where it is not known, so that it is looked for.
    pub datum: Option<Datum>,
    /// Folders of packs beside the bundled one; one with its id replaces it.
    pub packs: Vec<PathBuf>,
    /// A folder in which what becomes of the bundled boundaries, of long files of a person's own, and
    /// of the bundled facts over these is kept for the next time; `None` where nothing is kept.
    pub kept: Option<PathBuf>,
    /// What becomes of a pack that cannot be read at all.
    pub broken_packs: BrokenPacks,
    /// Told how far the loading has come.
    pub progress: Progress,
}

/// What becomes of a pack without a header that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BrokenPacks {
    /// Nothing is loaded.
    #[default]
    Fail,
    /// The rest is loaded, and the pack is among the problems.
    LeaveOut,
}

/// An atlas, and what was wrong with the files it was made of.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub atlas: Atlas,
    /// Whether packs of a person's own were asked for.
    pub has_own_packs: bool,
    /// Where its sources and facts are written.
    pub origins: Origins,
    /// What of the packs could not be read.
    pub problems: Vec<Problem>,
    /// What was found in the person's own boundaries, in the order of their features.
    pub findings: Vec<Finding>,
    /// How the person's own boundaries were understood; `None` for the bundled ones.
    pub boundaries: Option<BoundaryReport>,
    /// What may be kept for the next time; `None` where it is kept, or is not to be.
    pub unkept: Option<Unkept>,
}

impl Loaded {
    /// Keeps what was read for the next time, if it is worth it.
    pub fn keep(&self) {
        if let Some(unkept) = &self.unkept {
            unkept.keep(&self.atlas);
        }
    }
}

/// Loads the bundled base map and pack.
///
/// # Errors
/// When a bundled file is broken, which the tests exclude.
pub fn load_bundled() -> Result<Atlas, LoadError> {
    load(&LoadOptions::default()).map(|loaded| loaded.atlas)
}

/// Loads the base map and packs that `options` ask for.
///
/// # Errors
/// When a file cannot be read at all, or nothing of it can be used.
pub fn load(options: &LoadOptions) -> Result<Loaded, LoadError> {
    let source = BaseSource {
        own: options.base.as_deref(),
        datum: options.datum,
        kept: options.kept.as_deref(),
    };
    let entry = source.entry();
    let wanted = if options.packs.is_empty() {
        KeptFacts::Bundled
    } else {
        KeptFacts::None
    };
    let packs = || {
        let mut problems = Vec::new();
        read_packs(options, &mut problems).map(|packs| (packs, problems))
    };
    // The boundaries on this thread, so that who asked can use again what a large file needed
    // meanwhile: each thread takes its memory from another store.
    let base = || match entry.as_ref().and_then(|entry| base::kept(entry, wanted)) {
        Some(base) => Ok(base),
        None => base::read(source, entry.clone(), &options.progress),
    };
    let are_facts_kept =
        wanted == KeptFacts::Bundled && entry.as_ref().is_some_and(Entry::is_there);
    let (read, base) = if are_facts_kept {
        (None, base())
    } else {
        let (packs, base) = threads::both(packs, base);
        (Some(packs), base)
    };
    let base = base?;
    options.progress.reach(0.9);
    let (contents, origins, problems, unkept) = match base.facts {
        Facts::Kept(facts) => (facts.0, facts.1, Vec::new(), base.unkept),
        Facts::Units(units) => {
            let (raw, mut problems) = read.unwrap_or_else(packs)?;
            let (contents, origins) = pack::resolve(raw, units, &mut problems);
            let are_bundled = wanted == KeptFacts::Bundled && problems.is_empty();
            let unkept = match base.unkept {
                Some(unkept) if are_bundled => Some(unkept.with_facts(&origins)),
                unkept => unkept,
            };
            (contents, origins, problems, unkept)
        }
    };
    let atlas = Atlas::new(base.map, contents);
    options.progress.reach(0.95);
    Ok(Loaded {
        atlas,
        has_own_packs: !options.packs.is_empty(),
        origins,
        problems,
        findings: base.findings,
        boundaries: base.report,
        unkept,
    })
}

/// The entries of the bundled pack and of a person's own. A pack with the bundled pack's id replaces
/// it; of two others with one id the later is left out.
fn read_packs(
    options: &LoadOptions,
    problems: &mut Vec<Problem>,
) -> Result<RawContents, LoadError> {
    let mut bundled = Some(RawContents::read(&PackFiles::bundled(), problems)?);
    let mut packs: Vec<(RawContents, String)> = Vec::new();
    for folder in &options.packs {
        let mut found = Vec::new();
        let (mut pack, header) = match read_pack(folder, &mut found) {
            Ok(read) => read,
            Err(problem) if options.broken_packs == BrokenPacks::LeaveOut => {
                let message = said!("pack-left-out", what = problem.message);
                let unread = RawContents::unread(Problem { message, ..problem });
                packs.push((unread, String::new()));
                continue;
            }
            Err(problem) => return Err(problem.into()),
        };
        let same_id = packs.iter().find(|(other, _)| other.id() == pack.id());
        if let Some((_, first)) = same_id {
            let id = escaped(pack.id());
            let message = said!("pack-same-id", id = id, other = first);
            let problem = Problem::of_file(header, message);
            problems.push(problem.remedy(said!("remedy-other-pack-id")));
            continue;
        }
        problems.append(&mut found);
        if bundled
            .take_if(|bundled| bundled.id() == pack.id())
            .is_some()
        {
            pack.replace_bundled();
        }
        packs.push((pack, header));
    }
    let own = packs.into_iter().map(|(pack, _)| pack);
    Ok(RawContents::join(bundled.into_iter().chain(own).collect()))
}

/// The entries of a pack, and how messages name its header.
fn read_pack(folder: &Path, problems: &mut Vec<Problem>) -> Result<(RawContents, String), Problem> {
    let files = PackFiles::open(folder, problems)?;
    let header = files.display_name("pack.toml");
    Ok((RawContents::read(&files, problems)?, header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_base_map_loads() {
        let atlas = load_bundled().unwrap();
        assert_eq!(atlas.regions().len(), 2 + 22 + 221);
        assert_eq!(
            atlas.places().filter(|(_, p)| p.region.is_some()).count(),
            244
        );
    }
}
