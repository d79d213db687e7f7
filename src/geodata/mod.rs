//! Files → atlas, or problems that name file and entry.
//!
//! The only module that knows GeoJSON and TOML. Bundled files are part of the program and load
//! without a problem (a test); a person's own files give what could be read and the problems.

mod base;
mod embedded;
mod geojson;
mod label_point;
mod pack;
mod problem;
mod texts;

use std::path::PathBuf;

pub use pack::schemas;
pub use problem::{LoadError, Problem};
pub use texts::{Orphan, Passage, Text, TextPlace, Texts};

use crate::model::Atlas;
use pack::{PackFiles, RawContents};

/// What to load beside, or instead of, the bundled data.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Boundaries instead of the bundled ones: a GeoJSON FeatureCollection of areas.
    pub base: Option<PathBuf>,
    /// Folders of packs beside the bundled one; one with the same id replaces it.
    pub packs: Vec<PathBuf>,
}

/// An atlas, and what was wrong with the files it was made of.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub atlas: Atlas,
    /// What could not.
    pub problems: Vec<Problem>,
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
    let (base, (raw, pack_problems)) = std::thread::scope(|scope| {
        let base = scope.spawn(|| base::load(options.base.as_deref()));
        let packs = read_packs(&options.packs);
        let base = base
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        base.map(|base| (base, packs))
    })?;
    let mut problems = base.problems;
    problems.extend(pack_problems);
    let contents = pack::resolve(raw, base.places, &mut problems);
    Ok(Loaded {
        atlas: Atlas::new(base.map, contents),
        problems,
    })
}

/// The entries of the bundled pack and those in `folders`, the later replacing the earlier of
/// the same id.
fn read_packs(folders: &[PathBuf]) -> (RawContents, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut packs: Vec<RawContents> = Vec::new();
    let own = folders.iter().map(Some);
    for folder in std::iter::once(None).chain(own) {
        let files = match folder {
            None => PackFiles::bundled(),
            Some(folder) => PackFiles::open(folder, &mut problems),
        };
        let pack = RawContents::read(&files, &mut problems);
        // Without an id it cannot be told which pack it replaces; why it has none is reported.
        if pack.pack_id().is_some() {
            packs.retain(|other| other.pack_id() != pack.pack_id());
            packs.push(pack);
        }
    }
    let mut all = RawContents::default();
    for pack in packs {
        all.append(pack);
    }
    (all, problems)
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
