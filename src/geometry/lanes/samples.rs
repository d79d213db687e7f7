//! A line of the page as samples a few points apart, each with the direction of the line there.

use crate::projection::{PagePt, PageRect};

/// Distance between the samples of a line.
pub(super) const STEP_PT: f64 = 6.0;

/// A line as samples, the vertices among them.
pub(super) struct SampledLine {
    pub(super) samples: Vec<PagePt>,
    pub(super) along: Vec<f64>,
    pub(super) directions: Vec<(f64, f64)>,
    /// Whether a sample lies in the area that is treated.
    pub(super) seen: Vec<bool>,
}

impl SampledLine {
    /// The samples of a line; `None` where there are more than `most`.
    pub(super) fn new(points: &[PagePt], area: &PageRect, most: usize) -> Option<Self> {
        let mut samples: Vec<PagePt> = points.first().copied().into_iter().collect();
        for w in points.windows(2) {
            let (a, b) = (w[0], w[1]);
            let around = PageRect {
                min: PagePt::new(a.x.min(b.x), a.y.min(b.y)),
                max: PagePt::new(a.x.max(b.x), a.y.max(b.y)),
            };
            if around.expand(1.0).overlaps(area) {
                let count = (a.distance(b) / STEP_PT).ceil().max(1.0);
                if samples.len() as f64 + count > most as f64 {
                    return None;
                }
                let mut i = 1.0;
                while i < count {
                    let t = i / count;
                    samples.push(a.offset((b.x - a.x) * t, (b.y - a.y) * t));
                    i += 1.0;
                }
            }
            samples.push(b);
        }
        if samples.len() > most {
            return None;
        }
        let mut length = 0.0;
        let mut along = Vec::with_capacity(samples.len());
        for (i, p) in samples.iter().enumerate() {
            length += i.checked_sub(1).map_or(0.0, |j| samples[j].distance(*p));
            along.push(length);
        }
        let last = samples.len().saturating_sub(1);
        let directions = (0..samples.len())
            .map(|i| {
                let (a, b) = (samples[i.saturating_sub(2)], samples[(i + 2).min(last)]);
                let length = a.distance(b).max(1e-9);
                ((b.x - a.x) / length, (b.y - a.y) / length)
            })
            .collect();
        let seen = samples.iter().map(|p| area.contains(*p)).collect();
        Some(Self {
            samples,
            along,
            directions,
            seen,
        })
    }

    pub(super) fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The sample at a distance along the line, or the last one.
    pub(super) fn at(&self, distance: f64) -> PagePt {
        let i = self.along.partition_point(|a| *a < distance);
        self.samples[i.min(self.samples.len() - 1)]
    }
}
