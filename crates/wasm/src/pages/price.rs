//! Prices that were seen: what to remember of a page, what the records say, and files of them.

use affix_core::ask::{self, ObserveRequest, Observed};
use affix_core::price::{self, PriceHistory, PriceRecords, PriceSeries, SeenProduct};
use affix_core::value::PriceRange;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::settings_of;
use super::snapshot;
use crate::stored::each;
use crate::value::{read, read_plain, write};

/// What is to be remembered of a page.
#[wasm_bindgen]
pub fn observe(request: Ts<ObserveRequest>) -> Result<Ts<Observed>, JsValue> {
    let (rest, settings) = snapshot::without(&request.into(), "settings")?;
    let (rest, shown) = snapshot::without(&rest, "snapshot")?;
    let asked: ObserveRequest = read_plain(rest)?;
    let request = ObserveRequest { settings: settings_of(settings)?, snapshot: snapshot::read(&shown)?, ..asked };
    write(&ask::observe(&request))
}

/// The records that change where `more` is put to those `stored`; `now` in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen]
pub fn remember(stored: Ts<PriceRecords>, more: Ts<PriceRecords>, now: f64) -> Result<Ts<PriceRecords>, JsValue> {
    write(&price::remember(&read(stored)?, &read(more)?, ask::moment(now)))
}

/// What the records say of a product's prices; `shown` is the price on the page in view.
#[wasm_bindgen(js_name = priceHistory)]
pub fn price_history(
    product: Ts<SeenProduct>,
    series: Vec<Ts<PriceSeries>>,
    now: f64,
    shown: Option<Ts<PriceRange>>,
) -> Result<Ts<PriceHistory>, JsValue> {
    let series: Vec<PriceSeries> = each(series).flatten().collect();
    let shown = shown.map(read).transpose()?;
    write(&price::history(&read(product)?, &series, shown, ask::moment(now)))
}
