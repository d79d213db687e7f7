//! Which facts a map draws, and the numbers of the texts they come from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::build::Builder;
use super::standing::mentions;
use super::{Layer, Standing};
use crate::geometry::visible_runs;
use crate::i18n::I18n;
use crate::model::{
    Atlas, CorridorId, Evidence, FeatureId, Level, LinkId, PlaceId, RoleCategory, SourceId,
};

/// Texts that facts come from.
pub(in crate::scene) type Sources = BTreeSet<SourceId>;

/// The numbers of texts: their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering(Vec<SourceId>);

impl Numbering {
    pub(in crate::scene) const fn new(order: Vec<SourceId>) -> Self {
        Self(order)
    }

    /// The texts in the order of their numbers, which count from 1.
    pub(in crate::scene) fn order(&self) -> &[SourceId] {
        &self.0
    }

    /// The numbers of texts as they are printed: `[2]`, `[1,3]`, `[1–3]`; nothing for none.
    pub(in crate::scene) fn of(&self, sources: &Sources) -> String {
        let mut numbers: Vec<usize> = sources
            .iter()
            .filter_map(|s| self.0.iter().position(|o| o == s))
            .map(|position| position + 1)
            .collect();
        numbers.sort_unstable();
        let mut out = String::new();
        for run in numbers.chunk_by(|a, b| a + 1 == *b) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let comma = if out.is_empty() { "" } else { "," };
            let _ = match last - first {
                0 => write!(out, "{comma}{first}"),
                1 => write!(out, "{comma}{first},{last}"),
                _ => write!(out, "{comma}{first}\u{2013}{last}"),
            };
        }
        if out.is_empty() {
            out
        } else {
            format!("[{out}]")
        }
    }
}

/// The facts that a map draws.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Drawn {
    /// Places with a fill, glyphs or a mark, their standing on the map, and what is said of them.
    places: BTreeMap<PlaceId, DrawnPlace>,
    /// Links whose line or symbol is seen.
    pub(in crate::scene) links: BTreeSet<LinkId>,
    /// Corridors that are seen, and whether they are ribbons.
    pub(in crate::scene) corridors: BTreeMap<CorridorId, bool>,
    /// The texts of these links and corridors.
    ties: BTreeMap<FeatureId, Sources>,
}

#[derive(Clone, Debug, Default)]
struct DrawnPlace {
    /// The standings of the fills that stand for it.
    standings: BTreeSet<Standing>,
    is_zone: bool,
    sources: Sources,
    /// Texts by the category of the roles they give.
    by_category: BTreeMap<RoleCategory, Sources>,
}

impl Drawn {
    pub(in crate::scene) fn merged(mut self, other: Self) -> Self {
        self.places.extend(other.places);
        self.links.extend(other.links);
        self.corridors.extend(other.corridors);
        self.ties.extend(other.ties);
        self
    }

    /// What the places of a standing are filled for.
    pub(in crate::scene) fn of_standing(&self, standing: Standing) -> Sources {
        let filled = self
            .places
            .values()
            .filter(|p| p.standings.contains(&standing));
        let is_given = |category: &RoleCategory| Standing::given_by(*category) == Some(standing);
        filled
            .flat_map(|place| {
                let given = place.by_category.iter().filter(|(c, _)| is_given(c));
                let given: Sources = given.flat_map(|(_, s)| s.iter().copied()).collect();
                if given.is_empty() {
                    place.sources.clone()
                } else {
                    given
                }
            })
            .collect()
    }

    /// What the glyphs of a category are drawn for.
    pub(in crate::scene) fn of_category(&self, category: RoleCategory) -> Sources {
        let places = self.places.values();
        let sources = places.filter_map(|p| p.by_category.get(&category));
        sources.flatten().copied().collect()
    }

    /// What the marks of zones are drawn for; `None` where there are none.
    pub(in crate::scene) fn zones(&self) -> Option<Sources> {
        let mut zones = self.places.values().filter(|p| p.is_zone).peekable();
        zones.peek()?;
        Some(zones.flat_map(|p| p.sources.iter().copied()).collect())
    }

    /// Every feature of a fact, with the texts of what is drawn of it.
    pub(in crate::scene) fn features(&self) -> Vec<(FeatureId, Sources)> {
        let places = self.places.iter();
        let places = places.map(|(id, place)| (FeatureId::Place(*id), place.sources.clone()));
        let ties = self.ties.iter().map(|(id, texts)| (*id, texts.clone()));
        places.chain(ties).collect()
    }
}

