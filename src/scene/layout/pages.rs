//! The pages of a figure of any kind.

use super::compose::figure;
use super::figure::Figure;
use crate::figure_spec::FigureKind;
use crate::i18n::I18n;
use crate::messages::{Said, Says, said, speaks};
use crate::model::Atlas;
use crate::scene::{Scene, Theme};

/// Why there is nothing to be drawn of a figure that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// Figures of this kind are not drawn.
    Kind(FigureKind),
}

speaks!(NotDrawn);

impl Says for NotDrawn {
    fn said(&self) -> Said {
        match self {
            Self::Kind(kind) => said!("not-drawn-kind", kind = Said::new(kind.key())),
        }
    }
}

/// Lays a figure out, page by page; never none.
///
/// # Errors
/// When there is nothing to draw, or the kind of the figure does not fit what it is about.
pub fn pages(
    atlas: &Atlas,
    i18n: &I18n,
    theme: &Theme,
    asked: &Figure,
) -> Result<Vec<Scene>, NotDrawn> {
    match asked.kind {
        FigureKind::Map => Ok(vec![figure(atlas, i18n, theme, asked)]),
        kind @ (FigureKind::Board | FigureKind::Multiples) => Err(NotDrawn::Kind(kind)),
    }
}
