//! The user's own events, and their changes to the known ones.

use super::clock::DAY;
use super::tables::{self, Event, ZONES};
use super::zone::Zone;
use crate::calendar::{date_of, days_to};
use crate::settings::EventEdit;
use crate::text::message::{Note, WrongField, code};

/// Years that a typed time may lie in; beyond them it is a slip.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

/// An edit that can be used. Times are minutes since 1970 in UTC.
pub(super) struct Applied<'a> {
    pub(super) id: &'a str,
    pub(super) known: Option<&'static Event>,
    pub(super) name: Option<&'a str>,
    /// Days that replace one computed run, or are an own event's only ones.
    pub(super) window: Option<Window>,
}

pub(super) struct Window {
    pub(super) starts: i64,
    pub(super) ends: i64,
    pub(super) zone: &'static Zone,
}

/// What is wrong with an event of the user's, by field (`name`, `starts`, `ends`, `zone`); nothing when it
/// can be used.
///
/// ```
/// use affix_core::{event::check, settings::EventEdit};
/// let edit = EventEdit { id: "11_11".into(), starts: Some("soon".into()), ..EventEdit::default() };
/// let problems = check(&edit);
/// assert_eq!(problems.first().map(|p| (p.field, p.problem.code)), Some(("starts", "event_time_unreadable")));
/// ```
pub fn check(edit: &EventEdit) -> Vec<WrongField> {
    applied(edit).err().unwrap_or_default()
}

/// The edit, or what is wrong with it.
pub(super) fn applied(edit: &EventEdit) -> Result<Applied<'_>, Vec<WrongField>> {
    let known = Event::of(&edit.id);
    let name = edit.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let mut problems = Vec::new();
    let mut wrong = |field, problem| problems.push(WrongField::new(field, problem));
    if known.is_none() && name.is_none() {
        wrong("name", Note::plain(code::EVENT_NO_NAME));
    }
    let zone = match edit.zone.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => tables::zone(id),
        None => known.map(|event| event.zone).or(ZONES.first().copied()),
    };
    let Some(zone) = zone else {
        wrong("zone", Note::new(code::EVENT_ZONE_UNKNOWN, [("zone", edit.zone.as_deref().unwrap_or_default())]));
        return Err(problems);
    };
    let mut time = |field, text: &Option<String>| match text.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        None if known.is_none() => {
            wrong(field, Note::plain(code::EVENT_NO_TIME));
            None
        }
        None => None,
        Some(text) => match clock(text) {
            None => {
                wrong(field, Note::new(code::EVENT_TIME_UNREADABLE, [("value", text)]));
                None
            }
            Some((year, _)) if year < zone.since || !YEARS.contains(&year) => {
                let (first, last) = (zone.since.max(*YEARS.start()).to_string(), YEARS.end().to_string());
                wrong(field, Note::new(code::EVENT_YEAR, [("first", first), ("last", last)]));
                None
            }
            Some((_, minutes)) => Some(zone.utc(minutes)),
        },
    };
    let (starts, ends) = (time("starts", &edit.starts), time("ends", &edit.ends));
    let window = match known.filter(|_| starts.is_none() || ends.is_none()) {
        Some(event) => {
            starts.or(ends).and_then(|at| computed(event, at)).map(|(s, e)| (starts.unwrap_or(s), ends.unwrap_or(e)))
        }
        None => starts.zip(ends),
    };
    if problems.is_empty() && window.is_some_and(|(starts, ends)| ends <= starts) {
        problems.push(WrongField::new("ends", Note::plain(code::EVENT_ENDS_FIRST)));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let window = window.map(|(starts, ends)| Window { starts, ends, zone });
    Ok(Applied { id: &edit.id, known, name, window })
}

/// The run of an event that a moment falls to; both in UTC.
fn computed(event: &Event, at: i64) -> Option<(i64, i64)> {
    let local = event.zone.local(at);
    let (year, month, _) = date_of(local.div_euclid(DAY));
    let (starts, ends) = event.rule.run(year, month).or_else(|| event.rule.run(year, 1))?;
    Some((event.zone.utc(starts), event.zone.utc(ends)))
}

/// Year, and minutes since 1970, of `YYYY-MM-DDTHH:MM`.
fn clock(text: &str) -> Option<(i64, i64)> {
    let part = |from: usize, until: usize| -> Option<i64> {
        let digits = text.get(from..until)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':')];
    if text.len() != 16 || !marks.iter().all(|(at, mark)| text.as_bytes().get(*at) == Some(mark)) {
        return None;
    }
    let (year, hour, minute) = (part(0, 4)?, part(11, 13)?, part(14, 16)?);
    let day = days_to(year, part(5, 7)?, part(8, 10)?)?;
    (hour < 24 && minute < 60).then_some((year, day * DAY + hour * 60 + minute))
}
