//! The units in which times are counted here.

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// Milliseconds of a minute.
pub(super) const MINUTE: i64 = 60_000;
