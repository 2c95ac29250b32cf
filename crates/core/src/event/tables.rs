//! The table in `data/events.json`.

use super::rule::Rule;
use super::types::ZoneInfo;
use super::zone::{Daylight, Turn, Zone};
use crate::text::message::{Code, Note, code};

include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// A sale that comes back.
pub(super) struct Event {
    pub(super) id: &'static str,
    pub(super) name: Code,
    /// Its days begin and end at midnight here.
    pub(super) zone: &'static Zone,
    pub(super) rule: Rule,
    pub(super) tasks: &'static [TaskRow],
    /// AliExpress takes other days in some years.
    pub(super) usual: bool,
    pub(super) source: Code,
    pub(super) as_of: &'static str,
}

impl Event {
    pub(super) fn of(id: &str) -> Option<&'static Self> {
        EVENTS.iter().find(|event| event.id == id)
    }
}

/// A task, and its time in hours from the start or end of a run.
pub(super) struct TaskRow {
    pub(super) what: Code,
    pub(super) from: Anchor,
    pub(super) until: Anchor,
}

/// Hours from one end of a run; before it below zero.
pub(super) enum Anchor {
    Start(i64),
    End(i64),
}

/// The zones that an event's clock times may be meant in, AliExpress' own first.
///
/// ```
/// use affix_core::event::zones;
/// assert_eq!(zones().first().map(|zone| zone.id), Some("America/Los_Angeles"));
/// ```
pub fn zones() -> Vec<ZoneInfo> {
    ZONES.iter().map(|zone| ZoneInfo { id: zone.id, name: Note::plain(zone.name) }).collect()
}

/// A zone of the table.
pub(super) fn zone(id: &str) -> Option<&'static Zone> {
    ZONES.iter().copied().find(|zone| zone.id == id)
}
