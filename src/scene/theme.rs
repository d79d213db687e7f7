//! The one home of colours, widths and sizes of the map.
//!
//! Widths and sizes are page points (1/72 inch). `palettes` holds the colours of each theme.

mod palettes;

use serde::{Deserialize, Serialize};

use super::Rgba;
use crate::filter::ModeGroup;
use crate::model::{CorridorFamily, Mode, Stage, Status};

/// The name of a theme.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Dark marks on light ground.
    #[default]
    Light,
    /// Light marks on dark ground.
    Dark,
    /// Greys for paper without colours.
    Print,
}

impl ThemeName {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// The word that commands have for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }
}

/// How a line of some status is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatusStyle {
    /// Lengths on and off; empty is solid.
    pub dash: &'static [f64],
    /// Factor on the mode's width.
    pub width: f64,
    /// Whether a white stripe runs along the middle.
    pub centre_stripe: bool,
    /// Whether the line is grey, whatever its mode.
    pub grey: bool,
}

/// What a mode of link looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModeStyle {
    /// Its colour.
    pub color: Rgba,
    /// Its width.
    pub width_pt: f64,
    /// Which ticks it carries.
    pub ticks: Ticks,
}

/// What the legend tells apart among links that are lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkClass {
    /// Railways of any kind.
    Rail,
    /// Roads of any kind.
    Road,
    /// Waterways and water diversions.
    Water,
    /// Anything else.
    Other,
}

impl LinkClass {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Rail, Self::Road, Self::Water, Self::Other];

    /// The mode whose line stands for all of a class.
    #[must_use]
    pub const fn first_mode(self) -> Mode {
        match self {
            Self::Rail => Mode::HighSpeedRail,
            Self::Road => Mode::Expressway,
            Self::Water => Mode::Waterway,
            Self::Other => Mode::Other,
        }
    }

    /// The key of the message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rail => "legend-rail",
            Self::Road => "legend-road",
            Self::Water => "legend-water",
            Self::Other => "legend-other-link",
        }
    }

    /// The class of a mode.
    #[must_use]
    pub const fn of(mode: Mode) -> Self {
        match ModeGroup::of(mode) {
            ModeGroup::Rail => Self::Rail,
            ModeGroup::Road => Self::Road,
            ModeGroup::Water => Self::Water,
            ModeGroup::Air | ModeGroup::Hub | ModeGroup::Network | ModeGroup::Other => Self::Other,
        }
    }
}

/// Ticks across a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticks {
    /// None.
    None,
    /// On both sides.
    Both,
    /// On one side.
    One,
    /// On both sides, slanted.
    Slanted,
}

/// Colours of the map and of the window around it. Widths and sizes are constants of this module.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Whether light marks stand on dark ground.
    pub is_dark: bool,
    /// How far a fill behind the subject of a map keeps its colour, from 0 to 1: between greys, whose
    /// steps tell standings apart, it keeps all of it.
    pub faint_fill: f64,
    /// Outside the region.
    pub outside: Rgba,
    /// Outlines of neighbouring provinces.
    pub neighbour_line: Rgba,
    /// Names of neighbouring provinces.
    pub neighbour_name: Rgba,
    /// A unit no text names.
    pub not_mentioned: Rgba,
    /// A unit a text names, none of the three below.
    pub mentioned: Rgba,
    /// Core city.
    pub core: Rgba,
    /// Member of a group that the map fills.
    pub member: Rgba,
    /// Secondary centre.
    pub sub_centre: Rgba,
    /// Hatch over counties outside the economic circle.
    pub hatch: Rgba,
    /// River.
    pub river: Rgba,
    /// Existing railway.
    pub railway: Rgba,
    /// County boundary.
    pub county_line: Rgba,
    /// City boundary.
    pub city_line: Rgba,
    /// Boundary of Sichuan and Chongqing.
    pub province_line: Rgba,
    /// Axes and belts.
    pub axis: Rgba,
    /// Ties of integration.
    pub integration: Rgba,
    /// Joint zones.
    pub joint_zone: Rgba,
    /// Ties of cooperation.
    pub cooperation: Rgba,
    /// The inside of the bands of axes, nearly opaque: a band has one colour on all fills.
    pub axis_band: Rgba,
    /// The same of bands of integration, and of the rims of its ovals.
    pub integration_band: Rgba,
    /// The rims of the ovals of joint zones.
    pub joint_zone_rim: Rgba,
    /// Rail.
    pub rail: Rgba,
    /// Road.
    pub road: Rgba,
    /// Water.
    pub water: Rgba,
    /// A link that is neither rail, road nor water.
    pub other_link: Rgba,
    /// A line whose status is not stated.
    pub not_stated: Rgba,
    /// Text and symbols.
    pub ink: Rgba,
    /// Secondary text.
    pub ink_soft: Rgba,
    /// Halo of text, casing of lines, paper of the marginalia.
    pub paper: Rgba,
    /// Frame of the marginalia.
    pub frame: Rgba,
    /// What is selected.
    pub selection: Rgba,
    /// What the pointer is on.
    pub hover: Rgba,
    /// Ground of the interface's panels.
    pub panel: Rgba,
    /// What is chosen in the interface.
    pub accent: Rgba,
    /// Outline of a field or a button.
    pub field: Rgba,
    /// Hairline between parts of the interface.
    pub rule: Rgba,
    /// A button at rest.
    pub button: Rgba,
    /// The button the pointer is on.
    pub button_hover: Rgba,
    /// The button that is pressed.
    pub button_press: Rgba,
    /// Text that tells of a failure.
    pub failure: Rgba,
}

