//! The warning that a page is too small for something.

use crate::cli::output::Output;
use crate::messages::{Said, said};
use crate::scene::Scene;

/// Tells what the page is too small for.
pub(super) fn warn(scene: &Scene, output: &mut Output<'_>) {
    if !scene.left_out.is_empty() {
        let what = Said::list(scene.left_out.iter().map(|what| Said::new(what.key())));
        output.warning(&said!("render-no-room", what = what));
    }
}
