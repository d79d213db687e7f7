//! The legend in a strip at the foot of the map: whole where that is a fifth of the map at most, else
//! the most telling rows, the others page by page.

use super::contents::Legend;
use super::excerpt::{Excerpt, excerpt};
use super::heading::{LegendHeading, NotShown};
use super::row::{LegendRow, Metrics};
use crate::font::{ASCENT, text_width};
use crate::model::SourceId;
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::{paper, text};
use crate::scene::theme::{LEGEND_FRAME_PT, LEGEND_HEAD_PT, LEGEND_PT, LEGEND_SHARE, NOTE_PT};
use crate::scene::{LegendPlace, Mark, Rgba, Theme};

const PAD_PT: f64 = 8.0;
const ROW_PT: f64 = Metrics::ROOMY.row_pt;
const HEAD_ROW_PT: f64 = 17.0;
/// Distance between the lines of a heading that is long.
const HEAD_LINE_PT: f64 = 13.0;
const HEAD_GAP_PT: f64 = 14.0;
/// Distance of the strip from the frame.
const EDGE_PT: f64 = 10.0;
/// The heading keeps clear of so much at its right end, where the window folds the legend.
const CORNER_PT: f64 = 24.0;
/// A frame narrower than this has no legend.
const LEAST_STRIP_PT: f64 = 150.0;
/// Least and most rows of a column.
const ROWS: std::ops::Range<usize> = 3..24;
/// The most of the map's height that a strip takes, however narrow it is.
const HIGHEST_SHARE: f64 = 0.33;
/// A legend has hardly more rows than this.
const MOST_ROWS: usize = 99;

/// What a strip says in its heading.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct StripHeading<'a> {
    /// The texts whose facts are drawn.
    pub(in crate::scene) sources: &'a [SourceId],
    pub(in crate::scene) not_shown: NotShown,
}

/// The legend at the foot of the map, laid out.
#[derive(Clone, Debug)]
pub(in crate::scene) struct Strip {
    /// Where it covers the map.
    pub(in crate::scene) rect: PageRect,
    head: Vec<HeadLine>,
    body: Body,
}

/// What stands under the heading.
#[derive(Clone, Debug)]
enum Body {
    /// All groups, side by side.
    Blocks(Blocks),
    /// Some rows or all of them, group after group in columns.
    Columns(Excerpt),
}

impl Strip {
    /// Lays the strip out: where it covers the map, its heading and its blocks. It keeps within the
    /// room that was set aside for it, if any was. `None` where the map has none.
    pub(in crate::scene) fn new(
        frame: &MapFrame<'_>,
        legend: &Legend,
        about: StripHeading<'_>,
        within: Option<PageRect>,
    ) -> Option<Self> {
        let rect = frame.rect();
        let width = within.map_or(rect.width() - 2.0 * EDGE_PT, |room| room.width());
        if frame.request.furniture.legend != LegendPlace::Foot || width < LEAST_STRIP_PT {
            return None;
        }
        let (notes, groups) = notes_apart(legend.groups(frame.i18n(), None, false));
        let notes = if frame.is_cramped() {
            Vec::new()
        } else {
            notes
        };
        let (atlas, i18n, shown) = (frame.atlas(), frame.i18n(), frame.request.shown);
        let heading = LegendHeading::of(atlas, i18n, shown, about.sources, about.not_shown);
        let room = Room::new(&rect, width, within);
        let head = |notes: &[String], more: Option<String>| {
            let width = room.content_width() - CORNER_PT;
            head_lines(heading.clone(), notes, more, width)
        };
        let whole = head(&notes, None);
        if let Some(blocks) = room.blocks(&groups, whole.len()) {
            return Some(Self::of(&rect, whole, Body::Blocks(blocks)));
        }
        // The remarks count as rows that are not shown.
        let more = |others: usize| i18n.tr_n("legend-more", others + notes.len());
        let lines = head(&[], Some(more(MOST_ROWS))).len();
        let page = frame.request.furniture.legend_page;
        let rows = excerpt(&groups, page, room.below_heading(lines));
        let more = (rows.others + notes.len() > 0).then(|| more(rows.others));
        let more = more.filter(|_| !rows.rows.is_empty());
        let head = head(&[], more);
        Some(Self::of(&rect, head, Body::Columns(rows)))
    }

