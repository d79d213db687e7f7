//! What the maps of a page show, before the page is laid out.

use std::rc::Rc;

use super::arrangement::Arrangement;
use crate::projection::{PageRect, Viewport};
use crate::scene::Numbering;
use crate::scene::legend::Legend;
use crate::scene::seen::SeenFacts;

/// What the maps of a page show together.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) legend: Legend,
    pub(super) facts: SeenFacts,
    /// The views of the maps, in their order.
    pub(super) views: Vec<Viewport>,
}

impl Survey {
    /// Adds what another map of the page shows.
    pub(super) fn add(&mut self, legend: Legend, facts: SeenFacts) {
        self.legend = std::mem::take(&mut self.legend).merged(legend);
        self.facts = std::mem::take(&mut self.facts).merged(facts);
    }

    /// The numbers of the texts: in the order of the legend's rows, then of the features.
    pub(super) fn numbering(&self) -> Numbering {
        let of_facts = self.facts.features().into_iter();
        let of_facts = of_facts.flat_map(|(_, sources)| sources);
        Numbering::new(self.legend.sources().into_iter().chain(of_facts))
    }
}

/// The surveys of a page that is fitted: one for each arrangement of its maps.
#[derive(Debug, Default)]
pub(super) struct Surveys(Vec<(Vec<PageRect>, bool, Rc<Survey>)>);

impl Surveys {
    /// The survey of an arrangement, made when its maps have not been surveyed yet.
    pub(super) fn of(
        &mut self,
        arrangement: &Arrangement,
        make: impl FnOnce() -> Survey,
    ) -> Rc<Survey> {
        let (frames, is_small) = (&arrangement.frames, arrangement.is_small);
        let mut known = self.0.iter();
        let known = known.find(|(of, small, _)| of == frames && *small == is_small);
        if let Some((_, _, survey)) = known {
            return Rc::clone(survey);
        }
        let survey = Rc::new(make());
        self.0.push((frames.clone(), is_small, Rc::clone(&survey)));
        survey
    }

    /// How many were made.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::layout::arrangement::Paper;

    #[test]
    fn maps_of_one_arrangement_are_surveyed_once() {
        let figure = crate::scene::layout::Figure::new(crate::scene::Extent::Region);
        let [small, large] = [(600.0, 400.0), (900.0, 600.0)].map(|size| {
            Arrangement::barest(
                &figure,
                &Paper {
                    size,
                    shape: None,
                    panels: 0,
                },
            )
        });
        let mut surveys = Surveys::default();
        let mut made = 0;
        for arrangement in [&small, &large, &small, &large] {
            surveys.of(arrangement, || {
                made += 1;
                Survey::default()
            });
        }
        assert_eq!((made, surveys.count()), (2, 2));
    }
}
