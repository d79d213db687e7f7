//! What the signs on the map mean, in words: a name, a status in its ring, the glyph of a role.

use super::{corridor_list_title, tooltip};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, CorridorId, FeatureId, LinkId, PlaceId, RoleCategory, RoleId};
use crate::scene::{LetteringBox, LetteringPart, Shown};

/// More roles than this are not all told.
const MOST_ROLES: usize = 5;

/// A few words on what the pointer is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it is.
    pub title: String,
    /// What else is to be said.
    pub lines: Vec<String>,
}

/// The name of a feature and one line, of a place as of the date that is shown.
#[must_use]
pub fn feature_hint(atlas: &Atlas, i18n: &I18n, shown: &Shown, feature: FeatureId) -> Hint {
    let (title, line) = tooltip(atlas, i18n, feature);
    let line = match (feature, shown.as_of()) {
        (FeatureId::Place(id), Some(date)) => line_by(atlas, i18n, shown, id)
            .unwrap_or_else(|| i18n.tr_with("hint-nothing-by", &[("date", &date.to_string())])),
        _ => line,
    };
    Hint {
        title,
        lines: vec![line],
    }
}

/// The first role that a place had by the date that is shown, of its own or through a group, or
/// else what kind of place it is where a text had named it; `None` where none had.
fn line_by(atlas: &Atlas, i18n: &I18n, shown: &Shown, place: PlaceId) -> Option<String> {
    let language = i18n.language();
    let first = |of: PlaceId| {
        let mut roles = atlas.roles_of(of).iter().map(|id| atlas.role(*id));
        roles.find(|role| shown.holds(atlas, &role.evidence))
    };
    if let Some(role) = first(place) {
        return Some(role.title.get(language).to_owned());
    }
    let mut groups = atlas.groups_of(place).iter();
    if let Some((group, role)) = groups.find_map(|group| Some((group, first(*group)?))) {
        let group = atlas.place(*group).names.full(language);
        let through = [("role", role.title.get(language)), ("group", group)];
        return Some(i18n.tr_with("detail-role-through", &through));
    }
    let named = atlas.standing_reason(place, |evidence| shown.holds(atlas, evidence));
    named.map(|_| i18n.tr(keys::place(atlas.place(place).kind)))
}

/// What lettering means: the status behind a code, the roles behind a glyph, or else the feature.
#[must_use]
pub fn lettering_hint(atlas: &Atlas, i18n: &I18n, shown: &Shown, on: &LetteringBox) -> Hint {
    match (&on.part, on.feature) {
        (LetteringPart::Status, FeatureId::Link(id)) => status_hint(atlas, i18n, shown, id),
        (LetteringPart::Glyph(category), FeatureId::Place(id)) => {
            role_hint(atlas, i18n, shown, id, *category)
        }
        (LetteringPart::MoreGlyphs(categories), FeatureId::Place(id)) => {
            let words = categories.iter().map(|c| i18n.tr(keys::category(*c)));
            let words: Vec<String> = words.collect();
            Hint {
                title: i18n.tr_with("hint-more-roles", &[("place", &name(atlas, i18n, id))]),
                lines: vec![words.join(&i18n.tr("list-comma"))],
            }
        }
        _ => feature_hint(atlas, i18n, shown, on.feature),
    }
}

/// What the count of corridors that are drawn as one stands for.
#[must_use]
pub fn bundle_hint(atlas: &Atlas, i18n: &I18n, corridors: &[CorridorId]) -> Hint {
    Hint {
        title: corridor_list_title(atlas, i18n, corridors),
        lines: vec![i18n.tr("hint-click-lists")],
    }
}

/// The roles of a category that a place shows as one glyph, those with the most authority first.
pub fn roles_of_category(
    atlas: &Atlas,
    shown: &Shown,
    place: PlaceId,
    category: RoleCategory,
) -> Vec<RoleId> {
    let is_of = |id: &RoleId| {
        let role = atlas.role(*id);
        role.category == category && shown.holds(atlas, &role.evidence)
    };
    let all = atlas.roles_of(place).iter().copied();
    let mut roles: Vec<RoleId> = all.filter(is_of).collect();
    roles.sort_by_key(|id| {
        let principal = atlas.role(*id).evidence.principal();
        (principal.given_by.is_none(), principal.given_by)
    });
    roles
}

/// A status in words, with the words of the text and the line that has it.
fn status_hint(atlas: &Atlas, i18n: &I18n, shown: &Shown, id: LinkId) -> Hint {
    let link = atlas.link(id);
    let status = [i18n.tr(keys::status(link.status)), i18n.tr("detail-as-of")];
    let mut mentions = link.evidence.mentions().iter();
    let said = mentions.find(|mention| atlas.is_quoted_by(mention, shown.as_of()));
    let said = said.unwrap_or_else(|| link.evidence.principal());
    let word = said.status_text.as_ref();
    let title = link.title.get(i18n.language()).to_owned();
    Hint {
        title: status.join(" · "),
        lines: word
            .map(|word| i18n.quoted(word))
            .into_iter()
            .chain([title])
            .collect(),
    }
}

/// A category in words, with the roles that a place has of it.
fn role_hint(
    atlas: &Atlas,
    i18n: &I18n,
    shown: &Shown,
    place: PlaceId,
    category: RoleCategory,
) -> Hint {
    let roles = roles_of_category(atlas, shown, place, category);
    let titles = roles.iter().take(MOST_ROLES);
    let titles = titles.map(|id| atlas.role(*id).title.get(i18n.language()).to_owned());
    let more = roles.len().saturating_sub(MOST_ROLES);
    Hint {
        title: [i18n.tr(keys::category(category)), name(atlas, i18n, place)].join(" · "),
        lines: titles
            .chain((more > 0).then(|| i18n.tr_n("glyph-more", more)))
            .collect(),
    }
}

fn name(atlas: &Atlas, i18n: &I18n, place: PlaceId) -> String {
    atlas.place(place).names.full(i18n.language()).to_owned()
}