    /// The strip in the lower left corner of a map, as large as what is in it.
    fn of(map: &PageRect, head: Vec<HeadLine>, body: Body) -> Self {
        let widest = head.iter().map(HeadLine::width).fold(0.0, f64::max);
        let (width, height) = body.size();
        let size = (
            width.max(widest + CORNER_PT) + 2.0 * PAD_PT,
            2.0 * PAD_PT + head_height(head.len()) + height,
        );
        let corner = PagePt::new(map.min.x + EDGE_PT, map.max.y - EDGE_PT - size.1);
        Self {
            rect: PageRect::from_min_size(corner, size.0, size.1),
            head,
            body,
        }
    }

    /// Draws it on its paper.
    pub(in crate::scene) fn draw(&self, theme: &Theme, list: &mut DrawList) {
        let Self { rect, head, body } = self;
        list.add(Mark::Legend, paper(theme, *rect));
        let mut base = rect.min.offset(PAD_PT, PAD_PT + LEGEND_HEAD_PT * ASCENT);
        for line in head {
            line.draw(theme, base, list);
            base = base.offset(0.0, HEAD_LINE_PT);
        }
        let corner = rect.min.offset(PAD_PT, PAD_PT + head_height(head.len()));
        match body {
            Body::Blocks(blocks) => blocks.draw(theme, corner, list),
            Body::Columns(rows) => {
                let columns = &rows.columns;
                let (width, height) = (columns.width(), columns.height());
                let room = PageRect::from_min_size(corner, width, height);
                columns.draw(theme, &rows.rows, room, &Metrics::ROOMY, list);
            }
        }
    }
}

impl Body {
    /// Width and height.
    fn size(&self) -> (f64, f64) {
        match self {
            Self::Blocks(blocks) => (blocks.width(), blocks.height()),
            // It keeps its size from page to page.
            Self::Columns(rows) => rows.size,
        }
    }
}

/// How much of a map its legend may take.
#[derive(Clone, Copy, Debug)]
struct Room {
    width: f64,
    height: f64,
    /// The most that width and height make together.
    area: f64,
    is_low: bool,
}

impl Room {
    /// The room in a map for a strip of a width at most, within what was set aside for it.
    fn new(map: &PageRect, width: f64, within: Option<PageRect>) -> Self {
        let area = map.width() * map.height() * LEGEND_SHARE;
        Self {
            width: width + 0.01,
            height: within.map_or(map.height() * HIGHEST_SHARE, |room| room.height()) + 0.01,
            area: within.map_or(area, |room| room.width() * room.height()) + 0.01,
            is_low: map.height() < LEGEND_FRAME_PT,
        }
    }

    fn content_width(&self) -> f64 {
        self.width - 2.0 * PAD_PT
    }

    fn holds(&self, width: f64, height: f64) -> bool {
        height <= self.height && width * height <= self.area
    }

    /// Width and height of what is left for rows under a heading, where they take the whole width.
    fn below_heading(&self, lines: usize) -> (f64, f64) {
        let height = self.height.min(self.area / self.width);
        let left = height - 2.0 * PAD_PT - head_height(lines);
        (self.content_width(), if self.is_low { 0.0 } else { left })
    }

    /// All groups side by side: as few rows as the width allows; `None` where they have no room.
    fn blocks(&self, groups: &[Vec<LegendRow>], head_lines: usize) -> Option<Blocks> {
        let laid_out = |rows: usize, gaps: Gaps| {
            let blocks = groups.iter().map(|g| RowBlock::new(g, rows, gaps));
            Blocks {
                list: blocks.collect(),
                gaps,
            }
        };
        // Closer columns before more rows: a low strip hides least.
        let found = ROWS
            .flat_map(|rows| [Gaps::WIDE, Gaps::CLOSE].map(|gaps| laid_out(rows, gaps)))
            .find(|blocks| blocks.width() <= self.content_width())?;
        let height = 2.0 * PAD_PT + head_height(head_lines) + found.height();
        let fits = self.holds(found.width() + 2.0 * PAD_PT, height);
        (fits && !self.is_low).then_some(found)
    }
}

