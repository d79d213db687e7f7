//! Shapes of a scene as freeforms, cut at the frame of their map: a slide has no clip.

use super::node::{Freeform, Subpath};
use super::pen::Pen;
use super::units::{SlidePt, Units};
use crate::geometry::{clip_line, clip_ring};
use crate::projection::{PagePt, PageRect, ToPage, WorldPt};
use crate::scene::{Rgba, Shape, Stroke};

/// What shapes are drawn within.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapFrame {
    pub(super) units: Units,
    pub(super) to_page: ToPage,
    /// The level of detail.
    pub(super) zoom: f64,
    /// What lies beyond is not drawn.
    pub(super) clip: PageRect,
}

impl MapFrame {
    /// A shape as freeforms: none of what lies beyond the frame, or of text.
    pub(super) fn freeforms(&self, shape: &Shape) -> Vec<Freeform> {
        match shape {
            Shape::Area { area, fill } => {
                let rings = area.at_zoom(self.zoom).rings.iter();
                let rings = rings.map(|ring| self.ring(&self.page(ring))).collect();
                self.some(rings, Some(*fill), None)
            }
            Shape::Outline { area, stroke } => {
                let rings = area.at_zoom(self.zoom).rings.iter();
                let lines = rings
                    .flat_map(|ring| self.lines(&self.page(ring)))
                    .collect();
                self.some(lines, None, Some(stroke))
            }
            Shape::Line { line, stroke } => {
                let lines = self.lines(&self.page(line.at_zoom(self.zoom)));
                self.some(lines, None, Some(stroke))
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => self.path(points, *closed, *fill, stroke.as_ref()),
            Shape::Segments { segments, stroke } => {
                let lines = segments.iter().flat_map(|ends| self.lines(ends)).collect();
                self.some(lines, None, Some(stroke))
            }
            Shape::Text(_) => Vec::new(),
        }
    }

    /// A path on the page: one freeform, or its inside and its line if the frame cuts it.
    fn path(
        &self,
        points: &[PagePt],
        closed: bool,
        fill: Option<Rgba>,
        stroke: Option<&Stroke>,
    ) -> Vec<Freeform> {
        if points.iter().all(|p| self.clip.contains(*p)) {
            let whole = self.subpath(points, closed || fill.is_some());
            return self.some(vec![whole], fill, stroke);
        }
        let mut ring = points.to_vec();
        ring.extend(points.first());
        let line = if closed { &ring } else { points };
        let inside = fill.map(|_| self.ring(&ring)).into_iter().collect();
        let lines = stroke.map_or_else(Vec::new, |_| self.lines(line));
        let mut cut = self.some(inside, fill, None);
        cut.extend(self.some(lines, None, stroke));
        cut
    }

    /// One freeform of some paths, if there is anything in them.
    fn some(
        &self,
        paths: Vec<Option<Subpath>>,
        fill: Option<Rgba>,
        stroke: Option<&Stroke>,
    ) -> Vec<Freeform> {
        let paths: Vec<Subpath> = paths.into_iter().flatten().collect();
        if paths.is_empty() {
            return Vec::new();
        }
        vec![Freeform {
            paths,
            fill,
            pen: stroke.map(|stroke| Pen::of(stroke, self.units)),
        }]
    }

    fn page(&self, points: &[WorldPt]) -> Vec<PagePt> {
        points.iter().map(|p| self.to_page.project(*p)).collect()
    }

    /// The part in the frame of a ring whose first point is repeated.
    fn ring(&self, ring: &[PagePt]) -> Option<Subpath> {
        let cut = clip_ring(ring, &self.clip);
        let (_, open) = cut.split_last()?;
        self.subpath(open, true)
    }

    /// The stretches of a line in the frame; of a ring that lies in it, the ring.
    fn lines(&self, line: &[PagePt]) -> Vec<Option<Subpath>> {
        if let Some((last, open)) = line.split_last()
            && open.len() > 2
            && open.first() == Some(last)
            && open.iter().all(|p| self.clip.contains(*p))
        {
            return vec![self.subpath(open, true)];
        }
        let runs = clip_line(line, &self.clip).into_iter();
        runs.map(|run| self.subpath(&run, false)).collect()
    }

    /// Points as a path, without those that fall together.
    fn subpath(&self, points: &[PagePt], is_closed: bool) -> Option<Subpath> {
        let (last, others) = points.split_last()?;
        let mut kept: Vec<SlidePt> = others.iter().map(|p| self.units.point(*p)).collect();
        kept.dedup();
        kept.push(self.units.point(*last));
        Some(Subpath {
            points: kept,
            is_closed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Theme;

    fn within() -> MapFrame {
        MapFrame {
            units: Units::of_page((100.0, 100.0)),
            to_page: ToPage {
                scale: 1.0,
                dx: 0.0,
                dy: 0.0,
            },
            zoom: 8.0,
            clip: PageRect::from_min_size(PagePt::new(10.0, 10.0), 50.0, 50.0),
        }
    }

    fn square(min: f64, side: f64, stroke: bool) -> Shape {
        let ink = Theme::light().ink;
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
        let corners = corners.iter().map(|(x, y)| PagePt::new(min + x, min + y));
        Shape::Path {
            points: corners.collect(),
            closed: true,
            fill: Some(ink),
            stroke: stroke.then(|| Stroke::solid(ink, 1.0)),
        }
    }

    #[test]
    fn a_path_in_the_frame_is_one_freeform_and_one_across_it_is_cut() {
        let within = within();
        let whole = within.freeforms(&square(20.0, 10.0, true));
        assert_eq!(whole.len(), 1);
        assert!(whole[0].fill.is_some() && whole[0].pen.is_some());
        let cut = within.freeforms(&square(40.0, 100.0, true));
        let [inside, line] = cut.as_slice() else {
            panic!("{cut:?}");
        };
        assert!(inside.pen.is_none() && line.fill.is_none());
        let frame = within.units.rect(&within.clip);
        for freeform in [inside, line] {
            let bounds = freeform.bounds().expect("a box");
            assert_eq!(bounds.union(frame), frame, "{bounds:?}");
        }
        assert!(!line.paths[0].is_closed, "a line along the frame");
    }

    #[test]
    fn what_lies_beyond_the_frame_leaves_nothing() {
        assert!(within().freeforms(&square(70.0, 10.0, true)).is_empty());
    }
}
