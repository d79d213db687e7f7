//! What of the atlas is on the map.

use crate::model::{Atlas, Evidence, PartialDate, Status};

/// The layers a person can turn on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Fills and glyphs of roles.
    Roles,
    /// Corridors.
    Corridors,
    /// Planned links.
    Links,
    /// Rivers.
    Rivers,
    /// Existing railways.
    Railways,
    /// Airports.
    Airports,
    /// County boundaries, from [`super::theme::COUNTY_ZOOM`].
    Counties,
    /// Hatch over counties outside the economic circle.
    Hatch,
    /// Names of places and lines.
    Labels,
}

impl Layer {
    /// All layers, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Roles,
        Self::Corridors,
        Self::Links,
        Self::Rivers,
        Self::Railways,
        Self::Airports,
        Self::Counties,
        Self::Hatch,
        Self::Labels,
    ];

    /// The name used on the command line and as the end of the message key.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Roles => "roles",
            Self::Corridors => "corridors",
            Self::Links => "links",
            Self::Rivers => "rivers",
            Self::Railways => "railways",
            Self::Airports => "airports",
            Self::Counties => "counties",
            Self::Hatch => "hatch",
            Self::Labels => "labels",
        }
    }
}

/// The layers and statuses on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    layers: [bool; Layer::ALL.len()],
    statuses: [bool; Status::ALL.len()],
    as_of: Option<PartialDate>,
}

impl Default for Shown {
    /// The opening layers: everything but airports.
    fn default() -> Self {
        let mut shown = Self {
            layers: [true; Layer::ALL.len()],
            statuses: [true; Status::ALL.len()],
            as_of: None,
        };
        shown.set(Layer::Airports, false);
        shown
    }
}

impl Shown {
    /// Whether a layer is on.
    #[must_use]
    pub fn layer(&self, layer: Layer) -> bool {
        self.layers[layer as usize]
    }

    /// Turns a layer on or off.
    pub fn set(&mut self, layer: Layer, on: bool) {
        self.layers[layer as usize] = on;
    }

    /// Whether links of a status are on.
    #[must_use]
    pub fn status(&self, status: Status) -> bool {
        Status::ALL
            .iter()
            .position(|s| *s == status)
            .is_none_or(|i| self.statuses[i])
    }

    /// Turns the links of a status on or off.
    pub fn set_status(&mut self, status: Status, on: bool) {
        if let Some(i) = Status::ALL.iter().position(|s| *s == status) {
            self.statuses[i] = on;
        }
    }

    /// The day, month or year whose knowledge is shown; `None` for all there is.
    #[must_use]
    pub const fn as_of(&self) -> Option<PartialDate> {
        self.as_of
    }

    /// Shows no fact that was said later than a date.
    pub const fn set_as_of(&mut self, date: Option<PartialDate>) {
        self.as_of = date;
    }

    /// Whether a text of a date counts. Without a date it may be later, so it does not.
    #[must_use]
    pub fn is_by_then(&self, date: Option<PartialDate>) -> bool {
        self.as_of
            .is_none_or(|as_of| date.is_some_and(|date| !date.is_after(as_of)))
    }

    /// Whether a fact was said by the date that is shown: in at least one text that is not later
    /// ([`PartialDate::is_after`]). A text without a date may be later, so it does not count.
    #[must_use]
    pub fn holds(&self, atlas: &Atlas, evidence: &Evidence) -> bool {
        let mut mentions = evidence.mentions().iter();
        self.as_of.is_none()
            || mentions.any(|m| self.is_by_then(atlas.source(m.anchor.source).date))
    }
}
