//! The pages of a figure of any kind.

use super::compose::figure;
use super::diagram::{NoDiagram, diagram, diagram_title};
use super::figure::Figure;
use super::title::usual_title;
use crate::figure_spec::FigureKind;
use crate::i18n::I18n;
use crate::messages::{Said, Says, said, speaks};
use crate::model::Atlas;
use crate::scene::{Extent, Scene, Shown, Theme};

/// Why there is nothing to be drawn of a figure that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// Figures of this kind are not drawn.
    Kind(FigureKind),
    /// It cannot be a diagram.
    Diagram(NoDiagram),
}

speaks!(NotDrawn);

impl Says for NotDrawn {
    fn said(&self) -> Said {
        match self {
            Self::Diagram(reason) => reason.said(),
            Self::Kind(kind) => said!("not-drawn-kind", kind = Said::new(kind.key())),
        }
    }
}

/// The title of a figure whose maker gave none.
#[must_use]
pub fn title_of_kind(
    atlas: &Atlas,
    i18n: &I18n,
    kind: FigureKind,
    (shown, extent): (&Shown, Extent),
) -> String {
    match kind {
        FigureKind::Schematic => diagram_title(atlas, i18n, shown, extent),
        FigureKind::Map | FigureKind::Board | FigureKind::Multiples => {
            usual_title(atlas, i18n, shown, extent)
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
        FigureKind::Schematic => {
            let (diagram, asked) = diagram(atlas, asked).map_err(NotDrawn::Diagram)?;
            Ok(vec![figure(&diagram, i18n, theme, &asked)])
        }
        kind @ (FigureKind::Board | FigureKind::Multiples) => Err(NotDrawn::Kind(kind)),
    }
}
