//! The runs of events between two moments.

use crate::order::sorted;
use std::collections::HashSet;

use super::clock::{DAY, MINUTE};
use super::edit::{Applied, applied};
use super::tables::{EVENTS, Event};
use super::types::Occurrence;
use super::zone::Zone;
use crate::calendar::{date_of, moment_of};
use crate::settings::EventEdit;
use crate::text::message::{Note, code};

/// The years that are computed.
const YEARS: (i64, i64) = (2000, 2100);

/// One run; its times in minutes since 1970 in UTC.
pub(super) struct Run<'a> {
    id: &'a str,
    /// The event it is one of, unless it is the user's own.
    pub(super) known: Option<&'static Event>,
    name: Option<&'a str>,
    zone: &'static Zone,
    pub(super) starts: i64,
    pub(super) ends: i64,
    /// The user set its days.
    edited: bool,
}

/// The runs that have a moment between `from` and `until`, in milliseconds since 1970-01-01 UTC, by their
/// start. The user's edits are applied: days of a known event replace its run of that year (of that month
/// for one that comes every month) and no other; an edit that [`super::check`] refuses is not used, and
/// hides what it hides all the same.
///
/// ```
/// use affix_core::event::occurrences;
/// // November 2026.
/// let november = occurrences(&[], 1_793_491_200_000, 1_796_083_200_000);
/// let ids: Vec<_> = november.iter().map(|run| (run.id.as_str(), run.starts.as_str())).collect();
/// assert_eq!(ids, [
///     ("choice_day", "2026-11-01T07:00:00Z"),
///     ("11_11", "2026-11-11T08:00:00Z"),
///     ("black_friday", "2026-11-24T08:00:00Z"),
///     ("cyber_monday", "2026-11-30T08:00:00Z"),
/// ]);
/// ```
pub fn occurrences(edits: &[EventEdit], from: i64, until: i64) -> Vec<Occurrence> {
    runs(edits, from, until).iter().map(Run::occurrence).collect()
}

/// The runs that `now` falls into, in milliseconds since 1970-01-01 UTC, by their start.
pub fn running(edits: &[EventEdit], now: i64) -> Vec<Occurrence> {
    occurrences(edits, now, now.saturating_add(1))
}

/// The same as [`occurrences`], before they are written out.
pub(super) fn runs<'a>(edits: &'a [EventEdit], from: i64, until: i64) -> Vec<Run<'a>> {
    if from >= until {
        return Vec::new();
    }
    let hidden: HashSet<&str> = edits.iter().filter(|edit| edit.hidden).map(|edit| edit.id.as_str()).collect();
    let shown = |id: &str| !hidden.contains(id);
    let used: Vec<_> = edits.iter().filter(|edit| shown(&edit.id)).filter_map(|edit| applied(edit).ok()).collect();
    let year = |millis: i64| date_of(millis.div_euclid(MINUTE * DAY)).0;
    let mut all: Vec<Run<'a>> = Vec::new();
    let mut add = |run: Run<'a>| {
        if run.starts.saturating_mul(MINUTE) < until && run.ends.saturating_mul(MINUTE) > from {
            all.push(run);
        }
    };
    for event in EVENTS.iter().filter(|event| shown(event.id)) {
        let mine = || used.iter().filter(|edit| edit.id == event.id);
        let name = mine().find_map(|edit| edit.name);
        // A run may begin in the year before.
        let years = year(from).saturating_sub(1).max(YEARS.0).max(event.zone.since)..=year(until).min(YEARS.1);
        for year in years {
            for (starts, ends) in (1..=12).filter_map(|month| event.rule.run(year, month)) {
                let replaced = mine()
                    .filter_map(|edit| edit.window.as_ref())
                    .any(|window| event.rule.same_run(event.zone.local(window.starts), starts));
                if !replaced {
                    let (starts, ends) = (event.zone.utc(starts), event.zone.utc(ends));
                    add(Run { id: event.id, known: Some(event), name, zone: event.zone, starts, ends, edited: false });
                }
            }
        }
    }
    for Applied { id, known, name, window } in used {
        if let Some(window) = window {
            let (starts, ends) = (window.starts, window.ends);
            add(Run { id, known, name, zone: window.zone, starts, ends, edited: true });
        }
    }
    sorted(all, |one, other| one.starts.cmp(&other.starts))
}

impl Run<'_> {
    /// What this run is told by, whatever days it has: the event with its year, where it comes every month with
    /// its month; an event of the user's own has one run.
    pub(super) fn key(&self) -> String {
        let Some(event) = self.known else { return self.id.to_owned() };
        let starts = moment_of(event.zone.local(self.starts) * MINUTE);
        let named = if event.rule.is_monthly() { "YYYY-MM" } else { "YYYY" };
        format!("{}-{}", self.id, starts.get(..named.len()).unwrap_or_default())
    }

    pub(super) fn occurrence(&self) -> Occurrence {
        let name = match (self.name, self.known) {
            (None, Some(event)) => Note::plain(event.name),
            (name, _) => Note::new(code::EVENT_OWN, [("name", name.unwrap_or_default())]),
        };
        let known = self.known.filter(|_| !self.edited);
        let (source, as_of) = known.map_or((code::EVENT_SOURCE_OWN, ""), |event| (event.source, event.as_of));
        let local = |utc: i64| moment_of(self.zone.local(utc) * MINUTE).get(..16).unwrap_or_default().to_owned();
        Occurrence {
            id: self.id.to_owned(),
            run: self.key(),
            name,
            starts: moment_of(self.starts * MINUTE),
            ends: moment_of(self.ends * MINUTE),
            zone: self.zone.id,
            local_starts: local(self.starts),
            local_ends: local(self.ends),
            usual: known.is_some_and(|event| event.usual),
            edited: self.edited,
            source_code: source.name(),
            source: Note::plain(source).text,
            as_of: as_of.to_owned(),
        }
    }
}
