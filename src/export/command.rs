//! The command that makes a figure again.

use std::path::Path;

use crate::figure_spec::{FigureKind, Notes, PageSize, PanelsBy, RowOrder};
use crate::filter::{Choice, Facet, facet_words};
use crate::geodata::Datum;
use crate::model::{Atlas, FeatureId, Language, Status};
use crate::scene::Extent;
use crate::scene::layout::Figure;
use crate::scene::theme::ThemeName;
use crate::scene::{Layer, Shown};

/// The word that stands for an empty list of layers or statuses.
pub const NONE: &str = "none";

/// The `render` command that writes the figure to `output`, for a POSIX shell.
///
/// `base` is the file of a person's own boundaries, and the datum it is read in where that is
/// given. A view of a window's own size ([`Extent::View`]) is given as its centre and zoom.
#[must_use]
pub fn command(
    atlas: &Atlas,
    base: Option<(&Path, Option<Datum>)>,
    figure: &Figure,
    (language, theme): (Language, ThemeName),
    dpi: u16,
    output: &Path,
) -> String {
    let mut words = vec!["chengyu-atlas".to_owned(), "render".to_owned()];
    let mut flag = |name: &str, value: &str| words.extend([name.to_owned(), quoted(value)]);
    flag("-o", &output.display().to_string());
    if let Some((file, datum)) = base {
        flag("--base", &file.display().to_string());
        datum.iter().for_each(|datum| flag("--datum", datum.word()));
    }
    match figure.kind {
        FigureKind::Map => {}
        FigureKind::Schematic => flag("--kind", figure.kind.word()),
        FigureKind::Board => {
            flag("--kind", figure.kind.word());
            if figure.sort != RowOrder::default() {
                flag("--sort", figure.sort.word());
            }
        }
        FigureKind::Multiples => {
            flag("--kind", figure.kind.word());
            if figure.by != PanelsBy::default() {
                flag("--by", figure.by.word());
            }
        }
    }
    flag("--size", &size(figure.page));
    flag("--dpi", &dpi.to_string());
    let key = |feature| key(atlas, feature);
    match figure.extent {
        _ if figure.kind == FigureKind::Board && !is_about(figure.extent) => {}
        Extent::Circle => flag("--fit", "circle"),
        Extent::Region => flag("--fit", "region"),
        Extent::View(view) => {
            let at = view.center.to_lon_lat();
            flag("--view", &place(at.lon_deg, at.lat_deg, view.zoom));
        }
        Extent::At(at) => {
            flag(
                "--view",
                &place(at.center.lon_deg, at.center.lat_deg, at.zoom),
            );
        }
        Extent::Feature(feature) => flag("--focus", key(feature)),
        Extent::Connected(connected) => {
            for place in connected.places() {
                flag("--focus", key(FeatureId::Place(place)));
            }
        }
        Extent::Compared(compared) => {
            for feature in compared.features() {
                flag("--focus", key(*feature));
            }
        }
    }
    let (layers, statuses) = (layers(&figure.shown), statuses(&figure.shown));
    for (facet, choice) in figure.shown.filter().choices() {
        if facet != Facet::Status || statuses.is_none() {
            flag("--filter", &facet_words(atlas, facet, choice));
        }
    }
    let is_board = figure.kind == FigureKind::Board;
    if !figure.shown.filter().is_empty() && !figure.shown.hides() && !is_board {
        flag("--filtered", "step-back");
    }
    let as_of = figure.shown.as_of().map(|date| date.to_string());
    let review = figure.review.as_ref().filter(|_| !is_board);
    let review = review.map(ToString::to_string);
    let notes = Some(figure.notes).filter(|notes| *notes != Notes::usual(figure.page));
    let notes = notes.map(Notes::word);
    for (name, value) in [
        ("--layers", layers.as_deref().filter(|_| !is_board)),
        ("--status", statuses.as_deref()),
        ("--as-of", as_of.as_deref()),
        ("--lang", Some(language.tag())),
        ("--theme", (theme != ThemeName::Light).then(|| theme.word())),
        ("--title", Some(figure.title.as_str())),
        (
            "--caption",
            Some(figure.caption.as_str()).filter(|c| !c.is_empty()),
        ),
        ("--review-number", review.as_deref()),
        ("--number", Some(&*figure.number).filter(|n| !n.is_empty())),
        ("--title-place", figure.is_title_below.then_some("below")),
        ("--notes", notes),
    ] {
        if let Some(value) = value {
            flag(name, value);
        }
    }
    match figure.extent {
        Extent::Compared(_) => words.push("--side-by-side".to_owned()),
        Extent::Connected(_) => words.push("--connections".to_owned()),
        _ => {}
    }
    words.join(" ")
}

