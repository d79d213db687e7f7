//! The heading of a legend: its title, and whose status it shows.

use std::collections::BTreeSet;

use crate::i18n::I18n;
use crate::model::{Atlas, SourceId};
use crate::scene::Shown;

/// How many names a map leaves out, as its legend says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) enum NotShown {
    /// Not known yet: room is set aside for as many as a page may miss.
    Unknown,
    /// So many.
    Count(usize),
}

/// A number as long as those that are counted.
const LONGEST: usize = 8888;

/// The heading of a legend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::scene) struct LegendHeading {
    pub(in crate::scene) title: String,
    /// The years of the texts whose facts are drawn, and the date whose knowledge is; nothing where
    /// no fact is drawn.
    pub(in crate::scene) status: Vec<String>,
    /// How many names found no room, where some did not.
    pub(in crate::scene) not_shown: Option<String>,
}

impl LegendHeading {
    /// The heading for the facts of some texts.
    pub(in crate::scene) fn of(
        atlas: &Atlas,
        i18n: &I18n,
        shown: &Shown,
        sources: &[SourceId],
        not_shown: NotShown,
    ) -> Self {
        let count = match not_shown {
            NotShown::Unknown => LONGEST,
            NotShown::Count(count) => count,
        };
        Self {
            title: i18n.tr("legend-title"),
            status: status_lines(atlas, i18n, shown, sources),
            not_shown: (count > 0).then(|| i18n.tr_n("legend-not-shown", count)),
        }
    }
}

/// Whose status a map of the facts of some texts shows, and by which date.
pub(in crate::scene) fn status_lines(
    atlas: &Atlas,
    i18n: &I18n,
    shown: &Shown,
    sources: &[SourceId],
) -> Vec<String> {
    let dates = sources.iter().filter_map(|id| atlas.source(*id).date);
    let years: BTreeSet<u16> = dates.map(|date| date.year).collect();
    let of_texts = match (years.first(), years.last()) {
        (Some(from), Some(to)) if from < to => {
            let [from, to] = [from, to].map(ToString::to_string);
            let span = [("from", from.as_str()), ("to", to.as_str())];
            Some(i18n.tr_with("legend-as-of", &span))
        }
        (Some(year), _) => {
            let year = year.to_string();
            Some(i18n.tr_with("legend-as-of-year", &[("year", &year)]))
        }
        _ => None,
    };
    let by = shown.as_of().map(|date| {
        let key = match of_texts {
            Some(_) => "legend-by",
            None => "legend-nothing-by",
        };
        i18n.tr_with(key, &[("date", &date.to_string())])
    });
    of_texts.into_iter().chain(by).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing::ATLAS;

    #[test]
    fn a_heading_names_the_years_of_the_texts_and_how_many_names_are_missing() {
        let i18n = I18n::new(crate::model::Language::ZhHans);
        let sources: Vec<SourceId> = ATLAS.sources().map(|(id, _)| id).collect();
        let heading = |sources: &[SourceId], not_shown| {
            LegendHeading::of(&ATLAS, &i18n, &Shown::default(), sources, not_shown)
        };
        let all = heading(&sources, NotShown::Count(7));
        assert!(all.status[0].contains('\u{2013}'), "{:?}", all.status);
        assert!(all.not_shown.is_some_and(|text| text.contains('7')));
        let none = heading(&[], NotShown::Count(0));
        assert_eq!((none.status.len(), none.not_shown), (0, None));
    }

    #[test]
    fn room_is_set_aside_for_as_many_names_as_may_be_missing() {
        use crate::font::text_width;
        let i18n = I18n::new(crate::model::Language::En);
        let text = |not_shown| {
            let heading = LegendHeading::of(&ATLAS, &i18n, &Shown::default(), &[], not_shown);
            text_width(&heading.not_shown.expect("a count"), 9.0)
        };
        for count in [1, 20, 321, 7890] {
            assert!(
                text(NotShown::Count(count)) <= text(NotShown::Unknown),
                "{count}"
            );
        }
    }
}
