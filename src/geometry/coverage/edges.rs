//! The distinct edges of a coverage, and the polygons on their sides.

/// A ring of a polygon: the range of its vertices in the list of numbers.
#[derive(Debug)]
pub(super) struct Outline {
    /// The polygon, by its position in the input.
    pub(super) owner: usize,
    pub(super) ids: std::ops::Range<usize>,
}

/// The polygons on the sides of an edge.
pub(super) type Sides = (usize, Option<usize>);

/// The distinct edges, each listed at the lower of its two vertices, or at the other where too many
/// edges meet there to be searched: the tip of a fan has as many as the fan has parts.
pub(super) struct Edges {
    /// Where each vertex's edges start; one entry more than there are vertices.
    starts: Vec<u32>,
    /// The other vertex of each edge; the slots of repeated edges stay free.
    others: Vec<u32>,
    /// The polygons on the sides of each edge, the second one [`FREE`] where there is none.
    sides: Vec<[u32; 2]>,
    /// How many distinct edges meet at each vertex.
    degree: Vec<u32>,
    /// The vertices with too many edges, in order.
    crowded: Vec<u32>,
}

/// From how many edges on a vertex has too many.
const CROWDED: u32 = 64;

/// A slot without an edge, and a side without a polygon.
const FREE: u32 = u32::MAX;

impl Edges {
    /// The edges of the rings of a coverage.
    pub(super) fn of(outlines: &[Outline], ids: &[u32], vertices: usize) -> Self {
        let mut starts = vec![0_u32; vertices + 1];
        for_each_edge(outlines, ids, |_, a, b| starts[a.min(b) as usize + 1] += 1);
        let counts = (0..).zip(&starts[1..]);
        let crowded = counts.filter(|(_, count)| **count >= CROWDED);
        let crowded: Vec<u32> = crowded.map(|(vertex, _)| vertex).collect();
        if !crowded.is_empty() {
            starts.fill(0);
            for_each_edge(outlines, ids, |_, a, b| {
                starts[home(&crowded, a, b).0 as usize + 1] += 1;
            });
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut edges = Self {
            starts,
            others: vec![FREE; ids.len()],
            sides: vec![[FREE; 2]; ids.len()],
            degree: vec![0; vertices],
            crowded,
        };
        // No map has 2³² polygons.
        for_each_edge(outlines, ids, |owner, a, b| edges.add(owner as u32, a, b));
        edges
    }

    /// The slot of an edge, or the free one where it belongs.
    fn slot(&self, a: u32, b: u32) -> usize {
        let (home, end) = home(&self.crowded, a, b);
        let (from, to) = (self.starts[home as usize], self.starts[home as usize + 1]);
        let slots = &self.others[from as usize..to as usize];
        let found = slots
            .iter()
            .position(|other| *other == end || *other == FREE);
        // Every edge was counted, so that there is a slot.
        from as usize + found.unwrap_or_default()
    }

    fn add(&mut self, owner: u32, a: u32, b: u32) {
        let slot = self.slot(a, b);
        if self.others[slot] == FREE {
            self.others[slot] = home(&self.crowded, a, b).1;
            self.sides[slot] = [owner, FREE];
            self.degree[a as usize] += 1;
            self.degree[b as usize] += 1;
        }
        let [first, second] = &mut self.sides[slot];
        if *second == FREE && *first != owner {
            *second = owner;
        }
    }

    /// Cuts a ring where the neighbour changes or three or more edges meet, and adds the stretches
    /// that belong to it: each belongs to the polygon that comes first in the input.
    pub(super) fn split(
        &self,
        outline: &Outline,
        ring: &[u32],
        stretches: &mut Vec<(Vec<u32>, Sides)>,
    ) {
        let n = ring.len();
        if n < 3 {
            return;
        }
        let sides_from = |i: usize| self.sides[self.slot(ring[i % n], ring[(i + 1) % n])];
        let is_joint = |i: usize, before: [u32; 2], after: [u32; 2]| {
            self.degree[ring[i % n] as usize] > 2 || before != after
        };
        let all: Vec<[u32; 2]> = (0..n).map(sides_from).collect();
        let before = |i: usize| all[(i + n - 1) % n];
        let first = (0..n)
            .find(|i| is_joint(*i, before(*i), all[*i]))
            .unwrap_or(0);
        let mut start = first;
        for i in first + 1..=first + n {
            if i < first + n && !is_joint(i, before(i), all[i % n]) {
                continue;
            }
            let [first, second] = all[start % n];
            if first as usize == outline.owner {
                let vertices = (start..=i).map(|j| ring[j % n]).collect();
                let second = (second != FREE).then_some(second as usize);
                stretches.push((vertices, (outline.owner, second)));
            }
            start = i;
        }
    }
}

/// The vertex at which an edge is listed, and the other one.
fn home(crowded: &[u32], a: u32, b: u32) -> (u32, u32) {
    let (low, high) = (a.min(b), a.max(b));
    let is_crowded = |vertex: u32| crowded.binary_search(&vertex).is_ok();
    if !crowded.is_empty() && is_crowded(low) && !is_crowded(high) {
        (high, low)
    } else {
        (low, high)
    }
}

fn for_each_edge(outlines: &[Outline], ids: &[u32], mut visit: impl FnMut(usize, u32, u32)) {
    for outline in outlines {
        let ring = &ids[outline.ids.clone()];
        let ends = ring.iter().zip(ring.iter().cycle().skip(1));
        ends.for_each(|(a, b)| visit(outline.owner, *a, *b));
    }
}
