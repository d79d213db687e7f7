//! What a figure is about, from `--focus`, `--view` and `--fit`.

use super::failure::{of_option, usage};
use super::options::{Fit, Options};
use crate::cli::output::Failure;
use crate::connection::{Connected, Everything, is_tied};
use crate::figure_spec::{FigureKind, find};
use crate::messages::{Said, Says as _, said};
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
        (n, true) => Err(usage(&said!(
            "render-side-by-side",
            least = least,
            most = most,
            n = n
        ))),
        (n @ 2, false) => Err(usage(&said!("render-focus-two", n = n))),
        (n, false) if n <= most => Err(usage(&said!("render-focus-several", n = n))),
        (n, false) => Err(usage(&said!(
            "render-focus-many",
            n = n,
            least = least,
            most = most
        ))),
    }
}

/// A figure of it, with what is to be drawn.
pub(super) fn about(options: &Options, atlas: &Atlas) -> Result<Figure, Failure> {
    let shown = options
        .shown(atlas)
        .map_err(|error| Failure::Usage(of_option("--filter", error.said())))?;
    let features = options
        .focus
        .iter()
        .map(|word| feature(options, atlas, &shown, word));
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
        n => Err(usage(&said!("render-connections-number", n = n))),
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
            FeatureId::Link(_) => said!("render-kind-link"),
            FeatureId::Corridor(_) => said!("render-kind-corridor"),
        };
        let what = said!("render-ties-itself", word = word, kind = kind);
        Err(usage(&of_option("--connections", what)))
    });
    let places = places.collect::<Result<Vec<PlaceId>, Failure>>()?;
    let connected = match places[..] {
        [one] => Connected::Star(one),
        [one, other] if one != other => Connected::Between(one, other),
        _ => {
            let word = options.focus.last().map(String::as_str).unwrap_or_default();
            let what = said!("render-focus-twice-place", word = word);
            return Err(usage(&of_option("--focus", what)));
        }
    };
    if is_tied(atlas, shown, connected) {
        return Ok(connected);
    }
    Err(usage(&untied(options, atlas, connected)))
}

/// That nothing ties what is asked for, and what to do about it.
fn untied(options: &Options, atlas: &Atlas, connected: Connected) -> Said {
    let words = match options.focus.as_slice() {
        [first, second] => said!("render-two-words", first = first, second = second),
        words => Said::verbatim(words.concat()),
    };
    let what = if is_tied(atlas, &Everything, connected) {
        said!("render-ties-filtered", words = words)
    } else {
        match connected {
            Connected::Star(_) => said!("render-ties-none", words = words),
            Connected::Between(..) => said!("render-ties-none-between", words = words),
        }
    };
    of_option("--connections", what)
}

/// The features of maps side by side, none of them twice.
fn compared(options: &Options, features: &[FeatureId]) -> Result<Compared, Failure> {
    let is_known = |(at, feature): (usize, &FeatureId)| features[..at].contains(feature);
    let double = features.iter().enumerate().position(is_known);
    Compared::new(features).ok_or_else(|| {
        let word = double.and_then(|at| options.focus.get(at));
        let word = word.map(String::as_str).unwrap_or_default();
        let what = said!("render-focus-twice", word = word);
        usage(&of_option("--focus", what))
    })
}

fn feature(
    options: &Options,
    atlas: &Atlas,
    shown: &Shown,
    word: &str,
) -> Result<FeatureId, Failure> {
    let refused = |reason: Said| Failure::Usage(of_option("--focus", reason));
    let feature = find(atlas, word).map_err(|error| refused(error.said()))?;
    let is_map = options.kind.kind() != FigureKind::Board;
    if is_map && feature_bounds(atlas, feature).is_none() {
        return Err(refused(match feature {
            FeatureId::Place(_) => said!("render-place-no-position", word = word),
            FeatureId::Link(_) | FeatureId::Corridor(_) => {
                said!("render-line-no-position", word = word)
            }
        }));
    }
    // A board says itself that nothing is left.
    let left_out = left_out(atlas, shown, feature).filter(|_| is_map);
    match left_out {
        Some(reason) => Err(refused(said!(
            "render-not-drawn",
            word = word,
            reason = reason
        ))),
        None => Ok(feature),
    }
}

/// The flag that keeps a link or corridor off the map, and what to do about it. A corridor that is
/// asked for is drawn even where the others are off.
fn left_out(atlas: &Atlas, shown: &Shown, feature: FeatureId) -> Option<Said> {
    let evidence = match feature {
        FeatureId::Place(_) => return None,
        FeatureId::Corridor(id) => &atlas.corridor(id).evidence,
        FeatureId::Link(id) => {
            let link = atlas.link(id);
            if !shown.layer(Layer::Links) {
                let layer = Layer::Links.word();
                return Some(said!("render-layers-leave-out", layer = layer));
            }
            if shown.hides() && !shown.status(link.status) {
                let status = link.status.own_word();
                return Some(said!("render-status-leaves-out", status = status));
            }
            &link.evidence
        }
    };
    if shown.hides_feature(atlas, feature) {
        return Some(said!("render-filter-leaves-out"));
    }
    let as_of = shown.as_of().filter(|_| !shown.holds(atlas, evidence))?;
    let date = as_of.to_string();
    Some(said!("render-as-of-leaves-out", date = date))
}
