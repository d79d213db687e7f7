//! Names on the map: cities with the glyphs of their roles, counties, lines and hubs.

use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::glyphs::{circle, role_glyph};
use super::labels::{Block, Bounds, Placed};
use super::theme::{
    CITY_LABEL_PT, CORE_LABEL_PT, COUNTY_LABEL_PT, COUNTY_ZOOM, GLYPH_PT, LINE_LABEL_PT, NOTE_PT,
};
use super::{Layer, Shape, Standing, Stroke};
use crate::font::{ASCENT, text_width};
use crate::model::{Alignment, FeatureId, InCircle, Level, LinkId, PlaceId, Region, RoleCategory};
use crate::projection::{PagePt, PageRect};

/// Most glyphs under a name; the rest are counted.
const MAX_GLYPHS: usize = 4;

/// A name that asks for a place on the map.
struct Name {
    feature: FeatureId,
    text: String,
    size_pt: f64,
    node: PagePt,
    glyphs: Vec<RoleCategory>,
    more: usize,
    /// Whether a leader line may carry it away from its node.
    far: bool,
}

impl Builder<'_> {
    pub(super) fn labels(&mut self) {
        if !self.request.shown.layer(Layer::Labels) {
            self.status_codes();
            return;
        }
        let frame = self.request.view.frame;
        let cities = self.cities();
        for city in &cities {
            self.node_dot(city);
        }
        let counties = self.counties(&cities);
        let inside = Bounds::Inside(frame);
        let in_frame = |n: &&Name| frame.contains(n.node);
        for name in cities.iter().filter(in_frame) {
            self.name(name, &inside);
        }
        self.status_codes();
        self.place_corridor_names();
        self.link_names();
        for name in counties.iter().filter(in_frame) {
            self.name(name, &inside);
        }
        if self.request.margin_pt > 0.0 {
            let margin = Bounds::Between {
                inner: frame,
                outer: self.clip,
            };
            for name in cities
                .iter()
                .chain(&counties)
                .filter(|n| !frame.contains(n.node))
            {
                let dropped = self.labels_dropped;
                self.name(name, &margin);
                // What lies beyond the frame is not missing from it.
                self.labels_dropped = dropped;
            }
        }
    }

    /// Prefecture-level units by standing, the core cities first.
    fn cities(&self) -> Vec<Name> {
        let atlas = self.request.atlas;
        let mut cities: Vec<(Standing, PlaceId)> = atlas
            .regions()
            .filter(|(_, r)| r.level == Level::Prefecture)
            .map(|(_, r)| (Standing::of(atlas, r.place), r.place))
            .collect();
        cities.sort_by_key(|(standing, place)| (std::cmp::Reverse(*standing), *place));
        cities
            .into_iter()
            .filter_map(|(standing, place)| {
                let size = if standing == Standing::Core {
                    CORE_LABEL_PT
                } else {
                    CITY_LABEL_PT
                };
                self.place_name(place, size, true)
            })
            .collect()
    }

    /// Counties that are drawn, those a text names first; a seat that shares its city's node has
    /// the city's name already.
    fn counties(&self, cities: &[Name]) -> Vec<Name> {
        if self.zoom() < COUNTY_ZOOM {
            return Vec::new();
        }
        let atlas = self.request.atlas;
        let mut counties: Vec<&Region> = atlas
            .regions()
            .map(|(_, r)| r)
            .filter(|r| r.level == Level::County)
            .collect();
        counties.sort_by_key(|r| {
            let outside = r.circle == InCircle::Not;
            (!atlas.is_mentioned(r.place), outside, r.place)
        });
        counties
            .into_iter()
            .filter_map(|r| self.place_name(r.place, COUNTY_LABEL_PT, false))
            .filter(|name| {
                cities
                    .iter()
                    .all(|city| city.node.distance(name.node) > 1.0)
            })
            .collect()
    }

    fn place_name(&self, place: PlaceId, size_pt: f64, far: bool) -> Option<Name> {
        let node = self.node(place).filter(|n| self.clip.contains(*n))?;
        let atlas = self.request.atlas;
        let (glyphs, more) = self.glyphs_of(place);
        Some(Name {
            feature: FeatureId::Place(place),
            text: atlas
                .place(place)
                .names
                .label(self.request.i18n.language())
                .to_owned(),
            size_pt,
            node,
            glyphs,
            more,
            far,
        })
    }

    /// The categories a place shows as glyphs, and how many more it has.
    pub(super) fn glyphs_of(&self, place: PlaceId) -> (Vec<RoleCategory>, usize) {
        if !self.request.shown.layer(Layer::Roles) {
            return (Vec::new(), 0);
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
            .map(|id| atlas.role(*id).category)
            .filter(|c| !fills.contains(c) && *c != RoleCategory::Other)
            .collect();
        glyphs.sort_unstable();
        glyphs.dedup();
        let more = glyphs.len().saturating_sub(MAX_GLYPHS);
        glyphs.truncate(MAX_GLYPHS);
        (glyphs, more)
    }

    fn node_dot(&mut self, name: &Name) {
        let (radius, width) = if name.size_pt >= CORE_LABEL_PT {
            (4.0, 1.6)
        } else {
            (3.0, 1.2)
        };
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        let key = feature_key(self.request.atlas, name.feature);
        let dot = circle(
            name.node,
            radius,
            Some(paper),
            Some(Stroke::solid(ink, width)),
        );
        self.mark(Some(key), dot);
        self.taken.take(
            PageRect {
                min: name.node,
                max: name.node,
            }
            .expand(radius + 1.0),
        );
    }

    /// Places a name and draws it with its glyphs.
    fn name(&mut self, name: &Name, bounds: &Bounds) {
        let glyph_row = self.glyph_row_width(name);
        let text_pt = text_width(&name.text, name.size_pt);
        let row = if name.glyphs.is_empty() {
            0.0
        } else {
            GLYPH_PT + 3.0
        };
        let block = Block {
            node: name.node,
            gap: if name.size_pt >= CITY_LABEL_PT {
                6.0
            } else {
                3.0
            },
            width: text_pt.max(glyph_row) + 2.0,
            height: name.size_pt * 1.16 + row,
        };
        let placed = block.place(&mut self.taken, bounds, name.far).or_else(|| {
            // Rather the name alone than neither.
            let bare = Block {
                width: text_pt + 2.0,
                height: name.size_pt * 1.16,
                ..block
            };
            (row > 0.0)
                .then(|| bare.place(&mut self.taken, bounds, name.far))
                .flatten()
        });
        let Some(placed) = placed else {
            self.labels_dropped += 1;
            return;
        };
        let key = feature_key(self.request.atlas, name.feature);
        self.leader(name.node, &placed);
        let with_glyphs = row > 0.0 && placed.rect.height() > name.size_pt * 1.2 + 1.0;
        // Names left of their node are set flush right.
        let left = placed.rect.max.x <= name.node.x + 0.1;
        let x = |width: f64| {
            if left {
                placed.rect.max.x - width - 1.0
            } else {
                placed.rect.min.x + 1.0
            }
        };
        let baseline = PagePt::new(
            x(text_pt),
            placed.rect.min.y + name.size_pt * (0.08 + ASCENT),
        );
        let text = self.haloed(&name.text, baseline, name.size_pt, self.theme().ink);
        self.mark(Some(Arc::clone(&key)), text);
        if with_glyphs {
            let top = PagePt::new(x(glyph_row), placed.rect.max.y - GLYPH_PT - 0.5);
            self.glyph_row(name, top, &key);
        }
    }

    fn glyph_row_width(&self, name: &Name) -> f64 {
        let glyphs = name.glyphs.len() as f64 * (GLYPH_PT + 2.5);
        let more = if name.more > 0 {
            text_width(&self.request.i18n.tr_n("glyph-more", name.more), NOTE_PT) + 1.0
        } else {
            0.0
        };
        (glyphs + more).max(0.0)
    }

    fn glyph_row(&mut self, name: &Name, top: PagePt, key: &Arc<str>) {
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        let mut x = 0.0;
        for category in &name.glyphs {
            let ground = circle(
                top.offset(x + GLYPH_PT / 2.0, GLYPH_PT / 2.0),
                GLYPH_PT * 0.68,
                Some(paper),
                None,
            );
            self.mark(Some(Arc::clone(key)), ground);
            let at = top.offset(x, 0.0);
            self.ground
                .extend(role_glyph(*category, at, GLYPH_PT, ink, Some(key)));
            x += GLYPH_PT + 2.5;
        }
        if name.more > 0 {
            let more = self.request.i18n.tr_n("glyph-more", name.more);
            let baseline = top.offset(x + 0.5, GLYPH_PT * 0.82);
            let text = self.haloed(&more, baseline, NOTE_PT, ink);
            self.mark(Some(Arc::clone(key)), text);
        }
    }

    fn leader(&mut self, node: PagePt, placed: &Placed) {
        if let Some(end) = placed.leader {
            let stroke = Some(Stroke::solid(self.theme().ink_soft, 0.7));
            self.plain(Shape::Path {
                points: vec![node, end],
                closed: false,
                fill: None,
                stroke,
            });
        }
    }

    /// Names of lines and hubs, rail before roads before water.
    fn link_names(&mut self) {
        let mut ids: Vec<LinkId> = self.shown_links().into_iter().map(|(id, _)| id).collect();
        ids.reverse();
        if let Some(FeatureId::Link(selected)) = self.request.selection {
            ids.sort_by_key(|id| *id != selected);
        }
        for id in ids {
            let link = self.request.atlas.link(id);
            let name = link.title.get(self.request.i18n.language()).to_owned();
            match &link.alignment {
                Alignment::Lines(parts) => {
                    let frame = self.request.view.frame;
                    let shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86];
                    let spots: Vec<_> = parts
                        .iter()
                        .flat_map(|p| self.visible_spots(&p.line, &frame, &shares))
                        .collect();
                    self.line_name(id, &name, &spots);
                }
                Alignment::Points(points) => {
                    let spots: Vec<_> = points
                        .iter()
                        .map(|p| self.to_page.project(p.at.to_world()))
                        .collect();
                    self.line_name(id, &name, &spots);
                }
                Alignment::None { .. } => {}
            }
        }
    }

    /// Tries each spot's eight sides for a line's name.
    fn line_name(&mut self, id: LinkId, name: &str, spots: &[PagePt]) {
        let frame = self.request.view.frame;
        let seen: Vec<_> = spots.iter().filter(|p| frame.contains(**p)).collect();
        if seen.is_empty() {
            return;
        }
        let width = text_width(name, LINE_LABEL_PT) + 2.0;
        let bounds = Bounds::Inside(frame);
        for spot in seen {
            let block = Block {
                node: *spot,
                gap: 6.0,
                width,
                height: LINE_LABEL_PT * 1.2,
            };
            if let Some(placed) = block.place(&mut self.taken, &bounds, false) {
                let link = self.request.atlas.link(id);
                let baseline = PagePt::new(
                    placed.rect.min.x + 1.0,
                    placed.rect.min.y + LINE_LABEL_PT * (0.1 + ASCENT),
                );
                let text = self.haloed(name, baseline, LINE_LABEL_PT, self.link_color(link));
                let key = feature_key(self.request.atlas, FeatureId::Link(id));
                self.mark(Some(key), text);
                return;
            }
        }
        self.labels_dropped += 1;
    }
}
