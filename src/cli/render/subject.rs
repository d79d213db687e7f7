//! What a figure is about, from `--focus`, `--view` and `--fit`.

use super::failure::usage;
use super::options::{Fit, Options};
use crate::cli::output::Failure;
use crate::connection::{Connected, Everything, is_tied};
use crate::figure_spec::find;
use crate::model::{Atlas, FeatureId, PlaceId};
use crate::scene::layout::Figure;
use crate::scene::{About, Compared, Layer, Shown};
use crate::scene::{Extent, feature_bounds};

/// Whether `--focus` is given as often as there are maps.
pub(super) fn check_number(options: &Options) -> Result<(), Failure> {
    let (least, most) = (Compared::LEAST, Compared::MOST);
    if options.connections {
        return check_number_connected(options.focus.len());
    }
    match (options.focus.len(), options.side_by_side) {
        (0 | 1, false) => Ok(()),
        (n, true) if (least..=most).contains(&n) => Ok(()),
        (n, true) => Err(usage(&format!(
            "--side-by-side needs --focus {least} to {most} times, not {n}: once for each of its maps"
        ))),
        (n @ 2, false) => Err(usage(&format!(
            "--focus is given {n} times: add --side-by-side for {n} maps on one page, --connections \
             for what ties both, or give one"
        ))),
        (n, false) if n <= most => Err(usage(&format!(
            "--focus is given {n} times: add --side-by-side for {n} maps on one page, or give one"
        ))),
        (n, false) => Err(usage(&format!(
            "--focus is given {n} times: give one, or {least} to {most} with --side-by-side"
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
    if options.connections {
        let connected = connected(options, atlas, &shown, &features)?;
        return Ok(Figure {
            about: About::Connected(connected),
            shown,
            ..Figure::new(Extent::Connected(connected))
        });
    }
    let extent = match (features.as_slice(), options.view) {
        ([one], _) => Extent::Feature(*one),
        ([_, ..], _) => Extent::Compared(compared(options, &features)?),
        (_, Some(view)) => Extent::At(view),
        _ => match options.fit {
            Some(Fit::Circle) => Extent::Circle,
            Some(Fit::Region) | None => Extent::Region,
        },
    };
    Ok(Figure {
        about: features.first().copied().into(),
        shown,
        ..Figure::new(extent)
    })
}

/// Whether `--connections` has one place or two.
fn check_number_connected(count: usize) -> Result<(), Failure> {
    match count {
        1 | 2 => Ok(()),
        n => Err(usage(&format!(
            "--connections needs --focus once, for what ties a place, or twice, for what ties two \
             places to each other; it is given {n} times"
        ))),
    }
}

/// The place or the two whose ties are asked for, which something ties.
fn connected(
    options: &Options,
    atlas: &Atlas,
    shown: &Shown,
    features: &[FeatureId],
) -> Result<Connected, Failure> {
    let places = features.iter().zip(&options.focus).map(|(feature, word)| {
        let kind = match feature {
            FeatureId::Place(place) => return Ok(*place),
            FeatureId::Link(_) => "link",
            FeatureId::Corridor(_) => "corridor",
        };
        Err(usage(&format!(
            "--connections: “{word}” is a {kind}, which ties places itself; name a place"
        )))
    });
    let places = places.collect::<Result<Vec<PlaceId>, Failure>>()?;
    let connected = match places[..] {
        [one] => Connected::Star(one),
        [one, other] if one != other => Connected::Between(one, other),
        _ => {
            let word = options.focus.last().map(String::as_str).unwrap_or_default();
            return Err(usage(&format!(
                "--focus: “{word}” is given twice; name another place, or give it once"
            )));
        }
    };
    if is_tied(atlas, shown, connected) {
        return Ok(connected);
    }
    Err(usage(&untied(options, atlas, connected)))
}

/// That nothing ties what is asked for, and what to do about it.
fn untied(options: &Options, atlas: &Atlas, connected: Connected) -> String {
    let words = options.focus.join("” and “");
    if is_tied(atlas, &Everything, connected) {
        return format!(
            "--connections: --filter, --status or --as-of leave out all that ties “{words}”; ask for \
             more facts or a later date"
        );
    }
    match connected {
        Connected::Star(_) => format!(
            "--connections: no text here ties “{words}” to another place; leave out --connections \
             for a map of it, or name another place"
        ),
        Connected::Between(..) => format!(
            "--connections: nothing here ties “{words}”, directly, through a group or through \
             another place; name other places, or one for all its ties"
        ),
    }
}

/// The features of maps side by side, none of them twice.
fn compared(options: &Options, features: &[FeatureId]) -> Result<Compared, Failure> {
    let is_known = |(at, feature): (usize, &FeatureId)| features[..at].contains(feature);
    let double = features.iter().enumerate().position(is_known);
    Compared::new(features).ok_or_else(|| {
        let word = double.and_then(|at| options.focus.get(at));
        let word = word.map(String::as_str).unwrap_or_default();
        usage(&format!(
            "--focus: “{word}” is given twice; name another, or give it once without --side-by-side"
        ))
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
