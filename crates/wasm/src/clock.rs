//! The browser's clock.

use affix_core::ask;
use affix_core::value::Day;

/// Minutes that the browser's clocks are ahead of UTC at a moment.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "no clock is more than a day off")]
pub(crate) fn ahead_at(now: i64) -> i32 {
    -js_sys::Date::new(&(now as f64).into()).get_timezone_offset() as i32
}

/// The day by the browser's clocks at `now`, in milliseconds since 1970-01-01 UTC.
pub(crate) fn day(now: f64) -> Day {
    let now = ask::moment(now);
    Day::at(now, ahead_at(now))
}
