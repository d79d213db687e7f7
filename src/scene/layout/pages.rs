//! The pages of a figure of any kind.

use super::board;
use super::compose::{figure, figure_of};
use super::diagram::diagram;
use super::figure::Figure;
use super::multiples::Multiples;
use super::not_drawn::NotDrawn;
use crate::figure_spec::FigureKind;
use crate::i18n::I18n;
use crate::model::Atlas;
use crate::scene::{Extent, Scene, Theme};

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
            let (diagram, asked) = diagram(atlas, asked)?;
            Ok(vec![figure(&diagram, i18n, theme, &asked)])
        }
        FigureKind::Board => board::pages(atlas, i18n, theme, asked),
        FigureKind::Multiples => {
            if matches!(asked.extent, Extent::Compared(_) | Extent::Connected(_)) {
                return Err(NotDrawn::Kind(asked.kind));
            }
            let multiples = Multiples::of(atlas, i18n, asked)?;
            Ok(vec![figure_of(atlas, i18n, theme, asked, &multiples)])
        }
    }
}
