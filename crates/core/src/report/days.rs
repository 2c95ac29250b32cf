//! The days that a report is about.

use serde::{Deserialize, Serialize};

use crate::calendar::{date_of, days_to};
use crate::value::Day;

/// ReportDays, both included; `None` for no end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ReportDays {
    /// The first.
    pub from: Option<Day>,
    /// The last.
    pub until: Option<Day>,
}

/// The days that a user chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum PeriodChoice {
    /// All of them.
    #[default]
    All,
    /// The last 30, today included.
    Days30,
    /// The last 13 weeks.
    Weeks13,
    /// The last 365 days.
    Days365,
    /// This month so far.
    Month,
    /// The whole month before.
    LastMonth,
    /// This year so far.
    Year,
    /// The user's own.
    Own,
}

impl PeriodChoice {
    /// The days that it means on a day; those of the user where they choose their own.
    ///
    /// ```
    /// use affix_core::report::{ReportDays, PeriodChoice};
    /// let of = |choice: PeriodChoice| choice.days("2026-03-31".parse().unwrap(), ReportDays::default());
    /// let last = of(PeriodChoice::LastMonth);
    /// assert_eq!((last.from, last.until), ("2026-02-01".parse().ok(), "2026-02-28".parse().ok()));
    /// // The period before has as many days.
    /// assert_eq!(last.before().unwrap().from, "2026-01-04".parse().ok());
    /// ```
    pub fn days(self, today: Day, own: ReportDays) -> ReportDays {
        let back = |days: i64| ReportDays { from: Some(today.days_after(1 - days)), until: Some(today) };
        let first = |text: String| text.parse().unwrap_or(today);
        let (year, month) = (today.year(), month_of(today));
        match self {
            Self::All => ReportDays::default(),
            Self::Own => own,
            Self::Days30 => back(30),
            Self::Weeks13 => back(91),
            Self::Days365 => back(365),
            Self::Month => ReportDays { from: Some(first(format!("{year:04}-{month:02}-01"))), until: Some(today) },
            Self::Year => ReportDays { from: Some(first(format!("{year:04}-01-01"))), until: Some(today) },
            Self::LastMonth => {
                let until = first(format!("{year:04}-{month:02}-01")).days_after(-1);
                let from = first(format!("{:04}-{:02}-01", until.year(), month_of(until)));
                ReportDays { from: Some(from), until: Some(until) }
            }
        }
    }
}

fn month_of(day: Day) -> u16 {
    day.to_string().get(5..7).and_then(|month| month.parse().ok()).unwrap_or(1)
}

impl ReportDays {
    /// As many days before; none where there is no first or last one.
    pub fn before(self) -> Option<Self> {
        let (from, until) = (self.from?, self.until?);
        let length = until.days_since(from) + 1;
        (length > 0).then(|| Self { from: Some(from.days_after(-length)), until: Some(from.days_after(-1)) })
    }

    /// Whether a day is among them; what has none is where there are no ends.
    pub fn has(self, day: Option<Day>) -> bool {
        match day {
            None => self.from.is_none() && self.until.is_none(),
            Some(day) => self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until),
        }
    }

    /// How many.
    pub fn count(self) -> Option<i64> {
        Some(self.until?.days_since(self.from?) + 1)
    }
}

/// The Monday of a week such as `2026-W31`.
pub(super) fn monday(week: &str) -> Option<Day> {
    let (year, number) = week.split_once("-W")?;
    let (year, number): (i64, i64) = (year.parse().ok()?, number.parse().ok()?);
    // 4 January is in the first week.
    let fourth = days_to(year, 1, 4)?;
    let first = fourth - (fourth + 3).rem_euclid(7);
    let (year, month, day) = date_of(first + (number - 1) * 7);
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}
