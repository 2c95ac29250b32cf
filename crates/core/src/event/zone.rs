//! The clocks of some places, summer time included. Not a time zone library: a rule that holds from one
//! year on, for places where one does.

use super::clock::DAY;
use super::rule::nth_weekday;
use crate::calendar::date_of;
use crate::text::message::Code;

/// The clocks of a place.
pub(super) struct Zone {
    pub(super) id: &'static str,
    pub(super) name: Code,
    /// Minutes ahead of UTC in winter.
    pub(super) standard: i64,
    pub(super) daylight: Option<&'static Daylight>,
    /// The first year of which this is true.
    pub(super) since: i64,
}

/// When clocks are an hour ahead.
pub(super) struct Daylight {
    pub(super) starts: Turn,
    pub(super) ends: Turn,
}

/// When clocks are turned: on a Sunday.
pub(super) struct Turn {
    pub(super) month: i64,
    pub(super) nth: i64,
    /// After midnight.
    pub(super) minutes: i64,
    /// At that time in UTC, not on the clocks that are turned.
    pub(super) utc: bool,
}

impl Turn {
    /// Minutes since 1970 in UTC; `ahead` is what the clocks show until then.
    fn moment(&self, year: i64, ahead: i64) -> Option<i64> {
        let local = nth_weekday(year, self.month, 0, self.nth)? * DAY + self.minutes;
        Some(if self.utc { local } else { local - ahead })
    }
}

impl Zone {
    /// Minutes since 1970 in UTC, of minutes on the clocks. A time that comes twice is the first one; one
    /// that is skipped is as much later as the clocks are turned.
    pub(super) fn utc(&self, local: i64) -> i64 {
        let summer = local - self.standard - 60;
        if self.in_summer(summer) { summer } else { local - self.standard }
    }

    /// Minutes since 1970 on the clocks, of minutes in UTC.
    pub(super) fn local(&self, utc: i64) -> i64 {
        utc + self.standard + if self.in_summer(utc) { 60 } else { 0 }
    }

    fn in_summer(&self, utc: i64) -> bool {
        let Some(Daylight { starts, ends }) = self.daylight else { return false };
        let year = date_of((utc + self.standard).div_euclid(DAY)).0;
        let turns = (starts.moment(year, self.standard), ends.moment(year, self.standard + 60));
        matches!(turns, (Some(starts), Some(ends)) if (starts..ends).contains(&utc))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use crate::event::tables::ZONES;

    /// Every hour of the weeks in which clocks are turned somewhere, and every day.
    #[test]
    fn clocks_are_those_of_the_tz_database() {
        for zone in ZONES {
            let judge = TimeZone::get(zone.id).unwrap_or(TimeZone::unknown());
            assert!(!judge.is_unknown(), "{}", zone.id);
            for year in zone.since.max(2007)..=2060 {
                let start = date(i16::try_from(year).unwrap_or_default(), 1, 1).at(0, 0, 0, 0);
                for half_hour in 0..365 * 48 {
                    let day = half_hour / 48;
                    let near = (60..95).contains(&day) || (290..320).contains(&day);
                    if !near && half_hour % 48 != 0 {
                        continue;
                    }
                    let civil = start + jiff::Span::new().minutes(half_hour * 30);
                    let local =
                        civil.to_zoned(TimeZone::UTC).map(|z| z.timestamp().as_second() / 60).unwrap_or_default();
                    let right = judge.to_timestamp(civil).map(|t| t.as_second() / 60).unwrap_or_default();
                    assert_eq!(zone.utc(local), right, "{} {civil}", zone.id);
                    let shown = judge.to_datetime(jiff::Timestamp::from_second(local * 60).unwrap_or_default());
                    let shown =
                        shown.to_zoned(TimeZone::UTC).map(|z| z.timestamp().as_second() / 60).unwrap_or_default();
                    assert_eq!(zone.local(local), shown, "{} {civil} from UTC", zone.id);
                }
            }
        }
    }
}
