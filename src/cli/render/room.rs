//! The warning that a page is too small for something.

use crate::cli::output::{Failure, Output};
use crate::i18n::I18n;
use crate::model::Language;
use crate::scene::Scene;

/// Tells what the page is too small for.
pub(super) fn warn(scene: &Scene, output: &mut Output<'_>) -> Result<(), Failure> {
    if !scene.left_out.is_empty() {
        let english = I18n::new(Language::En);
        let what: Vec<String> = scene.left_out.iter().map(|w| english.tr(w.key())).collect();
        let what = what.join(", ");
        let message = format_args!("the page has no room for: {what}; choose a larger --size");
        output.message("warning", &message);
    }
    Ok(())
}
