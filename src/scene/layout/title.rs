//! The title of a figure whose maker gave none: what it is about, what it shows of it, by which
//! date.

use super::diagram::of_diagram;
use super::figure::Figure;
use crate::connection::Connected;
use crate::figure_spec::{FigureKind, PanelsBy};
use crate::filter::{Facet, choice_name};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, FeatureId, Language, PartialDate, PlaceId, Status};
use crate::scene::{Extent, Layer, Shown};

/// Most values of a filter that a title names.
const MOST_VALUES: usize = 2;
/// Most statuses that a title names one by one.
const MOST_STATUSES: usize = 3;

/// What a figure of an extent shows, in a line: `资阳市：角色与规划通道`, `成渝中线高铁`,
/// `在建通道（截至2020年）`.
#[must_use]
pub fn usual_title(atlas: &Atlas, i18n: &I18n, shown: &Shown, extent: Extent) -> String {
    let mut title = match extent {
        Extent::Feature(one) => title_about(atlas, i18n, shown, &[one]),
        Extent::Compared(compared) => title_about(atlas, i18n, shown, compared.features()),
        Extent::Connected(connected) => ties_title(atlas, i18n, connected),
        Extent::Region => title_of_all(
            i18n,
            shown,
            ("figure-title-region", "figure-title-region-bare"),
        ),
        Extent::Circle | Extent::View(_) | Extent::At(_) => {
            title_of_all(i18n, shown, ("figure-title", "figure-title-bare"))
        }
    };
    title.push_str(&filtered(atlas, i18n, shown));
    if let Some(date) = shown.as_of() {
        title.push_str(&date_suffix(i18n, date));
    }
    title
}

/// The same of a figure of any kind: of a board, whose links they are, of which statuses; of small
/// multiples, what each map is of.
#[must_use]
pub fn figure_title(atlas: &Atlas, i18n: &I18n, figure: &Figure) -> String {
    let shown = &figure.shown;
    match figure.kind {
        FigureKind::Map => usual_title(atlas, i18n, shown, figure.extent),
        FigureKind::Schematic => {
            let title = usual_title(atlas, i18n, &of_diagram(shown), figure.extent);
            i18n.tr_with("title-schematic", &[("title", &title)])
        }
        FigureKind::Multiples => {
            let mut shown = shown.clone();
            if figure.by == PanelsBy::Status {
                shown.set(Layer::Roles, false);
                shown.set(Layer::Corridors, false);
            }
            let title = usual_title(atlas, i18n, &shown, figure.extent);
            let by = i18n.tr(figure.by.key()).to_lowercase();
            title + &i18n.tr_with("figure-filtered", &[("filters", &by)])
        }
        FigureKind::Board => board_title(atlas, i18n, shown, figure.extent),
    }
}

fn board_title(atlas: &Atlas, i18n: &I18n, shown: &Shown, extent: Extent) -> String {
    let what = if is_narrowed(shown) {
        links_of_statuses(i18n, shown)
    } else {
        i18n.tr("board-title")
    };
    let mut title = match extent {
        Extent::Feature(feature) => {
            let name = name_of(atlas, i18n, &feature);
            i18n.tr_with("title-of", &[("name", &name), ("parts", &what)])
        }
        _ => capitalised(&what),
    };
    title.push_str(&filtered(atlas, i18n, shown));
    if let Some(date) = shown.as_of() {
        title.push_str(&date_suffix(i18n, date));
    }
    title
}

/// What a title says of the facts that are asked for; links of some statuses alone are in it already.
fn filtered(atlas: &Atlas, i18n: &I18n, shown: &Shown) -> String {
    let choices = shown.filter().choices();
    let choices = choices.filter(|(facet, _)| *facet != Facet::Status || !is_narrowed(shown));
    let names = choices.map(|(_, choice)| choice_name(atlas, i18n, choice, MOST_VALUES));
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        return String::new();
    }
    let filters = names.join(&i18n.tr("list-semicolon"));
    i18n.tr_with("figure-filtered", &[("filters", &filters)])
}

