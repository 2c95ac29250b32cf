//! The calendar's file, events while they are typed, and the monthly forecast.

use affix_core::ask;
use affix_core::event::{self, Entry, ZoneInfo};
use affix_core::forecast::{self, ForecastAnswer};
use affix_core::settings::{EventEdit, ForecastInputs};
use affix_core::text::message::WrongField;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::stored::stored;
use crate::value::{read, write, write_all};

/// The text of a calendar file (`.ics`) with these entries, as it stands at `now`.
#[wasm_bindgen(js_name = calendarFile)]
pub fn calendar_file(entries: Vec<Ts<Entry>>, now: f64) -> String {
    event::calendar_file(&stored(entries), ask::moment(now))
}

/// What is wrong with an event of the user's while it is typed.
#[wasm_bindgen(js_name = checkEvent)]
pub fn check_event(edit: Ts<EventEdit>) -> Result<Vec<Ts<WrongField>>, JsValue> {
    write_all(&event::check(&read(edit)?))
}

/// The zones that an event's clock times may be meant in, AliExpress' own first.
#[wasm_bindgen]
pub fn zones() -> Result<Vec<Ts<ZoneInfo>>, JsValue> {
    write_all(&event::zones())
}

/// What a month earns, or what has to be put right first.
#[wasm_bindgen]
pub fn forecast(inputs: Ts<ForecastInputs>) -> Result<Ts<ForecastAnswer>, JsValue> {
    write(&forecast::answer(&read(inputs)?))
}
