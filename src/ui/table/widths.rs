//! How wide the columns of the table of facts are at first.

use crate::i18n::I18n;
use crate::model::Language;
use crate::table::{Column, Columns};
use crate::ui::{Reading, style, text};

/// The least width a column can be dragged to.
pub(super) const LEAST_PT: f32 = 36.0;
/// Cells up to this wide are short.
const SHORT_PT: f32 = 112.0;
/// How much a column gets at once while the room is shared out.
const STEP_PT: f32 = 4.0;

/// Up to how many shares of the room a column gets that is whole with them.
const LITTLE_MORE: f32 = 1.25;

/// What the widths were shared out for.
#[derive(Clone, Debug, PartialEq)]
struct Case {
    language: Language,
    columns: Columns,
    room: f32,
}

/// The widths, kept until there is another language, another column or other room.
#[derive(Debug, Default)]
pub(super) struct Widths {
    of: Option<Case>,
    widths: Vec<(Column, f32)>,
}

impl Widths {
    /// The columns that are shown with their widths for a room, with a gap between them, after the
    /// texts of some rows; and whether they are new.
    pub(super) fn of(
        &mut self,
        reading: &Reading<'_>,
        sample: &[[String; Column::ALL.len()]],
        (room, gap): (f32, f32),
    ) -> (Vec<(Column, f32)>, bool) {
        let case = Case {
            language: reading.i18n.language(),
            columns: reading.state.table.columns.clone(),
            room,
        };
        let is_new = self.of.as_ref() != Some(&case);
        if is_new {
            let columns: Vec<Column> = case.columns.shown().collect();
            #[expect(clippy::cast_precision_loss, reason = "there are some ten columns")]
            let gaps = gap * (columns.len() - 1) as f32;
            let cells = columns.iter().map(|column| cells(sample, *column));
            let cells: Vec<Vec<f32>> = cells.collect();
            let firm_of = columns.iter().zip(&cells);
            let firm_of = firm_of.map(|(column, cells)| firm(reading.i18n, *column, cells));
            let least = least(&firm_of.collect::<Vec<f32>>(), &cells, room - gaps);
            let quote = columns.iter().position(|c| *c == Column::Quote);
            let widths = share(&cells, least, room - gaps, quote);
            self.widths = columns.into_iter().zip(widths).collect();
            self.of = Some(case);
        }
        (self.widths.clone(), is_new)
    }
}

/// What a column never has less of: its heading, and dates whole, of which a part tells nothing.
fn firm(i18n: &I18n, column: Column, cells: &[f32]) -> f32 {
    let name = i18n.tr(column.key());
    let heading = (text::width(&name, style::HEAD_PT) + 2.0).max(LEAST_PT);
    let widest = cells.last().copied().unwrap_or(0.0);
    match column {
        Column::Date => heading.max(widest),
        _ => heading,
    }
}

/// What columns have at least: what is firm of them, and their cells where they are short. Where
/// there is no room for that, less is short, down to a half; a table that is still wider than its
/// room is scrolled, and then has all of it.
fn least(firm: &[f32], cells: &[Vec<f32>], room: f32) -> Vec<f32> {
    let least = |short: f32| -> Vec<f32> {
        let columns = firm.iter().zip(cells);
        let least = columns.map(|(firm, cells)| {
            let widest = cells.last().copied().unwrap_or(0.0);
            firm.max(widest.min(short))
        });
        least.collect()
    };
    #[expect(clippy::cast_precision_loss, reason = "there are few steps")]
    let steps = (0..).map(|step| SHORT_PT - step as f32 * STEP_PT);
    let shorts = steps.take_while(|short| *short >= SHORT_PT / 2.0);
    let mut fit = shorts
        .map(least)
        .filter(|all| all.iter().sum::<f32>() <= room);
    fit.next().unwrap_or_else(|| least(SHORT_PT))
}

/// The widths of some of a column's cells, the narrowest first.
fn cells(sample: &[[String; Column::ALL.len()]], column: Column) -> Vec<f32> {
    let width = |row: &[String; Column::ALL.len()]| match row[column as usize].as_str() {
        "" => 0.0,
        text => text::width(text, style::BODY_PT) + 1.0,
    };
    let mut cells: Vec<f32> = sample.iter().map(width).collect();
    cells.sort_by(f32::total_cmp);
    cells
}

