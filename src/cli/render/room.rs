//! The warning that a page is too small for something.

use std::collections::BTreeSet;

use crate::cli::output::Output;
use crate::messages::{Said, said};
use crate::scene::{LeftOut, Scene};

/// Tells what the pages of a figure are too small for.
pub(super) fn warn(scenes: &[Scene], output: &mut Output<'_>) {
    let left_out = scenes.iter().flat_map(|scene| &scene.left_out);
    let left_out: BTreeSet<&LeftOut> = left_out.collect();
    if !left_out.is_empty() {
        let what = Said::list(left_out.into_iter().map(|what| Said::new(what.key())));
        output.warning(&said!("render-no-room", what = what));
    }
}
