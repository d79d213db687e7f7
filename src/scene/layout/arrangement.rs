//! Where everything of a figure stands on its page, in units of lettering.

use super::figure::Figure;
use crate::font::{ASCENT, text_width, wrap};
use crate::projection::{PagePt, PageRect};
use crate::scene::Extent;
use crate::scene::theme::{NOTE_PT, TITLE_PT};

/// A page narrower than this has its legend below the map, and small names.
const NARROW_PT: f64 = 640.0;
/// A page higher than this share of its width has its legend below the map.
const UPRIGHT: f64 = 1.05;
/// Room beside or above the legend.
const LEGEND_GAP_PT: f64 = 10.0;
/// Distance between two maps of a page.
const MAP_GAP_PT: f64 = 12.0;
/// Size of the name above each of two maps.
pub(super) const PANEL_NAME_PT: f64 = 12.0;
/// Size of the words below the map.
pub(super) const CAPTION_PT: f64 = 10.5;
/// Height of a line of the foot.
pub(super) const LINE_PT: f64 = NOTE_PT * 1.35;
/// Room above the foot.
pub(super) const FOOT_GAP_PT: f64 = 5.0;
/// The smallest title; longer ones are broken.
const LEAST_TITLE_PT: f64 = 12.0;
/// Most lines of a title, and of a caption.
const MOST_LINES: (usize, usize) = (3, 8);
/// A map is at least so high, and at least this share of its page.
const LEAST_MAP: (f64, f64) = (100.0, 0.3);

/// The same share of a small page, where names need it.
const LEAST_SMALL_MAP: f64 = 0.34;

/// What a figure leaves out for want of room, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Omission {
    Nothing,
    /// The full references: the entries of the list run on, under the texts' own titles alone, and
    /// the line on the base map is short.
    FullReferences,
    /// Which features each text speaks of.
    Key,
    /// The list of texts and their numbers; the source line says who they are by.
    References,
    Legend,
    Caption,
    /// The long source line and the title.
    Title,
}

impl Omission {
    pub(super) const ALL: [Self; 7] = [
        Self::Nothing,
        Self::FullReferences,
        Self::Key,
        Self::References,
        Self::Legend,
        Self::Caption,
        Self::Title,
    ];
}

/// Text in lines of a size.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TextLines {
    pub(super) size_pt: f64,
    pub(super) lines: Vec<String>,
    /// Whether there were more of them.
    pub(super) is_cut: bool,
}

impl TextLines {
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.step()
    }

    pub(super) fn step(&self) -> f64 {
        self.size_pt * 1.3
    }
}

/// Room that is set aside for what stands around the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Reserved {
    /// The legend's width beside the map, or its height below it.
    pub(super) legend: f64,
    /// The height of the foot.
    pub(super) foot: f64,
    /// The height that the title keeps within; 0 for as much as it needs.
    pub(super) title: f64,
}

impl Reserved {
    pub(super) fn max(self, other: Self) -> Self {
        Self {
            legend: self.legend.max(other.legend),
            foot: self.foot.max(other.foot),
            title: self.title.max(other.title),
        }
    }
}

/// A page as it is arranged.
#[derive(Clone, Debug)]
pub(super) struct Arrangement {
    pub(super) page: (f64, f64),
    pub(super) margin: f64,
    pub(super) title: TextLines,
    pub(super) caption: TextLines,
    /// Whether the legend stands below the map.
    pub(super) is_below: bool,
    /// Whether names and legend are set small.
    pub(super) is_small: bool,
    /// The frames of the maps.
    pub(super) frames: Vec<PageRect>,
    pub(super) legend: PageRect,
    /// The upper left corner of the foot, and its width.
    pub(super) foot: (PagePt, f64),
}

