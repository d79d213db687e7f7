//! Where everything of a figure stands on its page, in units of lettering.

use super::figure::Figure;
use super::grid::{Grid, PANEL_NAME_PT, PANEL_NAME_ROOM};
use crate::font::{ASCENT, Weight, width_in, wrap_in};
use crate::projection::{PagePt, PageRect};
use crate::scene::Extent;
use crate::scene::theme::{NOTE_PT, TITLE_PT};

/// A page narrower than this has its legend below the map, and small names.
const NARROW_PT: f64 = 640.0;
/// A page higher than this share of its width has its legend below the map.
const UPRIGHT: f64 = 1.05;
/// Room beside or above the legend.
const LEGEND_GAP_PT: f64 = 8.0;
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
/// The share of a page that its maps take, where it can be arranged so.
pub(super) const MAP_SHARE: f64 = 0.6;
/// The same for a page that is as high as it needs, a little more for what is measured later.
const WANTED_SHARE: f64 = 0.615;
/// A page narrower than this has a legend in small print.
const SMALL_LEGEND_PT: f64 = 870.0;
/// Room above a title below the map.
const TITLE_GAP_PT: f64 = 4.0;

/// What a figure leaves out for want of room, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Omission {
    Nothing,
    /// Which features each text speaks of.
    Key,
    /// The full references: the entries of the list run on, under the texts' own titles alone, and
    /// the line on the base map is short.
    FullReferences,
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
        Self::Key,
        Self::FullReferences,
        Self::References,
        Self::Legend,
        Self::Caption,
        Self::Title,
    ];
}

/// On which side of the map the legend stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Beside it, on the right.
    Beside,
    /// Below it.
    Below,
}

/// How a page is to be arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) omission: Omission,
    pub(super) side: Side,
    /// Whether the legend is in small print, as it is on a narrow page.
    pub(super) has_small_legend: bool,
}

/// The paper of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paper {
    /// Its width and its height, or greatest height, in units of lettering.
    pub(super) size: (f64, f64),
    /// How high the map should be, as a share of its width, where the paper is as high as needed.
    pub(super) shape: Option<f64>,
    /// How many maps of one extent stand on it; none where there is one.
    pub(super) panels: usize,
}

impl Paper {
    /// The sides on which a legend may stand, the usual one first.
    pub(super) fn sides(&self, extent: Extent) -> &'static [Side] {
        let (width, height) = self.size;
        match extent {
            Extent::View(_) => &[Side::Beside],
            _ if self.shape.is_some() => &[Side::Below],
            _ if width < NARROW_PT || height > width * UPRIGHT => &[Side::Below, Side::Beside],
            _ => &[Side::Beside, Side::Below],
        }
    }
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
    /// Whether names are set small.
    pub(super) is_small: bool,
    /// Whether the legend is.
    pub(super) has_small_legend: bool,
    /// The height that a title below the map takes.
    pub(super) title_below: f64,
    /// The frames of the maps, row by row.
    pub(super) frames: Vec<PageRect>,
    /// How many rows of maps there are.
    pub(super) rows: usize,
    pub(super) legend: PageRect,
    /// The upper left corner of the foot, and its width.
    pub(super) foot: (PagePt, f64),
}

impl Arrangement {
    /// Lays out a page of a size in units of lettering; `None` where the maps have too little room.
    pub(super) fn new(
        figure: &Figure,
        paper: &Paper,
        reserved: Reserved,
        form: Form,
    ) -> Option<Self> {
        let layout = Self::arranged(figure, paper, reserved, form);
        let is_own = matches!(figure.extent, Extent::View(_));
        let share = if layout.is_small {
            LEAST_SMALL_MAP
        } else {
            LEAST_MAP.1
        };
        let least = LEAST_MAP.0.max(share * layout.page.1) / layout.rows as f64;
        let has_room = layout.frames.iter().all(|frame| frame.height() >= least)
            && (layout.is_below || layout.legend.width() <= layout.foot.1 * 0.5);
        (is_own || form.omission == Omission::Title || has_room).then_some(layout)
    }

    /// The layout of a page that has no room for anything but a map.
    pub(super) fn barest(figure: &Figure, paper: &Paper) -> Self {
        let form = Form {
            omission: Omission::Title,
            side: Side::Below,
            has_small_legend: false,
        };
        Self::arranged(figure, paper, Reserved::default(), form)
    }

