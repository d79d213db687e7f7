//! Which facts name a place.

use super::PlaceId;

/// The ids of the facts that name each place, those of one place after those of another: most
/// places of a large file are named by none.
#[derive(Clone, Debug)]
pub(super) struct ByPlace<Id> {
    /// Where the ids of each place start; one entry more than there are places.
    starts: Vec<u32>,
    ids: Vec<Id>,
}

impl<Id> Default for ByPlace<Id> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            ids: Vec::new(),
        }
    }
}

impl<Id: Copy> ByPlace<Id> {
    /// The facts by the places that each names, in their order; `id` makes a fact's id of its
    /// position.
    pub(super) fn of<'f>(
        places: usize,
        facts: impl Iterator<Item = &'f [PlaceId]> + Clone,
        id: impl Fn(u32) -> Id,
    ) -> Self {
        let named = (0_u32..).zip(facts).flat_map(|(fact, named)| {
            let known = named.iter().filter(|place| place.index() < places);
            known.map(move |place| (place.index(), fact))
        });
        let mut starts = vec![0_u32; places + 1];
        for (place, _) in named.clone() {
            starts[place + 1] += 1;
        }
        for place in 0..places {
            starts[place + 1] += starts[place];
        }
        let mut named: Vec<(usize, u32)> = named.collect();
        named.sort_by_key(|(place, _)| *place);
        Self {
            starts,
            ids: named.into_iter().map(|(_, fact)| id(fact)).collect(),
        }
    }

    /// The facts that name a place, in their order.
    pub(super) fn get(&self, place: PlaceId) -> &[Id] {
        let starts = self.starts.get(place.index()..place.index() + 2);
        let span = starts.and_then(|s| self.ids.get(s[0] as usize..s[1] as usize));
        span.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_the_facts_that_name_it_in_their_order() {
        let place = PlaceId::from_index;
        let facts = [vec![place(2), place(0)], vec![], vec![place(2), place(9)]];
        let of = ByPlace::of(4, facts.iter().map(Vec::as_slice), |fact| fact);
        assert_eq!(of.get(place(0)), [0]);
        assert_eq!(of.get(place(2)), [0, 2]);
        assert!(of.get(place(1)).is_empty() && of.get(place(9)).is_empty());
    }
}
