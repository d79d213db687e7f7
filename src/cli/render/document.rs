//! `render --document`: the figure of a map that was saved.

use std::path::{Path, PathBuf};

use super::failure::{failed, usage};
use super::glyphs;
use super::options::Options;
use super::room;
use crate::cli::output::{Failure, Output};
use crate::document_files::{self, OpenedDocument};
use crate::export::{self, Description};
use crate::figure_spec::Format;
use crate::files;
use crate::geodata::{LoadOptions, load};
use crate::i18n::I18n;
use crate::scene::Theme;
use crate::scene::layout::figure;
use crate::state::AppState;

/// Makes the figure.
pub(super) fn run(
    options: &Options,
    path: &Path,
    format: Format,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let words = I18n::new(options.lang());
    let opened = document_files::open(path, &words).map_err(Failure::Job)?;
    let load_options = sources(options, &opened, &words)?;
    let inputs: Vec<PathBuf> = load_options
        .base
        .iter()
        .cloned()
        .chain([opened.path.clone()])
        .collect();
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    files::check_targets(&[&options.output], &inputs, options.overwrite()).map_err(failed)?;
    let loaded = load(&load_options)?;
    let document = &opened.document;
    let mut state = AppState::new(options.lang.unwrap_or(document.language));
    let unknown = state.show_document(&loaded.atlas, document);
    if !unknown.is_empty() {
        let unknown = unknown.join(&words.tr("list-comma"));
        let warning = words.tr_with("message-document-unknown", &[("words", &unknown)]);
        output.message("warning", &warning);
    }
    let changed = opened.changed();
    if !changed.is_empty() {
        let changed = changed.join(&words.tr("list-comma"));
        let warning = words.tr_with("message-document-changed", &[("files", &changed)]);
        output.message("warning", &warning);
    }
    let (i18n, theme) = (I18n::new(state.language), Theme::of(state.figure.theme));
    let asked = state.asked_figure(&loaded.atlas, &i18n).map_err(|fault| {
        let reason = fault.text(&words);
        Failure::Job(format!("{}: {reason}", opened.path.display()))
    })?;
    let dpi = f64::from(state.figure.dpi);
    if format == Format::Png {
        export::pixels(asked.page.points(), dpi)
            .map_err(|error| usage(&format!("{}: {error}", opened.path.display())))?;
    }
    let scene = figure(&loaded.atlas, &i18n, &theme, &asked);
    room::warn(&scene, output)?;
    let mut missing = glyphs::Missing::default();
    missing.look_in(glyphs::texts_of(&scene));
    missing.warn(output)?;
    let description = Description::of(&loaded.atlas, &i18n, &asked, &scene);
    let bytes = export::encode(&scene, &description, format, dpi).map_err(failed)?;
    files::write_atomically(&options.output, &bytes, options.overwrite()).map_err(failed)?;
    output.tell(&loaded.findings);
    output.report(&loaded.problems)
}

/// What the map is drawn with: what it names, unless the command line names others.
fn sources(
    options: &Options,
    opened: &OpenedDocument,
    words: &I18n,
) -> Result<LoadOptions, Failure> {
    let mut sources = options.data.options();
    let (is_own_base, are_own_packs) = (sources.base.is_some(), !sources.packs.is_empty());
    for need in opened.missing() {
        let (key, is_given) = if need.is_pack {
            ("document-give-pack", are_own_packs)
        } else {
            ("document-give-base", is_own_base)
        };
        if !is_given {
            let reason = words.tr_with(key, &[("name", &need.file.path)]);
            return Err(Failure::Job(format!("{}: {reason}", opened.path.display())));
        }
    }
    if !are_own_packs {
        sources.packs = opened.packs();
    }
    if !is_own_base && let Some(own) = opened.boundaries() {
        sources.base = Some(own.path);
        sources.datum = own.datum;
    }
    Ok(sources)
}
