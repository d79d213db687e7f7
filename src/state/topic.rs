//! What the panel on the right is about, and the way back to what it was about before.

use crate::connection::Connected;
use crate::model::{CorridorId, FeatureId};

/// What the panel on the right is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// Nothing: it is closed.
    #[default]
    Nothing,
    /// A feature.
    Feature(FeatureId),
    /// A list of corridors that are drawn as one.
    Corridors(Vec<CorridorId>),
    /// What ties a place, or two.
    Connected(Connected),
}

impl From<Option<FeatureId>> for Topic {
    fn from(selection: Option<FeatureId>) -> Self {
        selection.map_or(Self::Nothing, Self::Feature)
    }
}

/// The topics before and after the one that is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    back: Vec<Topic>,
    forward: Vec<Topic>,
}

/// How many topics "back" remembers.
const MOST: usize = 100;

impl History {
    /// Remembers a topic that another takes the place of.
    pub(super) fn leave(&mut self, topic: Topic) {
        self.back.push(topic);
        if self.back.len() > MOST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// The topic before the one that is shown now.
    pub(super) fn go_back(&mut self, now: Topic) -> Option<Topic> {
        let before = self.back.pop()?;
        self.forward.push(now);
        Some(before)
    }

    /// The topic that was shown before the last [`Self::go_back`].
    pub(super) fn go_forward(&mut self, now: Topic) -> Option<Topic> {
        let after = self.forward.pop()?;
        self.back.push(now);
        Some(after)
    }

    /// The topic that "back" leads to.
    pub(super) fn before(&self) -> Option<&Topic> {
        self.back.last()
    }

    /// Whether there is something to go forward to.
    pub(super) fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}
