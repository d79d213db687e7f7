//! The base map: fills, hatch, rivers, railways and boundaries, bottom up.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::hatch::hatch_lines;
use super::theme::{AIRPORT_PT, COUNTY_ZOOM, HATCH_EVERY_PT, HATCH_WIDTH_PT};
use super::{Layer, Rgba, Shape, Standing, Stroke};
use crate::geometry::WorldLine;
use crate::model::{BorderClass, FeatureId, InCircle, Level, Region};

impl Builder<'_> {
    pub(super) fn base_map(&mut self) {
        self.neighbour_provinces();
        self.fills();
        if self.request.shown.layer(Layer::Hatch) {
            self.hatch();
        }
        if self.request.shown.layer(Layer::Rivers) {
            self.rivers();
        }
        if self.request.shown.layer(Layer::Railways) {
            self.railways();
        }
        self.borders();
        if self.request.shown.layer(Layer::Airports) {
            self.airports();
        }
    }

    fn neighbour_provinces(&mut self) {
        let stroke = Stroke::solid(self.theme().neighbour_line, 0.8);
        for line in &self.request.atlas.base().neighbour_borders {
            self.world_line(line, stroke.clone());
        }
    }

    /// Prefectures by their standing; then Chongqing's central districts, which are the core city
    /// rather than the whole municipality. A base map without prefectures fills its counties.
    fn fills(&mut self) {
        let has_prefectures = self
            .request
            .atlas
            .regions()
            .any(|(_, r)| r.level == Level::Prefecture);
        let level = if has_prefectures {
            Level::Prefecture
        } else {
            Level::County
        };
        let seen = |r: &&Region, b: &Self| r.area.bounds().intersects(&b.clip_world);
        let atlas = self.request.atlas;
        let units = atlas.regions().map(|(_, r)| r).filter(|r| r.level == level);
        for region in units.filter(|r| seen(r, self)).collect::<Vec<_>>() {
            let standing = self.city_standing(region);
            self.fill(region, standing);
        }
        let districts = atlas
            .regions()
            .map(|(_, r)| r)
            .filter(|r| r.central_district);
        for region in districts.filter(|r| seen(r, self)).collect::<Vec<_>>() {
            let city = self.district_standing(region);
            if city > Standing::Mentioned {
                self.fill(region, city);
            }
        }
    }

    /// What a unit is filled by: a city with central districts only where they are.
    pub(super) fn city_standing(&self, region: &Region) -> Standing {
        let split =
            region.level == Level::Prefecture && has_central_districts(self.request.atlas, region);
        let standing = self.standing(region);
        if split {
            standing.min(Standing::Mentioned)
        } else {
            standing
        }
    }

    /// What a central district is filled by: its city's standing.
    pub(super) fn district_standing(&self, region: &Region) -> Standing {
        let city = region.parent.map(|p| self.request.atlas.region(p));
        city.map_or(Standing::NotMentioned, |city| self.standing(city))
    }

    fn standing(&self, region: &Region) -> Standing {
        if self.request.shown.layer(Layer::Roles) {
            Standing::of(self.request.atlas, region.place, self.request.shown)
        } else {
            Standing::NotMentioned
        }
    }

    fn fill(&mut self, region: &Region, standing: Standing) {
        let id = feature_key(self.request.atlas, FeatureId::Place(region.place));
        let fill = self.theme().standing(standing);
        self.mark(
            Some(id),
            Shape::Area {
                area: Arc::clone(&region.area),
                fill,
            },
        );
    }

    /// The hatch, fill by fill in an opaque colour of its own: some viewers of PDF draw what is
    /// translucent as if it were not.
    fn hatch(&mut self) {
        let (atlas, zoom) = (self.request.atlas, self.zoom());
        let outside = atlas.regions().map(|(_, r)| r).filter(|r| {
            r.level == Level::County
                && r.circle == InCircle::Not
                && r.area.bounds().intersects(&self.clip_world)
        });
        let mut by_fill: BTreeMap<Standing, Vec<&Region>> = BTreeMap::new();
        for county in outside {
            let city = county.parent.map(|city| atlas.region(city));
            let city = city.filter(|city| city.level == Level::Prefecture);
            let standing = self.city_standing(city.unwrap_or(county));
            by_fill.entry(standing).or_default().push(county);
        }
        for (standing, counties) in by_fill {
            let rings = counties.iter().flat_map(|r| &r.area.at_zoom(zoom).rings);
            let segments = hatch_lines(rings, &self.to_page, &self.clip, HATCH_EVERY_PT);
            let color = self.theme().hatch_on(self.theme().standing(standing));
            if !segments.is_empty() {
                self.plain(Shape::Segments {
                    segments,
                    stroke: Stroke::solid(color, HATCH_WIDTH_PT),
                });
            }
        }
    }

    fn rivers(&mut self) {
        for river in &self.request.atlas.base().rivers {
            if river.order > 2 && self.zoom() < 7.5 {
                continue;
            }
            let width = match river.order {
                1 => 1.6,
                2 => 1.1,
                _ => 0.7,
            };
            for line in &river.lines {
                self.world_line(line, Stroke::solid(self.theme().river, width));
            }
        }
    }

    fn railways(&mut self) {
        let stroke = Stroke::solid(self.theme().railway, 0.55);
        for line in &self.request.atlas.base().railways {
            self.world_line(line, stroke.clone());
        }
    }

    fn borders(&mut self) {
        let counties = self.request.shown.layer(Layer::Counties) && self.zoom() >= COUNTY_ZOOM;
        let theme = *self.theme();
        let of = |class| match class {
            BorderClass::County => Stroke::solid(theme.county_line, 0.6),
            BorderClass::Prefecture => Stroke::solid(theme.city_line, 1.0),
            BorderClass::Outer => Stroke::solid(theme.province_line, 1.4),
            BorderClass::Interprovincial => {
                Stroke::solid(theme.province_line, 2.0).dashed(&[10.0, 3.0, 2.0, 3.0])
            }
        };
        use BorderClass::{County, Interprovincial, Outer, Prefecture};
        let classes: &[BorderClass] = if counties {
            &[County, Prefecture, Outer, Interprovincial]
        } else {
            &[Prefecture, Outer, Interprovincial]
        };
        for class in classes {
            for border in &self.request.atlas.base().borders {
                if border.class == *class {
                    self.world_line(&border.line, of(*class));
                }
            }
        }
    }

    fn airports(&mut self) {
        let ink = self.theme().ink;
        for airport in &self.request.atlas.base().airports {
            let ground = airport.at.to_world();
            let at = self.to_page.project(ground);
            if self.clip.contains(at) {
                self.symbols.push((ground, AIRPORT_PT / 2.0 + 1.0));
                super::glyphs::aeroplane(at, AIRPORT_PT, ink, None)
                    .for_each(|shape| self.plain(shape));
            }
        }
    }

    fn world_line(&mut self, line: &Arc<WorldLine>, stroke: Stroke) {
        if line.bounds().intersects(&self.clip_world) {
            self.plain(Shape::Line {
                line: Arc::clone(line),
                stroke,
            });
        }
    }
}

fn has_central_districts(atlas: &crate::model::Atlas, city: &Region) -> bool {
    atlas.regions().any(|(_, r)| {
        r.central_district
            && r.parent
                .is_some_and(|p| atlas.region(p).place == city.place)
    })
}

impl super::Theme {
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
