//! Sale events and the monthly forecast.

use affix_core::ask;
use affix_core::event;
use affix_core::forecast;
use affix_core::settings::{EventEdit, ForecastInputs};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::{answer, json};

/// Sale events around `now`, in milliseconds since 1970-01-01 UTC, with what is to do: those that run, those
/// of some 13 months, and those just over.
#[wasm_bindgen(unchecked_return_type = "Plan[]")]
pub fn events(
    #[wasm_bindgen(unchecked_param_type = "EventEdit[]")] edits: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    answer::of(&event::plans(&EventEdit::list_from_json(&json(&edits)), ask::moment(now)))
}

/// What is wrong with an event of the user's while it is typed.
#[wasm_bindgen(js_name = checkEvent, unchecked_return_type = "WrongField[]")]
pub fn check_event(edit: Ts<EventEdit>) -> Result<JsValue, JsValue> {
    answer::of(&event::check(&EventEdit::from_json(&json(&edit.into()))))
}

/// The zones that an event's clock times may be meant in, AliExpress' own first.
#[wasm_bindgen(unchecked_return_type = "ZoneInfo[]")]
pub fn zones() -> Result<JsValue, JsValue> {
    answer::of(&event::zones())
}

/// What a month earns, or what has to be put right first.
#[wasm_bindgen(unchecked_return_type = "ForecastAnswer")]
pub fn forecast(inputs: Ts<ForecastInputs>) -> Result<JsValue, JsValue> {
    answer::of(&forecast::answer(&ForecastInputs::from_json(&json(&inputs.into()))))
}
