//! Which categories a place shows as glyphs, and the row of them under its name.

use std::collections::BTreeSet;

use super::draw_list::DrawList;
use super::frame::MapFrame;
use super::glyphs::role_glyph;
use super::layers::ZoneMarks;
use super::shapes::{circle, haloed};
use super::subject::Nearness;
use super::theme::{GLYPH_PT, NOTE_PT};
use super::{Layer, LetteringPart, Mark, Standing};
use crate::font::text_width;
use crate::model::{FeatureId, Level, PlaceId, RoleCategory};
use crate::projection::{PagePt, PageRect};

/// Most glyphs under a name; the rest are counted.
const MAX_GLYPHS: usize = 4;
/// How many of them stay where there is little room.
const FEW_GLYPHS: usize = 2;
/// Room between glyphs.
const GAP_PT: f64 = 2.5;
/// Radius of the paper under a glyph, as a share of its size.
const GROUND: f64 = 0.68;
/// How far down its row the count of the others stands, as a share of a glyph's size.
const BASELINE: f64 = 0.82;

/// Glyphs under a name, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GlyphRow {
    pub(super) glyphs: Vec<RoleCategory>,
    /// The categories that are only counted.
    pub(super) more: Vec<RoleCategory>,
}

/// The categories that a place shows as glyphs, but for those that its fill shows.
pub(super) fn glyphs_of(frame: &MapFrame<'_>, place: PlaceId) -> Vec<RoleCategory> {
    // On a small page glyphs would take the room of names; behind a subject they step back.
    let is_own = frame.nearness(FeatureId::Place(place)) <= Nearness::Own;
    let has_glyphs = is_own && !frame.has_name_alone(place);
    if !frame.shows(Layer::Roles) || frame.is_small() || !has_glyphs {
        return Vec::new();
    }
    let atlas = frame.atlas();
    let asked = atlas.roles_of(place).iter();
    let asked = asked.filter(|id| frame.is_role_asked_for(**id));
    let roles = asked.map(|id| atlas.role(*id));
    let mut glyphs: Vec<RoleCategory> = roles
        .filter(|role| frame.is_said(&role.evidence))
        .map(|role| role.category)
        .filter(|c| Standing::given_by(*c).is_none() && *c != RoleCategory::Other)
        .collect();
    glyphs.sort_unstable();
    glyphs.dedup();
    glyphs
}

/// Most glyphs under a name: few on a slide, which is read from afar and has room for a short legend
/// alone.
fn most_glyphs(frame: &MapFrame<'_>) -> usize {
    if frame.request.furniture.least_name_pt > 0.0 {
        FEW_GLYPHS
    } else {
        MAX_GLYPHS
    }
}

/// The categories of which names in the frame may have a glyph, if all have room for theirs.
pub(super) fn possible_glyphs(frame: &MapFrame<'_>, zones: &ZoneMarks) -> BTreeSet<RoleCategory> {
    if !frame.shows(Layer::Labels) {
        return BTreeSet::new();
    }
    let atlas = frame.atlas();
    let cities = atlas.regions_of(Level::Prefecture);
    let counties = atlas.regions_of(Level::County);
    cities
        .chain(counties.filter(|(_, r)| frame.draws_county(r.place)))
        .map(|(_, r)| r.place)
        .chain(zones.drawings.iter().map(|(place, _)| *place))
        .filter(|place| frame.node(*place).is_some_and(|n| frame.rect().contains(n)))
        .flat_map(|place| glyphs_of(frame, place).into_iter().take(most_glyphs(frame)))
        .collect()
}

impl GlyphRow {
    /// The rows that a place may have under its name, the best first: all, a few, none.
    pub(super) fn choices(frame: &MapFrame<'_>, place: PlaceId) -> Vec<Self> {
        let glyphs = glyphs_of(frame, place);
        let row = |most: usize| {
            let (drawn, more) = glyphs.split_at(glyphs.len().min(most));
            Self {
                glyphs: drawn.to_vec(),
                more: more.to_vec(),
            }
        };
        let mut rows = vec![row(most_glyphs(frame)), row(FEW_GLYPHS), Self::default()];
        rows.dedup();
        rows
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        if self.glyphs.is_empty() {
            0.0
        } else {
            GLYPH_PT + 3.0
        }
    }

    /// How wide it is.
    pub(super) fn width(&self, frame: &MapFrame<'_>) -> f64 {
        let more = self.more_text(frame);
        let more = more.map_or(0.0, |text| text_width(&text, NOTE_PT) + 1.0);
        self.glyphs.len() as f64 * (GLYPH_PT + GAP_PT) + more
    }

    /// Draws it, its top-left corner at `top`.
    pub(super) fn draw(
        &self,
        frame: &MapFrame<'_>,
        feature: FeatureId,
        top: PagePt,
        list: &mut DrawList,
    ) {
        let (ink, paper) = (frame.theme().ink, frame.theme().paper);
        let mut x = 0.0;
        for category in &self.glyphs {
            let mark = Mark::Glyph(*category);
            let middle = top.offset(x + GLYPH_PT / 2.0, GLYPH_PT / 2.0);
            let ground = circle(middle, GLYPH_PT * GROUND, Some(paper), None);
            list.add_of(mark, feature, ground);
            for shape in role_glyph(*category, top.offset(x, 0.0), GLYPH_PT, ink) {
                list.add_of(mark, feature, shape);
            }
            x += GLYPH_PT + GAP_PT;
        }
        if let Some(more) = self.more_text(frame) {
            let baseline = top.offset(x + 0.5, GLYPH_PT * BASELINE);
            let text = haloed(&more, baseline, NOTE_PT, ink, paper);
            list.add_of(Mark::MoreGlyphs, feature, text);
        }
    }

    /// The room of each glyph and of the count, the row's top-left corner at `top`.
    pub(super) fn boxes(
        &self,
        frame: &MapFrame<'_>,
        top: PagePt,
    ) -> Vec<(LetteringPart, PageRect)> {
        let pitch = GLYPH_PT + GAP_PT;
        let height = GLYPH_PT + GAP_PT;
        let corner = top.offset(-GAP_PT / 2.0, -GAP_PT / 2.0);
        let mut boxes = Vec::new();
        let mut x = 0.0;
        for category in &self.glyphs {
            let rect = PageRect::from_min_size(corner.offset(x, 0.0), pitch, height);
            boxes.push((LetteringPart::Glyph(*category), rect));
            x += pitch;
        }
        if let Some(more) = self.more_text(frame) {
            let width = text_width(&more, NOTE_PT) + GAP_PT;
            let rect = PageRect::from_min_size(corner.offset(x, 0.0), width, height);
            boxes.push((LetteringPart::MoreGlyphs(self.more.clone()), rect));
        }
        boxes
    }

    fn more_text(&self, frame: &MapFrame<'_>) -> Option<String> {
        (!self.more.is_empty()).then(|| frame.i18n().tr_n("glyph-more", self.more.len()))
    }
}