impl Arrangement {
    /// Lays out a page of a size in units of lettering; `None` where the maps have too little room.
    pub(super) fn new(
        figure: &Figure,
        size: (f64, f64),
        reserved: Reserved,
        omission: Omission,
    ) -> Option<Self> {
        let layout = Self::arranged(figure, size, reserved, omission);
        let is_own = matches!(figure.extent, Extent::View(_));
        let share = if layout.is_small {
            LEAST_SMALL_MAP
        } else {
            LEAST_MAP.1
        };
        let least = LEAST_MAP.0.max(share * size.1);
        let has_room = layout.frames.iter().all(|frame| frame.height() >= least)
            && (layout.is_below || layout.legend.width() <= layout.foot.1 * 0.5);
        (is_own || omission == Omission::Title || has_room).then_some(layout)
    }

    /// The layout of a page that has no room for anything but a map.
    pub(super) fn barest(figure: &Figure, size: (f64, f64)) -> Self {
        Self::arranged(figure, size, Reserved::default(), Omission::Title)
    }

    fn arranged(figure: &Figure, size: (f64, f64), reserved: Reserved, omission: Omission) -> Self {
        let is_own = matches!(figure.extent, Extent::View(_));
        let has_legend = omission < Omission::Legend;
        let is_small = !is_own && size.0 < NARROW_PT;
        let is_below = is_small || !is_own && size.1 > size.0 * UPRIGHT;
        let margin = if is_own { 24.0 } else { margin(size) };
        let beside = if has_legend && !is_below {
            reserved.legend + LEGEND_GAP_PT
        } else {
            0.0
        };
        let width = match figure.extent {
            Extent::View(view) => view.frame.width() + beside,
            _ => size.0 - 2.0 * margin,
        };
        let title = if omission < Omission::Title {
            title_within(&figure.title, width, reserved.title)
        } else {
            TextLines::default()
        };
        let caption = if omission < Omission::Caption {
            caption_lines(&figure.caption, width)
        } else {
            TextLines::default()
        };
        let is_pair = matches!(figure.extent, Extent::Pair(..));
        let title_height = if title.lines.is_empty() {
            0.0
        } else {
            title.height().max(reserved.title)
        };
        let mut top = margin + title_height;
        if is_pair {
            top += PANEL_NAME_PT * 1.5;
        }
        let below_map = if has_legend && is_below {
            reserved.legend + LEGEND_GAP_PT
        } else {
            0.0
        };
        let foot = reserved.foot + FOOT_GAP_PT + margin * 0.6;
        let below = below_map + caption.height() + foot;
        let (map_width, height) = match figure.extent {
            Extent::View(view) => (view.frame.width(), view.frame.height()),
            _ => (width - beside, size.1 - top - below),
        };
        let (map_width, height) = (map_width.max(1.0), height.max(1.0));
        let corner = PagePt::new(margin, top);
        let frames = if is_pair {
            let half = ((map_width - MAP_GAP_PT) / 2.0).max(1.0);
            let second = corner.offset(half + MAP_GAP_PT, 0.0);
            vec![
                PageRect::from_min_size(corner, half, height),
                PageRect::from_min_size(second, half, height),
            ]
        } else {
            vec![PageRect::from_min_size(corner, map_width, height)]
        };
        let legend = if is_below {
            let corner = corner.offset(0.0, height + LEGEND_GAP_PT);
            PageRect::from_min_size(corner, width, reserved.legend)
        } else {
            let corner = corner.offset(map_width + LEGEND_GAP_PT, 0.0);
            PageRect::from_min_size(corner, reserved.legend, height)
        };
        let down = top + height + below_map;
        Self {
            page: (width + 2.0 * margin, down + caption.height() + foot),
            margin,
            title,
            caption,
            is_below,
            is_small,
            frames,
            legend,
            foot: (PagePt::new(margin, down + FOOT_GAP_PT), width),
        }
    }
}

/// Room around all that stands on a page of a size.
fn margin(size: (f64, f64)) -> f64 {
    (size.0.min(size.1) * 0.028).clamp(6.0, 30.0)
}

