//! Where scale bar, notice, legend and north arrow stand on a map.

use super::free_spot::free_spot;
use super::notice::Notice;
use super::{map_buttons, north_arrow, scale_bar};
use crate::model::SourceId;
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::legend::{Legend, NotShown, Strip, StripHeading};
use crate::scene::subject_ground::SubjectGround;

/// Distance of the marginalia from the frame.
const EDGE_PT: f64 = 10.0;
/// Distance between them.
const GAP_PT: f64 = 6.0;
/// A frame narrower than this has no arrow.
const LEAST_ARROW_PT: f64 = 90.0;

/// What stands on a map beside its ground, and where.
#[derive(Clone, Debug)]
pub(in crate::scene) struct Marginalia {
    /// The texts whose facts the map shows.
    sources: Vec<SourceId>,
    /// The room set aside for the legend's strip before the names had their places.
    strip_room: Option<PageRect>,
    strip: Option<Strip>,
    scale_bar: Option<PageRect>,
    notice: Option<(Notice, PageRect)>,
    north_arrow: Option<PageRect>,
    buttons: Option<PageRect>,
}

impl Marginalia {
    /// Sets room aside before any name is placed, clear of what a figure is about: for a legend of
    /// all that names may show.
    pub(in crate::scene) fn reserved(
        frame: &MapFrame<'_>,
        legend: &Legend,
        subject: &SubjectGround,
    ) -> Self {
        let sources = legend.sources();
        let about = StripHeading {
            sources: &sources,
            not_shown: NotShown::Unknown,
        };
        let strip = Strip::new(frame, legend, about, None);
        let strip_room = strip.as_ref().map(|strip| strip.rect);
        Self::around(frame, sources, (strip_room, strip), subject)
    }

    /// The same for what was drawn, the legend in the room that was set aside for it.
    pub(in crate::scene) fn settled(
        self,
        frame: &MapFrame<'_>,
        legend: &Legend,
        subject: &SubjectGround,
        not_shown: usize,
    ) -> Self {
        let about = StripHeading {
            sources: &self.sources,
            not_shown: NotShown::Count(not_shown),
        };
        let strip = self
            .strip_room
            .and_then(|room| Strip::new(frame, legend, about, Some(room)));
        Self::around(frame, self.sources, (self.strip_room, strip), subject)
    }

    fn around(
        frame: &MapFrame<'_>,
        sources: Vec<SourceId>,
        (strip_room, strip): (Option<PageRect>, Option<Strip>),
        subject: &SubjectGround,
    ) -> Self {
        let notice = Notice::new(frame, &sources, strip.is_some());
        let usual_bar = scale_bar_rect(frame, &notice, strip_room);
        let usual_notice = notice_rect(frame, &notice, usual_bar);
        let usual_arrow = north_rect(frame);
        let furniture = frame.request.furniture;
        let free = usual_notice.min.y.min(usual_bar.min.y);
        let has_room = furniture.scale_elsewhere || usual_arrow.max.y + 4.0 < free;
        let has_arrow = furniture.north_arrow && has_room && frame.rect().width() > LEAST_ARROW_PT;
        let is_here = !furniture.scale_elsewhere;
        let room = frame.rect().expand(-EDGE_PT);
        let mut taken: Vec<PageRect> = strip_room.into_iter().collect();
        // Where not even one spot is clear of the subject, each stands where it usually does.
        let mut placed = |usual: PageRect| {
            let spot = free_spot(&room, usual, &taken, subject).unwrap_or(usual);
            taken.push(spot.expand(GAP_PT - 0.01));
            spot
        };
        // A diagram has no scale, and its foot says what it is.
        let is_here = is_here && !frame.is_diagram();
        let scale_bar = is_here.then(|| placed(usual_bar));
        let notice = is_here.then(|| (notice, placed(usual_notice)));
        Self {
            sources,
            strip_room,
            strip,
            scale_bar,
            notice,
            north_arrow: has_arrow.then(|| placed(usual_arrow)),
            buttons: furniture
                .map_buttons
                .then(|| map_buttons::column(&frame.rect(), (EDGE_PT, free - GAP_PT)))
                .flatten(),
        }
    }

    /// What they cover.
    pub(in crate::scene) fn rects(&self) -> impl Iterator<Item = PageRect> {
        let notice = self.notice.as_ref().map(|(_, rect)| *rect);
        let strip = self.strip_rect();
        let all = [
            self.scale_bar,
            notice,
            strip,
            self.north_arrow,
            self.buttons,
        ];
        all.into_iter().flatten()
    }

    /// The room set aside for the legend's strip.
    pub(in crate::scene) fn strip_room(&self) -> Option<PageRect> {
        self.strip_room
    }

