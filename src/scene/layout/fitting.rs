//! Finding the arrangement of a page: maps, legend and foot are measured until they fit.

use std::rc::Rc;

use super::arrangement::{Arrangement, Form, MAP_SHARE, Omission, Reserved, Side};
use super::page::FigurePage;
use super::survey::{Survey, Surveys};
use crate::scene::Extent;
use crate::scene::legend::{ColumnHead, NotShown};

/// How often room is measured again.
const ROUNDS: usize = 6;
/// A legend beside the map is at least so wide.
const LEAST_LEGEND_PT: f64 = 120.0;

/// A legend gives room back to the map where that is more than this.
const LEAST_GAIN_PT: f64 = 6.0;

/// A page whose parts have the room they need.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) arrangement: Arrangement,
    /// What its maps show.
    pub(super) survey: Rc<Survey>,
    /// How it is arranged, with what it leaves out for want of room.
    pub(super) form: Form,
    /// The room that was set aside.
    reserved: Reserved,
}

impl Fitted {
    /// Whether the maps take their share of the page; a view makes a page of its own.
    pub(super) fn leaves_maps_their_share(&self, page: &FigurePage<'_>) -> bool {
        let is_own = matches!(page.figure.extent, Extent::View(_));
        is_own || self.arrangement.map_share() >= MAP_SHARE
    }
}

/// The arrangement of a page that has more to say at its foot than one that is fitted: the same but
/// for the height of its maps, and a legend in small print where a larger one would take the maps
/// their share of the page. `None` where something else would lose its room.
pub(super) fn fitted_with_more(
    page: &FigurePage<'_>,
    fitted: &Fitted,
    surveys: &mut Surveys,
) -> Option<Fitted> {
    let has_share = |fitted: &Fitted| fitted.leaves_maps_their_share(page);
    let small = Form {
        has_small_legend: true,
        ..fitted.form
    };
    let mut keyed = [fitted.form, small]
        .into_iter()
        .filter_map(|form| fitted_in(page, form, surveys, fitted.reserved));
    if has_share(fitted) {
        keyed.find(has_share)
    } else {
        keyed.next()
    }
}

/// The arrangement of a page, and the surveys of its maps.
pub(super) fn fitted_with_surveys(page: &FigurePage<'_>) -> (Fitted, Surveys) {
    let mut surveys = Surveys::default();
    let fitted = fitted_to_shown(page, &mut surveys);
    (fitted, surveys)
}

/// The arrangement of a page of some date: that of the page of all dates, with what it shows then.
pub(super) fn fitted_to_date(page: &FigurePage<'_>, undated: Fitted) -> Fitted {
    let survey = page.survey_of(&undated.arrangement, undated.survey.views.clone());
    let (needed, _) = needed(page, &undated.arrangement, &survey, undated.form.omission);
    let mut arrangement = undated.arrangement;
    if arrangement.is_below {
        // A heading that names the date may take a line of the foot, which has fewer texts to list.
        let more = (needed.legend - arrangement.legend.height()).max(0.0);
        arrangement.legend.max.y += more;
        arrangement.foot.0.y += more;
    }
    Fitted {
        arrangement,
        survey: Rc::new(survey),
        ..undated
    }
}

/// The arrangement of a page that leaves out least of those whose maps take their share of it. Where
/// there is none, the one whose maps take most: neither the texts nor a legend are left out for that.
fn fitted_to_shown(page: &FigurePage<'_>, surveys: &mut Surveys) -> Fitted {
    let least = Reserved {
        title: page.title_room(),
        ..Reserved::default()
    };
    let mut best: Option<(f64, Fitted)> = None;
    for form in page.forms() {
        if form.omission >= Omission::References && best.is_some() {
            break;
        }
        let Some(fitted) = fitted_in(page, form, surveys, least) else {
            continue;
        };
        let has_share = fitted.leaves_maps_their_share(page);
        if has_share || form.omission >= Omission::Legend {
            return fitted;
        }
        let share = fitted.arrangement.map_share();
        if best.as_ref().is_none_or(|(most, _)| share > *most) {
            best = Some((share, fitted));
        }
    }
    if let Some((_, fitted)) = best {
        return fitted;
    }
    // The barest arrangement is never refused.
    let arrangement = Arrangement::barest(page.figure, &page.paper);
    let survey = surveys.of(&arrangement, || page.survey(&arrangement));
    Fitted {
        arrangement,
        survey,
        form: Form {
            omission: Omission::Title,
            side: Side::Below,
            has_small_legend: false,
        },
        reserved: least,
    }
}