/// The names of features under the numbers of their texts: `[1] …；[2,3] …`.
pub(in crate::scene) fn key_line(
    features: &[(FeatureId, Sources)],
    numbering: &Numbering,
    atlas: &Atlas,
    i18n: &I18n,
) -> String {
    let mut groups: BTreeMap<(Vec<usize>, String), Vec<String>> = BTreeMap::new();
    for (feature, sources) in features {
        let numbers = numbering.of(sources);
        let positions = numbering.order().iter().enumerate();
        let order = positions
            .filter(|(_, s)| sources.contains(s))
            .map(|(i, _)| i);
        let name = name_of(atlas, i18n, *feature);
        let names = groups.entry((order.collect(), numbers)).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let comma = i18n.tr("list-comma");
    let groups: Vec<String> = groups
        .into_iter()
        .map(|((_, numbers), names)| format!("{numbers}\u{a0}{}", names.join(&comma)))
        .collect();
    groups.join(&i18n.tr("list-semicolon"))
}

/// What a feature is called on the map.
pub(in crate::scene) fn name_of(atlas: &Atlas, i18n: &I18n, feature: FeatureId) -> String {
    let language = i18n.language();
    match feature {
        FeatureId::Place(id) => atlas.place(id).names.label(language),
        FeatureId::Link(id) => atlas.link(id).title.get(language),
        FeatureId::Corridor(id) => atlas.corridor(id).title.get(language),
    }
    .to_owned()
}

impl Builder<'_> {
    /// The texts of a fact, as far as they are shown.
    pub(in crate::scene) fn sources_of(&self, evidence: &Evidence) -> Sources {
        let (atlas, shown) = (self.request.atlas, self.request.shown);
        let sources = evidence.mentions().iter().map(|m| m.anchor.source);
        sources
            .filter(|id| shown.is_by_then(atlas.source(*id).date))
            .collect()
    }

    /// The numbers behind the name of a fact, where the map has them.
    pub(in crate::scene) fn numbers_of(&self, evidence: &Evidence) -> Option<String> {
        let numbering = self.request.furniture.numbers.as_ref()?;
        Some(numbering.of(&self.sources_of(evidence))).filter(|numbers| !numbers.is_empty())
    }

    /// The facts that are drawn in the frame.
    pub(in crate::scene) fn drawn(&self) -> Drawn {
        let frame = self.request.view.frame;
        let seen = self.outlines.iter().filter(|o| {
            let inside = || o.points.iter().any(|p| frame.contains(*p));
            !visible_runs(&o.points, &frame).is_empty() || inside()
        });
        let corridors = seen.filter_map(|o| match o.feature {
            FeatureId::Corridor(id) => Some((id, o.is_ribbon)),
            _ => None,
        });
        let corridors: BTreeMap<CorridorId, bool> = corridors.collect();
        let links = self.links_seen();
        let atlas = self.request.atlas;
        let of_link = |id: &LinkId| {
            let evidence = &atlas.link(*id).evidence;
            (FeatureId::Link(*id), self.sources_of(evidence))
        };
        let of_corridor = |id: &CorridorId| {
            let evidence = &atlas.corridor(*id).evidence;
            (FeatureId::Corridor(*id), self.sources_of(evidence))
        };
        let ties = links.iter().map(of_link);
        Drawn {
            ties: ties.chain(corridors.keys().map(of_corridor)).collect(),
            corridors,
            links,
            places: self.places_seen(),
        }
    }

    fn places_seen(&self) -> BTreeMap<PlaceId, DrawnPlace> {
        let mut places = BTreeMap::new();
        if !self.request.shown.layer(Layer::Roles) {
            return places;
        }
        let atlas = self.request.atlas;
        let frame = self.request.view.frame;
        for (_, region) in atlas.regions() {
            let (place, standing) = match region.level {
                Level::Prefecture => (region.place, self.city_standing(region)),
                Level::County if region.central_district => {
                    let Some(city) = region.parent else { continue };
                    (atlas.region(city).place, self.district_standing(region))
                }
                Level::Province | Level::County => continue,
            };
            if standing > Standing::NotMentioned && self.area_is_seen(&region.area) {
                let entry = places
                    .entry(place)
                    .or_insert_with(|| self.drawn_place(place));
                entry.standings.insert(standing);
            }
        }
        let counties = atlas.regions().map(|(_, r)| r);
        let counties = counties.filter(|r| r.level == Level::County && self.draws_counties());
        for place in counties.map(|r| r.place) {
            let in_frame = self.node(place).is_some_and(|n| frame.contains(n));
            if in_frame && !self.glyphs_of(place).is_empty() {
                places
                    .entry(place)
                    .or_insert_with(|| self.drawn_place(place));
            }
        }
        let view = self.request.view.world_rect();
        for (place, _) in self
            .zone_drawings
            .iter()
            .filter(|(_, at)| view.contains(*at))
        {
            let entry = places
                .entry(*place)
                .or_insert_with(|| self.drawn_place(*place));
            entry.is_zone = true;
        }
        places
    }

    /// What is said of a place: its roles and those of its groups that give it a standing;
    /// without any, whatever else names it.
    fn drawn_place(&self, id: PlaceId) -> DrawnPlace {
        let atlas = self.request.atlas;
        let mut place = DrawnPlace::default();
        let of_groups = atlas.groups_of(id).iter().flat_map(|g| atlas.roles_of(*g));
        let of_groups = of_groups
            .map(|r| atlas.role(*r))
            .filter(|role| Standing::given_by(role.category).is_some());
        let own = atlas.roles_of(id).iter().map(|r| atlas.role(*r));
        for role in own.chain(of_groups) {
            let sources = self.sources_of(&role.evidence);
            place.sources.extend(&sources);
            place
                .by_category
                .entry(role.category)
                .or_default()
                .extend(sources);
        }
        if place.sources.is_empty() {
            let groups = atlas.groups_of(id).iter();
            let named = std::iter::once(&id).chain(groups);
            let evidence = named.flat_map(|p| mentions(atlas, *p));
            place.sources = evidence.flat_map(|e| self.sources_of(e)).collect();
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_in_runs() {
        let numbering = Numbering::new((0..9).rev().map(SourceId).collect());
        for (ids, printed) in [
            (&[][..], ""),
            (&[8], "[1]"),
            (&[8, 7], "[1,2]"),
            (&[8, 7, 6, 4], "[1\u{2013}3,5]"),
            (&[0, 20], "[9]"),
        ] {
            let sources = ids.iter().map(|i| SourceId(*i)).collect();
            assert_eq!(numbering.of(&sources), printed);
        }
    }
}
