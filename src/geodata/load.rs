//! Loading: the base map and the packs, bundled or a person's own, as one atlas.

use std::path::PathBuf;

use super::base::{self, BoundaryReport};
use super::pack::{self, Origins, PackFiles, RawContents};
use super::{Datum, Finding, LoadError, Problem, Progress};
use crate::model::Atlas;

/// What to load beside, or instead of, the bundled data.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Boundaries instead of the bundled ones: GeoJSON, TopoJSON or the packed form of ECharts.
    pub base: Option<PathBuf>,
    /// The datum of these boundaries; `None` where it is not known, so that it is looked for.
    pub datum: Option<Datum>,
    /// Folders of packs beside the bundled one; one with its id replaces it.
    pub packs: Vec<PathBuf>,
    /// Told how far the loading has come.
    pub progress: Progress,
}

/// An atlas, and what was wrong with the files it was made of.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub atlas: Atlas,
    /// Where its sources and facts are written.
    pub origins: Origins,
    /// What of the packs could not be read.
    pub problems: Vec<Problem>,
    /// What was found in the person's own boundaries, in the order of their features.
    pub findings: Vec<Finding>,
    /// How the person's own boundaries were understood; `None` for the bundled ones.
    pub boundaries: Option<BoundaryReport>,
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
    let mut problems = Vec::new();
    let (base, raw) = std::thread::scope(|scope| {
        let packs = scope.spawn(|| read_packs(&options.packs, &mut problems));
        // On this thread, so that who asked can use again what a large file needed meanwhile: each
        // thread takes its memory from another store.
        let base = base::load(options.base.as_deref(), options.datum, &options.progress);
        let packs = packs
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok::<_, LoadError>((base?, packs?))
    })?;
    options.progress.reach(0.9);
    let (contents, origins) = pack::resolve(raw, base.places, &mut problems);
    let atlas = Atlas::new(base.map, contents);
    options.progress.reach(0.95);
    Ok(Loaded {
        atlas,
        origins,
        problems,
        findings: base.findings,
        boundaries: base.report,
    })
}

/// The entries of the bundled pack and of those in `folders`. A pack with the bundled pack's id
/// replaces it; of two others with one id the later is left out.
fn read_packs(folders: &[PathBuf], problems: &mut Vec<Problem>) -> Result<RawContents, LoadError> {
    let mut bundled = Some(RawContents::read(&PackFiles::bundled(), problems)?);
    let mut packs: Vec<(RawContents, String)> = Vec::new();
    for folder in folders {
        let files = PackFiles::open(folder, problems)?;
        let header = files.display_name("pack.toml");
        let mut found = Vec::new();
        let pack = RawContents::read(&files, &mut found)?;
        let same_id = packs.iter().find(|(other, _)| other.id() == pack.id());
        if let Some((_, first)) = same_id {
            let message = format!("its id {:?} is also that of {first}", pack.id());
            let problem = Problem::of_file(header, message);
            problems.push(problem.remedy("give one of the two another id, or leave one out"));
            continue;
        }
        problems.append(&mut found);
        bundled.take_if(|bundled| bundled.id() == pack.id());
        packs.push((pack, header));
    }
    let own = packs.into_iter().map(|(pack, _)| pack);
    Ok(RawContents::join(bundled.into_iter().chain(own).collect()))
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
