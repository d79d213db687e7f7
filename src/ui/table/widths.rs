//! How wide the columns of the table of facts are at first.

use crate::filter::FactKind;
use crate::i18n::I18n;
use crate::model::Language;
use crate::table::{Column, Filter, Row};
use crate::ui::{Reading, style, text};

/// The least width a column can be dragged to.
pub(super) const LEAST_PT: f32 = 36.0;
const COLUMNS: usize = Column::ALL.len();
/// How much a column gets at once while the room is shared out.
const STEP_PT: f32 = 4.0;

/// Up to how many shares of the room a column gets that is whole with them.
const LITTLE_MORE: f32 = 1.25;

/// How many rows are measured, evenly spread: a table may have thousands, and a window is resized
/// frame by frame.
const MEASURED: usize = 800;

/// What the widths were shared out for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Case {
    language: Language,
    kind: Option<FactKind>,
    undrawn: bool,
    room: f32,
}

/// The widths, kept until there is another language, kind of rows or room.
#[derive(Debug, Default)]
pub(super) struct Widths {
    of: Option<Case>,
    widths: [f32; COLUMNS],
}

impl Widths {
    /// The widths for a room, with a gap between columns, and whether they are new.
    pub(super) fn of(
        &mut self,
        reading: &Reading<'_>,
        rows: &[Row],
        (room, gap): (f32, f32),
    ) -> ([f32; COLUMNS], bool) {
        let filter = &reading.state.table;
        let case = Case {
            language: reading.i18n.language(),
            kind: filter.kind,
            undrawn: filter.undrawn,
            room,
        };
        let is_new = self.of != Some(case);
        if is_new {
            self.of = Some(case);
            #[expect(clippy::cast_precision_loss, reason = "there are ten columns")]
            let gaps = gap * (COLUMNS - 1) as f32;
            let cells = Column::ALL.map(|column| cells(rows, filter, column));
            let least = Column::ALL.map(|column| least(reading.i18n, column));
            self.widths = share(&cells, least, room - gaps);
        }
        (self.widths, is_new)
    }
}

/// The width of a column's heading.
fn least(i18n: &I18n, column: Column) -> f32 {
    let name = i18n.tr(column.key());
    (text::width(&name, style::HEAD_PT) + 2.0).max(LEAST_PT)
}

/// The widths of some of a column's cells, the narrowest first, whatever is searched for among them.
fn cells(rows: &[Row], filter: &Filter, column: Column) -> Vec<f32> {
    let every = rows.len().div_ceil(MEASURED).max(1);
    let is_kind = |row: &&Row| filter.kind.is_none_or(|kind| kind == row.kind);
    let rows = rows.iter().filter(is_kind);
    let rows = rows.filter(|row| !(filter.undrawn && row.is_drawn));
    let rows = rows.step_by(every);
    let width = |row: &Row| match row.cell(column) {
        "" => 0.0,
        text => text::width(text, style::BODY_PT) + 1.0,
    };
    let mut cells: Vec<f32> = rows.map(width).collect();
    cells.sort_by(f32::total_cmp);
    cells
}

/// Shares out a room. A column that is whole with less than its share gets what it needs; the
/// others are widened step by step: next comes the one in which most cells are still cut for the
/// width it has. What is left when no cell is cut goes to the phrase.
fn share(cells: &[Vec<f32>; COLUMNS], least: [f32; COLUMNS], room: f32) -> [f32; COLUMNS] {
    let mut widths = least;
    whole(cells, &mut widths, room);
    let mut left = room - widths.iter().sum::<f32>();
    #[expect(clippy::cast_precision_loss, reason = "there are some thousand rows")]
    let want = |(cells, width): (&Vec<f32>, f32)| {
        let cut = cells.len() - cells.partition_point(|cell| *cell <= width);
        cut as f32 / width
    };
    while left >= STEP_PT {
        let wants = cells.iter().zip(widths).map(want).enumerate();
        let most = wants.max_by(|(_, a), (_, b)| a.total_cmp(b));
        let Some((column, _)) = most.filter(|(_, want)| *want > 0.0) else {
            break;
        };
        widths[column] += STEP_PT;
        left -= STEP_PT;
    }
    widths[Column::Quote as usize] += left.max(0.0);
    widths
}

/// Gives each column what its widest cell needs, if that is little more than an equal share of the
/// room; what it leaves makes the shares of the others larger.
fn whole(cells: &[Vec<f32>; COLUMNS], widths: &mut [f32; COLUMNS], room: f32) {
    let need = |i: usize, least: f32| cells[i].last().map_or(least, |cell| cell.max(least));
    let mut needs: Vec<(f32, usize)> = widths
        .iter()
        .enumerate()
        .map(|(i, least)| (need(i, *least), i))
        .collect();
    needs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut room, mut shares) = (room, needs.len());
    let mut left = room - widths.iter().sum::<f32>();
    for (need, column) in needs {
        #[expect(clippy::cast_precision_loss, reason = "there are ten columns")]
        let share = room / shares as f32;
        let more = need - widths[column];
        if need > share * LITTLE_MORE || more > left {
            break;
        }
        left -= more;
        widths[column] = need;
        room -= need;
        shares -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(widths: [f32; COLUMNS]) -> f32 {
        widths.iter().sum()
    }

    #[test]
    fn a_column_that_is_mostly_empty_gets_little_and_the_rest_goes_to_the_phrase() {
        let mut cells = Column::ALL.map(|_| vec![60.0; 100]);
        cells[Column::Doubt as usize] = vec![0.0; 99];
        cells[Column::Doubt as usize].push(400.0);
        cells[Column::Quote as usize] = vec![300.0; 100];
        let wide = share(&cells, [40.0; COLUMNS], 2000.0);
        assert!((sum(wide) - 2000.0).abs() < 0.1);
        for (i, cells) in cells.iter().enumerate() {
            assert!(wide[i] >= cells[99], "{i} is cut: {wide:?}");
        }
        let middling = share(&cells, [40.0; COLUMNS], 850.0);
        assert!(middling[Column::Quote as usize] >= 300.0, "{middling:?}");
        assert!(middling[Column::Doubt as usize] < 80.0, "{middling:?}");
        let narrow = share(&cells, [40.0; COLUMNS], 500.0);
        assert!((sum(narrow) - 500.0).abs() < 0.1, "{narrow:?}");
        assert!(narrow.iter().all(|width| *width >= 40.0), "{narrow:?}");
    }

    #[test]
    fn headings_are_whole_however_little_room_there_is() {
        let cells = Column::ALL.map(|_| vec![100.0]);
        assert_eq!(share(&cells, [50.0; COLUMNS], 10.0), [50.0; COLUMNS]);
    }
}