/// The colours of a family of corridors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FamilyStyle {
    /// Of its edges, its arcs, its names and counts.
    pub color: Rgba,
    /// The inside of its bands and the rim of its ovals; `None` for a family of arcs.
    pub inside: Option<Rgba>,
}

impl Theme {
    /// The colours of a family of corridors.
    #[must_use]
    pub const fn family(&self, family: CorridorFamily) -> FamilyStyle {
        let (color, inside) = match family {
            CorridorFamily::Axis => (self.axis, Some(self.axis_band)),
            CorridorFamily::Integration => (self.integration, Some(self.integration_band)),
            CorridorFamily::JointZone => (self.joint_zone, Some(self.joint_zone_rim)),
            CorridorFamily::Cooperation => (self.cooperation, None),
        };
        FamilyStyle { color, inside }
    }

    /// Colour, width and ticks of a mode.
    #[must_use]
    pub const fn mode(&self, mode: Mode) -> ModeStyle {
        let (width_pt, ticks) = match mode {
            Mode::HighSpeedRail => (2.6, Ticks::Both),
            Mode::ConventionalRail => (2.2, Ticks::Both),
            Mode::SuburbanRail => (1.8, Ticks::One),
            Mode::Expressway => (2.4, Ticks::None),
            Mode::FastRoad | Mode::TourismRoad => (1.8, Ticks::None),
            Mode::Waterway | Mode::WaterDiversion => (2.0, Ticks::Slanted),
            Mode::Airport | Mode::Station | Mode::FreightHub | Mode::Network | Mode::Other => {
                (1.6, Ticks::None)
            }
        };
        let color = match LinkClass::of(mode) {
            LinkClass::Rail => self.rail,
            LinkClass::Road => self.road,
            LinkClass::Water => self.water,
            LinkClass::Other => self.other_link,
        };
        ModeStyle {
            color,
            width_pt,
            ticks,
        }
    }
}

/// The dash pattern and weight of a status.
#[must_use]
pub const fn status_style(status: Status) -> StatusStyle {
    let (dash, width, centre_stripe, grey): (&[f64], _, _, _) = match status {
        Status::InOperation => (&[], 1.0, false, false),
        Status::UnderConstruction => (&[9.0, 4.0], 1.0, false, false),
        Status::PreConstruction(Stage::Start) => (&[9.0, 3.0, 2.0, 3.0], 1.0, false, false),
        Status::PreConstruction(Stage::Preparatory) => (&[4.0, 4.0], 1.0, false, false),
        Status::Upgrade => (&[], 1.25, true, false),
        Status::EarlyStudy => (&[2.0, 5.0], 1.0, false, false),
        Status::Proposed => (&[2.0, 8.0], 0.7, false, false),
        Status::NotStated => (&[], 0.55, false, true),
    };
    StatusStyle {
        dash,
        width,
        centre_stripe,
        grey,
    }
}

