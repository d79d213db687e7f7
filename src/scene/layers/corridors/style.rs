//! How each family of corridors is drawn, on the map and in the legend.

use crate::model::CorridorFamily;
use crate::scene::theme::{THIN_CORRIDOR, THIN_CORRIDOR_PT};
use crate::scene::{Stroke, Theme};

/// The edge of a family's bands and ovals, or the line of its arcs.
pub(in crate::scene) fn family_stroke(theme: &Theme, family: CorridorFamily) -> Stroke {
    let color = theme.family(family).color;
    match family {
        CorridorFamily::Axis => Stroke::solid(color, 1.3),
        CorridorFamily::Integration => Stroke::solid(color, 1.1).dashed(&[7.0, 2.5]),
        CorridorFamily::JointZone => Stroke::solid(color, 1.4).dashed(&[2.8, 2.8]),
        CorridorFamily::Cooperation => Stroke::solid(color, 1.3),
    }
}

/// The same of corridors that are selected.
pub(in crate::scene) fn selected_stroke(theme: &Theme, family: CorridorFamily) -> Stroke {
    let stroke = family_stroke(theme, family);
    Stroke::solid(theme.selection, stroke.width_pt + 1.0).dashed(&stroke.dash)
}

/// The line of a corridor that stands back until the map is nearer.
pub(in crate::scene) fn thin_stroke(
    theme: &Theme,
    family: CorridorFamily,
    is_oval: bool,
) -> Stroke {
    let color = theme.family(family).color.mixed(theme.paper, THIN_CORRIDOR);
    let line = Stroke::solid(color, THIN_CORRIDOR_PT);
    if is_oval {
        line.dashed(&[2.4, 2.4])
    } else {
        line
    }
}
