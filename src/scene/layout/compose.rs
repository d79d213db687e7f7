//! A figure from its request: arranged, drawn map by map, brought to the size of its paper.

use super::arrangement::{Arrangement, CAPTION_PT, LINE_PT, Omission, first_baseline};
use super::figure::Figure;
use super::fitting::{Fitted, fitted_to_date, fitted_with_more, fitted_with_surveys};
use super::grid::PANEL_NAME_PT;
use super::multiples::Multiples;
use super::page::FigurePage;
use super::panel::Panel;
use super::scale::scale;
use super::survey::Survey;
use crate::figure_spec::Notes;
use crate::font::{Weight, shortened_in, width_in};
use crate::i18n::I18n;
use crate::model::Atlas;
use crate::projection::{PagePt, Viewport};
use crate::scene::build::{built, drafted_key};
use crate::scene::draw_list::DrawList;
use crate::scene::legend::{ColumnHead, Legend, NotShown, draw_columns};
use crate::scene::numbering::name_of;
use crate::scene::shapes::{continuing, text, text_in};
use crate::scene::{Extent, LeftOut, MapPanel, Mark, NameKey, Scene, Theme};

/// A key of names has no more lines than this.
const MOST_KEY_LINES: usize = 12;
/// The same on a page that is as high as its subject asks.
const MOST_TALL_KEY_LINES: usize = 6;
/// Up to this width such a page has no key: it would be as high as a map.
const NO_KEY_PT: f64 = 420.0;

/// Lines of a key beyond those of the names that a map without it leaves out.
const SPARE_KEY_LINES: usize = 1;

/// Lays a figure out. The sources of its facts, in the order of their numbers, are
/// [`Scene::sources`].
#[must_use]
pub fn figure(atlas: &Atlas, i18n: &I18n, theme: &Theme, figure: &Figure) -> Scene {
    composed(atlas, i18n, theme, figure, &[])
}

/// The same of small multiples, with what is said of their maps behind the caption.
pub(super) fn figure_of(
    atlas: &Atlas,
    i18n: &I18n,
    theme: &Theme,
    figure: &Figure,
    multiples: &Multiples,
) -> Scene {
    let remarks = multiples.remarks.join(&i18n.tr("list-semicolon"));
    let words = [figure.caption.as_str(), &remarks].map(str::trim);
    let words: Vec<&str> = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let figure = Figure {
        caption: words.join(&i18n.tr("list-semicolon")),
        ..figure.clone()
    };
    composed(atlas, i18n, theme, &figure, &multiples.panels)
}

fn composed(atlas: &Atlas, i18n: &I18n, theme: &Theme, figure: &Figure, panels: &[Panel]) -> Scene {
    let lettering = match figure.extent {
        Extent::View(_) => 1.0,
        _ => figure.page.lettering(),
    };
    let page = FigurePage::new(atlas, i18n, theme, (figure, panels), lettering);
    let mut scene = with_names(&page);
    scale(&mut scene, lettering);
    scene
}

/// Draws a page, with room for the key of the names that have none at its foot. A
/// figure about something sets aside what the names of all dates need, so that figures of two dates
/// have one extent.
fn with_names(page: &FigurePage<'_>) -> Scene {
    let mut all = page.shown.clone();
    all.set_as_of(None);
    let is_dated = page.is_about_features() && page.shown.as_of().is_some();
    let shown = if is_dated { &all } else { page.shown };
    let undated = FigurePage { shown, ..*page };
    let draw_fitted = |page: &FigurePage<'_>, fitted: Fitted, lines: Option<usize>| {
        let fitted = if is_dated {
            fitted_to_date(page, fitted)
        } else {
            fitted
        };
        let key = lines.map(|lines| empty_key(page, &fitted, lines));
        drawn(page, &fitted, key)
    };
    let without_key = |plain: Fitted| {
        if plain.leaves_maps_their_share(page) {
            return draw_fitted(page, plain, None).scene;
        }
        let (settled, scene) = resettled(&undated, plain);
        if is_dated {
            draw_fitted(page, settled, None).scene
        } else {
            scene
        }
    };
    let (plain, mut surveys) = fitted_with_surveys(&undated);
    let names = drafted_names(&undated, &plain).filter(|names| !names.is_empty());
    // On the lower map one name more may need a number.
    let Some(names) = names.map(|names| names.with_spare(SPARE_KEY_LINES)) else {
        return without_key(plain);
    };
    let listing = FigurePage {
        names: Some(&names),
        ..undated
    };
    let keyed = fitted_with_more(&listing, &plain, &mut surveys);
    match keyed {
        Some(keyed) => {
            let lines = names.lines(page.i18n).len();
            let listing = FigurePage {
                shown: page.shown,
                ..listing
            };
            draw_fitted(&listing, keyed, Some(lines)).scene
        }
        // The key takes nothing else its room.
        None => without_key(plain),
    }
}

