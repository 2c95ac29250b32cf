//! The log of copied links.

use affix_core::kept::log::{self, Erase, LogEntry};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::stored::stored;
use crate::value::read;

/// The log of copied links as CSV.
#[wasm_bindgen(js_name = logCsv)]
pub fn log_csv(entries: Vec<Ts<LogEntry>>) -> String {
    log::to_csv(&stored(entries))
}

/// The log of copied links as JSON text, its times as text.
#[wasm_bindgen(js_name = logJson)]
pub fn log_json(entries: Vec<Ts<LogEntry>>) -> String {
    log::to_json(&stored(entries))
}

/// The places of the entries that an erasure takes; throws where it is not understood, which would take too much.
#[wasm_bindgen(js_name = eraseLog)]
pub fn erase_log(entries: Vec<Ts<LogEntry>>, what: Ts<Erase>) -> Result<Vec<u32>, JsValue> {
    Ok(log::erased(&stored(entries), &read(what)?))
}