/// How much of their strength fills keep that step back behind what a map is about.
pub const FAINT_FILL: f64 = 0.4;
/// How far the colour of a line that steps back goes towards the paper.
pub const BACK_LINE: f64 = 0.45;
/// Width of a line that steps back, as a share of its own.
pub const THIN_LINE: f64 = 0.45;
/// Size of a symbol that steps back, as a share of its own.
pub const SMALL_APART: f64 = 0.68;
/// The counties of the city that a map is about are drawn where each has so many square points.
pub const COUNTY_ROOM_PT2: f64 = 2000.0;
/// On a page narrower than this the counties and zones that a map is about have names alone, and
/// fills that step back no row in the legend.
pub const ROOMY_PAGE_PT: f64 = 800.0;
/// The zoom from which counties are drawn and picked.
pub const COUNTY_ZOOM: f64 = 8.5;
/// The zoom from which stations, airports and hubs of links have their names.
pub const POINT_NAME_ZOOM: f64 = 8.0;
/// The zoom from which zones, parks and hubs of the packs are drawn and picked.
pub const ZONE_ZOOM: f64 = 8.5;
/// Radius of a zone's mark.
pub const ZONE_PT: f64 = 3.6;
/// A map has room for a line on so many square points.
pub const LINE_AREA_PT2: f64 = 3200.0;
/// A map has at most one name for so many square points.
pub const NAME_AREA_PT2: f64 = 1800.0;
/// At this zoom and farther off, [`FIRST_CORRIDORS`] are drawn whole.
pub const CORRIDOR_ZOOM: f64 = 8.0;
/// How many bundles of corridors are drawn whole, with their names, from afar.
pub const FIRST_CORRIDORS: u16 = 9;
/// A map has room for a bundle of corridors on so many square points.
pub const CORRIDOR_AREA_PT2: f64 = 3200.0;
/// Width of the band of one axis or belt.
pub const BAND_PT: f64 = 13.0;
/// Width of the band of one tie of integration.
pub const BROAD_BAND_PT: f64 = 24.0;
/// How much a band grows with the root of the number of its corridors.
pub const BAND_STEP_PT: f64 = 3.0;
/// Width of an axis at its ends, as a share of its own.
pub const BAND_END: f64 = 0.45;
/// How long an axis takes from its end to its width.
pub const BAND_TAPER_PT: f64 = 42.0;
/// How wide the slender arc of a tie is for the pointer.
pub const PICKED_ARC_PT: f64 = 7.0;
/// How far an oval stands off its members.
pub const OVAL_PT: f64 = 19.0;
/// How much further the next oval around the same place stands.
pub const OVAL_STEP_PT: f64 = 7.0;
/// How wide the rim of an oval is.
pub const OVAL_RIM_PT: f64 = 6.0;
/// How far within an oval its name runs.
pub const OVAL_NAME_PT: f64 = 10.0;
/// How far the colour of a corridor that stands back goes towards the paper.
pub const THIN_CORRIDOR: f64 = 0.4;
/// Width of a corridor that stands back.
pub const THIN_CORRIDOR_PT: f64 = 0.7;
/// Lines nearer than this share a way, where they are drawn nearer than [`NEAREST_LINES_PT`] says.
pub const SHARED_WAY_KM: f64 = 2.0;
/// How near, least and most, lines must be drawn to share a way.
pub const NEAREST_LINES_PT: (f64, f64) = (4.5, 6.0);
/// Over what length lines share a way.
pub const SHARED_LENGTH_KM: f64 = 10.0;
/// The same as drawn, least and most.
pub const SHARED_LENGTH_PT: (f64, f64) = (18.0, 60.0);
/// How long a line takes to reach its lane.
pub const LANE_TAPER_PT: f64 = 22.0;
/// Room between the casings of lanes.
pub const LANE_GAP_PT: f64 = 0.4;
/// Width of the casing on each side of a line.
pub const CASING_PT: f64 = 0.9;
/// Width of the hard edge around the casing of a traced line.
pub const HARD_EDGE_PT: f64 = 0.5;
/// The soft edge of a schematic line: how far it reaches, and how opaque it is in 255.
pub const SOFT_EDGE_PT: (f64, u8) = (2.5, 58);
/// How opaque the casing of a schematic line is in 255.
pub const SOFT_PAPER: u8 = 190;
/// Over what length a line fades at an open end, and in how many steps.
pub const FADE_PT: f64 = 26.0;
/// Steps of the same.
pub const FADE_STEPS: u32 = 4;
/// From this zoom, about 1:200,000, a schematic course is no longer drawn: it is wrong by
/// kilometres, which a scale bar of two would measure. What is left are ties between the points
/// that are named.
pub const TIE_ZOOM: f64 = 11.0;
/// Width of such a tie, as a share of its line's.
pub const TIE_WIDTH: f64 = 0.55;
/// Width of its casing on each side.
pub const TIE_CASING_PT: f64 = 0.7;
/// Radius and line of the dot of a point that it leads to.
pub const TIE_POINT_PT: (f64, f64) = (2.2, 1.1);
/// Below this zoom lines that are of minor rank in the region are drawn thin.
pub const MINOR_LINE_ZOOM: f64 = 8.0;
/// How thin.
pub const MINOR_LINE: f64 = 0.7;
/// Distance between ticks.
pub const TICK_EVERY_PT: f64 = 14.0;
/// How far a tick reaches from the line.
pub const TICK_PT: f64 = 3.4;
/// Width of a halo around text.
pub const HALO_PT: f64 = 1.5;
/// Label sizes: core city, city, county.
pub const CORE_LABEL_PT: f64 = 18.0;
/// Size of a city's label.
pub const CITY_LABEL_PT: f64 = 15.0;
/// Size of a county's label.
pub const COUNTY_LABEL_PT: f64 = 12.0;
/// Size of the name of a line, a hub or a zone.
pub const LINE_LABEL_PT: f64 = 11.0;
/// Size of the name of a neighbouring province.
pub const PROVINCE_NAME_PT: f64 = 13.0;
/// Sizes of the names of rivers: of the Yangtze and its headwaters, of the others.
pub const RIVER_NAME_PT: (f64, f64) = (12.0, 10.5);
/// From this zoom small rivers have their names.
pub const SMALL_RIVER_NAME_ZOOM: f64 = 9.5;
/// Size of the code on a line and of the text of the notes.
pub const NOTE_PT: f64 = 9.0;
/// Size of the legend's entries.
pub const LEGEND_PT: f64 = 10.5;
/// How much of the map's area its legend takes at most.
pub const LEGEND_SHARE: f64 = 0.2;
/// In a frame lower than this the legend is its heading alone.
pub const LEGEND_FRAME_PT: f64 = 340.0;
/// Size of the legend's headings.
pub const LEGEND_HEAD_PT: f64 = 11.5;
/// Size of a figure's title.
pub const TITLE_PT: f64 = 18.0;
/// Below this zoom symbols of stations and hubs are drawn small.
pub const SMALL_SYMBOL_ZOOM: f64 = 7.8;
/// How small.
pub const SMALL_SYMBOL: f64 = 0.68;
/// Size of a role's glyph.
pub const GLYPH_PT: f64 = 10.0;
/// Radius of a city's dot with its stroke, at most.
pub const DOT_PT: f64 = 4.5;
/// From this zoom the central districts need no inset.
pub const INSET_ZOOM: f64 = 8.0;
/// The smallest frame that has room for an inset.
pub const INSET_FRAME_PT: (f64, f64) = (620.0, 470.0);
/// Height of the inset's map, least and most.
pub const INSET_HEIGHT_PT: (f64, f64) = (150.0, 195.0);
/// The same as a share of the frame's height.
pub const INSET_SHARE: f64 = 0.26;
/// Distance of insets from the frame.
pub const INSET_GAP_PT: f64 = 10.0;
/// Size of names on an inset.
pub const INSET_NAME_PT: f64 = 9.5;
/// Height of the locator's map.
pub const LOCATOR_HEIGHT_PT: f64 = 66.0;
/// Size of names on the locator.
pub const LOCATOR_NAME_PT: f64 = 9.0;
/// A view narrower than this share of the region has a locator.
pub const LOCATOR_SHARE: f64 = 0.8;
/// Size of an airport of the base map.
pub const AIRPORT_PT: f64 = 12.0;
/// Width of hatch lines: viewers of PDF draw nothing thinner than a pixel, and these would look
/// darker there than in a picture.
pub const HATCH_WIDTH_PT: f64 = 0.9;
/// Distance between hatch lines.
pub const HATCH_EVERY_PT: f64 = 7.0;
