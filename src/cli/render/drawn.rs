//! A figure as the bytes of its file, with what there is to warn of.

use super::failure::failed;
use super::{glyphs, room};
use crate::cli::output::{Failure, Output};
use crate::export::{self, Description};
use crate::figure_spec::Format;
use crate::i18n::I18n;
use crate::model::Atlas;
use crate::scene::layout::{Figure, figure};
use crate::scene::{Scene, Theme};

/// Draws a figure; its scene, and the bytes of a file with so many pixels an inch.
pub(super) fn drawn(
    atlas: &Atlas,
    (i18n, theme): (&I18n, &Theme),
    asked: &Figure,
    (format, dpi): (Format, f64),
    output: &mut Output<'_>,
) -> Result<(Scene, Vec<u8>), Failure> {
    let scene = figure(atlas, i18n, theme, asked);
    room::warn(&scene, output);
    let mut missing = glyphs::Missing::default();
    missing.look_in(glyphs::texts_of(&scene));
    missing.warn(output)?;
    let description = Description::of(atlas, i18n, asked, &scene);
    let bytes = export::encode(&scene, &description, format, dpi).map_err(failed)?;
    Ok((scene, bytes))
}
