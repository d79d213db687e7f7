//! A figure as the bytes of its files, with what there is to warn of.

use std::path::{Path, PathBuf};

use super::failure::{failed, usage};
use super::{glyphs, room};
use crate::cli::output::{Failure, Output};
use crate::export::{self, Description};
use crate::figure_spec::Format;
use crate::i18n::I18n;
use crate::model::{Atlas, SourceId};
use crate::scene::Theme;
use crate::scene::layout::{Figure, pages};

/// A figure that is drawn.
pub(super) struct Drawn {
    /// The texts its facts come from, each once.
    pub(super) sources: Vec<SourceId>,
    /// The bytes of its files, of which there are several where it has pages.
    files: Vec<Vec<u8>>,
}

impl Drawn {
    /// Where its files go, with their bytes.
    pub(super) fn files<'a>(&'a self, output: &Path) -> Vec<(PathBuf, &'a [u8])> {
        let paths = export::page_paths(output, self.files.len()).into_iter();
        let files = self.files.iter().map(Vec::as_slice);
        paths.zip(files).collect()
    }
}

/// Draws a figure as files with so many pixels an inch.
pub(super) fn drawn(
    atlas: &Atlas,
    (i18n, theme): (&I18n, &Theme),
    asked: &Figure,
    (format, dpi): (Format, f64),
    output: &mut Output<'_>,
) -> Result<Drawn, Failure> {
    let scenes = pages(atlas, i18n, theme, asked).map_err(|error| usage(&error))?;
    room::warn(&scenes, output);
    let mut missing = glyphs::Missing::default();
    for scene in &scenes {
        missing.look_in(glyphs::texts_of(scene));
    }
    missing.warn(output)?;
    let mut sources: Vec<SourceId> = Vec::new();
    for source in scenes.iter().flat_map(|scene| &scene.sources) {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
    let described = scenes.into_iter().map(|scene| {
        let description = Description::of(atlas, i18n, asked, &scene);
        (scene, description)
    });
    let described: Vec<_> = described.collect();
    let files = export::encode_pages(&described, format, dpi).map_err(failed)?;
    Ok(Drawn { sources, files })
}
