//! The axis of the texts: each at the days its date covers, with how much it carries.

use crate::filter::Fact;
use crate::model::{Atlas, DateBasis, PartialDate, SourceId};

use super::Span;
use super::span::date_of_day;

/// How much room there is before the first text and after the last, as a share of what is between.
const ROOM: f64 = 0.06;
/// The least number of days on the axis, so that one day alone is not as wide as all of it.
const LEAST_DAYS: i32 = 90;

/// A text on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisText {
    /// Which text.
    pub source: SourceId,
    /// When it was said, to the precision that is known; `None` when it is not.
    pub date: Option<PartialDate>,
    /// Whether that date was inferred rather than stated.
    pub is_inferred: bool,
    /// How many facts it says.
    pub facts: usize,
    /// How many quotes stand in it.
    pub quotes: usize,
}

/// All texts of an atlas in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    dated: Vec<(Span, AxisText)>,
    undated: Vec<AxisText>,
    steps: Vec<PartialDate>,
    range: Span,
}

impl Axis {
    /// The axis of the texts of an atlas. It looks at all facts once.
    #[must_use]
    pub fn of(atlas: &Atlas) -> Self {
        Self::of_texts(&texts(atlas))
    }

    /// The axis of some texts.
    pub(super) fn of_texts(texts: &[AxisText]) -> Self {
        let undated = texts.iter().filter(|text| text.date.is_none());
        let undated = undated.copied().collect();
        let with_span = |text: &AxisText| Some((Span::of(text.date?), *text));
        let mut dated: Vec<(Span, AxisText)> = texts.iter().filter_map(with_span).collect();
        dated.sort_by_key(|(span, _)| *span);
        let first = dated.iter().map(|(span, _)| span.from).min();
        let last = dated.iter().map(|(span, _)| span.to).max();
        Self {
            steps: steps(&dated),
            range: with_room(first.zip(last)),
            dated,
            undated,
        }
    }

    /// The texts with a date, by the first day of it.
    pub fn dated(&self) -> impl ExactSizeIterator<Item = &AxisText> {
        self.dated.iter().map(|(_, text)| text)
    }

    /// The same with the days they cover.
    pub(super) fn spans(&self) -> &[(Span, AxisText)] {
        &self.dated
    }

    /// The texts whose date is not known, in the packs' order.
    #[must_use]
    pub fn undated(&self) -> &[AxisText] {
        &self.undated
    }

    /// How many texts count as of a date.
    #[must_use]
    pub fn count_by(&self, as_of: Option<PartialDate>) -> usize {
        let dated = self.dated().filter(|t| PartialDate::is_by(t.date, as_of));
        let all = as_of.is_none().then_some(self.undated.len());
        dated.count() + all.unwrap_or(0)
    }

    /// The days from one end of the axis to the other.
    #[must_use]
    pub const fn range(&self) -> Span {
        self.range
    }

    /// Where a day begins on the axis, as a share of its length.
    #[must_use]
    pub fn share_of_day(&self, day: i32) -> f64 {
        f64::from(day - self.range.from) / f64::from(self.range.days().max(1))
    }

    /// Where the knowledge of a date ends on the axis: with its last day.
    #[must_use]
    pub fn share_of(&self, date: PartialDate) -> f64 {
        self.share_of_day(Span::of(date).to).clamp(0.0, 1.0)
    }

    /// The date whose knowledge ends at a share of the axis: that of a text where one ends within
    /// some share of it, or else the day.
    #[must_use]
    pub fn date_at(&self, share: f64, near: f64) -> PartialDate {
        let share = share.clamp(0.0, 1.0);
        let distance = |date: &PartialDate| (self.share_of(*date) - share).abs();
        let nearest = self.steps.iter().copied();
        let nearest = nearest.min_by(|a, b| distance(a).total_cmp(&distance(b)));
        if let Some(date) = nearest.filter(|date| distance(date) <= near) {
            return date;
        }
        let days = share * f64::from(self.range.days());
        #[expect(clippy::cast_possible_truncation, reason = "an axis has few days")]
        let days = days.round() as i32;
        date_of_day(self.range.from + days - 1)
    }

