//! A map on a page of paper: title above, map in its frame, legend beside or below, sources at the
//! foot.
//!
//! A figure is laid out in units of lettering, in which all sizes of [`super::theme`] are given. How
//! many of them a page has, [`crate::figure_spec::PageSize::lettering`] says; the finished scene is
//! then brought to the size of the paper. So a figure on A4 has room for as many names as a window.

mod arrangement;
mod board;
mod compose;
mod diagram;
mod figure;
mod fitting;
mod foot;
mod grid;
mod multiples;
mod not_drawn;
mod page;
mod pages;
mod panel;
mod scale;
mod subject_view;
mod survey;
mod title;

pub use board::board_of;
pub use compose::figure;
pub use diagram::diagram;
pub use figure::Figure;
pub use multiples::panel_names;
pub use not_drawn::NotDrawn;
pub use pages::pages;
pub use title::{figure_title, ties_title, usual_title};
