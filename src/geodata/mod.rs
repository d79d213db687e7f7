//! Files → atlas, or problems that name file and entry.
//!
//! The only module that knows GeoJSON and TOML. Bundled files are part of the program and load
//! without a problem (a test); a person's own files give what could be read and the problems.

mod base;
mod embedded;
mod geojson;
mod label_point;
mod problem;

use std::path::PathBuf;

pub use problem::{LoadError, Problem};

use crate::model::{Atlas, Contents};

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
    let base = base::load(options.base.as_deref())?;
    let contents = Contents {
        places: base.places,
        ..Contents::default()
    };
    Ok(Loaded {
        atlas: Atlas::new(base.map, contents),
        problems: base.problems,
    })
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
