//! Which values of a facet are asked for.

use std::collections::BTreeSet;

use super::value::Value;

/// Which values of a facet are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Facts that have one of these values; those without any do not count.
    Only(BTreeSet<Value>),
    /// Facts that have none of these values; those without any count.
    Without(BTreeSet<Value>),
}

impl Choice {
    /// Whether a fact with these values is asked for.
    #[must_use]
    pub fn admits(&self, values: &[Value]) -> bool {
        match self {
            Self::Only(wanted) => values.iter().any(|value| wanted.contains(value)),
            Self::Without(unwanted) => !values.iter().any(|value| unwanted.contains(value)),
        }
    }

    /// Whether facts with a value are asked for.
    #[must_use]
    pub fn includes(&self, value: Value) -> bool {
        self.admits(&[value])
    }

    /// Whether it leaves out nothing.
    pub(super) fn asks_for_all(&self) -> bool {
        matches!(self, Self::Without(values) if values.is_empty())
    }

    /// The values that it names.
    #[must_use]
    pub const fn values(&self) -> &BTreeSet<Value> {
        match self {
            Self::Only(values) | Self::Without(values) => values,
        }
    }

    /// The same with a value asked for or not; `None` where everything is asked for then.
    pub(super) fn with(self, value: Value, on: bool) -> Option<Self> {
        let change = |mut values: BTreeSet<Value>, is_in: bool| {
            if is_in {
                values.insert(value);
            } else {
                values.remove(&value);
            }
            values
        };
        match self {
            Self::Only(values) => Some(Self::Only(change(values, on))),
            Self::Without(values) => {
                Some(Self::Without(change(values, !on))).filter(|c| !c.asks_for_all())
            }
        }
    }

    /// What it does not ask for.
    pub(super) fn inverted(self) -> Self {
        match self {
            Self::Only(values) => Self::Without(values),
            Self::Without(values) => Self::Only(values),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::ModeGroup;

    const RAIL: Value = Value::Mode(ModeGroup::Rail);
    const ROAD: Value = Value::Mode(ModeGroup::Road);

    #[test]
    fn only_leaves_out_what_has_no_value_and_without_keeps_it() {
        let only = Choice::Only(BTreeSet::from([RAIL]));
        let without = only.clone().inverted();
        assert!(only.admits(&[ROAD, RAIL]) && !only.admits(&[ROAD]) && !only.admits(&[]));
        assert!(!without.admits(&[ROAD, RAIL]) && without.admits(&[ROAD]) && without.admits(&[]));
    }

    #[test]
    fn a_choice_without_exceptions_is_none() {
        let without = Choice::Without(BTreeSet::from([RAIL]));
        assert_eq!(without.with(RAIL, true), None);
        let only = Choice::Only(BTreeSet::from([RAIL])).with(ROAD, true);
        assert_eq!(only.map(|c| c.values().len()), Some(2));
    }
}
