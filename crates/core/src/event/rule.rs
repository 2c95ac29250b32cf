//! Which days of a year an event takes.

use super::clock::DAY;
use crate::calendar::{date_of, days_to};

/// Both days of each are included.
pub(super) enum Rule {
    /// From a month and day to another of the same year.
    Dates { from: (i64, i64), until: (i64, i64) },
    /// Days before and after the nth weekday of a month; Sunday is 0, the fifth is the last.
    Weekday { month: i64, weekday: i64, nth: i64, from: i64, until: i64 },
    /// The same days of every month.
    Monthly { from: i64, until: i64 },
}

impl Rule {
    /// The run of a year, and for one that comes every month that of a month of 1 to 12: first minute, and
    /// the minute it is over, since 1970 on the clocks of the event's zone. None in other months.
    pub(super) fn run(&self, year: i64, month: i64) -> Option<(i64, i64)> {
        if month > 1 && !self.is_monthly() {
            return None;
        }
        let (first, last) = self.days(year, month)?;
        Some((first * DAY, (last + 1) * DAY))
    }

    fn days(&self, year: i64, month: i64) -> Option<(i64, i64)> {
        match *self {
            Self::Dates { from, until } => Some((days_to(year, from.0, from.1)?, days_to(year, until.0, until.1)?)),
            Self::Monthly { from, until } => Some((days_to(year, month, from)?, days_to(year, month, until)?)),
            Self::Weekday { month, weekday, nth, from, until } => {
                let day = nth_weekday(year, month, weekday, nth)?;
                Some((day + from, day + until))
            }
        }
    }

    /// It comes every month.
    pub(super) fn is_monthly(&self) -> bool {
        matches!(self, Self::Monthly { .. })
    }

    /// Two moments on the event's clocks fall to the same run: of the year, or of the month where every
    /// month has one.
    pub(super) fn same_run(&self, a: i64, b: i64) -> bool {
        let (a, b) = (date_of(a.div_euclid(DAY)), date_of(b.div_euclid(DAY)));
        a.0 == b.0 && (a.1 == b.1 || !self.is_monthly())
    }
}

/// Days since 1970 of the nth weekday of a month; the fifth is the last, whether there are five or four.
pub(super) fn nth_weekday(year: i64, month: i64, weekday: i64, nth: i64) -> Option<i64> {
    let first = days_to(year, month, 1)?;
    // 1970-01-01 was a Thursday.
    let day = first + (weekday - first - 4).rem_euclid(7) + (nth - 1) * 7;
    Some(if date_of(day).1 == month { day } else { day - 7 })
}
