//! A board on its pages: a row a link, the years across, and in each row what the texts state of it
//! at their dates, with what came later.
//!
//! It is laid out in units of lettering, as maps are. Every page has the title, the heads of the
//! columns, the legend and the foot; the years and the columns are the same on all of them.

mod cells;
mod columns;
mod draw;
mod legend;
mod page;
mod paging;
mod signs;
mod years;

use cells::CellWriter;
use columns::{Column, Columns};
use draw::RowDrawer;
use page::{BoardPage, Omission};
use paging::{Block, paged};
use years::Years;

use super::arrangement::margin;
use super::figure::Figure;
use super::not_drawn::NotDrawn;
use super::scale::scale;
use crate::board::{Board, BoardQuery};
use crate::figure_spec::{Notes, PageSize};
use crate::i18n::I18n;
use crate::model::Atlas;
use crate::scene::draw_list::DrawList;
use crate::scene::{Extent, Numbering, Scene, Theme};

/// The most rows of a page, and of a slide, which is read from afar.
const MOST_ROWS: (usize, usize) = (40, 12);

/// The most pages of a board: nobody looks through more.
const MOST_PAGES: usize = 99;

/// The links of a figure's board.
#[must_use]
pub fn board_of(atlas: &Atlas, figure: &Figure) -> Board {
    let about = match figure.extent {
        Extent::Feature(feature) => Some(feature),
        _ => None,
    };
    let query = BoardQuery {
        filter: figure.shown.filter(),
        as_of: figure.shown.as_of(),
        about,
        order: figure.sort,
    };
    Board::of(atlas, &query)
}

/// Lays a board out, page by page.
pub(super) fn pages(
    atlas: &Atlas,
    i18n: &I18n,
    theme: &Theme,
    figure: &Figure,
) -> Result<Vec<Scene>, NotDrawn> {
    let board = board_of(atlas, figure);
    if board.is_empty() {
        return Err(NotDrawn::NoLinks);
    }
    let lettering = figure.page.lettering();
    let (width, height) = figure.page.points();
    let size = (width / lettering, height / lettering);
    let numbering = numbering(atlas, &board);
    let mut forms = Omission::ALL.into_iter();
    let fitted = forms.find_map(|omission| {
        let around = BoardPage::new(atlas, i18n, (figure, &board), &numbering, (size, omission));
        let has_numbers = figure.notes == Notes::Full && omission < Omission::References;
        let writer = CellWriter {
            atlas,
            i18n,
            numbers: has_numbers.then_some(&numbering),
        };
        let margin = margin(size);
        let all = Column {
            x: margin,
            width: size.0 - 2.0 * margin,
        };
        let columns = Columns::new(all, &writer.natural(&board));
        let most = match figure.page {
            PageSize::Slide => MOST_ROWS.1,
            _ => MOST_ROWS.0,
        };
        let pages = paged(&board, writer, &columns, (around.room(), most))?;
        Some((around, columns, pages))
    });
    let (around, columns, paged) = fitted.ok_or(NotDrawn::NoRoom)?;
    if paged.len() > MOST_PAGES {
        return Err(NotDrawn::ManyPages(paged.len()));
    }
    let dates = board.rows().flat_map(|row| row.dates(atlas));
    let years = columns.years.and_then(|column| Years::new(dates, &column));
    let drawer = RowDrawer {
        atlas,
        i18n,
        theme,
        columns: &columns,
        years: years.as_ref(),
    };
    let count = paged.len();
    let scenes = (1..)
        .zip(&paged)
        .map(|(number, blocks): (usize, &Vec<Block>)| {
            let mut list = DrawList::default();
            drawer.draw(blocks, around.top(), &mut list);
            let rows = blocks.iter().map(Block::height).sum();
            let links = blocks.iter().filter_map(|block| match block {
                Block::Row(cells) => Some(cells.link),
                Block::Head(..) => None,
            });
            let mut scene = around.scene(theme, (number, count), rows, (links.collect(), list));
            scale(&mut scene, lettering);
            scene
        });
    Ok(scenes.collect())
}

/// The numbers of the texts, in the order in which the rows name them.
fn numbering(atlas: &Atlas, board: &Board) -> Numbering {
    let stated = board
        .rows()
        .flat_map(|row| row.stated.iter().map(|stated| (row.link, stated)));
    Numbering::new(stated.map(|(link, stated)| stated.mention(atlas, link).anchor.source))
}