/// How wide that is what stands on a page of a size.
pub(super) fn width_within(size: (f64, f64)) -> f64 {
    size.0 - 2.0 * margin(size)
}

/// A title that keeps within a height, if it can be read so small; 0 for as much as it needs.
fn title_within(title: &str, width: f64, room: f64) -> TextLines {
    let natural = title_lines(title, width);
    if room <= 0.0 || natural.height() <= room {
        return natural;
    }
    let sizes = (0..).map(|step| natural.size_pt - 0.25 * f64::from(step));
    let sizes = sizes.take_while(|size| *size >= NOTE_PT);
    let mut fitting = sizes.map(|size| cut(title, MOST_LINES.0, size, width));
    let fitting = fitting.find(|lines| lines.height() <= room && !lines.is_cut);
    fitting.unwrap_or(natural)
}

/// A title in one line if it can be, smaller or broken if it must.
pub(super) fn title_lines(title: &str, width: f64) -> TextLines {
    if title.is_empty() {
        return TextLines::default();
    }
    let natural = text_width(title, TITLE_PT).max(1e-6);
    let size_pt = (TITLE_PT * width / natural).clamp(LEAST_TITLE_PT, TITLE_PT);
    cut(title, MOST_LINES.0, size_pt, width)
}

fn caption_lines(caption: &str, width: f64) -> TextLines {
    if caption.is_empty() {
        return TextLines::default();
    }
    cut(caption, MOST_LINES.1, CAPTION_PT, width)
}

/// A text in at most so many lines; the last one then ends in an ellipsis.
fn cut(text: &str, most: usize, size_pt: f64, width: f64) -> TextLines {
    let mut lines = wrap(text, size_pt, width);
    let is_cut = lines.len() > most;
    if is_cut {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && text_width(&format!("{last}\u{2026}"), size_pt) > width {
                last.pop();
            }
            last.push('\u{2026}');
        }
    }
    TextLines {
        size_pt,
        lines,
        is_cut,
    }
}

/// The baseline of the first line of text whose top is at `at`.
pub(super) fn first_baseline(at: PagePt, size_pt: f64) -> PagePt {
    at.offset(0.0, size_pt * ASCENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(size: (f64, f64), extent: Extent, omission: Omission) -> Arrangement {
        let mut figure = Figure::new(extent);
        figure.title = "标题".to_owned();
        let reserved = Reserved {
            legend: 140.0,
            foot: 40.0,
            title: 0.0,
        };
        Arrangement::arranged(&figure, size, reserved, omission)
    }

    #[test]
    fn a_wide_page_has_its_legend_beside_the_map_and_a_narrow_one_below() {
        for (size, is_below) in [((1200.0, 800.0), false), ((500.0, 900.0), true)] {
            let page = arranged(size, Extent::Region, Omission::Nothing);
            let map = page.frames[0];
            assert_eq!((page.is_below, page.is_small), (is_below, is_below));
            assert!(!map.overlaps(&page.legend), "{page:?}");
            assert!(page.foot.0.y > map.max.y && page.foot.0.y < size.1);
            assert!((page.page.0 - size.0).abs() < 1e-9 && (page.page.1 - size.1).abs() < 1e-9);
        }
    }

    #[test]
    fn two_maps_are_of_one_size_and_a_bare_page_gives_them_all_its_room() {
        use crate::model::{FeatureId, PlaceId};
        let [one, other] = [0, 1].map(|id| FeatureId::Place(PlaceId(id)));
        let extent = Extent::Pair(one, other);
        let full = arranged((1200.0, 800.0), extent, Omission::Nothing);
        let bare = arranged((1200.0, 800.0), extent, Omission::Title);
        assert_eq!((full.frames.len(), bare.frames.len()), (2, 2));
        assert!((full.frames[0].width() - full.frames[1].width()).abs() < 1e-9);
        assert!(bare.frames[0].width() > full.frames[0].width());
        assert!(bare.title.lines.is_empty() && !full.title.lines.is_empty());
    }
}
