//! Where a line of the page fades: its stretches near open ends, from the whole to the faint.

use crate::geometry::{Run, length_pt, stretch_of};
use crate::projection::PagePt;

/// The longest stretch that fades, as a share of the line.
const MOST: f64 = 0.4;

/// A line and the stretches at which it fades.
#[derive(Debug, PartialEq)]
pub(super) struct Fading {
    /// What does not fade.
    pub(super) whole: Vec<PagePt>,
    /// The stretches that do, in phase with it, and how opaque they are.
    pub(super) steps: Vec<(Run, f64)>,
}

/// Cuts a line where it fades before an open start and towards an open end, over a length in so many
/// steps; `None` for a line without open ends, or without length.
pub(super) fn fading(
    line: &[PagePt],
    open: (bool, bool),
    (length, steps): (f64, u32),
) -> Option<Fading> {
    let total = length_pt(line);
    if !(open.0 || open.1) || total < 1e-6 {
        return None;
    }
    let fade = length.min(total * MOST);
    let from = if open.0 { fade } else { 0.0 };
    let to = if open.1 { total - fade } else { total };
    let mut cut = Vec::new();
    for step in 0..steps {
        let [near, far] = [step, step + 1].map(|n| fade * f64::from(n) / f64::from(steps));
        let opacity = 1.0 - (f64::from(step) + 1.0) / (f64::from(steps) + 1.0);
        let mut add = |a: f64, b: f64| {
            let run = Run {
                start_pt: a - from,
                points: stretch_of(line, a, b),
            };
            cut.push((run, opacity));
        };
        if open.0 {
            add(from - far, from - near);
        }
        if open.1 {
            add(to + near, to + far);
        }
    }
    Some(Fading {
        whole: stretch_of(line, from, to),
        steps: cut,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_fades_towards_its_open_ends_and_keeps_its_length() {
        let line = [(0.0, 0.0), (60.0, 0.0), (60.0, 40.0)].map(|(x, y)| PagePt::new(x, y));
        assert_eq!(fading(&line, (false, false), (30.0, 5)), None);
        for (open, steps) in [((true, false), 5), ((false, true), 5), ((true, true), 10)] {
            let fading = fading(&line, open, (30.0, 5)).expect("an open end");
            let pieces = fading.steps.iter().map(|(run, _)| length_pt(&run.points));
            let length = length_pt(&fading.whole) + pieces.sum::<f64>();
            assert!((length - 100.0).abs() < 1e-6, "{length}");
            assert_eq!(fading.steps.len(), steps);
            assert!(
                fading
                    .steps
                    .iter()
                    .all(|(_, opacity)| *opacity < 1.0 && *opacity > 0.0)
            );
        }
    }
}