/// The remarks of some groups, which a strip carries in its heading, and the groups without them.
fn notes_apart(mut groups: Vec<Vec<LegendRow>>) -> (Vec<String>, Vec<Vec<LegendRow>>) {
    let mut notes = Vec::new();
    for group in &mut groups {
        group.retain(|row| match row {
            LegendRow::Note(note) => {
                notes.push(note.clone());
                false
            }
            LegendRow::Head(..) | LegendRow::Sign(..) => true,
        });
    }
    groups.retain(|group| group.len() > 1);
    (notes, groups)
}

/// Title, whose status it is, what is not shown and how sure the rest is, in lines of a width.
fn head_lines(
    heading: LegendHeading,
    notes: &[String],
    more: Option<String>,
    width: f64,
) -> Vec<HeadLine> {
    let texts = heading
        .status
        .into_iter()
        .chain(heading.not_shown)
        .chain(notes.iter().cloned());
    let texts = std::iter::once(HeadText::Title(heading.title))
        .chain(more.map(HeadText::More))
        .chain(texts.map(HeadText::Note));
    let mut lines = vec![HeadLine::default()];
    for text in texts {
        let line = lines.last().map_or(0.0, HeadLine::width);
        if line > 0.0 && line + HEAD_GAP_PT + text.width() > width {
            lines.push(HeadLine::default());
        }
        if let Some(line) = lines.last_mut() {
            line.0.push(text);
        }
    }
    lines
}

/// A text of the heading.
#[derive(Clone, Debug)]
enum HeadText {
    /// Set strong.
    Title(String),
    /// Set soft and small.
    Note(String),
    /// How many rows are not shown, which leads to them.
    More(String),
}

impl HeadText {
    fn parts(&self) -> (&str, f64) {
        match self {
            Self::Title(text) => (text, LEGEND_HEAD_PT),
            Self::Note(text) => (text, NOTE_PT),
            Self::More(text) => (text, LEGEND_PT),
        }
    }

    fn width(&self) -> f64 {
        let (text, size) = self.parts();
        text_width(text, size)
    }

    fn color(&self, theme: &Theme) -> Rgba {
        match self {
            Self::Title(_) => theme.ink,
            Self::Note(_) => theme.ink_soft,
            Self::More(_) => theme.road,
        }
    }

    const fn mark(&self) -> Mark {
        match self {
            Self::Title(_) | Self::Note(_) => Mark::Legend,
            Self::More(_) => Mark::LegendMore,
        }
    }
}

/// One line of the heading.
#[derive(Clone, Debug, Default)]
struct HeadLine(Vec<HeadText>);

impl HeadLine {
    fn width(&self) -> f64 {
        let gaps = (self.0.len() as f64 - 1.0).max(0.0) * HEAD_GAP_PT;
        self.0.iter().map(HeadText::width).sum::<f64>() + gaps
    }

    /// Draws it from a baseline on.
    fn draw(&self, theme: &Theme, base: PagePt, list: &mut DrawList) {
        let mut x = 0.0;
        for part in &self.0 {
            let (content, size) = part.parts();
            let shape = text(content, base.offset(x, 0.0), size, part.color(theme));
            list.add(part.mark(), shape);
            x += part.width() + HEAD_GAP_PT;
        }
    }
}

fn head_height(lines: usize) -> f64 {
    HEAD_ROW_PT + (lines as f64 - 1.0).max(0.0) * HEAD_LINE_PT
}

/// Distances between columns and between groups.
#[derive(Clone, Copy, Debug)]
struct Gaps {
    column: f64,
    block: f64,
}

