//! `render --document`: the figure of a map that was saved.

use std::path::{Path, PathBuf};

use super::drawn::drawn;
use super::failure::failed;
use super::options::Options;
use crate::cli::output::{Failure, Output};
use crate::document_files::{self, OpenedDocument};
use crate::export;
use crate::figure_spec::Format;
use crate::files;
use crate::geodata::{LoadOptions, load};
use crate::i18n::I18n;
use crate::messages::{Said, Says as _, said};
use crate::scene::Theme;
use crate::state::AppState;

/// Makes the figure.
pub(super) fn run(
    options: &Options,
    path: &Path,
    format: Format,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let opened = document_files::open(path).map_err(Failure::Job)?;
    let load_options = sources(options, &opened)?;
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
        let words = Said::list(unknown.into_iter().map(Said::verbatim));
        output.warning(&said!("message-document-unknown", words = words));
    }
    let changed = opened.changed();
    if !changed.is_empty() {
        let files = Said::list(changed.into_iter().map(Said::verbatim));
        output.warning(&said!("message-document-changed", files = files));
    }
    let (i18n, theme) = (I18n::new(state.language), Theme::of(state.figure.theme));
    let of_file = |what: Said| said!("file-at", file = &*opened.path, reason = what);
    let asked = state.asked_figure(&loaded.atlas, &i18n);
    let asked = asked.map_err(|fault| Failure::Job(of_file(fault.said())))?;
    let dpi = f64::from(state.figure.dpi);
    if format == Format::Png {
        export::pixels(asked.page.points(), dpi)
            .map_err(|error| Failure::Job(of_file(error.said())))?;
    }
    let kind = (format, dpi);
    let drawn = drawn(&loaded.atlas, (&i18n, &theme), &asked, kind, output)?;
    let figure = drawn.files(&options.output);
    let figure = figure.iter().map(|(path, bytes)| (path.as_path(), *bytes));
    let figure: Vec<(&Path, &[u8])> = figure.collect();
    files::write_together(&figure, options.overwrite()).map_err(failed)?;
    loaded.keep();
    output.tell(&loaded.findings);
    output.report(&loaded.problems)
}

/// What the map is drawn with: what it names, unless the command line names others.
fn sources(options: &Options, opened: &OpenedDocument) -> Result<LoadOptions, Failure> {
    let mut sources = options.data.options();
    let (is_own_base, are_own_packs) = (sources.base.is_some(), !sources.packs.is_empty());
    for need in opened.missing() {
        let name = need.file.path.as_str();
        let (reason, is_given) = if need.is_pack {
            (said!("document-give-pack", name = name), are_own_packs)
        } else {
            (said!("document-give-base", name = name), is_own_base)
        };
        if !is_given {
            let failure = said!("file-at", file = &*opened.path, reason = reason);
            return Err(Failure::Job(failure));
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
