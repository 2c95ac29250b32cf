//! The user's own rates, and what they are typed with.

use affix_core::category::{self, FirstLevel};
use affix_core::commission::{self, OwnRate, Pasted, RatesFile};
use affix_core::settings::{self, PercentRange, PriceConversion, RateOverride, TypedPercents, TypedShare};
use affix_core::text::message::FieldProblem;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::clock::day;
use crate::stored::stored;
use crate::value::{read, write, write_all};

/// The user's own rates as a list shows them at `now`, in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen(js_name = ownRates)]
pub fn own_rates(rates: Vec<Ts<RateOverride>>, now: f64) -> Result<Vec<Ts<OwnRate>>, JsValue> {
    write_all(&commission::own_rates(&stored(rates), day(now)))
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

/// Two percentages as they are typed.
#[wasm_bindgen(js_name = typedPercents)]
pub fn typed_percents(typed: Ts<PercentRange>) -> Result<Ts<TypedPercents>, JsValue> {
    write(&TypedPercents::of(&read(typed)?))
}

/// The share of new buyers as it is typed.
#[wasm_bindgen(js_name = typedShare)]
pub fn typed_share(typed: &str) -> Result<Ts<TypedShare>, JsValue> {
    write(&TypedShare::of(typed))
}

/// What is wrong with conversions by price while they are typed, by place and field: `2.from`.
#[wasm_bindgen(js_name = checkConversions)]
pub fn check_conversions(steps: Vec<Ts<PriceConversion>>) -> Result<Vec<Ts<FieldProblem>>, JsValue> {
    write_all(&settings::check_conversions(&stored(steps)))
}
