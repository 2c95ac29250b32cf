//! Days, from the time that the caller passes in.

/// A day as `YYYY-MM-DD`, in UTC, of milliseconds since 1970-01-01. Days sort as text.
///
/// ```
/// use affix_core::calendar::day_of;
/// assert_eq!(day_of(1_795_305_600_000), "2026-11-22");
/// ```
pub fn day_of(millis: i64) -> String {
    let (year, month, day) = date_of(millis.div_euclid(86_400_000));
    format!("{year:04}-{month:02}-{day:02}")
}

/// The same on clocks that are so many minutes ahead of UTC; below zero where they are behind.
///
/// ```
/// use affix_core::calendar::day_at;
/// // 01:00 UTC is still the day before in Los Angeles.
/// assert_eq!(day_at(1_795_309_200_000, -8 * 60), "2026-11-21");
/// ```
pub fn day_at(millis: i64, ahead: i32) -> String {
    day_of(millis.saturating_add(i64::from(ahead) * 60_000))
}

/// Year, month and day of days since 1970-01-01.
pub(crate) fn date_of(days: i64) -> (i64, i64, i64) {
    // Howard Hinnant's days-to-civil: years start in March, so that leap days come last.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Days since 1970-01-01 of a date; none for one that does not exist, or outside of the years 1 to 9999.
pub(crate) fn days_to(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // The way back of `date_of`.
    let from_march = (month + 9) % 12;
    let year_from_march = year - i64::from(month <= 2);
    let era = year_from_march.div_euclid(400);
    let year_of_era = year_from_march.rem_euclid(400);
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let days = era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
    (date_of(days) == (year, month, day)).then_some(days)
}

/// A moment as `YYYY-MM-DDTHH:MM:SSZ`, in UTC, of milliseconds since 1970-01-01.
///
/// ```
/// use affix_core::calendar::moment_of;
/// assert_eq!(moment_of(1_795_305_661_999), "2026-11-22T00:01:01Z");
/// ```
pub fn moment_of(millis: i64) -> String {
    let seconds = millis.div_euclid(1000).rem_euclid(86_400);
    format!("{}T{:02}:{:02}:{:02}Z", day_of(millis), seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Milliseconds since 1970-01-01 UTC of a moment as RFC 3339 writes it, with its zone; finer parts of a second
/// are cut off. None for what is no such moment.
///
/// ```
/// use affix_core::calendar::{millis_of, moment_of};
/// let same = ["2026-11-22T00:01:01Z", "2026-11-22t01:01:01.75+01:00", "2026-11-21 16:01:01-08:00"];
/// assert!(same.iter().all(|text| millis_of(text).map(moment_of).as_deref() == Some(same[0])));
/// assert_eq!((millis_of("2026-11-22"), millis_of("2026-11-22T00:01:01"), millis_of("2026-11-31T00:00:00Z")), (None, None, None));
/// ```
pub fn millis_of(text: &str) -> Option<i64> {
    let digits = |from: usize, to: usize| -> Option<i64> {
        let part = text.get(from..to).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse().ok()
    };
    let is = |at: usize, signs: &[u8]| text.as_bytes().get(at).is_some_and(|sign| signs.contains(sign));
    let minutes = |from: usize| -> Option<i64> {
        let (hour, minute) = (digits(from, from + 2)?, digits(from + 3, from + 5)?);
        (hour < 24 && minute < 60 && is(from + 2, b":")).then_some(hour * 60 + minute)
    };
    let days = days_to(digits(0, 4)?, digits(5, 7)?, digits(8, 10)?)?;
    if !(is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(16, b":")) {
        return None;
    }
    // A leap second belongs to the minute it ends.
    let seconds = digits(17, 19).filter(|seconds| *seconds <= 60)?.min(59);
    let fraction = text.get(19..)?.strip_prefix('.').map_or("", |rest| {
        let end = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.get(..end).unwrap_or_default()
    });
    let zone = if is(19, b".") { 20 + fraction.len() } else { 19 };
    let thousandths: i64 =
        fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let ahead = if is(zone, b"Zz") && text.len() == zone + 1 {
        0
    } else if is(zone, b"+-") && text.len() == zone + 6 {
        minutes(zone + 1)? * if is(zone, b"-") { -1 } else { 1 }
    } else {
        return None;
    };
    if is(19, b".") && fraction.is_empty() {
        return None;
    }
    Some(((days * 1440 + minutes(11)? - ahead) * 60 + seconds) * 1000 + thousandths)
}

/// Whether a text is a day as `YYYY-MM-DD` that exists.
///
/// ```
/// use affix_core::calendar::is_day;
/// assert!(is_day("2028-02-29") && !is_day("2027-02-29") && !is_day("27.2.2028"));
/// ```
pub fn is_day(text: &str) -> bool {
    let shape = text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    let number = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse().ok());
    let date = (number(0, 4), number(5, 7), number(8, 10));
    let (true, 10, (Some(year), Some(month), Some(day))) = (shape, text.len(), date) else { return false };
    days_to(year, month, day).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_way_back_of_its_date() {
        for days in -600_000..1_000_000 {
            let (year, month, day) = date_of(days);
            assert_eq!(days_to(year, month, day), Some(days), "{year}-{month}-{day}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_none() {
        for (year, month, day) in
            [(2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (0, 1, 1)]
        {
            assert_eq!(days_to(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(days_to(2028, 2, 29).map(|d| day_of(d * 86_400_000)).as_deref(), Some("2028-02-29"));
    }
}