impl Gaps {
    const WIDE: Self = Self {
        column: 12.0,
        block: 18.0,
    };
    const CLOSE: Self = Self {
        column: 8.0,
        block: 11.0,
    };
}

/// Groups side by side.
#[derive(Clone, Debug)]
struct Blocks {
    list: Vec<RowBlock>,
    gaps: Gaps,
}

impl Blocks {
    fn width(&self) -> f64 {
        let gaps = (self.list.len() as f64 - 1.0).max(0.0) * self.gaps.block;
        self.list.iter().map(RowBlock::width).sum::<f64>() + gaps
    }

    fn height(&self) -> f64 {
        let columns = self.list.iter().flat_map(|b| &b.columns);
        let rows = columns.map(Vec::len).max().map_or(0, |rows| rows + 1);
        rows as f64 * ROW_PT
    }

    fn draw(&self, theme: &Theme, mut corner: PagePt, list: &mut DrawList) {
        let gaps = self.gaps;
        for block in &self.list {
            block.head.draw(theme, corner, &Metrics::ROOMY, list);
            for column in &block.columns {
                for (i, row) in (1_u32..).zip(column) {
                    let at = corner.offset(0.0, ROW_PT * f64::from(i));
                    row.draw(theme, at, &Metrics::ROOMY, list);
                }
                corner = corner.offset(column_width(column) + gaps.column, 0.0);
            }
            corner = corner.offset(gaps.block - gaps.column, 0.0);
        }
    }
}

/// A group under its heading, in columns of equal height.
#[derive(Clone, Debug)]
struct RowBlock {
    head: LegendRow,
    columns: Vec<Vec<LegendRow>>,
    gaps: Gaps,
}

impl RowBlock {
    /// Breaks a group, heading first, into columns of at most `most` rows.
    fn new(group: &[LegendRow], most: usize, gaps: Gaps) -> Self {
        let (head, rows) = group.split_at(1);
        let columns = rows.len().div_ceil(most).max(1);
        let each = rows.len().div_ceil(columns).max(1);
        Self {
            head: head
                .first()
                .cloned()
                .unwrap_or_else(|| LegendRow::Note(String::new())),
            columns: rows.chunks(each).map(<[LegendRow]>::to_vec).collect(),
            gaps,
        }
    }

    fn width(&self) -> f64 {
        let gaps = (self.columns.len() as f64 - 1.0).max(0.0) * self.gaps.column;
        self.columns.iter().map(|c| column_width(c)).sum::<f64>() + gaps
    }
}

fn column_width(rows: &[LegendRow]) -> f64 {
    let widths = rows.iter().map(|row| Metrics::ROOMY.width(row));
    widths.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::legend::LetteredSigns;
    use crate::scene::testing::Map;

    #[test]
    fn a_strip_keeps_within_the_room_that_was_set_aside_for_it() {
        for map in [
            Map::of(Extent::Circle),
            Map::of(Extent::Region),
            Map::near(),
        ] {
            map.reserved(|frame, _, legend, marginalia| {
                let room = marginalia.strip_room().expect("room");
                let sources = legend.sources();
                let about = StripHeading {
                    sources: &sources,
                    not_shown: NotShown::Count(12),
                };
                let fewer = legend.clone().with_lettering(&LetteredSigns {
                    glyphs: &std::collections::BTreeSet::new(),
                    has_more_glyphs: false,
                    has_counts: false,
                });
                for legend in [legend, &fewer] {
                    let strip = Strip::new(frame, legend, about, Some(room)).expect("a strip");
                    assert!(room.expand(0.02).contains_rect(&strip.rect));
                }
            });
        }
    }

    #[test]
    fn a_low_frame_has_the_heading_alone() {
        let mut map = Map::of(Extent::Circle);
        map.view.frame.max.y = LEGEND_FRAME_PT - 1.0;
        map.reserved(|_, _, _, marginalia| {
            let room = marginalia.strip_room().expect("room");
            assert!(room.height() < 80.0, "{}", room.height());
        });
    }
}
