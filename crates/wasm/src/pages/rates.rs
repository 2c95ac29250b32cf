//! The user's own rates, and what they are typed with.

use affix_core::report::learn::{self, SettledRates};
use affix_core::settings::ExchangeRate;
use affix_core::text::message::FieldProblem;
use affix_core::value::{PriceRange, TypedNumber};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::clock::day;
use crate::value::{read, write, write_all};

/// The day by the browser's clocks at `now`, in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen]
pub fn today(now: f64) -> String {
    day(now).to_string()
}

/// What is wrong with an exchange rate while it is typed, by its fields.
#[wasm_bindgen(js_name = checkExchange)]
pub fn check_exchange(rate: Ts<ExchangeRate>) -> Result<Vec<Ts<FieldProblem>>, JsValue> {
    write_all(&read(rate)?.check())
}

/// A number as the user typed it.
#[wasm_bindgen(js_name = typedNumber)]
pub fn typed_number(text: &str) -> Result<Ts<TypedNumber>, JsValue> {
    write(&TypedNumber::of(text))
}

/// By how much less a price is than the one before, in whole percent.
#[wasm_bindgen]
pub fn discount(price: Ts<PriceRange>, before: Ts<PriceRange>) -> Result<Option<String>, JsValue> {
    Ok(read(price)?.below(read(before)?).map(|off| off.to_string()))
}

/// The rates that packs of the user's own orders say of products by a network, sent to a country: of those that they say
/// anything of, each once; and which packs to look in.
#[wasm_bindgen(js_name = settledRates)]
pub fn settled_rates(
    products: Vec<String>,
    network: &str,
    country: Option<String>,
    own: Vec<String>,
) -> Result<Ts<SettledRates>, JsValue> {
    let products: Vec<_> = products.iter().filter_map(|id| id.parse().ok()).collect();
    let (rates, own_packs) = match network.parse() {
        Ok(network) => (
            learn::settled_rates(&own, &products, network, country.as_deref()),
            learn::settled_packs(&products, network, country.as_deref()),
        ),
        Err(_) => Default::default(),
    };
    write(&SettledRates { rates, own_packs })
}
