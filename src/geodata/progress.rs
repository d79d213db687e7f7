//! How far the reading of files has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The share that is done, set by the reader of files and seen by whoever waits; whoever waits can
/// say that it need not go on. Clones share both.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    steps: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

/// The number of steps of the whole.
const WHOLE: u32 = 1000;

impl Progress {
    /// How much is done, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        f32::from(u16::try_from(self.steps.load(Ordering::Relaxed)).unwrap_or(u16::MAX))
            / f32::from(u16::try_from(WHOLE).unwrap_or(u16::MAX))
    }

    /// Asks the reader to end soon; what it returns then is an error.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether nobody waits any more.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Records how much is done; it never decreases.
    pub(super) fn reach(&self, share: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 1000"
        )]
        let steps = (share.clamp(0.0, 1.0) * f64::from(WHOLE)) as u32;
        self.steps.fetch_max(steps, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_never_goes_back() {
        let progress = Progress::default();
        let seen = progress.clone();
        for (share, expected) in [(0.25, 0.25), (0.1, 0.25), (2.0, 1.0), (f64::NAN, 1.0)] {
            progress.reach(share);
            assert!((seen.share() - expected).abs() < 1e-6, "{share}");
        }
    }
}
