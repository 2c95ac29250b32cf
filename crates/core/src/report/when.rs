//! Moments as reports print them: on some clock, with or without its zone, days before or behind months.

use crate::calendar::days_to;
use crate::value::Day;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What a clock showed, and where it stood, if the report says so. Which zone the Open Platform prints is disputed
/// (Pacific time by its documents, GMT+8 by several programs), so that a clock without a zone stays one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// Milliseconds since 1970-01-01 on that clock.
    pub local: i64,
    /// Minutes that the clock is ahead of UTC.
    pub ahead: Option<i16>,
}

impl When {
    /// The day on that clock.
    pub fn day(self) -> Day {
        Day::of(self.local)
    }

    /// As RFC 3339 writes it; a clock without a zone is one that is `ahead` minutes ahead of UTC.
    ///
    /// ```
    /// use affix_core::report::When;
    /// let when = When { local: 1_795_305_600_000, ahead: None };
    /// assert_eq!((when.rfc3339(0), when.rfc3339(480)), ("2026-11-22T00:00:00Z".into(), "2026-11-22T00:00:00+08:00".into()));
    /// ```
    pub fn rfc3339(self, ahead: i16) -> String {
        let ahead = i64::from(self.ahead.unwrap_or(ahead));
        let mut text = crate::calendar::moment_of(self.local);
        if ahead != 0 {
            text.pop();
            let sign = if ahead < 0 { '-' } else { '+' };
            text += &format!("{sign}{:02}:{:02}", ahead.abs() / 60, ahead.abs() % 60);
        }
        text
    }
}

/// Whether days stand before months, `3/7` for the third of July.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
}

/// A moment taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    date: Date,
    /// Milliseconds since midnight.
    time: i64,
    ahead: Option<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Date {
    /// Days since 1970-01-01.
    Certain(i64),
    /// Two numbers that are day and month, and the year. Nobody writes the month first before a dot.
    Either { first: i64, second: i64, year: i64, dotted: bool },
}

/// What the dates of a column say of the order of their parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    day_first: bool,
    month_first: bool,
    dotted: bool,
    /// One of them may be two days.
    open: bool,
}

impl Evidence {
    pub(super) fn add(&mut self, printed: Printed) {
        let Date::Either { first, second, dotted, .. } = printed.date else { return };
        self.day_first |= first > 12;
        self.month_first |= second > 12;
        self.dotted |= dotted;
        self.open |= first != second;
    }

    /// What they have in common; none where nothing decides, or they contradict each other.
    pub(super) fn order(self) -> Option<DayOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            (false, false) if self.dotted || !self.open => Some(DayOrder::DayFirst),
            _ => None,
        }
    }
}

impl Printed {
    /// Reads `2026-08-03 09:15:40`, `2026-08-03T09:15:40+08:00`, `03/08/26 09:15 CET`, `3.8.2026`, `Aug 3, 2026 9:15 PM`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = date(text)?;
        let rest = rest.trim_start_matches(['T', 't', ',', ' ', '\u{a0}']);
        let (time, rest) = if rest.is_empty() { (0, rest) } else { time(rest)? };
        let rest = rest.trim();
        let ahead = if rest.is_empty() { None } else { Some(zone(rest)?) };
        Some(Self { date, time, ahead })
    }

    /// The moment, where the order of its parts is known or does not matter.
    pub(super) fn resolve(self, order: Option<DayOrder>) -> Option<When> {
        let days = match (self.date, order) {
            (Date::Certain(days), _) => days,
            (Date::Either { first, second, year, .. }, _) if first == second => days_to(year, second, first)?,
            (Date::Either { first, second, year, .. }, Some(DayOrder::DayFirst)) => days_to(year, second, first)?,
            (Date::Either { first, second, year, .. }, Some(DayOrder::MonthFirst)) => days_to(year, first, second)?,
            (Date::Either { .. }, None) => return None,
        };
        Some(When { local: days * DAY + self.time, ahead: self.ahead })
    }
}

/// A moment of an answer of a network's interface: year first.
pub(super) fn of_answer(text: &str) -> Option<When> {
    Printed::of(text)?.resolve(None)
}

