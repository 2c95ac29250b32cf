//! A calendar file (`.ics`), as RFC 5545 says: what every calendar program can take in.

use serde::Deserialize;

use crate::calendar::{is_day, moment_of};

/// The most bytes of a line, without its end (section 3.1).
const MOST_OCTETS: usize = 75;

/// An entry of a calendar file: an event, or the time of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What a calendar knows it by, so that a later file takes the place of an earlier one.
    pub id: String,
    /// What it is called, in the user's language.
    pub name: String,
    /// What else to know; may be empty.
    pub about: String,
    /// Its first moment, RFC 3339 in UTC.
    pub starts: String,
    /// The moment it is over, RFC 3339 in UTC.
    pub ends: String,
}

/// A file with these entries, as it stands at `now`, in milliseconds since 1970-01-01 UTC. All times are in UTC, so
/// that no table of zones is needed; none of the entries takes up the user's time. An entry whose moments cannot be
/// read, or that ends before it starts, is left out.
///
/// ```
/// use affix_core::event::{Entry, calendar_file};
/// let entry = Entry {
///     id: "11_11-2026".into(),
///     name: "11.11; the big one, again".into(),
///     about: String::new(),
///     starts: "2026-11-11T08:00:00Z".into(),
///     ends: "2026-11-20T08:00:00Z".into(),
/// };
/// let file = calendar_file(&[entry], 1_795_377_600_000);
/// let lines: Vec<_> = file.split("\r\n").collect();
/// assert_eq!(lines[4..11], [
///     "BEGIN:VEVENT",
///     "UID:11_11-2026@affix",
///     "DTSTAMP:20261122T200000Z",
///     "DTSTART:20261111T080000Z",
///     "DTEND:20261120T080000Z",
///     r"SUMMARY:11.11\; the big one\, again",
///     "TRANSP:TRANSPARENT",
/// ]);
/// ```
pub fn calendar_file(entries: &[Entry], now: i64) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", concat!("-//Affix//Affix ", env!("CARGO_PKG_VERSION"), "//EN"));
    line("CALSCALE", "GREGORIAN");
    let stamp = basic(&moment_of(now)).unwrap_or_default();
    for Entry { id, name, about, starts, ends } in entries {
        let (Some(starts), Some(ends)) = (basic(starts), basic(ends)) else { continue };
        if ends < starts {
            continue;
        }
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&format!("{id}@affix")));
        line("DTSTAMP", &stamp);
        line("DTSTART", &starts);
        line("DTEND", &ends);
        line("SUMMARY", &escaped(name));
        if !about.is_empty() {
            line("DESCRIPTION", &escaped(about));
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file
}

/// `2026-11-11T08:00:00Z` as `20261111T080000Z` (section 3.3.5, form 2).
fn basic(moment: &str) -> Option<String> {
    let (day, time) = moment.strip_suffix('Z')?.split_once('T')?;
    let (hours, rest) = time.split_once(':')?;
    let (minutes, seconds) = rest.split_once(':')?;
    let two = |part: &str, most: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|n| n <= most);
    let whole = is_day(day) && two(hours, 23) && two(minutes, 59) && two(seconds, 59);
    whole.then(|| format!("{}T{hours}{minutes}{seconds}Z", day.replace('-', "")))
}

/// A text value (section 3.3.11): what would end it is escaped, and what no text may hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' | '\r' => out.push_str("\\n"),
            sign if sign.is_control() && sign != '\t' => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Adds a line. What is longer than a line may be goes on in the next one, behind a blank; no character is split.
fn fold(file: &mut String, line: &str) {
    let mut room = MOST_OCTETS;
    for sign in line.chars() {
        if sign.len_utf8() > room {
            file.push_str("\r\n ");
            room = MOST_OCTETS - 1;
        }
        room -= sign.len_utf8();
        file.push(sign);
    }
    file.push_str("\r\n");
}
