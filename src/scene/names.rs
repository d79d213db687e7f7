//! Who asks for a name on the map, the most important first: cities, codes of lines, hubs, counties
//! a text names, corridors and lines, the other counties. Here are the names of places; those of
//! lines are in [`super::line_names`].

use std::collections::BTreeSet;

use super::build::{Builder, feature_key};
use super::glyphs::circle;
use super::labels::{Around, Ask, Bounds, Ground, Place, Reach, Spot};
use super::lettering::{Lettering, Name};
use super::theme::{
    CITY_LABEL_PT, CORE_LABEL_PT, COUNTY_LABEL_PT, COUNTY_ZOOM, GLYPH_PT, LINE_LABEL_PT,
    NAME_AREA_PT2, NOTE_PT, ZONE_PT,
};
use super::{Layer, Standing, Stroke};
use crate::font::text_width;
use crate::model::{FeatureId, InCircle, Level, PlaceId, Region, RoleCategory};
use crate::projection::WorldPt;

/// Most glyphs under a name; the rest are counted.
const MAX_GLYPHS: usize = 4;
/// How many of them stay where there is little room.
const FEW_GLYPHS: usize = 2;
/// How much smaller names are on a small page.
const SMALL_NAMES: f64 = 0.6;
/// Nodes closer than this, in the world, are one place: about half a kilometre.
pub(super) const SAME_NODE: f64 = 1.5e-5;

/// What asks for room, and what is drawn there.
pub(super) struct Asked {
    pub(super) ask: Ask,
    pub(super) what: Lettering,
    /// Whether the reader misses it where it finds no room.
    pub(super) missed: bool,
}

