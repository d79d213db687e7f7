//! Finding the arrangement of a page: maps, legend and foot are measured until they fit.

use std::rc::Rc;

use super::arrangement::{Arrangement, Omission, Reserved};
use super::page::FigurePage;
use super::survey::{Survey, Surveys};
use crate::scene::Extent;
use crate::scene::legend::{ColumnHead, NotShown};

/// How often room is measured again.
const ROUNDS: usize = 6;
/// A legend beside the map is at least so wide.
const LEAST_LEGEND_PT: f64 = 120.0;

/// A page whose parts have the room they need.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) arrangement: Arrangement,
    /// What its maps show.
    pub(super) survey: Rc<Survey>,
    /// What it leaves out for want of room.
    pub(super) omission: Omission,
}

/// The arrangement of a page. That of a figure about something is the same for facts of any date.
pub(super) fn fitted(page: &FigurePage<'_>) -> Fitted {
    if page.shown.as_of().is_none() || !page.is_about_features() {
        return fitted_to_shown(page);
    }
    let mut all = page.shown.clone();
    all.set_as_of(None);
    let fitted = fitted_to_shown(&FigurePage {
        shown: &all,
        ..*page
    });
    let survey = page.survey_of(&fitted.arrangement, fitted.survey.views);
    let (needed, _) = needed(page, &fitted.arrangement, &survey, fitted.omission);
    let mut arrangement = fitted.arrangement;
    if arrangement.is_below {
        // A heading that names the date may take a line of the foot, which has fewer texts to list.
        let more = (needed.legend - arrangement.legend.height()).max(0.0);
        arrangement.legend.max.y += more;
        arrangement.foot.0.y += more;
    }
    Fitted {
        arrangement,
        survey: Rc::new(survey),
        omission: fitted.omission,
    }
}

/// The arrangement of a page that leaves out least.
fn fitted_to_shown(page: &FigurePage<'_>) -> Fitted {
    let mut surveys = Surveys::default();
    let mut found = Omission::ALL
        .into_iter()
        .filter_map(|omission| fitted_without(page, omission, &mut surveys));
    if let Some(fitted) = found.next() {
        return fitted;
    }
    // The barest arrangement is never refused.
    let arrangement = Arrangement::barest(page.figure, page.size);
    let survey = surveys.of(&arrangement, || page.survey(&arrangement));
    Fitted {
        arrangement,
        survey,
        omission: Omission::Title,
    }
}

/// The arrangement in which legend and foot have the room they need; `None` where the map has too
/// little room then.
fn fitted_without(
    page: &FigurePage<'_>,
    omission: Omission,
    surveys: &mut Surveys,
) -> Option<Fitted> {
    let mut reserved = Reserved {
        title: page.title_room(),
        ..Reserved::default()
    };
    for _ in 0..ROUNDS {
        let arrangement = Arrangement::new(page.figure, page.size, reserved, omission)?;
        let survey = surveys.of(&arrangement, || page.survey(&arrangement));
        let (needed, is_legend_fit) = needed(page, &arrangement, &survey, omission);
        if needed.legend <= reserved.legend && needed.foot <= reserved.foot {
            let is_own = matches!(page.figure.extent, Extent::View(_));
            return (is_legend_fit || is_own).then_some(Fitted {
                arrangement,
                survey,
                omission,
            });
        }
        reserved = reserved.max(needed);
    }
    let arrangement = Arrangement::new(page.figure, page.size, reserved, omission)?;
    let survey = surveys.of(&arrangement, || page.survey(&arrangement));
    Some(Fitted {
        arrangement,
        survey,
        omission,
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
    let metrics = FigurePage::metrics(arrangement);
    let (columns, is_legend_fit) = page.columns(arrangement, &rows);
    let (_, width) = arrangement.foot;
    let legend = if omission >= Omission::Legend {
        0.0
    } else if arrangement.is_below {
        let heading = page.heading(&numbering, NotShown::Unknown);
        let head = ColumnHead::new(page.i18n, heading, &remarks, (width, false));
        metrics.height(&rows, columns) + head.height()
    } else {
        metrics.width_of(&rows, columns).max(LEAST_LEGEND_PT)
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
        let page = FigurePage::new(&ATLAS, &i18n, &theme, &figure, size.lettering());
        let mut surveys = Surveys::default();
        let found = Omission::ALL
            .into_iter()
            .any(|omission| fitted_without(&page, omission, &mut surveys).is_some());
        assert!(found || size != PageSize::A4);
        surveys.count()
    }

    #[test]
    fn the_maps_of_a_page_are_surveyed_a_few_times_however_small_it_is() {
        let tiny = PageSize::custom(115.0, 115.0).expect("a page");
        for size in [
            PageSize::A4,
            PageSize::A3,
            PageSize::Column,
            PageSize::Slide,
            tiny,
        ] {
            for extent in [Extent::Circle, Extent::Region] {
                let count = surveys(size, extent);
                assert!((1..=8).contains(&count), "{size}: {count} surveys");
            }
        }
    }
}
