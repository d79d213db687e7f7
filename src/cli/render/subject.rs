//! What a figure is about, from `--focus`, `--view` and `--fit`.

use super::failure::usage;
use super::options::{Fit, Options};
use crate::cli::output::Failure;
use crate::figure_spec::find;
use crate::model::{Atlas, FeatureId};
use crate::scene::layout::Figure;
use crate::scene::{Extent, feature_bounds};
use crate::scene::{Layer, Shown};

/// Whether `--focus` is given as often as there are maps.
pub(super) fn check_number(options: &Options) -> Result<(), Failure> {
    match (options.focus.len(), options.side_by_side) {
        (0 | 1, false) | (2, true) => Ok(()),
        (2, false) => Err(usage(
            &"--focus is given twice: add --side-by-side for two maps on one page, or give one",
        )),
        (n, true) => Err(usage(&format!(
            "--side-by-side needs --focus twice, not {n} times: one for each of its two maps"
        ))),
        (n, false) => Err(usage(&format!(
            "--focus is given {n} times: give one, or two with --side-by-side"
        ))),
    }
}

/// A figure of it, with what is to be drawn.
pub(super) fn about(options: &Options, atlas: &Atlas) -> Result<Figure, Failure> {
    let shown = options
        .shown(atlas)
        .map_err(|error| Failure::Usage(format!("--filter: {error}")))?;
    let features = options
        .focus
        .iter()
        .map(|word| feature(atlas, &shown, word));
    let features = features.collect::<Result<Vec<FeatureId>, Failure>>()?;
    let extent = match (features.as_slice(), options.view) {
        ([one, other], _) => Extent::Pair(*one, *other),
        ([one], _) => Extent::Feature(*one),
        (_, Some(view)) => Extent::At(view),
        _ => match options.fit {
            Some(Fit::Circle) => Extent::Circle,
            Some(Fit::Region) | None => Extent::Region,
        },
    };
    Ok(Figure {
        selection: features.first().copied(),
        shown,
        ..Figure::new(extent)
    })
}

fn feature(atlas: &Atlas, shown: &Shown, word: &str) -> Result<FeatureId, Failure> {
    let refused = |reason: String| Failure::Usage(format!("--focus: {reason}"));
    let feature = find(atlas, word).map_err(|error| refused(error.to_string()))?;
    if feature_bounds(atlas, feature).is_none() {
        let reason = match feature {
            FeatureId::Place(_) => "has no position on the map; name a place that has one",
            FeatureId::Link(_) | FeatureId::Corridor(_) => {
                "has no position on the map, nor ties it a place that has one; name a place instead"
            }
        };
        return Err(refused(format!("“{word}” {reason}")));
    }
    match left_out(atlas, shown, feature) {
        Some(reason) => Err(refused(format!("“{word}” would not be drawn: {reason}"))),
        None => Ok(feature),
    }
}

/// The flag that keeps a link or corridor off the map, and what to do about it. A corridor that is
/// asked for is drawn even where the others are off.
fn left_out(atlas: &Atlas, shown: &Shown, feature: FeatureId) -> Option<String> {
    let evidence = match feature {
        FeatureId::Place(_) => return None,
        FeatureId::Corridor(id) => &atlas.corridor(id).evidence,
        FeatureId::Link(id) => {
            let link = atlas.link(id);
            if !shown.layer(Layer::Links) {
                let layer = Layer::Links.word();
                return Some(format!("--layers leaves out links; add {layer} to it"));
            }
            if shown.hides() && !shown.status(link.status) {
                let status = link.status.own_word();
                return Some(format!(
                    "--status leaves out its status; add {status} to it"
                ));
            }
            &link.evidence
        }
    };
    if shown.hides_feature(atlas, feature) {
        return Some("--filter leaves it out; use --filtered step-back to mark it".to_owned());
    }
    let as_of = shown.as_of().filter(|_| !shown.holds(atlas, evidence))?;
    Some(format!(
        "--as-of leaves it out, for no text of {as_of} or earlier names it; give a later date"
    ))
}