/// Shares out a room. A column that is whole with less than its share gets what it needs; the
/// others are widened step by step: next comes the one in which most cells are still cut for the
/// width it has. What is left when no cell is cut goes to the phrase, or else to the last column.
fn share(cells: &[Vec<f32>], least: Vec<f32>, room: f32, quote: Option<usize>) -> Vec<f32> {
    let mut widths = least;
    whole(cells, &mut widths, room);
    let mut left = room - widths.iter().sum::<f32>();
    #[expect(clippy::cast_precision_loss, reason = "there are some hundred rows")]
    let want = |(cells, width): (&Vec<f32>, &f32)| {
        let cut = cells.len() - cells.partition_point(|cell| cell <= width);
        cut as f32 / width
    };
    while left >= STEP_PT {
        let wants = cells.iter().zip(&widths).map(want).enumerate();
        let most = wants.max_by(|(_, a), (_, b)| a.total_cmp(b));
        let Some((column, _)) = most.filter(|(_, want)| *want > 0.0) else {
            break;
        };
        widths[column] += STEP_PT;
        left -= STEP_PT;
    }
    if let Some(rest) = widths.get_mut(quote.unwrap_or(cells.len() - 1)) {
        *rest += left.max(0.0);
    }
    widths
}

/// Gives each column what its widest cell needs, if that is little more than an equal share of the
/// room; what it leaves makes the shares of the others larger.
fn whole(cells: &[Vec<f32>], widths: &mut [f32], room: f32) {
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
        #[expect(clippy::cast_precision_loss, reason = "there are some ten columns")]
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

    const COUNT: usize = Column::ALL.len();
    const QUOTE: usize = Column::Quote as usize;
    const DOUBT: usize = Column::Doubt as usize;

    #[test]
    fn a_column_that_is_mostly_empty_gets_little_and_the_rest_goes_to_the_phrase() {
        let mut cells = vec![vec![60.0; 100]; COUNT];
        cells[DOUBT] = vec![0.0; 99];
        cells[DOUBT].push(400.0);
        cells[QUOTE] = vec![300.0; 100];
        let share = |room| share(&cells, vec![40.0; COUNT], room, Some(QUOTE));
        let wide = share(2000.0);
        assert!((wide.iter().sum::<f32>() - 2000.0).abs() < 0.1);
        for (i, cells) in cells.iter().enumerate() {
            assert!(wide[i] >= cells[99], "{i} is cut: {wide:?}");
        }
        let middling = share(1050.0);
        assert!(middling[QUOTE] >= 300.0, "{middling:?}");
        assert!(middling[DOUBT] < 100.0, "{middling:?}");
        let narrow = share(600.0);
        assert!(
            (narrow.iter().sum::<f32>() - 600.0).abs() < 0.1,
            "{narrow:?}"
        );
        assert!(narrow.iter().all(|width| *width >= 40.0), "{narrow:?}");
    }

    #[test]
    fn headings_are_whole_however_little_room_there_is() {
        let cells = vec![vec![100.0]; COUNT];
        let widths = share(&cells, vec![50.0; COUNT], 10.0, Some(QUOTE));
        assert_eq!(widths, [50.0; COUNT]);
    }

    #[test]
    fn short_cells_are_whole_where_there_is_room_or_the_table_is_scrolled() {
        let cells = [vec![100.0], vec![300.0], vec![20.0]];
        let least = |room| least(&[40.0; 3], &cells, room);
        assert_eq!(least(400.0), [100.0, 112.0, 40.0]);
        let narrow = least(200.0);
        assert!(
            narrow.iter().sum::<f32>() <= 200.0 && narrow[0] > 70.0,
            "{narrow:?}"
        );
        assert_eq!(least(100.0), [100.0, 112.0, 40.0]);
    }

    #[test]
    fn a_table_without_the_phrase_fills_the_room_too() {
        let widths = share(&[vec![10.0], vec![20.0]], vec![40.0; 2], 200.0, None);
        assert_eq!(widths, [40.0, 160.0]);
    }
}
