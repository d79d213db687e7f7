//! What a mark of the map is, apart from how it looks.

use super::Standing;
use crate::model::{BorderClass, CorridorFamily, RoleCategory};

/// What an item of a scene stands for.
///
/// Legend and description read this, never a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The border of a neighbouring province.
    NeighbourBorder,
    /// A line of a person's own boundaries that is no area.
    OwnLine,
    /// The fill of a unit.
    Fill(Standing),
    /// Hatch over counties outside the economic circle.
    Hatch,
    /// A river.
    River,
    /// An existing railway.
    Railway,
    /// A boundary of the region's own units.
    Border(BorderClass),
    /// An airport of the base map.
    Airport,
    /// Corridors between the same places, in the form of a family.
    Corridor(CorridorFamily),
    /// The course of a link: casing, line, ticks.
    LinkLine,
    /// A point that a tie leads through.
    Waypoint,
    /// A link that is a point.
    LinkPoint,
    /// The end beyond which a link goes on.
    OpenEnd,
    /// A zone, park or hub.
    Zone,
    /// The dot of a place.
    Node,
    /// The schematic line between places that are tied, the number of its facts in a ring, and the
    /// dot at its end.
    Spoke,
    /// The outline of what is selected.
    Selection,
    /// From a place to the inset that shows it.
    Guide,
    /// The line from a node to the name that stands away from it.
    Leader,
    /// The name of a feature, with its numbers.
    Name,
    /// The name of a river or a neighbouring province.
    BaseName,
    /// The code of a link's status, with its ring.
    Code,
    /// The number that stands for a name without room, and its place in the key of names.
    Number,
    /// How many corridors one mark stands for, in its ring.
    Count,
    /// The glyph of a category under a name.
    Glyph(RoleCategory),
    /// How many glyphs more a place has.
    MoreGlyphs,
    /// The line around the map.
    Frame,
    /// An inset with all that is on it but the names of features.
    Inset,
    /// The scale bar.
    ScaleBar,
    /// The notice on review and sources.
    Notice,
    /// The legend.
    Legend,
    /// How many rows the legend has no room for.
    LegendMore,
    /// The north arrow.
    NorthArrow,
    /// The title, and the names above several maps.
    Title,
    /// The caption.
    Caption,
    /// A row of a board, and the lines and heads of its columns.
    Row,
    /// The references at the foot of a figure, and its key of names.
    References,
}
