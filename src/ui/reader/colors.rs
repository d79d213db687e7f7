//! The colours of phrases by the kind of their facts.

use egui::Color32;

use crate::filter::FactKind;
use crate::paint::screen::color32;
use crate::scene::Theme;

/// The line under a phrase.
pub(super) fn line(theme: &Theme, kind: FactKind) -> Color32 {
    color32(match kind {
        FactKind::Role => theme.selection,
        FactKind::Corridor => theme.integration,
        FactKind::Link => theme.road,
        FactKind::Target => theme.water,
        FactKind::Event => theme.axis,
    })
}

/// The ground of a phrase; stronger where it is read.
pub(super) fn ground(theme: &Theme, kind: FactKind, is_read: bool) -> Color32 {
    let share = if is_read { 0.42 } else { 0.15 };
    color32(theme.panel).lerp_to_gamma(line(theme, kind), share)
}
