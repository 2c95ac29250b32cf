//! The values that cross the boundary for events.

use serde::Serialize;

use crate::text::message::Note;

/// One run of a sale event: 11.11 of one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Occurrence {
    /// The event's id in the calendar, the same every year.
    pub id: String,
    /// What this one run is told by, whatever days it has: `11_11-2026`, `choice_day-2026-12`.
    pub run: String,
    /// Its name: of the catalogue, or `event_own` with what the user calls it.
    pub name: Note,
    /// First moment, RFC 3339 in UTC.
    pub starts: String,
    /// The moment it is over, RFC 3339 in UTC.
    pub ends: String,
    /// Id of the zone that the clock times below are meant in.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub zone: &'static str,
    /// `starts` on the clocks of `zone`, `YYYY-MM-DDTHH:MM`.
    pub local_starts: String,
    /// `ends` on the clocks of `zone`, `YYYY-MM-DDTHH:MM`.
    pub local_ends: String,
    /// Only the days that it usually takes are known.
    pub usual: bool,
    /// The user set these days.
    pub edited: bool,
    /// Stable code of where the days were read.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source_code: &'static str,
    /// Where the days were read, in English.
    pub source: String,
    /// When they were read or last confirmed: a date, or a year where no more is known. Empty for the
    /// user's own days.
    pub as_of: String,
}

/// A run, how far away it is, and what is to do around it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The run.
    pub occurrence: Occurrence,
    /// Before, during or after it.
    pub phase: Phase,
    /// Whole days to its start, while it runs to its end, afterwards since its end.
    pub days: u64,
    /// The same in whole hours.
    pub hours: u64,
    /// What to do, in the order of time.
    pub tasks: Vec<Task>,
    /// How many of them it is the time for, and are not done.
    pub due: usize,
    /// What else to know.
    pub notes: Vec<Note>,
}

/// Where a moment stands to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// It runs.
    Running,
    /// It is still to come.
    Upcoming,
    /// It is over, and something is still to do.
    Over,
}

/// Something to do around an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// What it is told by, whatever days the run has: `11_11-2026/prepare`.
    pub id: String,
    /// What.
    pub what: Note,
    /// The earliest moment, RFC 3339 in UTC.
    pub from: String,
    /// The moment it should be done by, RFC 3339 in UTC.
    pub until: String,
    /// Whether it is its time.
    pub state: TaskState,
    /// The user has ticked it.
    pub done: bool,
}

/// Where a moment stands to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum TaskState {
    /// Its time is over.
    Past,
    /// It is to be done now.
    Due,
    /// Its time is still to come.
    Later,
}

/// A zone that clock times may be meant in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ZoneInfo {
    /// Its id in the tz database, for instance `Europe/Madrid`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub id: &'static str,
    /// What it is called.
    pub name: Note,
}
