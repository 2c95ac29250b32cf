//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use crate::calendar::{date_of, days_to};

/// A day of the years 1 to 9999, written `YYYY-MM-DD`.
///
/// ```
/// use affix_core::value::Day;
/// let day: Day = "2028-02-29".parse().unwrap();
/// assert!(day < "2028-03-01".parse().unwrap() && day.to_string() == "2028-02-29");
/// assert!("2027-02-29".parse::<Day>().is_err() && "27.2.2028".parse::<Day>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is no day that exists, or written otherwise than `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

impl Day {
    /// The first day that can be written.
    pub(crate) const FIRST: Self = Self { year: 1, month: 1, day: 1 };
    /// The last day that can be written.
    pub(crate) const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// The day in UTC of milliseconds since 1970-01-01; beyond the calendar its first or last one.
    ///
    /// ```
    /// use affix_core::value::Day;
    /// assert_eq!(Day::of(1_795_305_600_000).to_string(), "2026-11-22");
    /// ```
    pub fn of(millis: i64) -> Self {
        let (year, month, day) = date_of(millis.div_euclid(DAY));
        let date =
            || Some(Self { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? });
        match year {
            ..1 => Self::FIRST,
            1..=9999 => date().unwrap_or(Self::LAST),
            _ => Self::LAST,
        }
    }

    /// The same on clocks that are so many minutes ahead of UTC; below zero where they are behind.
    ///
    /// ```
    /// use affix_core::value::Day;
    /// // 01:00 UTC is still the day before in Los Angeles.
    /// assert_eq!(Day::at(1_795_309_200_000, -8 * 60).to_string(), "2026-11-21");
    /// ```
    pub fn at(millis: i64, ahead: i32) -> Self {
        Self::of(millis.saturating_add(i64::from(ahead) * 60_000))
    }

    /// Days from an earlier one to it; below zero where the other is later.
    ///
    /// ```
    /// use affix_core::value::Day;
    /// let day = |text: &str| text.parse::<Day>().unwrap();
    /// assert_eq!(day("2026-03-01").days_since(day("2026-01-30")), 30);
    /// ```
    pub fn days_since(self, other: Self) -> i64 {
        let of = |day: Self| days_to(day.year.into(), day.month.into(), day.day.into()).unwrap_or(0);
        of(self) - of(other)
    }

    /// So many days later; the calendar's last one where it ends before.
    ///
    /// ```
    /// use affix_core::value::Day;
    /// let day: Day = "2026-02-27".parse().unwrap();
    /// assert_eq!(day.days_after(2).to_string(), "2026-03-01");
    /// ```
    #[must_use]
    pub fn days_after(self, days: i64) -> Self {
        let here = days_to(self.year.into(), self.month.into(), self.day.into()).unwrap_or(0);
        Self::of(here.saturating_add(days).saturating_mul(DAY))
    }

    /// Whole months from this day to a later one; none to an earlier one.
    ///
    /// ```
    /// use affix_core::value::Day;
    /// let [from, until]: [Day; 2] = ["2025-11-30", "2026-11-29"].map(|day| day.parse().unwrap());
    /// assert_eq!((from.months_until(until), until.months_until(from)), (11, 0));
    /// ```
    pub fn months_until(self, other: Self) -> u64 {
        let months = |day: Self| u64::from(day.year) * 12 + u64::from(day.month);
        months(other).saturating_sub(months(self) + u64::from(other.day < self.day))
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let shape =
            text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        if text.len() != 10 || !shape {
            return Err(NotADay);
        }
        let number = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<u16>().ok()).ok_or(NotADay);
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        days_to(year.into(), month.into(), day.into()).ok_or(NotADay)?;
        let byte = |number: u16| u8::try_from(number).map_err(|_| NotADay);
        Ok(Self { year, month: byte(month)?, day: byte(day)? })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

crosses_as_text!(Day);
says!(NotADay, "no day written YYYY-MM-DD");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_beyond_the_calendar_is_its_end() {
        assert_eq!(Day::of(i64::MIN).to_string(), "0001-01-01");
        assert_eq!(Day::of(i64::MAX).to_string(), "9999-12-31");
        assert_eq!(Day::at(i64::MAX, i32::MAX).to_string(), "9999-12-31");
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        for text in ["0001-01-01", "1970-01-01", "2026-11-22", "9999-12-31"] {
            assert_eq!(text.parse::<Day>().map(|day| day.to_string()).as_deref(), Ok(text));
        }
        for text in
            ["", "2026-1-1", "2026-11-31", "2026/11/22", "+026-11-22", "2026-11-22T", "0000-01-01", "２026-11-2"]
        {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }
}