/// Whether an extent is that of a place, a link or a corridor.
const fn is_about(extent: Extent) -> bool {
    matches!(extent, Extent::Feature(_))
}

fn place(lon_deg: f64, lat_deg: f64, zoom: f64) -> String {
    format!("{lon_deg},{lat_deg},{zoom}")
}

fn size(page: PageSize) -> String {
    let named = PageSize::NAMES.into_iter().find(|(_, size)| *size == page);
    named.map_or_else(
        || {
            let (width, height) = page.points();
            if page.is_as_high_as_needed() {
                return format!("{width}pt");
            }
            format!("{width}x{height}pt")
        },
        |(name, _)| name.to_owned(),
    )
}

fn key(atlas: &Atlas, feature: FeatureId) -> &str {
    match feature {
        FeatureId::Place(id) => &atlas.place(id).key,
        FeatureId::Corridor(id) => &atlas.corridor(id).key,
        FeatureId::Link(id) => &atlas.link(id).key,
    }
}

/// The layers, unless they are those at the start.
fn layers(shown: &Shown) -> Option<String> {
    let usual = Shown::default();
    let changed = |layer: &Layer| usual.layer(*layer) != shown.layer(*layer);
    let on = Layer::ALL.into_iter().filter(|layer| shown.layer(*layer));
    let is_changed = Layer::ALL.iter().any(changed);
    is_changed.then(|| list(on.map(Layer::word)))
}

/// The statuses that are on, where links of others alone are left out; those that share a word by it
/// when all of them are on.
fn statuses(shown: &Shown) -> Option<String> {
    if !matches!(
        shown.filter().choice(Facet::Status),
        Some(Choice::Without(_))
    ) {
        return None;
    }
    let is_on = |status: &Status| shown.status(*status);
    let word = |status: Status| {
        let is_whole = Status::of_word(status.word()).all(|s| is_on(&s));
        if is_whole {
            status.word()
        } else {
            status.own_word()
        }
    };
    let mut on: Vec<&str> = Status::ALL.into_iter().filter(is_on).map(word).collect();
    on.dedup();
    (!Status::ALL.iter().all(is_on)).then(|| list(on.into_iter()))
}

/// Words of a list.
fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        NONE.to_owned()
    } else {
        words.join(",")
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.,/=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_of_statuses_has_its_words() {
        let some = |on: &[Status]| {
            let mut shown = Shown::default();
            for status in Status::ALL {
                shown.set_status(status, on.contains(&status));
            }
            statuses(&shown)
        };
        let [_, _, _, start, preparatory, early, ..] = Status::ALL;
        assert_eq!(some(&Status::ALL), None);
        assert_eq!(some(&[]).unwrap(), "none");
        assert_eq!(
            some(&[start, preparatory, early]).unwrap(),
            "pre-construction,early-study"
        );
        assert_eq!(
            some(&[preparatory]).unwrap(),
            "pre-construction-preparatory"
        );
    }

    #[test]
    fn a_word_a_shell_would_change_is_quoted() {
        for (word, shown) in [
            ("A4", "A4"),
            ("", "''"),
            ("资阳 $HOME", "'资阳 $HOME'"),
            ("it's", r"'it'\''s'"),
        ] {
            assert_eq!(quoted(word), shown);
        }
    }
}
