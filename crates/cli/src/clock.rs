//! The moment that an answer is for.

use affix_core::ask::Clock;
use affix_core::text::message::{Note, code};
use jiff::fmt::temporal::{DateTimeParser, PiecesOffset};

/// The moment of `--at`, by the clocks it is written for; the machine's own unless given.
///
/// # Errors
/// The text is no moment.
pub(crate) fn of(at: Option<&str>) -> Result<Clock, Note> {
    let Some(text) = at else {
        let now = jiff::Zoned::now();
        return Ok(Clock { now: now.timestamp().as_millisecond(), ahead: now.offset().seconds() / 60 });
    };
    read(text).ok_or_else(|| Note::new(code::CLI_BAD_TIME, [("text", text)]))
}

fn read(text: &str) -> Option<Clock> {
    let moment = text.parse::<jiff::Timestamp>().ok()?;
    let ahead = match DateTimeParser::new().parse_pieces(text).ok()?.offset() {
        Some(PiecesOffset::Numeric(offset)) => offset.offset().seconds() / 60,
        _ => 0,
    };
    Some(Clock { now: moment.as_millisecond(), ahead })
}
