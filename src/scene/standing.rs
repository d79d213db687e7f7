//! Which of the few fills a place has, and what the legend calls it.

use super::frame::MapFrame;
use super::{Layer, Rgba, Shown, Theme};
use crate::i18n::I18n;
pub use crate::model::Standing;
use crate::model::{Atlas, Level, PlaceId, Region};

/// The standing of a place by what is shown: its own roles, those of the groups it is in, its
/// memberships; where several apply, the highest.
#[must_use]
pub fn standing_of(atlas: &Atlas, place: PlaceId, shown: &Shown) -> Standing {
    let reason = atlas.standing_reason(place, |evidence| shown.holds(atlas, evidence));
    match reason {
        Some(reason) => reason.standing,
        // A group may have members without a phrase that says so.
        None if shown.as_of().is_none() && atlas.is_mentioned(place) => Standing::Mentioned,
        None if atlas.is_not_matched(place) => Standing::NotMatched,
        None => Standing::NotMentioned,
    }
}

/// What a fill is called: that of members by what the one group that is filled is joined in.
#[must_use]
pub fn standing_name(atlas: &Atlas, i18n: &I18n, standing: Standing) -> String {
    match standing {
        Standing::Core => i18n.tr("legend-core"),
        Standing::SubCentre => i18n.tr("legend-sub-centre"),
        Standing::Member => {
            let mut titles = atlas.filled_memberships();
            match (titles.next(), titles.next()) {
                (Some(title), None) => {
                    let name = title.get(i18n.language());
                    i18n.tr_with("legend-member-of", &[("name", name)])
                }
                _ => i18n.tr("legend-member"),
            }
        }
        Standing::Mentioned => i18n.tr("legend-mentioned"),
        Standing::NotMentioned => i18n.tr("legend-not-mentioned"),
        Standing::NotMatched => i18n.tr("legend-not-matched"),
    }
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

/// Whether the fill of a central district steps back: with its city, or around the one that the map
/// is about.
pub(super) fn is_district_faint(frame: &MapFrame<'_>, district: &Region) -> bool {
    let city = district.parent.map(|city| frame.atlas().region(city).place);
    let is_faint = |place| frame.is_faint(place);
    is_faint(district.place) && city.is_none_or(is_faint)
}

fn shown_standing(frame: &MapFrame<'_>, region: &Region) -> Standing {
    if frame.atlas().is_not_matched(region.place) {
        Standing::NotMatched
    } else if frame.shows(Layer::Roles) {
        standing_of(frame.atlas(), region.place, frame.request.shown)
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

    /// The fill of a standing, as strong as on a map of everything or faint behind a subject.
    #[must_use]
    pub fn fill(&self, standing: Standing, is_faint: bool) -> Rgba {
        let fill = self.standing(standing);
        if is_faint {
            self.not_mentioned.mixed(fill, self.faint_fill)
        } else {
            fill
        }
    }

    /// The fill of a standing.
    #[must_use]
    pub const fn standing(&self, standing: Standing) -> Rgba {
        match standing {
            // As what lies outside: the atlas can say nothing of either. Its hatch parts the two.
            Standing::NotMatched => self.outside,
            Standing::NotMentioned => self.not_mentioned,
            Standing::Mentioned => self.mentioned,
            Standing::Member => self.member,
            Standing::SubCentre => self.sub_centre,
            Standing::Core => self.core,
        }
    }
}