    /// Where the legend's strip covers the map.
    pub(in crate::scene) fn strip_rect(&self) -> Option<PageRect> {
        self.strip.as_ref().map(|strip| strip.rect)
    }

    /// The room for the buttons that zoom.
    pub(in crate::scene) const fn buttons(&self) -> Option<PageRect> {
        self.buttons
    }

    pub(in crate::scene) fn has_north_arrow(&self) -> bool {
        self.north_arrow.is_some()
    }

    /// Draws them, the legend above scale bar and notice.
    pub(in crate::scene) fn draw(&self, frame: &MapFrame<'_>, list: &mut DrawList) {
        if let Some(rect) = self.scale_bar {
            scale_bar::draw(frame, rect, list);
        }
        if let Some((notice, rect)) = &self.notice {
            notice.draw(frame.theme(), *rect, list);
        }
        if let Some(strip) = &self.strip {
            strip.draw(frame.theme(), list);
        }
        if let Some(rect) = self.north_arrow {
            north_arrow::draw(frame, rect, list);
        }
    }
}

/// In the lower right corner; above the legend where that reaches so far.
fn scale_bar_rect(frame: &MapFrame<'_>, notice: &Notice, strip_room: Option<PageRect>) -> PageRect {
    let rect = frame.rect();
    let (width, height) = (scale_bar::width(frame), scale_bar::HEIGHT_PT);
    let left = rect.max.x - EDGE_PT - width;
    // The notice stands above the bar and may reach further.
    let reach = rect.max.x - EDGE_PT - width.max(notice.size().0);
    let foot = strip_room
        .filter(|room| room.max.x + GAP_PT > reach)
        .map_or(rect.max.y - EDGE_PT, |room| room.min.y - GAP_PT);
    PageRect::from_min_size(PagePt::new(left, foot - height), width, height)
}

fn notice_rect(frame: &MapFrame<'_>, notice: &Notice, scale_bar: PageRect) -> PageRect {
    let (width, height) = notice.size();
    let left = frame.rect().max.x - EDGE_PT - width;
    let corner = PagePt::new(left, scale_bar.min.y - GAP_PT - height);
    PageRect::from_min_size(corner, width, height)
}

fn north_rect(frame: &MapFrame<'_>) -> PageRect {
    let (width, height) = north_arrow::SIZE_PT;
    let rect = frame.rect();
    let corner = PagePt::new(rect.max.x - EDGE_PT - width, rect.min.y + EDGE_PT);
    PageRect::from_min_size(corner, width, height)
}

#[cfg(test)]
mod tests {
    use crate::scene::subject_ground::SubjectGround;
    use crate::scene::testing::Map;
    use crate::scene::{Extent, LegendPlace};

    #[test]
    fn nothing_stands_on_anything_else_and_all_within_the_frame() {
        let mut figure = Map::of(Extent::Region);
        figure.furniture.north_arrow = true;
        figure.furniture.footer = true;
        figure.furniture.legend = LegendPlace::Outside;
        let window = [
            Map::of(Extent::Circle),
            Map::of(Extent::Region),
            Map::near(),
        ];
        let mut buttons = Map::of(Extent::Circle);
        buttons.furniture.map_buttons = true;
        let has_buttons = |map: &Map| map.reserved(|_, _, _, m| m.buttons().is_some());
        assert!(has_buttons(&buttons) && !has_buttons(&figure));
        for map in window.into_iter().chain([figure, buttons]) {
            map.reserved(|frame, _, legend, marginalia| {
                let nothing = SubjectGround::default();
                let settled = marginalia.clone().settled(frame, legend, &nothing, 3);
                for marginalia in [marginalia, settled] {
                    let rects: Vec<_> = marginalia.rects().collect();
                    assert!(rects.len() >= 3, "{rects:?}");
                    for (i, rect) in rects.iter().enumerate() {
                        assert!(frame.rect().contains_rect(rect), "{rect:?}");
                        assert!(rects[i + 1..].iter().all(|other| !other.overlaps(rect)));
                    }
                }
            });
        }
    }

    #[test]
    fn a_frame_too_low_for_the_arrow_has_none() {
        let mut map = Map::of(Extent::Circle);
        map.furniture.north_arrow = true;
        map.furniture.legend = LegendPlace::Nowhere;
        let has_arrow =
            |map: &Map| map.reserved(|_, _, _, marginalia| marginalia.has_north_arrow());
        assert!(has_arrow(&map));
        map.view.frame.max.y = 90.0;
        assert!(!has_arrow(&map));
        map.furniture.scale_elsewhere = true;
        assert!(has_arrow(&map), "scale and notice stand on another map");
    }
}