/// The arrangement of a page whose maps would miss their share of it, with room for such signs beside
/// names alone as are drawn; as it was where that is no better, or where other signs are drawn then.
/// With it the page as it is drawn.
fn resettled(page: &FigurePage<'_>, plain: Fitted) -> (Fitted, Scene) {
    let first = drawn(page, &plain, None);
    let again = FigurePage {
        drawn: Some(&first.legend),
        ..*page
    };
    let (fitted, _) = fitted_with_surveys(&again);
    if fitted.arrangement.map_share() > plain.arrangement.map_share() {
        let second = drawn(page, &fitted, None);
        if second.is_legend_fit {
            return (fitted, second.scene);
        }
    }
    (plain, first.scene)
}

/// The names that need a number on the maps of a page that is arranged; `None` where it has no room
/// for their key.
fn drafted_names(page: &FigurePage<'_>, fitted: &Fitted) -> Option<NameKey> {
    let most_lines = most_key_lines(page, fitted);
    if most_lines == 0 {
        return None;
    }
    let (arrangement, views) = (&fitted.arrangement, &fitted.survey.views);
    let numbers =
        Some(fitted.survey.numbering()).filter(|_| page.has_numbers(fitted.form.omission));
    let key = empty_key(page, fitted, most_lines).drafting();
    views.iter().enumerate().try_fold(key, |key, (map, view)| {
        let furniture = page.furniture(arrangement, (numbers.clone(), Some(key)), map);
        drafted_key(&page.request(arrangement, *view, &furniture, map))
    })
}

/// How many lines a key of names may have in one column: what leaves the maps their share of the
/// page. None in a figure without notes.
fn most_key_lines(page: &FigurePage<'_>, fitted: &Fitted) -> usize {
    let (width, _) = fitted.arrangement.page;
    match (page.figure.extent, page.paper.shape) {
        _ if page.figure.notes == Notes::None => 0,
        (Extent::View(_), _) => MOST_KEY_LINES,
        (_, Some(_)) if width < NO_KEY_PT => 0,
        (_, Some(_)) => MOST_TALL_KEY_LINES,
        (_, None) => {
            let columns = page.foot_columns(&fitted.arrangement, fitted.form.omission);
            let lines = fitted.arrangement.spare_height() / LINE_PT * f64::from(columns);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a page has few lines"
            )]
            let lines = lines.clamp(0.0, MOST_KEY_LINES as f64) as usize;
            lines.saturating_sub(SPARE_KEY_LINES)
        }
    }
}

/// A key of names with room for some lines.
fn empty_key(page: &FigurePage<'_>, fitted: &Fitted, lines: usize) -> NameKey {
    page.empty_key(&fitted.arrangement, fitted.form.omission, lines)
}

/// A page that is drawn.
struct Drawn {
    scene: Scene,
    /// What its legend lists.
    legend: Legend,
    /// Whether that has the room that was set aside for it.
    is_legend_fit: bool,
}

/// Draws a page that is arranged, and fills its key of names.
fn drawn(page: &FigurePage<'_>, fitted: &Fitted, mut key: Option<NameKey>) -> Drawn {
    let Fitted {
        arrangement,
        survey: surveyed,
        form,
        ..
    } = fitted;
    let omission = form.omission;
    let numbering = surveyed.numbering();
    let numbers = Some(numbering.clone()).filter(|_| page.has_numbers(omission));
    let mut make = |map: usize, view: Viewport| {
        let furniture = page.furniture(arrangement, (numbers.clone(), key.take()), map);
        let mut built = built(&page.request(arrangement, view, &furniture, map));
        if let Some(panel) = page.panels.get(map) {
            panel.step_back(page.theme, &mut built.scene.ground);
        }
        key = built.key.take();
        built
    };
    let views = &surveyed.views;
    let first = make(0, views.first().copied().unwrap_or_default());
    let mut survey = Survey::default();
    survey.add(first.legend, first.facts);
    let mut scene = first.scene;
    for (map, view) in views.iter().enumerate().skip(1) {
        let other = make(map, *view);
        survey.add(other.legend, other.facts);
        add_panel(&mut scene, other.scene);
    }
    let mut list = DrawList::default();
    heads(page, arrangement, &mut list);
    let has_legend = omission < Omission::Legend;
    let mut is_legend_fit = true;
    if has_legend {
        let (rows, remarks) = page.rows(&survey.legend, arrangement, numbers.as_ref());
        let (columns, fits) = page.columns(arrangement, &rows);
        let heading = page.heading(&numbering, NotShown::Count(scene.dropped.len()));
        let room = arrangement.legend;
        let side = (room.width(), !arrangement.is_below);
        let head = ColumnHead::new(page.i18n, heading, &remarks, side);
        let place = (room, &columns);
        let metrics = FigurePage::metrics(arrangement);
        is_legend_fit = fits
            && columns.width() <= room.width() + 0.01
            && (!arrangement.is_below || head.height() + columns.height() <= room.height() + 0.01);
        draw_columns(page.theme, &head, &rows, place, &metrics, &mut list);
    }
    let ((_, at), (_, width)) = (arrangement.below_map(), arrangement.foot);
    let with_names = FigurePage {
        names: key.as_ref(),
        ..*page
    };
    let foot = with_names.foot((&survey.facts, &numbering), omission, width);
    foot.draw(page.theme, at, &mut list);

    scene.furniture.extend(list.into_items());
    scene.legend = has_legend.then_some(arrangement.legend);
    let of_maps = std::mem::take(&mut scene.left_out);
    scene.left_out = left_out(page.figure, arrangement, omission);
    scene.left_out.extend(of_maps);
    scene.sources = numbering.order().to_vec();
    let facts = survey.facts.features().into_iter();
    scene.facts = facts.map(|(feature, _)| feature).collect();
    Drawn {
        scene,
        legend: survey.legend,
        is_legend_fit,
    }
}

