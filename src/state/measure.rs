//! Measuring, step by step.

use super::AppState;
use super::measure_line::{MOST_POINTS, Measure, MeasureStep};
use crate::projection::LonLat;

impl AppState {
    /// Takes a step of measuring.
    pub fn measure(&mut self, step: MeasureStep) {
        match step {
            MeasureStep::Begin(first) => {
                self.measure = Some(Measure {
                    points: first.into_iter().collect(),
                    is_open: true,
                    is_area: false,
                });
            }
            MeasureStep::Toggle if self.is_measuring() => self.end_measuring(),
            MeasureStep::Toggle => self.measure(MeasureStep::Begin(None)),
            MeasureStep::Add(at) => self.add_point(at),
            MeasureStep::RemoveLast => {
                if let Some(measure) = &mut self.measure {
                    measure.points.pop();
                    measure.is_area &= measure.can_have_area();
                }
            }
            MeasureStep::End => self.end_measuring(),
            MeasureStep::SetArea(is_area) => {
                if let Some(measure) = &mut self.measure {
                    measure.is_area = is_area && measure.can_have_area();
                }
            }
            MeasureStep::Clear => self.measure = None,
        }
    }

    /// Whether points are added to a line: the map's features then leave its clicks alone.
    #[must_use]
    pub fn is_measuring(&self) -> bool {
        self.measure.as_ref().is_some_and(|m| m.is_open)
    }

    fn add_point(&mut self, at: LonLat) {
        let open = self.measure.as_mut().filter(|m| m.is_open);
        let Some(measure) = open else { return };
        if measure.points.last() != Some(&at) {
            measure.points.push(at);
        }
        if measure.points.len() >= MOST_POINTS {
            self.end_measuring();
        }
    }

    /// A line of one point measures nothing and goes.
    fn end_measuring(&mut self) {
        self.measure.take_if(|m| m.points.len() < 2);
        if let Some(measure) = &mut self.measure {
            measure.is_open = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64) -> LonLat {
        LonLat::new(lon, 30.0).unwrap()
    }

    #[test]
    fn points_are_added_while_it_is_open_and_a_line_of_one_point_is_none() {
        let mut state = AppState::default();
        state.measure(MeasureStep::Add(at(104.0)));
        assert_eq!(state.measure, None);
        state.measure(MeasureStep::Begin(Some(at(104.0))));
        state.measure(MeasureStep::Add(at(104.0)));
        state.measure(MeasureStep::End);
        assert_eq!(state.measure, None);
        state.measure(MeasureStep::Toggle);
        for lon in [104.0, 105.0, 106.0] {
            state.measure(MeasureStep::Add(at(lon)));
        }
        state.measure(MeasureStep::SetArea(true));
        state.measure(MeasureStep::Toggle);
        state.measure(MeasureStep::Add(at(107.0)));
        let measure = state.measure.clone().unwrap();
        assert!(measure.points.len() == 3 && measure.is_area && !measure.is_open);
        state.measure(MeasureStep::RemoveLast);
        assert!(!state.measure.unwrap().is_area, "two points have no area");
    }

    #[test]
    fn a_line_ends_by_itself_where_it_has_as_many_points_as_may_be() {
        let mut state = AppState::default();
        state.measure(MeasureStep::Begin(None));
        (0..2 * MOST_POINTS).for_each(|i| state.measure(MeasureStep::Add(at(i as f64 / 10.0))));
        let measure = state.measure.unwrap();
        assert_eq!(
            (measure.points.len(), measure.is_open),
            (MOST_POINTS, false)
        );
    }
}
