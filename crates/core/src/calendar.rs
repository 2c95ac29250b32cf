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

/// Whether a text is a day as `YYYY-MM-DD` that exists.
///
/// ```
/// use affix_core::calendar::is_day;
/// assert!(is_day("2028-02-29") && !is_day("2027-02-29") && !is_day("27.2.2028"));
/// ```
pub fn is_day(text: &str) -> bool {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<u32>().ok());
    let shape = text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    let (Some(year), Some(month), Some(day), true, 10) = (number(0, 4), number(5, 7), number(8, 10), shape, text.len())
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}
