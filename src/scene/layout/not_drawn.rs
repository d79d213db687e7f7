//! Why there is nothing to be drawn of a figure.

use crate::figure_spec::{FigureKind, PanelsBy};
use crate::messages::{Said, Says, said, speaks};
use crate::schematic::NoNetwork;

/// Why there is nothing to be drawn of a figure that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// A figure of this kind is neither of several places nor of what ties them.
    Kind(FigureKind),
    /// There would be so many maps, of what is given, where there must be several.
    FewMaps(PanelsBy, usize),
    /// A diagram has no ground, so that no view of it can be asked for.
    DiagramOfView,
    /// A diagram of what is asked for would have nothing in it.
    Diagram(NoNetwork),
    /// No link is asked for, or none had been stated by the date.
    NoLinks,
    /// The page has no room for a row.
    NoRoom,
    /// All rows need so many pages, more than a board has.
    ManyPages(usize),
}

speaks!(NotDrawn);

impl Says for NotDrawn {
    fn said(&self) -> Said {
        match self {
            Self::Kind(kind) => said!("not-drawn-kind", kind = Said::new(kind.key())),
            Self::FewMaps(by, count) => {
                let by = Said::new(by.key());
                said!("not-drawn-few-maps", by = by, n = *count)
            }
            Self::DiagramOfView => said!("schematic-of-view"),
            Self::Diagram(reason) => reason.said(),
            Self::NoLinks => said!("not-drawn-no-links"),
            Self::NoRoom => said!("not-drawn-no-room"),
            Self::ManyPages(count) => said!("not-drawn-many-pages", n = *count),
        }
    }
}
