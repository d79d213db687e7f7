//! Why there is nothing to be drawn of a figure.

use crate::figure_spec::FigureKind;
use crate::messages::{Said, Says, said, speaks};

/// Why there is nothing to be drawn of a figure that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// Figures of this kind are not drawn.
    Kind(FigureKind),
    /// No link is asked for, or none had been stated by the date.
    NoLinks,
    /// The page has no room for a row.
    NoRoom,
}

speaks!(NotDrawn);

impl Says for NotDrawn {
    fn said(&self) -> Said {
        match self {
            Self::Kind(kind) => said!("not-drawn-kind", kind = Said::new(kind.key())),
            Self::NoLinks => said!("not-drawn-no-links"),
            Self::NoRoom => said!("not-drawn-no-room"),
        }
    }
}
