//! What of the state a map shows.

use crate::model::Language;
use crate::render::MapContent;
use crate::scene::Theme;
use crate::state::AppState;

/// What the person has chosen to see, in a theme.
pub(in crate::ui) fn content(state: &AppState, language: Language, theme: &Theme) -> MapContent {
    MapContent {
        shown: state.shown.clone(),
        about: state.about(),
        language,
        theme: *theme,
        legend: !state.legend_hidden,
        legend_page: state.legend_page,
    }
}
