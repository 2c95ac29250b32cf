//! The values that cross the boundary for events.

use serde::Serialize;

use crate::message::Note;

/// One run of a sale event: 11.11 of one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Occurrence {
    /// The event's id in the calendar, the same every year.
    pub id: String,
    /// Its name: of the catalogue, or `event_own` with what the user calls it.
    pub name: Note,
    /// First moment, RFC 3339 in UTC.
    pub starts: String,
    /// The moment it is over, RFC 3339 in UTC.
    pub ends: String,
    /// Stable code of where the days were read.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source_code: &'static str,
    /// Where the days were read, in English.
    pub source: String,
    /// When they were read or last confirmed: a date, or a year where no more is known.
    pub as_of: String,
}
