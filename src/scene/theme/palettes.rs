//! The colours of each theme.
//!
//! They are found by computation: `tests/colours.rs` holds the contrasts and the distances, under
//! each deficiency of colour vision, that a change must keep.

use super::{FAINT_FILL, Theme, ThemeName};
use crate::scene::Rgba;

impl Theme {
    /// Dark marks on light ground: figures, and the window at first.
    ///
    /// The higher a standing, the deeper its fill, for hue alone does not part all fills.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            is_dark: false,
            faint_fill: FAINT_FILL,
            outside: Rgba::hex(0xE8E9E9),
            neighbour_line: Rgba::hex(0x7E7E84),
            neighbour_name: Rgba::hex(0x5D6166),
            not_mentioned: Rgba::hex(0xF8F9F6),
            mentioned: Rgba::hex(0xF9EDC7),
            core: Rgba::hex(0xF8BA80),
            member: Rgba::hex(0xB2D9F6),
            sub_centre: Rgba::hex(0xAFC8AE),
            hatch: Rgba::hex(0x1C2024).with_alpha(28),
            river: Rgba::hex(0x296E96),
            railway: Rgba::hex(0x4B4B4B),
            county_line: Rgba::hex(0x62676C),
            city_line: Rgba::hex(0x4F555B),
            province_line: Rgba::hex(0x33383D),
            axis: Rgba::hex(0x842A92),
            integration: Rgba::hex(0x746A14),
            joint_zone: Rgba::hex(0x0C4649),
            cooperation: Rgba::hex(0x332C15),
            axis_band: Rgba::hex(0xDCC3E4).with_alpha(222),
            integration_band: Rgba::hex(0xDCD79F).with_alpha(190),
            joint_zone_rim: Rgba::hex(0xA9CDCD).with_alpha(170),
            rail: Rgba::hex(0xA63D00),
            road: Rgba::hex(0x0C3183),
            water: Rgba::hex(0x08783A),
            other_link: Rgba::hex(0x280800),
            not_stated: Rgba::hex(0x63606A),
            ink: Rgba::hex(0x1C2024),
            ink_soft: Rgba::hex(0x4A4F55),
            paper: Rgba::hex(0xFFFFFF),
            frame: Rgba::hex(0x858A8F),
            selection: Rgba::hex(0xC2185B),
            hover: Rgba::hex(0x37474F),
            panel: Rgba::hex(0xFAF9F6),
            accent: Rgba::hex(0xBFD9EA),
            field: Rgba::hex(0x878C91),
            rule: Rgba::hex(0xDCDDDA),
            button: Rgba::hex(0xEBEBE8),
            button_hover: Rgba::hex(0xDFE1DF),
            button_press: Rgba::hex(0xC9CDCD),
            failure: Rgba::hex(0xA61B1B),
        }
    }

    /// The theme of a name.
    #[must_use]
    pub const fn of(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::light(),
            ThemeName::Dark => Self::dark(),
            ThemeName::Print => Self::print(),
        }
    }

    /// For printers and copiers without colours: fills are greys at least 8 L* apart in the order of
    /// their standing, lines dark enough for the darkest of them. Lines of links keep a hue, which
    /// paper with colours shows; on any other, ticks and lightness tell them apart.
    #[must_use]
    pub const fn print() -> Self {
        Self {
            faint_fill: 1.0,
            outside: Rgba::hex(0xE7E7E7),
            neighbour_line: Rgba::hex(0x6A6A6A),
            neighbour_name: Rgba::hex(0x505050),
            not_mentioned: Rgba::hex(0xFFFFFF),
            mentioned: Rgba::hex(0xD0D0D0),
            core: Rgba::hex(0x8D8D8D),
            member: Rgba::hex(0xB9B9B9),
            sub_centre: Rgba::hex(0xA3A3A3),
            hatch: Rgba::hex(0x000000).with_alpha(72),
            river: Rgba::hex(0x1A4460),
            railway: Rgba::hex(0x2C2C2C),
            county_line: Rgba::hex(0x414141),
            city_line: Rgba::hex(0x303030),
            province_line: Rgba::hex(0x101010),
            axis: Rgba::hex(0x5C1668),
            integration: Rgba::hex(0x474000),
            joint_zone: Rgba::hex(0x06383C),
            cooperation: Rgba::hex(0x241C08),
            axis_band: Rgba::hex(0xDDDDDD).with_alpha(222),
            integration_band: Rgba::hex(0xEEEEEE).with_alpha(190),
            joint_zone_rim: Rgba::hex(0xC4C4C4).with_alpha(170),
            rail: Rgba::hex(0x7A2400),
            road: Rgba::hex(0x001A5C),
            water: Rgba::hex(0x084829),
            other_link: Rgba::hex(0x160500),
            not_stated: Rgba::hex(0x434047),
            ink: Rgba::hex(0x000000),
            ink_soft: Rgba::hex(0x3A3E43),
            frame: Rgba::hex(0x6A6A6A),
            selection: Rgba::hex(0x780D36),
            hover: Rgba::hex(0x20303A),
            ..Self::light()
        }
    }

    /// Light marks on dark ground.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            is_dark: true,
            faint_fill: FAINT_FILL,
            outside: Rgba::hex(0x15181B),
            neighbour_line: Rgba::hex(0x6A6E73),
            neighbour_name: Rgba::hex(0x959BA1),
            not_mentioned: Rgba::hex(0x22262A),
            mentioned: Rgba::hex(0x3A341D),
            core: Rgba::hex(0x804212),
            member: Rgba::hex(0x0F3D6C),
            sub_centre: Rgba::hex(0x135E42),
            hatch: Rgba::hex(0xF1F4F6).with_alpha(20),
            river: Rgba::hex(0x55B9C9),
            railway: Rgba::hex(0xA3A39F),
            county_line: Rgba::hex(0xA4A9AE),
            city_line: Rgba::hex(0xB2B7BC),
            province_line: Rgba::hex(0xD6DADD),
            axis: Rgba::hex(0xDBBBFB),
            integration: Rgba::hex(0xCFF645),
            joint_zone: Rgba::hex(0x20BA7E),
            cooperation: Rgba::hex(0xFBF4E9),
            axis_band: Rgba::hex(0x54387E).with_alpha(222),
            integration_band: Rgba::hex(0x525E1C).with_alpha(150),
            joint_zone_rim: Rgba::hex(0x17604A).with_alpha(170),
            rail: Rgba::hex(0xFF9A5C),
            road: Rgba::hex(0x77A2FA),
            water: Rgba::hex(0xBDFFD8),
            other_link: Rgba::hex(0xF0C010),
            not_stated: Rgba::hex(0xA5A2A8),
            ink: Rgba::hex(0xF1F4F6),
            ink_soft: Rgba::hex(0xB6BDC4),
            paper: Rgba::hex(0x111417),
            frame: Rgba::hex(0x777E85),
            selection: Rgba::hex(0xFF7BB5),
            hover: Rgba::hex(0xE4E9ED),
            panel: Rgba::hex(0x1B1F23),
            accent: Rgba::hex(0x1F4E73),
            field: Rgba::hex(0x7B828A),
            rule: Rgba::hex(0x33393F),
            button: Rgba::hex(0x2C3238),
            button_hover: Rgba::hex(0x3A4148),
            button_press: Rgba::hex(0x4A525A),
            failure: Rgba::hex(0xFF9A92),
        }
    }
}
