//! The years across a board: where a date stands, and which of them are named.

use super::columns::Column;
use crate::font::text_width;
use crate::model::PartialDate;
use crate::scene::theme::NOTE_PT;
use crate::timeline::Span;

/// Room at both ends, so that the sample of a line has its whole length at the first date and the last.
const END_PT: f64 = 15.0;
/// Half the length of the sample of a line, as a share of a year, and the least and the most of it:
/// one as long as a year would look like its duration.
const SAMPLE: (f64, f64, f64) = (0.36, 5.0, 14.0);
/// Room between the names of two years.
const NAME_GAP_PT: f64 = 8.0;
/// The steps from one year that is named to the next.
const STEPS: [u16; 11] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];

/// Whole years across a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Years {
    first: u16,
    /// The year after the last one.
    end: u16,
    left: f64,
    width: f64,
    step: u16,
}

/// A year on its axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct YearTick {
    /// Where it begins.
    pub(super) x: f64,
    /// Its name and the middle of it; `None` for the line that ends the last one, and where only
    /// some years have room for theirs.
    pub(super) name: Option<(String, f64)>,
}

impl Years {
    /// The years of some dates across a column.
    pub(super) fn new(dates: impl Iterator<Item = PartialDate>, column: &Column) -> Option<Self> {
        let years: Vec<u16> = dates.map(|date| date.year).collect();
        let (first, last) = (*years.iter().min()?, *years.iter().max()?);
        let end = last.saturating_add(1);
        let width = (column.width - 2.0 * END_PT).max(1.0);
        let each = width / f64::from(end - first);
        let room = text_width("0000", NOTE_PT) + NAME_GAP_PT;
        let fits = |step: &u16| f64::from(*step) * each >= room;
        let step = STEPS.into_iter().find(fits).unwrap_or(u16::MAX);
        Some(Self {
            first,
            end,
            left: column.x + END_PT,
            width,
            step,
        })
    }

    /// Where the middle of the days stands that a date covers.
    pub(super) fn x(&self, date: PartialDate) -> f64 {
        let Span { from, to } = Span::of(date);
        self.at(f64::midpoint(f64::from(from), f64::from(to)))
    }

    /// Half the length of the sample of a line that stands at a date.
    pub(super) fn sample(&self) -> f64 {
        let (share, least, most) = SAMPLE;
        let year = self.width / f64::from(self.end - self.first);
        (share * year).clamp(least, most)
    }

    /// The beginnings of the years that are named, and the end of the last year.
    pub(super) fn ticks(&self) -> Vec<YearTick> {
        let years = (self.first..self.end).filter(|year| year % self.step == 0 || self.step == 1);
        let ticks = years.map(|year| {
            let (x, next) = (self.begin(year), self.begin(year.saturating_add(1)));
            let name = year.to_string();
            // Of one year in several the name stands at the line of its beginning.
            let middle = if self.step == 1 {
                f64::midpoint(x, next)
            } else {
                x
            };
            YearTick {
                x,
                name: Some((name, middle)),
            }
        });
        let end = YearTick {
            x: self.begin(self.end),
            name: None,
        };
        ticks.chain([end]).collect()
    }

    fn begin(&self, year: u16) -> f64 {
        self.at(f64::from(first_day(year)))
    }

    fn at(&self, day: f64) -> f64 {
        let (from, to) = (first_day(self.first), first_day(self.end));
        self.left + (day - f64::from(from)) / f64::from((to - from).max(1)) * self.width
    }
}

fn first_day(year: u16) -> i32 {
    let year = PartialDate {
        year,
        month: None,
        day: None,
    };
    Span::of(year).from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(dates: &[&str], width: f64) -> Years {
        let dates = dates.iter().filter_map(|date| PartialDate::parse(date));
        Years::new(dates, &Column { x: 100.0, width }).expect("dates")
    }

    #[test]
    fn every_date_stands_within_its_year() {
        let years = years(&["2020-01", "2025-11-07"], 330.0);
        let ticks = years.ticks();
        assert_eq!(ticks.len(), 7);
        for (date, year) in [
            ("2020-01", 0),
            ("2020", 0),
            ("2023-12-31", 3),
            ("2025-11-07", 5),
        ] {
            let x = years.x(PartialDate::parse(date).expect("a date"));
            assert!(ticks[year].x < x && x < ticks[year + 1].x, "{date}");
        }
        assert!(ticks.is_sorted_by(|a, b| a.x < b.x));
        assert!(ticks[0].x >= 100.0 && ticks[6].x <= 430.0);
    }

    #[test]
    fn the_names_of_many_years_keep_clear_of_each_other() {
        for last in ["2021", "2050", "2200", "9999"] {
            let ticks = years(&["2000", last], 200.0).ticks();
            let named = ticks.iter().filter_map(|tick| tick.name.as_ref());
            let middles: Vec<f64> = named.map(|(_, middle)| *middle).collect();
            assert!(!middles.is_empty() && middles.len() < 10, "{last}");
            let room = text_width("0000", NOTE_PT);
            assert!(
                middles.windows(2).all(|two| two[1] - two[0] > room),
                "{last}"
            );
        }
    }
}
