//! A file of a person's own boundaries as something to load. Knows nothing of the window.

use std::path::Path;

use crate::geodata::{LoadOptions, Problem, Progress};
use crate::state::OwnBoundaries;

/// What to load for a person's own boundaries.
pub(super) fn own_options(
    sources: &LoadOptions,
    own: &OwnBoundaries,
    progress: Progress,
) -> LoadOptions {
    LoadOptions {
        base: Some(own.path.clone()),
        datum: own.datum,
        packs: sources.packs.clone(),
        progress,
    }
}

/// Refuses what a window would wait for without end, a pipe for example.
pub(super) fn check_is_file(options: &LoadOptions) -> Result<(), String> {
    let Some(path) = &options.base else {
        return Ok(());
    };
    check(path).map_err(|problem| problem.to_string())
}

fn check(path: &Path) -> Result<(), Problem> {
    let metadata = std::fs::metadata(path).map_err(|error| Problem::unreadable(path, &error))?;
    let message = if metadata.is_dir() {
        "it is a folder"
    } else if metadata.is_file() {
        return Ok(());
    } else {
        "it is a pipe or a device"
    };
    let problem = Problem::of_file(path.display().to_string(), message);
    Err(problem.remedy("give a file of boundaries, as GeoJSON or TopoJSON"))
}
