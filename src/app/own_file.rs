//! A file of a person's own boundaries as something to load. Knows nothing of the window.

use crate::geodata::{BrokenPacks, LoadOptions, Progress};
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
        kept: sources.kept.clone(),
        broken_packs: BrokenPacks::LeaveOut,
        progress,
    }
}
