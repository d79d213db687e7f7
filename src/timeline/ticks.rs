//! The ticks of the axis: years or months, as many as there is room for.

use super::{Axis, Span};
use crate::model::PartialDate;

/// A tick with its date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where it is, as a share of the axis.
    pub share: f64,
    /// The month or year that begins there.
    pub date: PartialDate,
}

/// The distances from tick to tick, in months.
const STEPS: [u32; 13] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000];
/// How many months an axis may have: all that dates have.
const MOST_MONTHS: u32 = 12 * 10_000;

/// The ticks of an axis, at most so many: at the beginning of years where these are near enough,
/// otherwise of months.
#[must_use]
pub fn ticks(axis: &Axis, most: usize) -> Vec<Tick> {
    let Span { from, to } = axis.range();
    let first = super::span::date_of_day(from);
    let months =
        |date: PartialDate| u32::from(date.year) * 12 + u32::from(date.month.unwrap_or(1)) - 1;
    let (first, last) = (months(first), months(super::span::date_of_day(to)));
    let fits = |step: &u32| ((last - first) / step) as usize <= most.saturating_sub(1);
    let Some(step) = STEPS.into_iter().find(fits) else {
        return Vec::new();
    };
    let starts = (first.div_ceil(step) * step..MOST_MONTHS).step_by(step as usize);
    let tick = |month: u32| {
        let year = u16::try_from(month / 12).ok()?;
        let of_year = u8::try_from(month % 12 + 1).ok()?;
        let date = PartialDate {
            year,
            month: (of_year > 1).then_some(of_year),
            day: None,
        };
        let share = axis.share_of_day(Span::of(date).from);
        (0.0..=1.0).contains(&share).then_some(Tick { share, date })
    };
    let starts = starts.take_while(|month| *month <= last);
    starts.filter_map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceId;
    use crate::timeline::AxisText;

    fn words(dates: &[&str], most: usize) -> Vec<String> {
        let text = |date: &&str| AxisText {
            source: SourceId(0),
            date: PartialDate::parse(date),
            is_inferred: false,
            facts: 0,
            quotes: 0,
        };
        let texts: Vec<AxisText> = dates.iter().map(text).collect();
        let ticks = ticks(&Axis::of_texts(&texts), most);
        assert!(ticks.is_sorted_by(|a, b| a.share < b.share));
        ticks.iter().map(|tick| tick.date.to_string()).collect()
    }

    #[test]
    fn ticks_are_years_where_these_are_near_enough_and_months_otherwise() {
        let years = words(&["2020-01", "2023-04-27"], 8);
        assert_eq!(
            years,
            [
                "2020", "2020-07", "2021", "2021-07", "2022", "2022-07", "2023", "2023-07"
            ]
        );
        assert_eq!(
            words(&["2020-01", "2023-04-27"], 4),
            ["2020", "2021", "2022", "2023"]
        );
        assert_eq!(
            words(&["1949", "2020"], 5),
            ["1960", "1980", "2000", "2020"]
        );
        let months = words(&["2020-02-10", "2020-04-05"], 6);
        assert_eq!(months, ["2020-02", "2020-03", "2020-04"]);
        assert!(words(&["2020-02-10"], 1).len() <= 1);
    }

    #[test]
    fn ticks_are_bounded_from_the_first_date_to_the_last() {
        for most in [1, 2, 10, 40] {
            let found = words(&["1000", "9999"], most);
            assert!(found.len() <= most, "{most}: {found:?}");
        }
    }
}
