//! How much each vertex of a line matters, so that one list serves every zoom.

use super::planar::squared_distance_to_segment;
use crate::projection::WorldPt;

/// Ranks below this, some 40 cm on the ground, are left at zero: no zoom needs them, and ranking
/// them would be slow for long straight lines of many vertices.
const FINEST: f32 = 1e-8;

/// For each vertex of `line`, the coarsest tolerance (in world units) at which it is still kept.
///
/// The first and last vertex are kept always (`f32::INFINITY`). This is Ramer–Douglas–Peucker run
/// once over all tolerances: keeping the vertices whose rank exceeds a tolerance gives a line that
/// is nowhere farther away than it. Ranks never exceed those of the split above them, so the
/// vertices kept at a coarser tolerance are among those kept at a finer one.
///
/// Grows as n log n on any line: where the farthest vertices would cut off one vertex after another
/// (a comb of equal teeth), the line is cut in its middle instead. The middle is then kept as long
/// as anything of the stretch is, which keeps more than is needed, never less.
#[must_use]
pub fn rank_vertices(line: &[WorldPt]) -> Vec<f32> {
    let mut ranks = vec![0.0_f32; line.len()];
    if line.len() < 2 {
        ranks.fill(f32::INFINITY);
        return ranks;
    }
    let last = line.len() - 1;
    ranks[0] = f32::INFINITY;
    ranks[last] = f32::INFINITY;
    let deepest = deepest_usual(line.len());
    let mut stack = vec![(0, last, f32::INFINITY, 0)];
    while let Some((from, to, limit, depth)) = stack.pop() {
        if to - from < 2 {
            continue;
        }
        let (farthest, squared) = farthest(line, from, to);
        let split = if depth < deepest {
            farthest
        } else {
            usize::midpoint(from, to)
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a tolerance needs no more than f32"
        )]
        let rank = (squared.sqrt() as f32).min(limit);
        if rank < FINEST {
            continue;
        }
        ranks[split] = rank;
        stack.push((from, split, rank, depth + 1));
        stack.push((split, to, rank, depth + 1));
    }
    ranks
}

/// How deep the splits of a line nest that is no comb: boundaries and rivers stay below three times
/// the logarithm.
fn deepest_usual(vertices: usize) -> u32 {
    16 + 5 * vertices.ilog2()
}

/// The vertex between `from` and `to` that is farthest from the chord, and its squared distance.
fn farthest(line: &[WorldPt], from: usize, to: usize) -> (usize, f64) {
    let (a, b) = (line[from], line[to]);
    let mut found = (from + 1, -1.0);
    for (i, p) in line.iter().enumerate().take(to).skip(from + 1) {
        let squared = squared_distance_to_segment(*p, a, b);
        if squared > found.1 {
            found = (i, squared);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<WorldPt> {
        points.iter().map(|&(x, y)| WorldPt { x, y }).collect()
    }

    #[test]
    fn a_vertex_on_a_straight_line_has_rank_zero() {
        let ranks = rank_vertices(&line(&[(0.0, 0.0), (0.5, 0.0), (1.0, 0.0)]));
        assert_eq!(ranks, [f32::INFINITY, 0.0, f32::INFINITY]);
    }

    #[test]
    fn a_comb_of_equal_teeth_keeps_all_of_them() {
        let teeth = (0..20_000).flat_map(|i| {
            let x = f64::from(i) * 1e-5;
            [(x, 0.0), (x + 5e-6, 0.5)]
        });
        let comb = line(&teeth.collect::<Vec<_>>());
        let ranks = rank_vertices(&comb);
        assert!(
            ranks.iter().all(|rank| *rank > 1e-6),
            "{:?}",
            ranks.iter().min_by(|a, b| a.total_cmp(b))
        );
    }

    #[test]
    fn a_coarser_tolerance_keeps_a_subset() {
        let zigzag: Vec<_> = (0..50)
            .map(|i| (f64::from(i), f64::from((i * 7) % 5) * 0.1))
            .collect();
        let ranks = rank_vertices(&line(&zigzag));
        let kept = |tolerance: f32| ranks.iter().filter(|r| **r > tolerance).count();
        assert!(kept(0.3) <= kept(0.1) && kept(0.1) <= kept(0.0));
        assert_eq!(kept(f32::MAX), 2);
    }
}
