//! The days that a date covers: one, those of a month, or those of a year.

use crate::model::PartialDate;

/// Days from the first one to the one before the last, counted from 1 March of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub from: i32,
    /// The day after the last one.
    pub to: i32,
}

impl Span {
    /// The days of a date as far as it is known.
    #[must_use]
    pub fn of(date: PartialDate) -> Self {
        let year = i32::from(date.year);
        let first = |month: i32| day_number(year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
        match (date.month.map(i32::from), date.day.map(i32::from)) {
            (None, _) => Self {
                from: first(1),
                to: first(13),
            },
            (Some(month), None) => Self {
                from: first(month),
                to: first(month + 1),
            },
            (Some(month), Some(day)) => {
                let from = day_number(year, month, day);
                Self { from, to: from + 1 }
            }
        }
    }

    /// How many days there are.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.to - self.from
    }
}

/// The number of a day in the calendar of today, which has leap years by the rule of 1582.
fn day_number(year: i32, month: i32, day: i32) -> i32 {
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let before = (153 * month + 2) / 5;
    365 * year + year / 4 - year / 100 + year / 400 + before + day - 1
}

/// The day with a number; the first or the last one that a date can have where it lies beyond.
#[must_use]
pub fn date_of_day(number: i32) -> PartialDate {
    let (first, last) = (day_number(1000, 1, 1), day_number(9999, 12, 31));
    let number = number.clamp(first, last);
    // A year too late at most: it is the one whose March has begun.
    let mut year = number / 365;
    while day_number(year, 3, 1) > number {
        year -= 1;
    }
    let of_year = number - day_number(year, 3, 1);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = match month {
        0..=9 => (year, month + 3),
        _ => (year + 1, month - 9),
    };
    let small = |value: i32| u8::try_from(value).ok();
    PartialDate {
        year: u16::try_from(year).unwrap_or(1000),
        month: small(month),
        day: small(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        Span::of(PartialDate::parse(text).unwrap())
    }

    #[test]
    fn a_date_covers_what_it_leaves_open() {
        for (date, days) in [
            ("2020", 366),
            ("2021", 365),
            ("1900", 365),
            ("2000", 366),
            ("2020-02", 29),
            ("2020-12", 31),
            ("2020-07-25", 1),
        ] {
            assert_eq!(span(date).days(), days, "{date}");
        }
        assert_eq!(span("2020").to, span("2021").from);
        assert_eq!(span("2020-12").to, span("2021-01-01").from);
    }

    #[test]
    fn a_day_comes_back_from_its_number() {
        let (mut day, last) = (span("1999-12-30").from, span("2024-03-02").from);
        let mut dates = Vec::new();
        while day <= last {
            let date = date_of_day(day);
            assert_eq!(
                Span::of(date),
                Span {
                    from: day,
                    to: day + 1
                },
                "{date}"
            );
            dates.push(date);
            day += 1;
        }
        assert!(dates.is_sorted());
        assert_eq!(
            date_of_day(span("2020-02-29").from).to_string(),
            "2020-02-29"
        );
        assert_eq!(date_of_day(i32::MAX).to_string(), "9999-12-31");
        assert_eq!(date_of_day(0).to_string(), "1000-01-01");
    }
}
