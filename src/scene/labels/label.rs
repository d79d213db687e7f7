//! A label: what asks for room, and what is drawn there.

use super::lettering::Lettering;
use super::placing::PlacementRequest;

/// A name or a code of a feature.
#[derive(Clone, Debug)]
pub(super) struct Label<'a> {
    /// Where it may stand.
    pub(super) request: PlacementRequest<'a>,
    /// What is drawn.
    pub(super) lettering: Lettering,
    /// Whether a reader misses it where it finds no room.
    pub(super) is_missed: bool,
}
