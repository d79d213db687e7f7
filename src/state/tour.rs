//! The stops of a tour of the window.

/// What a tour of the window is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourStop {
    /// The search.
    Search,
    /// A place, which leads to its quotes.
    Place,
    /// Layers and filters.
    Layers,
    /// Time, comparison and ties.
    Views,
    /// The figure.
    Figure,
}

impl TourStop {
    /// All of them, in the order of the tour.
    pub const ALL: [Self; 5] = [
        Self::Search,
        Self::Place,
        Self::Layers,
        Self::Views,
        Self::Figure,
    ];

    /// Which one of them it is, counted from 0.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|s| *s == self).unwrap_or(0)
    }

    /// The next one, or the one before.
    #[must_use]
    pub fn step(self, forward: bool) -> Option<Self> {
        let number = self.number();
        let to = if forward {
            number.checked_add(1)
        } else {
            number.checked_sub(1)
        };
        Self::ALL.get(to?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tour_leads_from_the_first_stop_to_the_last_and_back() {
        assert_eq!(TourStop::Search.step(false), None);
        assert_eq!(TourStop::Figure.step(true), None);
        for pair in TourStop::ALL.windows(2) {
            assert_eq!(pair[0].step(true), Some(pair[1]));
            assert_eq!(pair[1].step(false), Some(pair[0]));
        }
    }
}
