//! The browser's clock.

/// Minutes that the browser's clocks are ahead of UTC at a moment.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "no clock is more than a day off")]
pub(crate) fn ahead_at(now: i64) -> i32 {
    -js_sys::Date::new(&(now as f64).into()).get_timezone_offset() as i32
}
