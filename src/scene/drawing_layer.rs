//! The layers of a drawing, as programs for drawings list them: what a designer hides, locks or
//! moves at once.

use super::Mark;
use crate::model::{BorderClass, Mode};

/// A layer of a drawing. Those of the base map lie within [`DrawingLayer::Base`], those around the
/// map within [`DrawingLayer::Furniture`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DrawingLayer {
    /// All that lies on the ground of a map.
    Map,
    /// The base map.
    Base,
    /// What lies outside the region.
    Outside,
    /// The fills of units.
    Fills,
    /// Hatch.
    Hatch,
    /// Rivers.
    Rivers,
    /// Existing railways.
    Railways,
    /// Boundaries of counties.
    CountyBorders,
    /// Boundaries of prefecture-level units.
    CityBorders,
    /// Boundaries of provinces.
    ProvinceBorders,
    /// Existing airports.
    Airports,
    /// Corridors.
    Corridors,
    /// Planned waterways that step back behind what the map is about.
    WaterBeneath,
    /// Planned roads that step back.
    RoadsBeneath,
    /// Planned rail that steps back.
    RailBeneath,
    /// Other links that step back.
    OtherLinksBeneath,
    /// Planned waterways and diversions of water.
    Water,
    /// Planned roads.
    Roads,
    /// Planned rail.
    Rail,
    /// Lines of other links.
    OtherLinks,
    /// Stations, airports, hubs and zones.
    Symbols,
    /// The schematic lines between places that are tied.
    Connections,
    /// The outline of what is selected.
    Selection,
    /// From a place to the inset that shows it.
    Guides,
    /// The dots of places.
    Nodes,
    /// Names, codes and glyphs.
    Labels,
    /// The halos of the text above them.
    Halos,
    /// What stands on and around a map and does not move with it.
    Furniture,
    /// The line around the map.
    Frame,
    /// Insets.
    Insets,
    /// The scale bar.
    ScaleBar,
    /// The notice on review and sources.
    Notice,
    /// The legend.
    Legend,
    /// The north arrow.
    NorthArrow,
    /// The title, and the names above several maps.
    Title,
    /// The caption.
    Caption,
    /// The rows of a board.
    Rows,
    /// The references and the key of names.
    Notes,
}

impl DrawingLayer {
    /// Every layer, bottom up, each behind the one it lies within.
    pub const ALL: [Self; 38] = [
        Self::Map,
        Self::Base,
        Self::Outside,
        Self::Fills,
        Self::Hatch,
        Self::Rivers,
        Self::Railways,
        Self::CountyBorders,
        Self::CityBorders,
        Self::ProvinceBorders,
        Self::Airports,
        Self::Corridors,
        Self::WaterBeneath,
        Self::RoadsBeneath,
        Self::RailBeneath,
        Self::OtherLinksBeneath,
        Self::Water,
        Self::Roads,
        Self::Rail,
        Self::OtherLinks,
        Self::Symbols,
        Self::Connections,
        Self::Selection,
        Self::Guides,
        Self::Nodes,
        Self::Labels,
        Self::Halos,
        Self::Furniture,
        Self::Frame,
        Self::Insets,
        Self::ScaleBar,
        Self::Notice,
        Self::Legend,
        Self::NorthArrow,
        Self::Title,
        Self::Caption,
        Self::Rows,
        Self::Notes,
    ];