    /// The dates of texts at which more is known than before, the earliest first. Of dates that
    /// cover one another the shortest stands for all: a month with a day in it is no step of its
    /// own.
    #[must_use]
    pub fn steps(&self) -> &[PartialDate] {
        &self.steps
    }

    /// The first step after a date; `None` after the last one, and after all there is.
    #[must_use]
    pub fn step_after(&self, date: Option<PartialDate>) -> Option<PartialDate> {
        let end = Span::of(date?).to;
        let known = self.count_by(date);
        let mut later = self.steps.iter().copied();
        later.find(|step| Span::of(*step).to > end && self.count_by(Some(*step)) > known)
    }

    /// The last step before a date, or before all there is.
    #[must_use]
    pub fn step_before(&self, date: Option<PartialDate>) -> Option<PartialDate> {
        let end = date.map(|date| Span::of(date).to);
        let mut earlier = self.steps.iter().rev().copied();
        earlier.find(|step| end.is_none_or(|end| Span::of(*step).to < end))
    }
}

/// Every text, with how many facts it says and how many quotes stand in it.
fn texts(atlas: &Atlas) -> Vec<AxisText> {
    let text = |(source, of): (SourceId, &crate::model::Source)| AxisText {
        source,
        date: of.date,
        is_inferred: of.date.is_some() && of.date_basis == DateBasis::Inferred,
        facts: 0,
        quotes: 0,
    };
    let mut texts: Vec<AxisText> = atlas.sources().map(text).collect();
    let mut said = Vec::new();
    for fact in Fact::all(atlas) {
        said.clear();
        let mentions = fact.evidence().mentions().iter();
        said.extend(mentions.map(|mention| mention.anchor.source));
        said.sort_unstable();
        for of_text in said.chunk_by(|a, b| a == b) {
            let text = of_text.first().and_then(|id| texts.get_mut(id.0 as usize));
            if let Some(text) = text {
                text.facts += 1;
                text.quotes += of_text.len();
            }
        }
    }
    texts
}

/// The days from the first to the last, with some room at both ends.
fn with_room(known: Option<(i32, i32)>) -> Span {
    let Some((from, to)) = known else {
        return Span {
            from: 0,
            to: LEAST_DAYS,
        };
    };
    let days = to - from;
    #[expect(clippy::cast_possible_truncation, reason = "a share of the days")]
    let room = (f64::from(days) * ROOM).ceil() as i32;
    let room = room.max((LEAST_DAYS - days + 1) / 2);
    Span {
        from: from - room,
        to: to + room,
    }
}

