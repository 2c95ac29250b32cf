//! The version of the stored shape.

use crate::record::Value;
use crate::text::message::{Note, code};

/// The version of this shape.
pub const VERSION: u32 = 1;

/// Why settings of a version are not read: what a newer one means is not known.
pub(super) fn unusable(version: &Value) -> Option<Note> {
    match version {
        Value::Nothing => None,
        Value::Number(number) | Value::Text(number) => match number.trim().parse::<u32>() {
            Ok(known) if known <= VERSION => None,
            _ if number.trim().bytes().all(|b| b.is_ascii_digit()) => Some(Note::plain(code::SETTINGS_NEWER)),
            _ => Some(Note::plain(code::SETTINGS_UNKNOWN)),
        },
        _ => Some(Note::plain(code::SETTINGS_UNKNOWN)),
    }
}