/// The number at the start of a text, of at most four digits, and what follows.
fn number(text: &str) -> Option<(i64, usize, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = text.get(..len).filter(|_| (1..=4).contains(&len))?;
    Some((digits.parse().ok()?, len, text.get(len..)?))
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The English month at the start of a text.
fn month(text: &str) -> Option<(i64, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..len).filter(|_| len >= 3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    Some((i64::try_from(at).ok()? + 1, text.get(len..)?.trim_start_matches(['.', ',', ' ', '-'])))
}

fn year(number: i64, digits: usize) -> Option<i64> {
    match digits {
        4 => Some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

fn date(text: &str) -> Option<(Date, &str)> {
    if let Some((month, rest)) = month(text) {
        let (day, _, rest) = number(rest)?;
        let (y, digits, rest) = number(rest.trim_start_matches([',', ' ', '-']))?;
        return Some((Date::Certain(days_to(year(y, digits)?, month, day)?), rest));
    }
    let (first, digits, rest) = number(text)?;
    if let Some((month, rest)) = month(rest.trim_start_matches([' ', '-', '.'])) {
        let (y, digits, rest) = number(rest)?;
        return Some((Date::Certain(days_to(year(y, digits)?, month, first)?), rest));
    }
    let sign = rest.chars().next().filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (second, _, rest) = number(rest.strip_prefix(sign)?)?;
    let (third, last, rest) = number(rest.strip_prefix(sign)?)?;
    if digits == 4 {
        return Some((Date::Certain(days_to(first, second, third)?), rest));
    }
    let year = year(third, last)?;
    // One of the two readings has to be a day.
    days_to(year, second, first).or_else(|| days_to(year, first, second))?;
    Some((Date::Either { first, second, year, dotted: sign == '.' }, rest))
}

/// `9:15`, `09:15:40.123`, `9:15 PM`, in milliseconds.
fn time(text: &str) -> Option<(i64, &str)> {
    let (hour, _, rest) = number(text)?;
    let (minute, _, rest) = number(rest.strip_prefix(':')?)?;
    let (second, mut rest) = match rest.strip_prefix(':').map(number) {
        Some(second) => second.map(|(second, _, rest)| (second, rest))?,
        None => (0, rest),
    };
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let half = rest.trim_start();
    let is = |word: &str| half.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let (hour, rest) = match hour {
        1..=12 if is("pm") => (hour % 12 + 12, half.get(2..)?),
        1..=12 if is("am") => (hour % 12, half.get(2..)?),
        _ => (hour, rest),
    };
    let fits = hour < 24 && minute < 60 && second <= 60;
    fits.then(|| ((hour * 60 + minute) * MINUTE + second.min(59) * 1000, rest))
}

/// Letters of zones that mean one clock; `CST` and `IST` mean several.
const ZONES: [(&str, i16); 17] = [
    ("Z", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("MEZ", 60),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("PST", -480),
    ("PDT", -420),
    ("EST", -300),
    ("EDT", -240),
    ("JST", 540),
];

fn zone(text: &str) -> Option<i16> {
    let text = text.trim_matches(['(', ')', ' ']);
    if let Some((_, ahead)) = ZONES.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)) {
        return Some(*ahead);
    }
    ahead(["UTC", "GMT"].iter().find_map(|name| text.strip_prefix(name)).unwrap_or(text).trim())
}

/// `+08:00`, `+0800` or `+8`, in minutes.
///
/// ```
/// use affix_core::report::table::zone_ahead;
/// assert_eq!(["+08:00", "-0330", "+8", "8"].map(zone_ahead), [Some(480), Some(-210), Some(480), None]);
/// ```
pub fn ahead(text: &str) -> Option<i16> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-" | "−", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let number: i16 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
    (minutes <= 14 * 60 && digits.len() <= 4).then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Option<DayOrder>) -> Option<String> {
        Some(Printed::of(text)?.resolve(order)?.rfc3339(0))
    }

    #[test]
    fn a_moment_is_read_as_it_is_printed() {
        for (text, moment) in [
            ("2026-08-03 09:15:40", "2026-08-03T09:15:40Z"),
            ("2026-08-03T09:15:40.250+08:00", "2026-08-03T09:15:40+08:00"),
            ("2026/8/3", "2026-08-03T00:00:00Z"),
            ("25/08/26 09:15:40 CET", "2026-08-25T09:15:40+01:00"),
            ("Aug 3, 2026 9:15 PM", "2026-08-03T21:15:00Z"),
            ("3 August 2026 12:05 am", "2026-08-03T00:05:00Z"),
            ("03-Aug-26", "2026-08-03T00:00:00Z"),
            ("5/5/2026 GMT+8", "2026-05-05T00:00:00Z"),
        ] {
            let text = text.strip_suffix(" GMT+8").unwrap_or(text);
            let order = text.starts_with("25/").then_some(DayOrder::DayFirst);
            assert_eq!(read(text, order).as_deref(), Some(moment), "{text}");
        }
        for text in ["", "7", "2026-13-01", "32/32/2026", "2026-08-03 25:00", "2026-08-03 09:15 CST", "soon", "1/2/3"] {
            assert_eq!(read(text, Some(DayOrder::DayFirst)), None, "{text}");
        }
    }

    #[test]
    fn the_whole_column_decides_what_a_day_is() {
        let order = |texts: &[&str]| {
            let mut evidence = Evidence::default();
            texts.iter().filter_map(|text| Printed::of(text)).for_each(|printed| evidence.add(printed));
            evidence.order()
        };
        assert_eq!(order(&["03/07/26", "12/07/26", "25/07/26"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["7/3/26", "7/12/26", "7/25/26"]), Some(DayOrder::MonthFirst));
        assert_eq!(order(&["03/07/26", "12/07/26"]), None);
        assert_eq!(order(&["13/07/26", "07/13/26"]), None);
        assert_eq!(order(&["03.07.2026"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["2026-07-03"]), Some(DayOrder::DayFirst));
        assert_eq!(read("03/07/26", None), None);
        assert_eq!(read("07/07/26", None).as_deref(), Some("2026-07-07T00:00:00Z"));
    }
}