impl Builder<'_> {
    /// Places every name and code and draws them.
    pub(super) fn labels(&mut self) {
        let mut asked = Vec::new();
        if self.request.shown.layer(Layer::Labels) {
            asked.extend(self.cities());
            asked.extend(self.selected_name());
            asked.extend(self.codes());
            asked.extend(self.point_names());
            asked.extend(self.zone_names());
            let (named, others) = self.counties();
            asked.extend(named);
            asked.extend(self.corridor_names());
            asked.extend(self.line_names());
            asked.extend(others);
            self.keep_most_important(&mut asked);
        } else {
            asked.extend(self.codes());
        }
        let asks: Vec<Ask> = asked.iter().map(|a| a.ask.clone()).collect();
        let covered: Vec<_> = self.covered.iter().map(|rect| rect.expand(3.0)).collect();
        let ground = Ground {
            view: self.request.view,
            bounds: Bounds {
                frame: self.request.view.frame,
                outer: self.clip,
            },
            courses: &self.courses,
            symbols: &self.symbols,
            nodes: &self.nodes,
            covered: &covered,
            is_still: self.request.furniture.is_small,
        };
        let spots = ground.place(&asks);
        for (asked, spot) in asked.into_iter().zip(spots) {
            self.letter(&asked, spot.as_ref());
        }
    }

    fn letter(&mut self, asked: &Asked, spot: Option<&Spot>) {
        let seen = spot.is_some_and(|s| s.is_within(&self.request.view.frame));
        self.labels_dropped += usize::from(asked.missed && !seen);
        self.glyphs_drawn
            .extend(asked.what.glyphs(spot.filter(|_| seen)));
        if let Some(spot) = spot {
            self.draw_lettering(&asked.what, spot);
        }
    }

    /// What is drawn in a frame is bounded by its size, not by the data.
    fn keep_most_important(&mut self, asked: &mut Vec<Asked>) {
        let frame = self.request.view.frame;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page's worth"
        )]
        let most = (frame.width() * frame.height() / NAME_AREA_PT2) as usize + 60;
        let cut = asked.split_off(asked.len().min(most));
        self.labels_dropped += cut.iter().filter(|a| a.missed).count();
    }

    /// Prefecture-level units by standing, the core cities first, and their dots.
    fn cities(&mut self) -> Vec<Asked> {
        let atlas = self.request.atlas;
        let mut cities: Vec<(Standing, PlaceId)> = atlas
            .regions()
            .filter(|(_, r)| r.level == Level::Prefecture)
            .map(|(_, r)| (Standing::of(atlas, r.place, self.request.shown), r.place))
            .collect();
        cities.sort_by_key(|(standing, place)| (std::cmp::Reverse(*standing), *place));
        cities
            .into_iter()
            .filter_map(|(standing, place)| {
                let (radius, width, size_pt) = if standing == Standing::Core {
                    (4.0, 1.6, CORE_LABEL_PT)
                } else {
                    (3.0, 1.2, CITY_LABEL_PT)
                };
                self.node_dot(place, radius, width)?;
                let size_pt = self.name_size(size_pt);
                let mut asked = self.place_name(place, size_pt, 6.0, self.city_reach())?;
                asked.ask.is_needed = true;
                Some(asked)
            })
            .collect()
    }

    /// Counties that are drawn, with their dots: those a text names, and the others. A seat that
    /// shares its city's node has the city's name already.
    fn counties(&mut self) -> (Vec<Asked>, Vec<Asked>) {
        if self.zoom() < COUNTY_ZOOM {
            return (Vec::new(), Vec::new());
        }
        let atlas = self.request.atlas;
        let of = |level| {
            let regions = atlas.regions().map(|(_, r)| r);
            regions.filter(move |r: &&Region| r.level == level)
        };
        let cities: Vec<WorldPt> = of(Level::Prefecture)
            .filter_map(|r| self.node_in_world(r.place))
            .collect();
        let mut counties: Vec<&Region> = of(Level::County).collect();
        counties.sort_by_key(|r| (r.circle == InCircle::Not, r.place));
        let mut lists = (Vec::new(), Vec::new());
        for region in counties {
            let shares_node = self.node_in_world(region.place).is_none_or(|n| {
                let near = |c: &WorldPt| (c.x - n.x).hypot(c.y - n.y) < SAME_NODE;
                cities.iter().any(near)
            });
            if shares_node || self.node_dot(region.place, 1.8, 0.9).is_none() {
                continue;
            }
            let name = self.place_name(
                region.place,
                self.name_size(COUNTY_LABEL_PT),
                3.5,
                Reach::Beside,
            );
            if atlas.is_mentioned(region.place) {
                lists.0.extend(name);
            } else {
                lists.1.extend(name);
            }
        }
        lists
    }

    /// The dot of a place's node, where it is on the map.
    fn node_dot(&mut self, place: PlaceId, radius: f64, width: f64) -> Option<()> {
        let at = self.node(place).filter(|n| self.clip.contains(*n))?;
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        let key = feature_key(self.request.atlas, FeatureId::Place(place));
        let dot = circle(at, radius, Some(paper), Some(Stroke::solid(ink, width)));
        self.mark(Some(key), dot);
        let ground = self.to_page.unproject(at);
        self.symbols.push((ground, radius + 1.0));
        self.nodes.push(ground);
        Some(())
    }

    /// The size of a name: smaller on a small page, but never too small to read.
    pub(super) fn name_size(&self, size_pt: f64) -> f64 {
        if self.request.furniture.is_small {
            (size_pt * SMALL_NAMES).max(NOTE_PT)
        } else {
            size_pt
        }
    }

    /// How far from its node the name of a city may stand: as far as need be on a small page,
    /// where there are many cities for the room.
    const fn city_reach(&self) -> Reach {
        if self.request.furniture.is_small {
            Reach::Anywhere
        } else {
            Reach::Leader
        }
    }

    /// Whether counties are drawn.
    pub(super) fn draws_counties(&self) -> bool {
        self.zoom() >= COUNTY_ZOOM
    }

    fn place_name(&self, place: PlaceId, size_pt: f64, gap: f64, reach: Reach) -> Option<Asked> {
        let node = self.node_in_world(place)?;
        let atlas = self.request.atlas;
        let language = self.request.i18n.language();
        let text = atlas.place(place).names.label(language).to_owned();
        let rows = self.glyph_rows_of(place);
        let width = text_width(&text, size_pt);
        let sizes = rows.iter().map(|(glyphs, more)| {
            let row = if glyphs.is_empty() {
                0.0
            } else {
                GLYPH_PT + 3.0
            };
            let widest = width.max(self.glyph_row_width(glyphs.len(), *more));
            (widest + 2.0, size_pt * 1.16 + row)
        });
        let around = Around {
            node,
            gap: self.gap_about(node, gap),
            sizes: sizes.collect(),
            reach,
        };
        let frame = self.request.view.frame;
        Some(Asked {
            missed: frame.contains(self.to_page.project(node)),
            ask: Ask {
                place: Place::Around(around),
                owner: None,
                is_needed: false,
            },
            what: Lettering::Place {
                name: Name {
                    key: feature_key(atlas, FeatureId::Place(place)),
                    text,
                    numbers: None,
                    size_pt,
                    color: self.theme().ink,
                },
                rows,
            },
        })
    }

    /// How far from a node its name must stand to clear every symbol that lies upon the node.
    pub(super) fn gap_about(&self, node: WorldPt, gap: f64) -> f64 {
        let at = self.to_page.project(node);
        let beyond = |(symbol, radius): &(WorldPt, f64)| {
            let away = self.to_page.project(*symbol).distance(at);
            (away < radius + 2.0).then_some(away * 0.7 + radius * 1.25 + 0.5)
        };
        let gaps = self.symbols.iter().filter_map(beyond);
        gaps.fold(gap, f64::max)
    }

    /// The rows of glyphs a place may have under its name, the best first: all, a few, none.
    fn glyph_rows_of(&self, place: PlaceId) -> Vec<(Vec<RoleCategory>, usize)> {
        let glyphs = self.glyphs_of(place);
        let row = |most: usize| {
            let shown = glyphs[..glyphs.len().min(most)].to_vec();
            let more = glyphs.len() - shown.len();
            (shown, more)
        };
        let mut rows = vec![row(MAX_GLYPHS), row(FEW_GLYPHS), row(0)];
        rows[2].1 = 0;
        rows.dedup();
        rows
    }

    /// The categories that glyphs in the frame may show.
    pub(super) fn glyphs_in_frame(&self) -> BTreeSet<RoleCategory> {
        let frame = self.request.view.frame;
        let counties = self.zoom() >= COUNTY_ZOOM;
        if !self.request.shown.layer(Layer::Labels) {
            return BTreeSet::new();
        }
        let regions = self.request.atlas.regions().map(|(_, r)| r);
        regions
            .filter(|r| r.level == Level::Prefecture || r.level == Level::County && counties)
            .map(|r| r.place)
            .chain(self.zone_drawings.iter().map(|(place, _)| *place))
            .filter(|place| self.node(*place).is_some_and(|n| frame.contains(n)))
            .flat_map(|place| self.glyphs_of(place).into_iter().take(MAX_GLYPHS))
            .collect()
    }

    /// The categories a place shows as glyphs.
    pub(super) fn glyphs_of(&self, place: PlaceId) -> Vec<RoleCategory> {
        // On a small page glyphs would take the room of names.
        if !self.request.shown.layer(Layer::Roles) || self.request.furniture.is_small {
            return Vec::new();
        }
        let fills = [
            RoleCategory::Core,
            RoleCategory::SubCentre,
            RoleCategory::MetropolitanArea,
        ];
        let atlas = self.request.atlas;
        let mut glyphs: Vec<RoleCategory> = atlas
            .roles_of(place)
            .iter()
            .map(|id| atlas.role(*id))
            .filter(|role| self.is_said(&role.evidence))
            .map(|role| role.category)
            .filter(|c| !fills.contains(c) && *c != RoleCategory::Other)
            .collect();
        glyphs.sort_unstable();
        glyphs.dedup();
        glyphs
    }

    fn zone_names(&self) -> Vec<Asked> {
        let zones = self.zone_drawings.iter();
        let asked = zones.filter_map(|(place, _)| {
            let mut asked = self.place_name(
                *place,
                self.name_size(LINE_LABEL_PT),
                ZONE_PT + 1.0,
                Reach::Beside,
            )?;
            if let Lettering::Place { name, .. } = &mut asked.what {
                name.color = self.theme().ink_soft;
            }
            Some(asked)
        });
        asked.collect()
    }
}
