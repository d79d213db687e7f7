//! As many rows of a legend as a room holds, the most telling first, and the others page by page.

use super::row::{LegendRow, Metrics};
use super::row_columns::RowColumns;
use super::swatch::Swatch;

/// Rows in columns, with how many others there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Excerpt {
    /// Groups, each under its heading, one after the other.
    pub(super) rows: Vec<LegendRow>,
    /// Where they stand in columns.
    pub(super) columns: RowColumns,
    /// The width and the height in which every page has room.
    pub(super) size: (f64, f64),
    /// How many rows, headings apart, are not among them.
    pub(super) others: usize,
}

/// A page of a legend whose rows do not all fit into a width and a height; after the last page comes
/// the first. Empty where not even one row has room.
pub(super) fn excerpt(groups: &[Vec<LegendRow>], page: usize, room: (f64, f64)) -> Excerpt {
    let total: usize = groups
        .iter()
        .map(|group| group.len().saturating_sub(1))
        .sum();
    let mut left = ranked(groups);
    let mut pages: Vec<Excerpt> = Vec::new();
    while !left.is_empty() {
        let kept = most_that_fit(groups, &left, room);
        if kept == 0 {
            break;
        }
        let shown: Vec<Spot> = left.drain(..kept).collect();
        let rows = rows_of(groups, &shown);
        pages.push(Excerpt {
            columns: within(&rows, room).unwrap_or_default(),
            size: (0.0, 0.0),
            others: total - shown.len(),
            rows,
        });
    }
    let sizes = pages.iter().map(|page| &page.columns);
    let size = sizes.fold((0.0_f64, 0.0_f64), |(width, height), columns| {
        (width.max(columns.width()), height.max(columns.height()))
    });
    let page = page.checked_rem(pages.len()).unwrap_or(0);
    let page = pages.into_iter().nth(page).unwrap_or(Excerpt {
        others: total,
        ..Excerpt::default()
    });
    Excerpt { size, ..page }
}

/// A row: which group it is of, and where it stands there.
type Spot = (usize, usize);

/// The rows but for the headings, the most telling first.
fn ranked(groups: &[Vec<LegendRow>]) -> Vec<Spot> {
    let spots = groups.iter().enumerate();
    let spots = spots.flat_map(|(g, group)| (1..group.len()).map(move |row| (g, row)));
    let mut spots: Vec<Spot> = spots.collect();
    spots.sort_by_key(|(group, row)| rank(&groups[*group][*row]));
    spots
}

/// How soon a row is left out; the lowest stay longest.
const fn rank(row: &LegendRow) -> u8 {
    match row {
        LegendRow::Head(..) => 0,
        LegendRow::Note(_) => 6,
        LegendRow::Sign(swatch, ..) => match swatch {
            Swatch::Fill(..) | Swatch::Selected(_) => 0,
            Swatch::Link(_) | Swatch::Status(..) | Swatch::Corridor(_) | Swatch::Spoke { .. } => 1,
            Swatch::Point | Swatch::PlannedAirport | Swatch::Zone => 2,
            Swatch::Glyph(_) => 3,
            Swatch::Hatch
            | Swatch::OpenEnd
            | Swatch::Course(_)
            | Swatch::MoreGlyphs
            | Swatch::ThinCorridor
            | Swatch::Count => 4,
            Swatch::Line(_) | Swatch::Dots(_) | Swatch::Airport => 5,
        },
    }
}

/// How many of some rows, from the first on, fit into a room.
fn most_that_fit(groups: &[Vec<LegendRow>], ranked: &[Spot], room: (f64, f64)) -> usize {
    let fits = |count: usize| within(&rows_of(groups, &ranked[..count]), room).is_some();
    let (mut fitting, mut too_many) = (0, ranked.len() + 1);
    while fitting + 1 < too_many {
        let middle = usize::midpoint(fitting, too_many);
        if fits(middle) {
            fitting = middle;
        } else {
            too_many = middle;
        }
    }
    fitting
}

/// Rows under the headings of their groups, in the order of the legend.
fn rows_of(groups: &[Vec<LegendRow>], shown: &[Spot]) -> Vec<LegendRow> {
    let mut shown = shown.to_vec();
    shown.sort_unstable();
    let mut rows = Vec::new();
    let mut of = None;
    for (group, row) in shown {
        if of != Some(group) {
            rows.extend(groups[group].first().cloned());
            of = Some(group);
        }
        rows.push(groups[group][row].clone());
    }
    rows
}

fn within(rows: &[LegendRow], room: (f64, f64)) -> Option<RowColumns> {
    RowColumns::within(&Metrics::ROOMY, rows, room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Standing;
    use crate::scene::legend::swatch::FillTone;

    fn groups() -> Vec<Vec<LegendRow>> {
        let head = |name: &str| LegendRow::Head(name.to_owned(), String::new());
        let sign = |swatch| LegendRow::Sign(swatch, "标志".to_owned(), String::new());
        vec![
            vec![
                head("角色"),
                sign(Swatch::Airport),
                sign(Swatch::Count),
                sign(Swatch::OpenEnd),
            ],
            vec![
                head("城市"),
                sign(Swatch::Fill(Standing::Core, FillTone::Strong)),
                sign(Swatch::Hatch),
            ],
        ]
    }

    #[test]
    fn what_has_no_room_comes_on_later_pages_each_row_once() {
        let groups = groups();
        let room = (60.0, 3.0 * Metrics::ROOMY.row_pt);
        let page = |n| excerpt(&groups, n, room);
        let first = page(0);
        let has_fill = |row: &LegendRow| matches!(row, LegendRow::Sign(Swatch::Fill(..), ..));
        assert!(first.rows.iter().any(has_fill), "{first:?}");
        let is_sign = |row: &&LegendRow| matches!(row, LegendRow::Sign(..));
        let mut seen: Vec<LegendRow> = Vec::new();
        for n in 0..5 {
            let signs = page(n).rows;
            let signs: Vec<_> = signs.iter().filter(is_sign).cloned().collect();
            if seen.len() == 5 {
                break;
            }
            assert!(signs.iter().all(|sign| !seen.contains(sign)), "{n}");
            seen.extend(signs);
        }
        assert_eq!(seen.len(), 5, "{seen:?}");
    }

    #[test]
    fn all_rows_stand_on_one_page_where_they_have_room_and_none_where_there_is_none() {
        let all = excerpt(&groups(), 7, (400.0, 400.0));
        assert_eq!((all.rows.len(), all.others), (7, 0));
        let none = excerpt(&groups(), 0, (400.0, 5.0));
        assert_eq!((none.rows.len(), none.others), (0, 5));
    }
}