/// The arrangement in which legend and foot have the room they need; `None` where the map has too
/// little room then.
fn fitted_in(
    page: &FigurePage<'_>,
    form: Form,
    surveys: &mut Surveys,
    mut reserved: Reserved,
) -> Option<Fitted> {
    for _ in 0..ROUNDS {
        let arrangement = Arrangement::new(page.figure, &page.paper, reserved, form)?;
        let survey = surveys.of(&arrangement, || page.survey(&arrangement));
        let (needed, is_legend_fit) = needed(page, &arrangement, &survey, form.omission);
        if needed.legend <= reserved.legend && needed.foot <= reserved.foot {
            let is_own = matches!(page.figure.extent, Extent::View(_));
            let fitted = (is_legend_fit || is_own).then_some(Fitted {
                arrangement,
                survey,
                form,
                reserved,
            })?;
            let tighter = tightened(page, &fitted, needed, surveys);
            return Some(tighter.unwrap_or(fitted));
        }
        reserved = reserved.max(needed);
    }
    let arrangement = Arrangement::new(page.figure, &page.paper, reserved, form)?;
    let survey = surveys.of(&arrangement, || page.survey(&arrangement));
    Some(Fitted {
        arrangement,
        survey,
        form,
        reserved,
    })
}

/// The same page with less room for its legend than was set aside while it was measured: as much as
/// this needs, or else half of what is left over. `None` where that is little, or where neither
/// fits: a larger map may show more.
fn tightened(
    page: &FigurePage<'_>,
    fitted: &Fitted,
    needed: Reserved,
    surveys: &mut Surveys,
) -> Option<Fitted> {
    if needed.legend + LEAST_GAIN_PT > fitted.reserved.legend {
        return None;
    }
    let form = fitted.form;
    let half = f64::midpoint(needed.legend, fitted.reserved.legend);
    [needed.legend, half].into_iter().find_map(|legend| {
        let reserved = Reserved {
            legend,
            ..fitted.reserved
        };
        let arrangement = Arrangement::new(page.figure, &page.paper, reserved, form)?;
        let survey = surveys.of(&arrangement, || page.survey(&arrangement));
        let (needed, is_legend_fit) = self::needed(page, &arrangement, &survey, form.omission);
        let fits = needed.legend <= legend && needed.foot <= reserved.foot && is_legend_fit;
        fits.then_some(Fitted {
            arrangement,
            survey,
            form,
            reserved,
        })
    })
}

/// The room that legend and foot need, and whether the legend has it beside the map.
fn needed(
    page: &FigurePage<'_>,
    arrangement: &Arrangement,
    survey: &Survey,
    omission: Omission,
) -> (Reserved, bool) {
    let numbering = survey.numbering();
    let numbers = Some(&numbering).filter(|_| page.has_numbers(omission));
    let (rows, remarks) = page.rows(&survey.legend, arrangement, numbers);
    let (columns, is_legend_fit) = page.columns(arrangement, &rows);
    let (_, width) = arrangement.foot;
    let legend = if omission >= Omission::Legend {
        0.0
    } else if arrangement.is_below {
        let heading = page.heading(&numbering, NotShown::Unknown);
        let head = ColumnHead::new(page.i18n, heading, &remarks, (width, false));
        columns.height() + head.height()
    } else {
        columns.width().max(LEAST_LEGEND_PT)
    };
    let foot = page.foot((&survey.facts, &numbering), omission, width);
    let reserved = Reserved {
        legend,
        foot: foot.height(),
        title: 0.0,
    };
    (reserved, is_legend_fit || omission >= Omission::Legend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure_spec::PageSize;
    use crate::i18n::I18n;
    use crate::model::Language;
    use crate::scene::Theme;
    use crate::scene::layout::figure::Figure;
    use crate::scene::testing::ATLAS;

    /// How often the maps of a page are surveyed until it fits.
    fn surveys(size: PageSize, extent: Extent) -> usize {
        let mut figure = Figure::new(extent);
        (figure.page, figure.title) = (size, "标题".to_owned());
        let (i18n, theme) = (I18n::new(Language::ZhHans), Theme::light());
        let page = FigurePage::new(&ATLAS, &i18n, &theme, (&figure, &[]), size.lettering());
        let mut surveys = Surveys::default();
        fitted_to_shown(&page, &mut surveys);
        surveys.count()
    }

    #[test]
    fn the_maps_of_a_page_are_surveyed_a_few_times_however_small_it_is() {
        let tiny = PageSize::custom(115.0, 115.0).expect("a page");
        for size in [
            PageSize::A4,
            PageSize::A3,
            PageSize::Report,
            PageSize::Column,
            PageSize::Slide,
            tiny,
        ] {
            for extent in [Extent::Circle, Extent::Region] {
                let count = surveys(size, extent);
                assert!((1..=12).contains(&count), "{size}: {count} surveys");
            }
        }
    }
}
