//! The user's own rates, and what they are typed with.

use affix_core::category;
use affix_core::commission;
use affix_core::compose;
use affix_core::settings::RateOverride;
use affix_core::value::TypedNumber;
use wasm_bindgen::prelude::*;

use crate::{answer, json};

/// What is wrong with a rate of the user's own while it is typed, by its fields; nothing when it can be
/// used.
#[wasm_bindgen(js_name = checkOverride, unchecked_return_type = "FieldProblem[]")]
pub fn check_override(
    #[wasm_bindgen(unchecked_param_type = "RateOverride")] rate: JsValue,
) -> Result<JsValue, JsValue> {
    answer::of(&commission::check_override(&RateOverride::from_json(&json(&rate))))
}

/// The pairs of the user's own rates that hold for the same on a common day.
#[wasm_bindgen(unchecked_return_type = "Overlap[]")]
pub fn overlaps(#[wasm_bindgen(unchecked_param_type = "RateOverride[]")] rates: JsValue) -> Result<JsValue, JsValue> {
    answer::of(&commission::overlaps(&RateOverride::list_from_json(&json(&rates))))
}

/// What a file of rates holds, against the user's own.
#[wasm_bindgen(js_name = readRates, unchecked_return_type = "RatesFile")]
pub fn read_rates(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "RateOverride[]")] have: JsValue,
) -> Result<JsValue, JsValue> {
    answer::of(&commission::read_rates(text, &RateOverride::list_from_json(&json(&have))))
}

/// The numbers of product, store and category in an address.
#[wasm_bindgen(unchecked_return_type = "Pasted")]
pub fn pasted(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&commission::pasted(text))
}

/// AliExpress' first-level categories.
#[wasm_bindgen(unchecked_return_type = "FirstLevel[]")]
pub fn categories() -> Result<JsValue, JsValue> {
    answer::of(&category::first_levels())
}

/// A number as the user typed it.
#[wasm_bindgen(js_name = typedNumber, unchecked_return_type = "TypedNumber")]
pub fn typed_number(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&TypedNumber::of(text))
}

/// How much less a price is than the one before, both plain decimal numbers, in whole percent.
#[wasm_bindgen]
pub fn discount(price: &str, before: &str) -> Option<String> {
    compose::discount(price, before)
}
