//! Where lettering stands, for the pointer: what is drawn is what is found.

use super::lettering::{Lettering, block_left, disc_center, row_top};
use super::name::Name;
use super::placement::{Placement, Setting};
use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect};
use crate::scene::frame::MapFrame;
use crate::scene::role_glyphs::GlyphRow;
use crate::scene::shapes::count_radius;
use crate::scene::{CorridorBundle, LetteringBox, LetteringPart};

impl Lettering {
    /// The boxes of a name with its glyphs, or of a code, where it was put.
    pub(super) fn boxes(&self, frame: &MapFrame<'_>, placement: &Placement) -> Vec<LetteringBox> {
        match self {
            Self::Place { name, rows } => place(frame, name, rows, placement),
            Self::Line(name) | Self::Bundle(name, _) => {
                vec![of(name, LetteringPart::Name, placement.boxes.clone())]
            }
            Self::Code(name) => vec![of(name, LetteringPart::Status, placement.boxes.clone())],
            Self::Count(..) => Vec::new(),
        }
    }

    /// The room of the disc before a name that is turned: the disc is a button, which is upright.
    pub(super) fn upright_disc(&self, placement: &Placement) -> Option<TurnedRect> {
        let is_turned = matches!(placement.setting, Setting::Turned { .. });
        let bundle = self.bundle(placement).filter(|_| is_turned)?;
        bundle.button.into_iter().next()
    }

    /// The bundle whose count it is.
    pub(super) fn bundle(&self, placement: &Placement) -> Option<CorridorBundle> {
        let (corridors, button) = match self {
            Self::Count(_, corridors) => (corridors, placement.boxes.clone()),
            Self::Bundle(_, corridors) => {
                let count = corridors.len().to_string();
                let at = disc_center(&count, placement)?;
                let disc = PageRect { min: at, max: at }.expand(count_radius(&count));
                (corridors, vec![disc.into()])
            }
            Self::Place { .. } | Self::Line(_) | Self::Code(_) => return None,
        };
        Some(CorridorBundle {
            corridors: corridors.clone(),
            button,
        })
    }
}

fn of(name: &Name, part: LetteringPart, boxes: Vec<TurnedRect>) -> LetteringBox {
    LetteringBox {
        feature: name.feature,
        part,
        boxes,
    }
}

/// The name of a place, and each glyph under it.
fn place(
    frame: &MapFrame<'_>,
    name: &Name,
    rows: &[GlyphRow],
    placement: &Placement,
) -> Vec<LetteringBox> {
    let Setting::Block {
        rect,
        size,
        flush_right,
    } = placement.setting
    else {
        return Vec::new();
    };
    let left = |width: f64| block_left(&rect, flush_right, width);
    let row = rows.get(size).filter(|row| !row.glyphs.is_empty());
    let foot = rect.max.y - row.map_or(0.0, GlyphRow::height);
    let lettering = PageRect {
        min: PagePt::new(left(name.block_width()), rect.min.y),
        max: PagePt::new(left(name.block_width()) + name.block_width(), foot),
    };
    let mut boxes = vec![of(name, LetteringPart::Name, vec![lettering.into()])];
    if let Some(row) = row {
        let top = row_top(&rect, left(row.width(frame)));
        let glyphs = row.boxes(frame, top).into_iter();
        boxes.extend(glyphs.map(|(part, rect)| of(name, part, vec![rect.into()])));
    }
    boxes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing::Map;
    use crate::scene::{Extent, Item, Layer, Mark, Shape, build};

    /// The middle of a shape of lettering, if it has one.
    fn middle(item: &Item) -> Option<PagePt> {
        let Shape::Path { points, .. } = &item.shape else {
            return None;
        };
        let sum = points
            .iter()
            .fold((0.0, 0.0), |(x, y), p| (x + p.x, y + p.y));
        let count = points.len() as f64;
        Some(PagePt::new(sum.0 / count, sum.1 / count))
    }

    #[test]
    fn every_name_code_and_glyph_that_is_drawn_is_found_where_it_is_drawn() {
        for map in [Map::of(Extent::Circle), Map::near()] {
            let scene = map.with(Layer::Corridors, true).request(build);
            for item in &scene.ground {
                let Some(feature) = item.feature else {
                    continue;
                };
                let (at, part) = match (item.mark, &item.shape) {
                    (Mark::Name, Shape::Text(text)) => {
                        let (sin, cos) = text.angle_rad.sin_cos();
                        let (along, up) = (0.5 * text.size_pt, 0.3 * text.size_pt);
                        let dx = along * cos + up * sin;
                        let at = text.at.offset(dx, along * sin - up * cos);
                        (at, LetteringPart::Name)
                    }
                    (Mark::Code, Shape::Path { .. }) => {
                        (middle(item).expect("a ring"), LetteringPart::Status)
                    }
                    // The paper beneath a glyph is a circle about its middle.
                    (
                        Mark::Glyph(category),
                        Shape::Path {
                            stroke: None,
                            fill: Some(fill),
                            ..
                        },
                    ) if *fill == crate::scene::Theme::light().paper => (
                        middle(item).expect("a circle"),
                        LetteringPart::Glyph(category),
                    ),
                    _ => continue,
                };
                if scene.picking.bundle_at(at).is_some() {
                    continue;
                }
                let found = scene.picking.lettering_at(at).expect("lettering");
                assert_eq!((found.feature, &found.part), (feature, &part), "{at:?}");
            }
        }
    }

    #[test]
    fn the_count_of_corridors_that_are_drawn_as_one_stands_for_all_of_them() {
        let map = Map::of(Extent::Circle).with(Layer::Corridors, true);
        let picking = map.request(build).picking;
        assert!(!picking.bundles.is_empty());
        for bundle in &picking.bundles {
            assert!(bundle.corridors.len() > 1 && !bundle.button.is_empty());
            for corridor in &bundle.corridors {
                let mut drawn = picking.outlines.iter();
                let feature = crate::model::FeatureId::Corridor(*corridor);
                assert!(drawn.any(|o| o.feature == feature), "{corridor:?}");
            }
        }
    }
}
