//! What of the atlas is on the map.

use crate::connection::Asked;
use crate::filter::{Facet, Fact, FactFilter, Value};
use crate::model::{Atlas, Evidence, FeatureId, PartialDate, Status};

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

/// The layers and facts on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    layers: [bool; Layer::ALL.len()],
    filter: FactFilter,
    hides: bool,
    as_of: Option<PartialDate>,
}

impl Default for Shown {
    /// The opening layers: everything but airports.
    fn default() -> Self {
        let mut shown = Self {
            layers: [true; Layer::ALL.len()],
            filter: FactFilter::default(),
            hides: false,
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

    /// Which facts are asked for. Those that are not step back, or are hidden.
    #[must_use]
    pub const fn filter(&self) -> &FactFilter {
        &self.filter
    }

    /// Asks for some facts.
    pub fn set_filter(&mut self, filter: FactFilter) {
        self.filter = filter;
    }

    /// Whether what is not asked for is hidden rather than stepping back.
    #[must_use]
    pub const fn hides(&self) -> bool {
        self.hides
    }

    /// Hides what is not asked for, or lets it step back.
    pub const fn set_hides(&mut self, hides: bool) {
        self.hides = hides;
    }

    /// Whether a feature is not asked for and hidden.
    #[must_use]
    pub fn hides_feature(&self, atlas: &Atlas, feature: FeatureId) -> bool {
        self.hides && !self.filter.admits_feature(atlas, feature)
    }

    /// Whether links of a status are asked for.
    #[must_use]
    pub fn status(&self, status: Status) -> bool {
        self.filter.includes(Value::Status(status))
    }

    /// Asks for the links of a status, or not.
    pub fn set_status(&mut self, status: Status, on: bool) {
        self.filter.set(Value::Status(status), on);
    }

    /// Whether something is asked of the statuses of links.
    #[must_use]
    pub fn asks_for_statuses(&self) -> bool {
        self.filter.choice(Facet::Status).is_some()
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
        PartialDate::is_by(date, self.as_of)
    }

    /// Whether a fact was said by the date that is shown: in at least one text that is not later
    /// ([`PartialDate::is_after`]). A text without a date may be later, so it does not count.
    #[must_use]
    pub fn holds(&self, atlas: &Atlas, evidence: &Evidence) -> bool {
        atlas.is_said_by(evidence, self.as_of)
    }
}

impl Asked for Shown {
    fn asks_for(&self, atlas: &Atlas, fact: &Fact<'_>) -> bool {
        self.filter.admits(atlas, fact)
    }

    fn is_said(&self, atlas: &Atlas, evidence: &Evidence) -> bool {
        self.holds(atlas, evidence)
    }
}