    /// The share of the page that its maps take.
    pub(super) fn map_share(&self) -> f64 {
        let area = |frame: &PageRect| frame.width() * frame.height();
        let maps: f64 = self.frames.iter().map(area).sum();
        maps / (self.page.0 * self.page.1)
    }

    /// How much higher a foot may be before the maps take less than their share of the page.
    pub(super) fn spare_height(&self) -> f64 {
        let rows = self.rows as f64;
        let wide = self.frames.iter().map(PageRect::width).sum::<f64>() / rows;
        let high = self.frames.first().map_or(0.0, PageRect::height) * rows;
        high - MAP_SHARE * self.page.0 * self.page.1 / wide
    }

    /// Where the caption begins, and the foot, below what stands there of the title and the caption.
    pub(super) fn below_map(&self) -> (PagePt, PagePt) {
        let caption = self.foot.0.offset(0.0, self.title_below);
        (caption, caption.offset(0.0, self.caption.height()))
    }

    fn arranged(figure: &Figure, paper: &Paper, reserved: Reserved, form: Form) -> Self {
        let (size, omission) = (paper.size, form.omission);
        let is_own = matches!(figure.extent, Extent::View(_));
        let has_legend = omission < Omission::Legend;
        let is_small = !is_own && size.0 < NARROW_PT;
        let is_below = !is_own && form.side == Side::Below;
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
            title_within(&figure.heading(), width, reserved.title)
        } else {
            TextLines::default()
        };
        let caption = if omission < Omission::Caption {
            caption_lines(&figure.caption, width)
        } else {
            TextLines::default()
        };
        let title_height = if title.lines.is_empty() {
            0.0
        } else {
            title.height().max(reserved.title)
        };
        let is_title_below = figure.is_title_below && title_height > 0.0;
        let title_below = if is_title_below {
            title_height + TITLE_GAP_PT
        } else {
            0.0
        };
        let mut top = margin + if is_title_below { 0.0 } else { title_height };
        let maps = match figure.extent {
            Extent::Compared(compared) => compared.features().len(),
            _ => paper.panels.max(1),
        };
        let is_compared = maps > 1;
        if is_compared {
            top += PANEL_NAME_PT * PANEL_NAME_ROOM;
        }
        let below_map = if has_legend && is_below {
            reserved.legend + LEGEND_GAP_PT
        } else {
            0.0
        };
        let foot = reserved.foot + FOOT_GAP_PT + margin * 0.6;
        let below = below_map + title_below + caption.height() + foot;
        let (map_width, height) = match (figure.extent, paper.shape) {
            (Extent::View(view), _) => (view.frame.width(), view.frame.height()),
            (_, None) => (width - beside, size.1 - top - below),
            (_, Some(shape)) => {
                let (columns, rows) = Grid::on_narrow_paper(maps, width).shape();
                let of_shape = width / columns * rows * shape;
                let rest = top + below;
                let of_share = WANTED_SHARE * size.0 * rest / (width - WANTED_SHARE * size.0);
                (width, of_shape.max(of_share).min(size.1 - rest))
            }
        };
        let (map_width, height) = (map_width.max(1.0), height.max(1.0));
        let corner = PagePt::new(margin, top);
        let room = PageRect::from_min_size(corner, map_width, height);
        let grid = match paper.shape {
            Some(_) => Grid::on_narrow_paper(maps, width),
            None => Grid::within(maps, &room),
        };
        let frames = grid.frames(maps, &room);
        let legend = if is_below {
            let corner = corner.offset(0.0, height + LEGEND_GAP_PT);
            PageRect::from_min_size(corner, width, reserved.legend)
        } else {
            let corner = corner.offset(map_width + LEGEND_GAP_PT, 0.0);
            PageRect::from_min_size(corner, reserved.legend, height)
        };
        let down = top + height + below_map;
        Self {
            page: (
                width + 2.0 * margin,
                down + title_below + caption.height() + foot,
            ),
            margin,
            title,
            caption,
            is_below,
            is_small,
            has_small_legend: !is_own && (size.0 < SMALL_LEGEND_PT || form.has_small_legend),
            title_below,
            frames,
            rows: grid.rows,
            legend,
            foot: (PagePt::new(margin, down + FOOT_GAP_PT), width),
        }
    }
}

