//! What the panels read: the atlas, the state, words and colours.

use std::sync::Arc;

use crate::geodata::{Problem, Texts};
use crate::i18n::I18n;
use crate::index::SpatialIndex;
use crate::model::Atlas;
use crate::scene::Theme;
use crate::state::AppState;

/// Everything the panels may read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The facts and the base map.
    pub atlas: &'a Arc<Atlas>,
    /// What is where.
    pub index: &'a SpatialIndex,
    /// The words.
    pub i18n: &'a I18n,
    /// The colours.
    pub theme: &'a Theme,
    /// What the person has chosen.
    pub state: &'a AppState,
    /// The texts, when their folder is open.
    pub texts: Option<&'a Texts>,
    /// What was wrong with the files that were read.
    pub problems: &'a [Problem],
    /// The work that is going on, in words.
    pub working: Option<&'a str>,
    /// The atlas with the boundaries that their dialogue asks about.
    pub candidate: Option<&'a Arc<Atlas>>,
}