/// How a title says by which date its facts were said.
pub(super) fn date_suffix(i18n: &I18n, date: PartialDate) -> String {
    let number = |number: u8| match i18n.language() {
        Language::En => format!("{number:02}"),
        Language::ZhHans | Language::ZhHant => number.to_string(),
    };
    let year = date.year.to_string();
    let month = date.month.map(number).unwrap_or_default();
    let day = date.day.map(number).unwrap_or_default();
    let all = [
        ("year", year.as_str()),
        ("month", month.as_str()),
        ("day", day.as_str()),
    ];
    let words = match (date.month, date.day) {
        (Some(_), Some(_)) => i18n.tr_with("title-day", &all),
        (Some(_), None) => i18n.tr_with("title-month", &all[..2]),
        (None, _) => i18n.tr_with("title-year", &all[..1]),
    };
    i18n.tr_with("title-as-of", &[("date", &words)])
}

/// Places with what is shown of them; a link or a corridor by its name alone.
fn title_about(atlas: &Atlas, i18n: &I18n, shown: &Shown, about: &[FeatureId]) -> String {
    let names = about.iter().map(|feature| name_of(atlas, i18n, feature));
    let names = i18n.joined(names.collect());
    let is_place = |feature: &FeatureId| matches!(feature, FeatureId::Place(_));
    let parts = i18n.joined(parts(i18n, shown, "title-own-roles"));
    if parts.is_empty() || !about.iter().all(is_place) {
        return names;
    }
    i18n.tr_with("title-of", &[("name", &names), ("parts", &parts)])
}

/// What a feature is called in a title.
fn name_of(atlas: &Atlas, i18n: &I18n, feature: &FeatureId) -> String {
    let language = i18n.language();
    match *feature {
        FeatureId::Place(id) => atlas.place(id).names.full(language),
        FeatureId::Link(id) => atlas.link(id).title.get(language),
        FeatureId::Corridor(id) => atlas.corridor(id).title.get(language),
    }
    .to_owned()
}

/// What is about the ties of a place, or of two, as `资阳市的联系`.
#[must_use]
pub fn ties_title(atlas: &Atlas, i18n: &I18n, connected: Connected) -> String {
    let name = |id: PlaceId| atlas.place(id).names.full(i18n.language());
    let first = name(connected.first());
    match connected.second() {
        None => i18n.tr_with("connections-of", &[("name", first)]),
        Some(other) => {
            let names = [("one", first), ("other", name(other))];
            i18n.tr_with("connections-between", &names)
        }
    }
}

/// The circle or the region with what is shown of it, in one of two messages; links of some statuses
/// alone go by these.
fn title_of_all(i18n: &I18n, shown: &Shown, (with_parts, bare): (&str, &str)) -> String {
    let parts = i18n.joined(parts(i18n, shown, "title-roles"));
    if parts.is_empty() {
        i18n.tr(bare)
    } else if is_narrowed(shown) {
        capitalised(&parts)
    } else {
        i18n.tr_with(with_parts, &[("parts", &parts)])
    }
}

/// What is shown. Where only some statuses are, the figure is about the links that have them.
fn parts(i18n: &I18n, shown: &Shown, roles: &str) -> Vec<String> {
    if is_narrowed(shown) {
        return vec![links_of_statuses(i18n, shown)];
    }
    [
        (Layer::Roles, roles),
        (Layer::Corridors, "title-corridors"),
        (Layer::Links, "title-links"),
    ]
    .into_iter()
    .filter(|(layer, _)| shown.layer(*layer))
    .map(|(_, key)| i18n.tr(key))
    .collect()
}

/// Whether links are shown, but only those of some statuses.
fn is_narrowed(shown: &Shown) -> bool {
    let count = statuses(shown).count();
    let is_part = (1..Status::ALL.len()).contains(&count);
    shown.layer(Layer::Links) && shown.asks_for_statuses() && is_part
}

fn statuses(shown: &Shown) -> impl Iterator<Item = Status> + '_ {
    Status::ALL
        .into_iter()
        .filter(|status| shown.status(*status))
}

fn links_of_statuses(i18n: &I18n, shown: &Shown) -> String {
    let statuses = statuses(shown).map(|status| i18n.tr(keys::status(status)));
    let statuses: Vec<String> = statuses.map(|name| name.to_lowercase()).collect();
    if statuses.len() > MOST_STATUSES {
        return i18n.tr("title-links-some");
    }
    let statuses = i18n.joined(statuses);
    i18n.tr_with("title-links-of", &[("statuses", &statuses)])
}

fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    let first = rest.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Compared;
    use crate::scene::testing::{ATLAS, feature};

    fn title(language: Language, shown: &Shown, extent: Extent) -> String {
        usual_title(&ATLAS, &I18n::new(language), shown, extent)
    }

    fn compared(features: &[FeatureId]) -> Extent {
        Extent::Compared(Compared::new(features).expect("two to four"))
    }

    fn only(layers: &[Layer]) -> Shown {
        let mut shown = Shown::default();
        for layer in Layer::ALL {
            shown.set(layer, layers.contains(&layer));
        }
        shown
    }

    #[test]
    fn a_title_names_what_is_on() {
        let title = |layers: &[Layer]| title(Language::ZhHans, &only(layers), Extent::Circle);
        let (roles, corridors, links) = (Layer::Roles, Layer::Corridors, Layer::Links);
        assert_eq!(
            title(&[roles, links]),
            "成渝地区双城经济圈：城市角色与规划通道"
        );
        assert_eq!(
            title(&[roles, corridors, links]),
            "成渝地区双城经济圈：城市角色、发展走廊与规划通道"
        );
        assert_eq!(title(&[]), "成渝地区双城经济圈");
    }

    #[test]
    fn a_figure_about_something_is_called_after_it() {
        let shown = only(&[Layer::Roles, Layer::Links]);
        let ziyang = feature("place-512000");
        let line = feature("link-cheng-yu-zhongxian");
        let titles = |extent| Language::ALL.map(|language| title(language, &shown, extent));
        assert_eq!(
            titles(Extent::Feature(ziyang)),
            [
                "资阳市：角色与规划通道",
                "資陽市：角色與規劃通道",
                "Ziyang City: roles and planned links"
            ]
        );
        assert_eq!(titles(Extent::Feature(line))[0], "成渝中线高铁");
        let pair = compared(&[ziyang, feature("place-510900")]);
        assert_eq!(titles(pair)[0], "资阳市与遂宁市：角色与规划通道");
    }

    #[test]
    fn a_figure_about_ties_says_whose() {
        let place = |key| ATLAS.place_by_key(key).expect("a place");
        let (chengdu, ziyang) = (place("510100"), place("512000"));
        let mut shown = Shown::default();
        let titles = |shown: &Shown, connected| {
            let extent = Extent::Connected(connected);
            Language::ALL.map(|language| title(language, shown, extent))
        };
        assert_eq!(
            titles(&shown, Connected::Star(ziyang)),
            ["资阳市的联系", "資陽市的聯繫", "Ties of Ziyang City"]
        );
        assert_eq!(
            titles(&shown, Connected::Between(chengdu, ziyang)),
            [
                "成都市与资阳市的联系",
                "成都市與資陽市的聯繫",
                "Ties between Chengdu City and Ziyang City"
            ]
        );
        shown.set_as_of(PartialDate::parse("2020"));
        let dated = titles(&shown, Connected::Star(ziyang));
        assert_eq!(dated[0], "资阳市的联系（截至2020年）");
    }

    #[test]
    fn a_title_says_which_statuses_and_by_which_date() {
        let mut shown = Shown::default();
        for status in Status::ALL {
            shown.set_status(status, status == Status::UnderConstruction);
        }
        let dated = |date: &str| {
            let mut shown = shown.clone();
            shown.set_as_of(PartialDate::parse(date));
            Language::ALL.map(|language| title(language, &shown, Extent::Circle))
        };
        assert_eq!(
            dated("2020"),
            [
                "在建通道（截至2020年）",
                "在建通道（截至2020年）",
                "Planned links (under construction) as of 2020"
            ]
        );
        assert_eq!(dated("2020-07")[0], "在建通道（截至2020年7月）");
        assert_eq!(dated("2020-07-05")[0], "在建通道（截至2020年7月5日）");
        for status in Status::ALL {
            shown.set_status(status, status != Status::InOperation);
        }
        let some = title(Language::ZhHans, &shown, Extent::Circle);
        assert_eq!(some, "规划通道（部分状态）");
    }
}