/// The dates at which more texts count than before.
fn steps(dated: &[(Span, AxisText)]) -> Vec<PartialDate> {
    let dates = dated.iter().filter_map(|(_, text)| text.date);
    let mut dates: Vec<(Span, PartialDate)> = dates.map(|date| (Span::of(date), date)).collect();
    dates.sort_by_key(|(span, date)| (span.to, *date));
    dates.dedup();
    let mut known = 0;
    // A text counts once its first day is no later than the last day of the date: the spans are in
    // the order of their first days.
    let is_new = |(span, date): (Span, PartialDate)| {
        let now = dated.partition_point(|(of, _)| of.from < span.to);
        (std::mem::replace(&mut known, now) < now).then_some(date)
    };
    dates.into_iter().filter_map(is_new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing::ATLAS;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    fn text(source: u32, date: Option<&str>) -> AxisText {
        AxisText {
            source: SourceId(source),
            date: date.and_then(PartialDate::parse),
            is_inferred: false,
            facts: 0,
            quotes: 0,
        }
    }

    #[test]
    fn the_axis_has_every_text_once_with_all_that_stands_in_it() {
        let axis = Axis::of(&ATLAS);
        assert_eq!(
            axis.dated().len() + axis.undated().len(),
            ATLAS.sources().count()
        );
        let quotes: usize = axis.dated().map(|text| text.quotes).sum();
        let mentions = Fact::all(&ATLAS).map(|fact| fact.evidence().mentions().len());
        assert_eq!(quotes, mentions.sum::<usize>());
        for text in axis.dated() {
            let source = ATLAS.source(text.source);
            let is_inferred = source.date_basis == DateBasis::Inferred;
            assert_eq!((text.date, text.is_inferred), (source.date, is_inferred));
            assert!(0 < text.facts && text.facts <= text.quotes);
        }
    }

    #[test]
    fn a_month_with_a_day_of_another_text_in_it_is_no_step_of_its_own() {
        let axis = Axis::of(&ATLAS);
        let steps: Vec<String> = axis.steps().iter().map(ToString::to_string).collect();
        assert_eq!(steps, ["2020-01", "2020-02-25", "2020-07-25", "2023-04-27"]);
        assert_eq!(axis.count_by(Some(date("2020-07-25"))), 4);
        assert_eq!(axis.count_by(Some(date("2020-07"))), 4);
    }

    #[test]
    fn steps_lead_from_one_end_to_the_other_and_from_between() {
        let axis = Axis::of(&ATLAS);
        let mut known = Vec::new();
        let mut at = None;
        while let Some(step) = axis.step_before(at) {
            known.push(axis.count_by(Some(step)));
            at = Some(step);
        }
        assert_eq!(known, [5, 4, 2, 1]);
        let mut steps = vec![at];
        while let Some(step) = axis.step_after(at) {
            at = Some(step);
            steps.push(at);
        }
        assert_eq!(steps.len(), 4);
        assert_eq!(axis.step_after(None), None);
        let between = Some(date("2021-05-03"));
        assert_eq!(axis.step_before(between), Some(date("2020-07-25")));
        assert_eq!(axis.step_after(between), Some(date("2023-04-27")));
    }

    #[test]
    fn a_date_comes_back_from_where_it_ends() {
        let axis = Axis::of(&ATLAS);
        for step in axis.steps() {
            assert_eq!(axis.date_at(axis.share_of(*step), 1e-6), *step);
        }
        for day in ["2020-03-31", "2021-12-31", "2020-02-29"] {
            let share = axis.share_of(date(day));
            assert!(0.0 < share && share < 1.0);
            assert_eq!(axis.date_at(share, 0.0), date(day));
        }
        let near = axis.date_at(axis.share_of(date("2020-07-27")), 0.01);
        assert_eq!(near, date("2020-07-25"));
        assert!(axis.date_at(-1.0, 0.0) < axis.date_at(2.0, 0.0));
    }

    #[test]
    fn texts_without_a_date_stand_apart_and_count_as_of_none() {
        let texts = [text(0, None), text(1, Some("2020")), text(2, None)];
        let axis = Axis::of_texts(&texts);
        assert_eq!(axis.undated(), [texts[0], texts[2]]);
        assert_eq!(axis.count_by(Some(date("9999"))), 1);
        assert_eq!(axis.count_by(None), 3);
        let axis = Axis::of_texts(&texts[..1]);
        assert_eq!((axis.dated().len(), axis.steps()), (0, &[][..]));
        assert_eq!(axis.step_before(None), None);
        let empty = Axis::of_texts(&[]);
        assert!(empty.range().days() > 0 && empty.undated().is_empty());
    }

    #[test]
    fn one_day_alone_has_room_on_both_sides() {
        let axis = Axis::of_texts(&[text(0, Some("2020-07-25"))]);
        let days = axis.range().days();
        assert!((LEAST_DAYS..LEAST_DAYS + 3).contains(&days), "{days}");
        let share = axis.share_of(date("2020-07-25"));
        assert!((share - 0.5).abs() < 0.02, "{share}");
    }
}