/// Makes another map of the page a panel of its scene.
fn add_panel(scene: &mut Scene, other: Scene) {
    scene.dropped.extend(other.dropped);
    scene.covered.extend(other.covered);
    scene.picking.outlines.extend(other.picking.outlines);
    scene.picking.lines.extend(other.picking.lines);
    scene.picking.symbols.extend(other.picking.symbols);
    scene.picking.lettering.extend(other.picking.lettering);
    scene.picking.bundles.extend(other.picking.bundles);
    scene.picking.insets.extend(other.picking.insets);
    scene.left_out.extend(other.left_out);
    scene.features.extend(other.features);
    scene.panels.push(MapPanel {
        view: other.view,
        to_page: other.to_page,
        ground: other.ground,
        furniture: other.furniture,
    });
}

/// What of the paper has no room.
fn left_out(figure: &Figure, arrangement: &Arrangement, omission: Omission) -> Vec<LeftOut> {
    let has = |text: &str| !text.is_empty();
    let is_title_out =
        arrangement.title.is_cut || has(&figure.heading()) && omission >= Omission::Title;
    let is_caption_out =
        arrangement.caption.is_cut || has(&figure.caption) && omission >= Omission::Caption;
    [
        (LeftOut::Title, is_title_out),
        (LeftOut::Caption, is_caption_out),
        (LeftOut::Legend, omission >= Omission::Legend),
        (
            LeftOut::References,
            figure.notes == Notes::Full && omission >= Omission::References,
        ),
    ]
    .into_iter()
    .filter_map(|(what, is_out)| is_out.then_some(what))
    .collect()
}

/// The title, the names of several maps, and the caption.
fn heads(page: &FigurePage<'_>, arrangement: &Arrangement, list: &mut DrawList) {
    let ink = page.theme.ink;
    let is_below = arrangement.title_below > 0.0;
    let (foot, width) = arrangement.foot;
    let left = if is_below {
        foot
    } else {
        PagePt::new(arrangement.margin, arrangement.margin * 0.7)
    };
    let size = arrangement.title.size_pt;
    for (line, words) in (0_u32..).zip(&arrangement.title.lines) {
        let indent = if is_below {
            (width - width_in(words, size, Weight::Bold)) / 2.0
        } else {
            0.0
        };
        let at = left.offset(indent, f64::from(line) * arrangement.title.step());
        let title = text_in(words, first_baseline(at, size), size, ink, Weight::Bold);
        list.add(Mark::Title, continuing(title, line > 0));
    }
    for ((name, short), frame) in names_of_maps(page).iter().zip(&arrangement.frames) {
        let has_room = width_in(name, PANEL_NAME_PT, Weight::Bold) <= frame.width();
        let name = if has_room { name } else { short };
        let name = shortened_in(name, PANEL_NAME_PT, frame.width(), Weight::Bold);
        let at = frame.min.offset(0.0, -PANEL_NAME_PT * 0.45);
        let name = text_in(&name, at, PANEL_NAME_PT, ink, Weight::Bold);
        list.add(Mark::Title, name);
    }
    let (at, _) = arrangement.below_map();
    for (line, words) in (0_u32..).zip(&arrangement.caption.lines) {
        let at = at.offset(0.0, f64::from(line) * arrangement.caption.step());
        let caption = text(words, first_baseline(at, CAPTION_PT), CAPTION_PT, ink);
        list.add(Mark::Caption, continuing(caption, line > 0));
    }
}

/// What several maps of a page are called, and the same in fewer words.
fn names_of_maps(page: &FigurePage<'_>) -> Vec<(String, String)> {
    match page.figure.extent {
        Extent::Compared(compared) => {
            let maps = ('a'..).zip(compared.features());
            let named = maps.map(|(letter, feature)| {
                let name = name_of(page.atlas, page.i18n, *feature);
                format!("({letter}) {name}")
            });
            named.map(|name| (name.clone(), name)).collect()
        }
        _ => {
            let panels = page.panels.iter();
            let names = panels.map(|of| (of.name.clone(), of.short_name.clone()));
            names.collect()
        }
    }
}
