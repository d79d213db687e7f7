//! Where the texts stand on an axis of some width: beside one another in a few lanes, and as one
//! mark where there are more than have room.

use super::{Axis, AxisText};

/// A mark on the axis: a text, or several that have no room apart.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisMark {
    /// Where it begins, as a share of the axis.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its lane, from 0.
    pub lane: usize,
    /// Whether it is as wide as the days that its text covers, rather than a point.
    pub is_bar: bool,
    /// The texts; never empty.
    pub texts: Vec<AxisText>,
}

/// The marks of an axis, none narrower than a share of it, in so many lanes. However many texts
/// there are, there are no more marks than have room side by side.
#[must_use]
pub fn marks(axis: &Axis, least: f64, lanes: usize) -> Vec<AxisMark> {
    let mut marks: Vec<AxisMark> = Vec::new();
    // The last mark of each lane.
    let mut last: Vec<usize> = Vec::new();
    for (span, text) in axis.spans() {
        let (mut from, mut to) = (axis.share_of_day(span.from), axis.share_of_day(span.to));
        let is_bar = to - from > least;
        if !is_bar {
            let middle = f64::midpoint(from, to);
            (from, to) = (middle - least / 2.0, middle + least / 2.0);
        }
        let is_free = |lane: &usize| marks.get(last[*lane]).is_none_or(|mark| mark.to <= from);
        let lane = (0..last.len()).find(is_free);
        let lane = lane.or_else(|| (last.len() < lanes.max(1)).then_some(last.len()));
        let Some(lane) = lane else {
            join(&mut marks, &last, (from, to), *text);
            continue;
        };
        if lane == last.len() {
            last.push(marks.len());
        } else {
            last[lane] = marks.len();
        }
        marks.push(AxisMark {
            from,
            to,
            lane,
            is_bar,
            texts: vec![*text],
        });
    }
    marks
}

/// Joins a text to the mark among the last of the lanes that ends first.
fn join(marks: &mut [AxisMark], last: &[usize], (_, to): (f64, f64), text: AxisText) {
    let ends = |at: &&usize| marks.get(**at).map_or(f64::MAX, |mark| mark.to);
    let first = last.iter().min_by(|a, b| ends(a).total_cmp(&ends(b)));
    let Some(mark) = first.copied().and_then(|at| marks.get_mut(at)) else {
        return;
    };
    // A mark grows to the right only as far as what it stands for.
    mark.is_bar |= to > mark.to;
    mark.to = mark.to.max(to);
    mark.texts.push(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartialDate, SourceId};
    use crate::scene::testing::ATLAS;

    fn check(marks: &[AxisMark], texts: usize) {
        assert_eq!(
            marks.iter().map(|mark| mark.texts.len()).sum::<usize>(),
            texts
        );
        for (nth, mark) in marks.iter().enumerate() {
            let mut later = marks[nth + 1..].iter().filter(|m| m.lane == mark.lane);
            assert!(later.all(|m| m.from >= mark.to - 1e-9), "{mark:?}");
        }
    }

    #[test]
    fn a_month_is_a_bar_and_a_day_within_it_stands_in_another_lane() {
        let axis = Axis::of(&ATLAS);
        let marks = marks(&axis, 0.005, 3);
        check(&marks, 5);
        let of = |date: &str| {
            let is_it = |mark: &&AxisMark| mark.texts[0].date == PartialDate::parse(date);
            marks.iter().find(is_it).unwrap()
        };
        assert!(of("2020-07").is_bar && !of("2020-07-25").is_bar);
        assert_ne!(of("2020-07").lane, of("2020-07-25").lane);
        assert!(of("2020-01").texts[0].is_inferred);
    }

    #[test]
    fn there_are_no_more_marks_than_have_room_however_many_texts_there_are() {
        let text = |nth: u32| AxisText {
            source: SourceId(nth),
            date: PartialDate::parse(&format!("{}-{:02}", 1990 + nth % 30, nth % 12 + 1)),
            is_inferred: nth.is_multiple_of(2),
            facts: 1,
            quotes: 1,
        };
        let texts: Vec<AxisText> = (0..5_000).map(text).collect();
        let axis = Axis::of_texts(&texts);
        for (least, lanes) in [(0.01, 3), (0.01, 1), (0.5, 2), (0.001, 0)] {
            let marks = marks(&axis, least, lanes);
            check(&marks, 5_000);
            #[expect(clippy::cast_precision_loss, reason = "a few marks")]
            let most = lanes.max(1) as f64 * (1.0 / least + 1.0);
            #[expect(clippy::cast_precision_loss, reason = "a few marks")]
            let count = marks.len() as f64;
            assert!(count <= most, "{count} > {most}");
        }
    }
}