    /// The key of the message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "drawing-map",
            Self::Base => "drawing-base",
            Self::Outside => "drawing-outside",
            Self::Fills => "drawing-fills",
            Self::Hatch => "drawing-hatch",
            Self::Rivers => "drawing-rivers",
            Self::Railways => "drawing-railways",
            Self::CountyBorders => "drawing-county-borders",
            Self::CityBorders => "drawing-city-borders",
            Self::ProvinceBorders => "drawing-province-borders",
            Self::Airports => "drawing-airports",
            Self::Corridors => "drawing-corridors",
            Self::WaterBeneath => "drawing-water-beneath",
            Self::RoadsBeneath => "drawing-roads-beneath",
            Self::RailBeneath => "drawing-rail-beneath",
            Self::OtherLinksBeneath => "drawing-other-links-beneath",
            Self::Water => "drawing-water",
            Self::Roads => "drawing-roads",
            Self::Rail => "drawing-rail",
            Self::OtherLinks => "drawing-other-links",
            Self::Symbols => "drawing-symbols",
            Self::Connections => "drawing-connections",
            Self::Selection => "drawing-selection",
            Self::Guides => "drawing-guides",
            Self::Nodes => "drawing-nodes",
            Self::Labels => "drawing-labels",
            Self::Halos => "drawing-halos",
            Self::Furniture => "drawing-furniture",
            Self::Frame => "drawing-frame",
            Self::Insets => "drawing-insets",
            Self::ScaleBar => "drawing-scale-bar",
            Self::Notice => "drawing-notice",
            Self::Legend => "drawing-legend",
            Self::NorthArrow => "drawing-north-arrow",
            Self::Title => "drawing-title",
            Self::Caption => "drawing-caption",
            Self::Rows => "drawing-rows",
            Self::Notes => "drawing-notes",
        }
    }

    /// The word that its id in a file ends with, which is the same in every language.
    #[must_use]
    pub fn word(self) -> &'static str {
        let key = self.key();
        key.split_once('-').map_or(key, |(_, word)| word)
    }

    /// The layer it lies within.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Outside
            | Self::Fills
            | Self::Hatch
            | Self::Rivers
            | Self::Railways
            | Self::CountyBorders
            | Self::CityBorders
            | Self::ProvinceBorders
            | Self::Airports => Some(Self::Base),
            Self::Base
            | Self::Corridors
            | Self::WaterBeneath
            | Self::RoadsBeneath
            | Self::RailBeneath
            | Self::OtherLinksBeneath
            | Self::Water
            | Self::Roads
            | Self::Rail
            | Self::OtherLinks
            | Self::Symbols
            | Self::Connections
            | Self::Selection
            | Self::Guides
            | Self::Nodes
            | Self::Labels => Some(Self::Map),
            Self::Frame
            | Self::Insets
            | Self::ScaleBar
            | Self::Notice
            | Self::Legend
            | Self::NorthArrow
            | Self::Title
            | Self::Caption
            | Self::Rows
            | Self::Notes => Some(Self::Furniture),
            // Halos lie wherever their text does.
            Self::Map | Self::Furniture | Self::Halos => None,
        }
    }

    /// The layer of what lies beneath the same kind of thing: of links that step back.
    #[must_use]
    pub const fn beneath(self) -> Self {
        match self {
            Self::Water => Self::WaterBeneath,
            Self::Roads => Self::RoadsBeneath,
            Self::Rail => Self::RailBeneath,
            Self::OtherLinks => Self::OtherLinksBeneath,
            other => other,
        }
    }

    /// The layer of the lines of a kind of link.
    #[must_use]
    pub const fn of_mode(mode: Mode) -> Self {
        match mode {
            Mode::Waterway | Mode::WaterDiversion => Self::Water,
            Mode::TourismRoad | Mode::FastRoad | Mode::Expressway => Self::Roads,
            Mode::SuburbanRail | Mode::ConventionalRail | Mode::HighSpeedRail => Self::Rail,
            Mode::Airport | Mode::Station | Mode::FreightHub | Mode::Network | Mode::Other => {
                Self::OtherLinks
            }
        }
    }

    /// The layer of a mark on the ground of a map; `lines` is that of its feature's lines.
    pub(super) fn of_ground(mark: Mark, lines: Option<Self>) -> Self {
        match mark {
            Mark::NeighbourBorder | Mark::OwnLine => Self::Outside,
            Mark::Fill(_) => Self::Fills,
            Mark::Hatch => Self::Hatch,
            Mark::River => Self::Rivers,
            Mark::Railway => Self::Railways,
            Mark::Border(BorderClass::County) => Self::CountyBorders,
            Mark::Border(BorderClass::Prefecture) => Self::CityBorders,
            Mark::Border(
                BorderClass::Outer | BorderClass::Provincial | BorderClass::Interprovincial,
            ) => Self::ProvinceBorders,
            Mark::Airport => Self::Airports,
            Mark::Corridor(_) => Self::Corridors,
            Mark::LinkLine | Mark::OpenEnd => lines.unwrap_or(Self::OtherLinks),
            Mark::Waypoint | Mark::LinkPoint | Mark::Zone => Self::Symbols,
            Mark::Node => Self::Nodes,
            Mark::Spoke => Self::Connections,
            Mark::Selection => Self::Selection,
            Mark::Guide => Self::Guides,
            Mark::Leader
            | Mark::Name
            | Mark::Code
            | Mark::Number
            | Mark::Count
            | Mark::Glyph(_)
            | Mark::MoreGlyphs
            | Mark::BaseName => Self::Labels,
            Mark::Frame => Self::Frame,
            Mark::Inset => Self::Insets,
            Mark::ScaleBar => Self::ScaleBar,
            Mark::Notice => Self::Notice,
            Mark::Legend | Mark::LegendMore => Self::Legend,
            Mark::NorthArrow => Self::NorthArrow,
            Mark::Title => Self::Title,
            Mark::Caption => Self::Caption,
            Mark::Row => Self::Rows,
            Mark::References => Self::Notes,
        }
    }

    /// The layer of a mark of the furniture; what else is drawn on the ground is drawn there in
    /// insets.
    #[must_use]
    pub fn of_furniture(mark: Mark) -> Self {
        match Self::of_ground(mark, None) {
            layer if layer.parent() == Some(Self::Furniture) => layer,
            _ => Self::Insets,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_layer_is_listed_once_under_a_word_of_its_own() {
        let words: BTreeSet<&str> = DrawingLayer::ALL.iter().map(|layer| layer.word()).collect();
        assert_eq!(words.len(), DrawingLayer::ALL.len());
        let listed: BTreeSet<DrawingLayer> = DrawingLayer::ALL.into_iter().collect();
        for layer in DrawingLayer::ALL {
            assert!(listed.contains(&layer.beneath()), "{layer:?}");
            assert!(layer.parent().is_none_or(|parent| listed.contains(&parent)));
        }
    }
}
