//! Days, from the time that the caller passes in.

/// A day as `YYYY-MM-DD`, in UTC, of milliseconds since 1970-01-01. Days sort as text.
///
/// ```
/// use affix_core::calendar::day_of;
/// assert_eq!(day_of(1_795_305_600_000), "2026-11-22");
/// ```
pub fn day_of(millis: i64) -> String {
    // Howard Hinnant's days-to-civil: years start in March, so that leap days come last.
    let days = millis.div_euclid(86_400_000) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
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
