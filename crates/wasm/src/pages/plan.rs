//! Sale events and the monthly forecast.

use affix_core::ask;
use affix_core::event::{self, Plan};
use affix_core::settings::EventEdit;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::stored::stored;
use crate::value::write_all;

/// Sale events around `now`, in milliseconds since 1970-01-01 UTC, with what is to do: those that run, those
/// of some 13 months, and those just over. `done` has the ids of the tasks that the user has ticked.
#[wasm_bindgen]
pub fn events(edits: Vec<Ts<EventEdit>>, done: Vec<String>, now: f64) -> Result<Vec<Ts<Plan>>, JsValue> {
    write_all(&event::plans(&stored(edits), &done, ask::moment(now)))
}
