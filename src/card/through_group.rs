//! What the texts say of a place only through a group it is in: the group's roles.

use crate::i18n::I18n;
use crate::model::{Atlas, PlaceId, RoleId};

/// The groups of a place that have roles, each with them.
pub(super) fn groups_with_roles(
    atlas: &Atlas,
    place: PlaceId,
) -> impl Iterator<Item = (PlaceId, &[RoleId])> {
    let groups = atlas.groups_of(place).iter();
    groups
        .map(|group| (*group, atlas.roles_of(*group)))
        .filter(|(_, roles)| !roles.is_empty())
}

/// The first role that a place has through a group, and the group; `None` if it has none.
pub(super) fn first_role(atlas: &Atlas, i18n: &I18n, place: PlaceId) -> Option<String> {
    let language = i18n.language();
    let (group, roles) = groups_with_roles(atlas, place).next()?;
    let role = atlas.role(*roles.first()?).title.get(language);
    let group = atlas.place(group).names.full(language);
    Some(i18n.tr_with("detail-role-through", &[("role", role), ("group", group)]))
}
