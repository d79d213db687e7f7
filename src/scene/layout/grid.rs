//! How the maps of a page stand in rows.

use crate::projection::PageRect;

/// Distance between the maps of a page.
pub(super) const MAP_GAP_PT: f64 = 12.0;
/// Size of the name above each of several maps.
pub(super) const PANEL_NAME_PT: f64 = 12.0;
/// Room for it, as a multiple of its size.
pub(super) const PANEL_NAME_ROOM: f64 = 1.5;
/// Three maps stand in a row on narrow paper from this width.
const THREE_IN_A_ROW_PT: f64 = 480.0;

/// Rows and columns of maps of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    columns: usize,
    pub(super) rows: usize,
}

impl Grid {
    const fn new(columns: usize, rows: usize) -> Self {
        Self { columns, rows }
    }

    /// The rows of some maps on paper that is as high as they need.
    pub(super) fn on_narrow_paper(maps: usize, width: f64) -> Self {
        match maps {
            0..=2 => Self::new(maps.max(1), 1),
            3 if width >= THREE_IN_A_ROW_PT => Self::new(3, 1),
            3 => Self::new(1, 3),
            _ => Self::new(2, maps.div_ceil(2)),
        }
    }

    /// The rows in which some maps are largest; two stand side by side.
    pub(super) fn within(maps: usize, room: &PageRect) -> Self {
        let least_side = |grid: &Self| {
            let (width, height) = grid.size(room);
            width.min(height)
        };
        let grids = (1..=maps.max(1)).map(|rows| Self::new(maps.max(1).div_ceil(rows), rows));
        let grids = grids.filter(|grid| match maps {
            0..=2 => grid.rows == 1,
            // One place stays empty: five maps in a row would be small.
            5 => grid.columns * grid.rows <= 6,
            // No place of the grid does.
            _ => grid.columns * grid.rows == maps,
        });
        let larger = |one: Self, other: Self| {
            if least_side(&other) > least_side(&one) {
                other
            } else {
                one
            }
        };
        grids.reduce(larger).unwrap_or(Self::new(1, 1))
    }

    /// Columns and rows.
    pub(super) fn shape(self) -> (f64, f64) {
        (self.columns as f64, self.rows as f64)
    }

    /// Width and height of a map.
    fn size(self, room: &PageRect) -> (f64, f64) {
        let (columns, rows) = self.shape();
        let row_gap = MAP_GAP_PT + PANEL_NAME_PT * PANEL_NAME_ROOM;
        (
            ((room.width() - (columns - 1.0) * MAP_GAP_PT) / columns).max(1.0),
            ((room.height() - (rows - 1.0) * row_gap) / rows).max(1.0),
        )
    }

    /// The frames of some maps, row by row.
    pub(super) fn frames(self, maps: usize, room: &PageRect) -> Vec<PageRect> {
        let (width, height) = self.size(room);
        let row_gap = MAP_GAP_PT + PANEL_NAME_PT * PANEL_NAME_ROOM;
        let frame = |map: usize| {
            let (column, row) = ((map % self.columns) as f64, (map / self.columns) as f64);
            let corner = room
                .min
                .offset(column * (width + MAP_GAP_PT), row * (height + row_gap));
            PageRect::from_min_size(corner, width, height)
        };
        (0..maps.max(1)).map(frame).collect()
    }
}