/// Room around all that stands on a page of a size.
pub(super) fn margin(size: (f64, f64)) -> f64 {
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
    let mut fitting = sizes.map(|size| cut(title, MOST_LINES.0, (size, Weight::Bold), width));
    let fitting = fitting.find(|lines| lines.height() <= room && !lines.is_cut);
    fitting.unwrap_or(natural)
}

/// A title in one line if it can be, smaller or broken if it must.
pub(super) fn title_lines(title: &str, width: f64) -> TextLines {
    if title.is_empty() {
        return TextLines::default();
    }
    let natural = width_in(title, TITLE_PT, Weight::Bold).max(1e-6);
    let size_pt = (TITLE_PT * width / natural).clamp(LEAST_TITLE_PT, TITLE_PT);
    cut(title, MOST_LINES.0, (size_pt, Weight::Bold), width)
}

pub(super) fn caption_lines(caption: &str, width: f64) -> TextLines {
    if caption.is_empty() {
        return TextLines::default();
    }
    cut(caption, MOST_LINES.1, (CAPTION_PT, Weight::Regular), width)
}

/// A text in at most so many lines; the last one then ends in an ellipsis.
pub(super) fn cut(
    text: &str,
    most: usize,
    (size_pt, weight): (f64, Weight),
    width: f64,
) -> TextLines {
    let mut lines = wrap_in(text, size_pt, width, weight);
    let is_cut = lines.len() > most;
    if is_cut {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width_in(&format!("{last}\u{2026}"), size_pt, weight) > width
            {
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
    use crate::model::{FeatureId, PlaceId};
    use crate::scene::Compared;

    fn arranged(size: (f64, f64), extent: Extent, omission: Omission) -> Arrangement {
        let paper = Paper {
            size,
            shape: None,
            panels: 0,
        };
        let mut figure = Figure::new(extent);
        figure.title = "标题".to_owned();
        let reserved = Reserved {
            legend: 140.0,
            foot: 40.0,
            title: 0.0,
        };
        let side = paper.sides(extent)[0];
        Arrangement::arranged(
            &figure,
            &paper,
            reserved,
            Form {
                omission,
                side,
                has_small_legend: false,
            },
        )
    }

    fn compared(count: u32) -> Extent {
        let places: Vec<FeatureId> = (0..count).map(|id| FeatureId::Place(PlaceId(id))).collect();
        Extent::Compared(Compared::new(&places).expect("two to four"))
    }

    #[test]
    fn four_maps_stand_in_two_rows_and_three_where_they_are_largest() {
        for (count, size, rows) in [
            (4, (1200.0, 800.0), 2),
            (4, (500.0, 900.0), 2),
            (3, (1600.0, 600.0), 1),
            (3, (500.0, 1400.0), 3),
        ] {
            let page = arranged(size, compared(count), Omission::Title);
            assert_eq!(page.rows, rows, "{count} {size:?}");
            let frames = &page.frames;
            assert_eq!(frames.len(), count as usize);
            for (at, one) in frames.iter().enumerate() {
                assert!(frames[..at].iter().all(|other| !one.overlaps(other)));
                assert!((one.width() - frames[0].width()).abs() < 1e-9);
                assert!((one.height() - frames[0].height()).abs() < 1e-9);
            }
            // The names above the lower row stand between the rows.
            if rows > 1 {
                let below = frames.iter().find(|f| f.min.y > frames[0].max.y);
                let gap = below.expect("a lower row").min.y - frames[0].max.y;
                assert!(gap > PANEL_NAME_PT, "{gap}");
            }
        }
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
        let extent = compared(2);
        let full = arranged((1200.0, 800.0), extent, Omission::Nothing);
        let bare = arranged((1200.0, 800.0), extent, Omission::Title);
        assert_eq!((full.frames.len(), bare.frames.len()), (2, 2));
        assert!((full.frames[0].width() - full.frames[1].width()).abs() < 1e-9);
        assert!(bare.frames[0].width() > full.frames[0].width());
        assert!(bare.title.lines.is_empty() && !full.title.lines.is_empty());
    }
}
