//! Which of the few fills a place has.

use super::frame::MapFrame;
use super::{Layer, Rgba, Shown, Theme};
use crate::model::{Atlas, Evidence, Level, PlaceId, Region, RoleCategory};

/// The standing of a place on the map, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// No text names it.
    NotMentioned,
    /// A text names it, none of the three below.
    Mentioned,
    /// Part of the metropolitan area.
    Metropolitan,
    /// Secondary centre.
    SubCentre,
    /// Core city.
    Core,
}

impl Standing {
    /// All of them, the highest first.
    pub const ALL: [Self; 5] = [
        Self::Core,
        Self::SubCentre,
        Self::Metropolitan,
        Self::Mentioned,
        Self::NotMentioned,
    ];

    /// The standing of a place by its own roles and those of the groups it is in, as far as they
    /// are shown; where several apply, the highest.
    #[must_use]
    pub fn of(atlas: &Atlas, place: PlaceId, shown: &Shown) -> Self {
        let own = atlas.roles_of(place).iter();
        let of_groups = atlas
            .groups_of(place)
            .iter()
            .flat_map(|g| atlas.roles_of(*g));
        let by_role = own
            .chain(of_groups)
            .map(|id| atlas.role(*id))
            .filter(|role| shown.holds(atlas, &role.evidence))
            .filter_map(|role| Self::given_by(role.category))
            .max();
        by_role.unwrap_or_else(|| {
            if is_mentioned(atlas, place, shown) {
                Self::Mentioned
            } else {
                Self::NotMentioned
            }
        })
    }

    /// The key of the message that the legend calls its fill by.
    #[must_use]
    pub const fn legend_key(self) -> &'static str {
        match self {
            Self::Core => "legend-core",
            Self::SubCentre => "legend-sub-centre",
            Self::Metropolitan => "legend-metropolitan",
            Self::Mentioned => "legend-mentioned",
            Self::NotMentioned => "legend-not-mentioned",
        }
    }

    /// The standing a role gives, if it gives one.
    #[must_use]
    pub const fn given_by(category: RoleCategory) -> Option<Self> {
        match category {
            RoleCategory::Core => Some(Self::Core),
            RoleCategory::SubCentre => Some(Self::SubCentre),
            RoleCategory::MetropolitanArea => Some(Self::Metropolitan),
            _ => None,
        }
    }
}

/// Whether a fact that is shown names a place, or one about a group it is in.
fn is_mentioned(atlas: &Atlas, place: PlaceId, shown: &Shown) -> bool {
    if shown.as_of().is_none() {
        return atlas.is_mentioned(place);
    }
    let places = std::iter::once(&place).chain(atlas.groups_of(place));
    places
        .flat_map(|id| mentions(atlas, *id))
        .any(|evidence| shown.holds(atlas, evidence))
}

/// The evidence of every fact that names a place: roles, corridors, links, targets, events.
pub(super) fn mentions(atlas: &Atlas, place: PlaceId) -> impl Iterator<Item = &Evidence> {
    let roles = atlas.roles_of(place).iter();
    let corridors = atlas.corridors_of(place).iter();
    let links = atlas.links_of(place).iter();
    let targets = atlas.targets_of(place).iter();
    let events = atlas.events_of(place).iter();
    roles
        .map(|id| &atlas.role(*id).evidence)
        .chain(corridors.map(|id| &atlas.corridor(*id).evidence))
        .chain(links.map(|id| &atlas.link(*id).evidence))
        .chain(targets.map(|id| &atlas.target(*id).evidence))
        .chain(events.map(|id| &atlas.event(*id).evidence))
}

/// What a unit is filled by: a city with central districts only where they are.
pub(super) fn city_standing(frame: &MapFrame<'_>, region: &Region) -> Standing {
    let is_split =
        region.level == Level::Prefecture && frame.atlas().has_central_districts(region.place);
    let standing = shown_standing(frame, region);
    if is_split {
        standing.min(Standing::Mentioned)
    } else {
        standing
    }
}

/// What a central district is filled by: its city's standing.
pub(super) fn district_standing(frame: &MapFrame<'_>, region: &Region) -> Standing {
    let city = region.parent.map(|p| frame.atlas().region(p));
    city.map_or(Standing::NotMentioned, |city| shown_standing(frame, city))
}

fn shown_standing(frame: &MapFrame<'_>, region: &Region) -> Standing {
    if frame.shows(Layer::Roles) {
        Standing::of(frame.atlas(), region.place, frame.request.shown)
    } else {
        Standing::NotMentioned
    }
}

impl Theme {
    /// The colour of hatch lines on a fill, opaque.
    #[must_use]
    pub fn hatch_on(&self, fill: Rgba) -> Rgba {
        fill.mixed(self.hatch, f64::from(self.hatch.a) / 255.0)
    }

    /// The fill of a standing.
    #[must_use]
    pub const fn standing(&self, standing: Standing) -> Rgba {
        match standing {
            Standing::NotMentioned => self.not_mentioned,
            Standing::Mentioned => self.mentioned,
            Standing::Metropolitan => self.metropolitan,
            Standing::SubCentre => self.sub_centre,
            Standing::Core => self.core,
        }
    }
}
