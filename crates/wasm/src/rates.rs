//! The user's own rates, and what they are typed with.

use affix_core::category::{self, FirstLevel};
use affix_core::commission::{self, Overlap, Pasted, RatesFile};
use affix_core::compose;
use affix_core::link::FieldProblem;
use affix_core::settings::RateOverride;
use affix_core::value::TypedNumber;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::value::{read, stored, write, write_all};

/// What is wrong with a rate of the user's own while it is typed, by its fields; nothing when it can be
/// used.
#[wasm_bindgen(js_name = checkOverride)]
pub fn check_override(rate: Ts<RateOverride>) -> Result<Vec<Ts<FieldProblem>>, JsValue> {
    write_all(&commission::check_override(&read(rate)?))
}

/// The pairs of the user's own rates that hold for the same on a common day.
#[wasm_bindgen]
pub fn overlaps(rates: Vec<Ts<RateOverride>>) -> Result<Vec<Ts<Overlap>>, JsValue> {
    write_all(&commission::overlaps(&stored(rates)))
}

/// What a file of rates holds, against the user's own.
#[wasm_bindgen(js_name = readRates)]
pub fn read_rates(text: &str, have: Vec<Ts<RateOverride>>) -> Result<Ts<RatesFile>, JsValue> {
    write(&commission::read_rates(text, &stored(have)))
}

/// The numbers of product, store and category in an address.
#[wasm_bindgen]
pub fn pasted(text: &str) -> Result<Ts<Pasted>, JsValue> {
    write(&commission::pasted(text))
}

/// AliExpress' first-level categories.
#[wasm_bindgen]
pub fn categories() -> Result<Vec<Ts<FirstLevel>>, JsValue> {
    write_all(&category::first_levels())
}

/// A number as the user typed it.
#[wasm_bindgen(js_name = typedNumber)]
pub fn typed_number(text: &str) -> Result<Ts<TypedNumber>, JsValue> {
    write(&TypedNumber::of(text))
}

/// How much less a price is than the one before, both plain decimal numbers, in whole percent.
#[wasm_bindgen]
pub fn discount(price: &str, before: &str) -> Option<String> {
    compose::discount(price, before)
}
