//! Cutting page lines: to the visible part, and into dashes and ticks.

use super::clip::clip_segment;
use crate::projection::{PagePt, PageRect};

/// A visible stretch of a longer line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// How far along the whole line it starts, in points.
    pub start_pt: f64,
    /// Its points, at least two.
    pub points: Vec<PagePt>,
}

/// A shorter segment is never cut.
const LONG_PT: f64 = 2000.0;

/// The stretches of a line whose segments may touch `clip`, uncut but for long segments.
///
/// A segment counts when its box overlaps `clip`, so a run may hold a little more than what is
/// visible, never less. A segment longer than the diagonal of `clip` and a large page is cut, so
/// that there are no more dashes than `clip` has room for.
#[must_use]
pub fn visible_runs(line: &[PagePt], clip: &PageRect) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut along = 0.0;
    let mut open = false;
    let long = clip.width().hypot(clip.height()).max(LONG_PT);
    for w in line.windows(2) {
        let (a, b) = (w[0], w[1]);
        let length = a.distance(b);
        if length > long {
            open = false;
            if let Some((from, to)) = clip_segment(a, b, clip) {
                open = to == b;
                runs.push(Run {
                    start_pt: along + a.distance(from),
                    points: vec![from, to],
                });
            }
            along += length;
            continue;
        }
        let seen = a.x.min(b.x) <= clip.max.x
            && a.x.max(b.x) >= clip.min.x
            && a.y.min(b.y) <= clip.max.y
            && a.y.max(b.y) >= clip.min.y;
        if seen {
            match runs.last_mut() {
                Some(run) if open => run.points.push(b),
                _ => runs.push(Run {
                    start_pt: along,
                    points: vec![a, b],
                }),
            }
        }
        open = seen;
        along += length;
    }
    runs
}

/// The drawn pieces of a dashed run. `dash` holds lengths on and off in turn; the pattern starts
/// where the whole line starts, so that it does not move as the view does. An empty pattern gives the
/// run itself.
#[must_use]
pub fn dashes(run: &Run, dash: &[f64]) -> Vec<Vec<PagePt>> {
    let period: f64 = dash.iter().sum();
    if dash.is_empty() || period < 0.1 {
        return vec![run.points.clone()];
    }
    let (mut index, mut left) = (0, run.start_pt.rem_euclid(period));
    while left >= dash[index] {
        left -= dash[index];
        index = (index + 1) % dash.len();
    }
    let mut rest = dash[index] - left;
    let mut pieces = Vec::new();
    let mut piece = vec![run.points[0]];
    for w in run.points.windows(2) {
        let (mut a, b) = (w[0], w[1]);
        let mut length = a.distance(b);
        while length > rest {
            let t = rest / length;
            a = PagePt::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
            length -= rest;
            if index % 2 == 0 {
                piece.push(a);
                pieces.push(std::mem::take(&mut piece));
            }
            index = (index + 1) % dash.len();
            rest = dash[index].max(1e-3);
            piece = vec![a];
        }
        rest -= length;
        if index % 2 == 0 {
            piece.push(b);
        }
    }
    if index % 2 == 0 && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// Points every `every_pt` along a run, in phase with the whole line, each with the unit
/// direction of the line there.
#[must_use]
pub fn stations(run: &Run, every_pt: f64) -> Vec<(PagePt, (f64, f64))> {
    let mut found = Vec::new();
    let mut next = every_pt - run.start_pt.rem_euclid(every_pt);
    for w in run.points.windows(2) {
        let (a, b) = (w[0], w[1]);
        let length = a.distance(b);
        if length < 1e-9 {
            continue;
        }
        let dir = ((b.x - a.x) / length, (b.y - a.y) / length);
        while next <= length {
            found.push((a.offset(dir.0 * next, dir.1 * next), dir));
            next += every_pt;
        }
        next -= length;
    }
    found
}

/// The stretch of a page line between two distances along it, the first the smaller.
#[must_use]
pub fn stretch_of(line: &[PagePt], from_pt: f64, to_pt: f64) -> Vec<PagePt> {
    let mut stretch = Vec::new();
    let mut along = 0.0;
    for w in line.windows(2) {
        let (a, b) = (w[0], w[1]);
        let length = a.distance(b);
        let at = |distance: f64| {
            let t = ((distance - along) / length.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            PagePt::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
        };
        if along + length >= from_pt && along <= to_pt {
            if stretch.is_empty() {
                stretch.push(at(from_pt));
            }
            stretch.push(at(to_pt));
        }
        along += length;
    }
    stretch
}

/// The length of a page line.
#[must_use]
pub fn length_pt(line: &[PagePt]) -> f64 {
    line.windows(2).map(|w| w[0].distance(w[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn straight() -> Run {
        Run {
            start_pt: 0.0,
            points: vec![PagePt::new(0.0, 0.0), PagePt::new(100.0, 0.0)],
        }
    }

    #[test]
    fn dashes_cover_their_share_of_the_line() {
        let pieces = dashes(&straight(), &[9.0, 4.0]);
        let drawn: f64 = pieces.iter().map(|p| length_pt(p)).sum();
        assert_eq!(pieces.len(), 8);
        assert!((drawn - (7.0 * 9.0 + 9.0)).abs() < 1e-6, "{drawn}");
    }

    #[test]
    fn a_stretch_keeps_the_bends_between_its_ends() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)].map(|(x, y)| PagePt::new(x, y));
        let expected = [(4.0, 0.0), (10.0, 0.0), (10.0, 5.0)].map(|(x, y)| PagePt::new(x, y));
        assert_eq!(stretch_of(&line, 4.0, 15.0), expected);
        assert_eq!(stretch_of(&line, 0.0, 20.0), line);
    }

    #[test]
    fn the_phase_belongs_to_the_whole_line() {
        let late = Run {
            start_pt: 10.0,
            ..straight()
        };
        assert!((dashes(&late, &[9.0, 4.0])[0][0].x - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_segment_without_end_is_cut_and_keeps_its_phase() {
        let clip = PageRect::from_min_size(PagePt::new(0.0, 0.0), 10.0, 10.0);
        let line = [(-1e6, 5.0), (1e6, 5.0)].map(|(x, y)| PagePt::new(x, y));
        let runs = visible_runs(&line, &clip);
        let [run] = &runs[..] else {
            panic!("{runs:?}");
        };
        assert!((run.start_pt - 1e6).abs() < 1e-6 && length_pt(&run.points) < 11.0);
    }

    #[test]
    fn a_line_that_leaves_the_page_and_comes_back_has_two_runs() {
        let clip = PageRect::from_min_size(PagePt::new(0.0, 0.0), 10.0, 10.0);
        let line = [
            (1.0, 1.0),
            (5.0, 1.0),
            (50.0, 61.0),
            (50.0, 81.0),
            (5.0, 9.0),
            (1.0, 9.0),
        ]
        .map(|(x, y)| PagePt::new(x, y));
        let runs = visible_runs(&line, &clip);
        let starts: Vec<f64> = runs.iter().map(|run| run.start_pt).collect();
        let points: Vec<&[PagePt]> = runs.iter().map(|run| &run.points[..]).collect();
        assert_eq!(starts, [0.0, length_pt(&line[..4])]);
        assert_eq!(points, [&line[..3], &line[3..]]);
    }
}
