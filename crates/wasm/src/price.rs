//! Prices that were seen: what to remember of a page, what the records say, and files of them.

use affix_core::ask::{self, ObserveRequest, Observed};
use affix_core::price::{
    self, FilePart, ImportProgress, PriceChart, PriceHistory, PriceRecords, PriceSeries, PricesRead, SeenFigures,
    SeenProduct,
};
use affix_core::settings::EventEdit;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::settings::stored;
use crate::snapshot;
use crate::value::{each, read, read_plain, write};

/// What is to be remembered of a page.
#[wasm_bindgen]
pub fn observe(request: Ts<ObserveRequest>) -> Result<Ts<Observed>, JsValue> {
    let (rest, settings) = snapshot::without(&request.into(), "settings")?;
    let (rest, shown) = snapshot::without(&rest, "snapshot")?;
    let asked: ObserveRequest = read_plain(rest)?;
    let request = ObserveRequest { settings: stored(settings)?, snapshot: snapshot::read(&shown)?, ..asked };
    write(&ask::observe(&request))
}

/// The records that change where `more` is put to those `stored`; `now` in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen]
pub fn remember(stored: Ts<PriceRecords>, more: Ts<PriceRecords>, now: f64) -> Result<Ts<PriceRecords>, JsValue> {
    write(&price::remember(&read(stored)?, &read(more)?, ask::moment(now)))
}

/// The figures of products as they were seen last; in the same order.
#[wasm_bindgen(js_name = seenFigures)]
pub fn seen_figures(products: Vec<Ts<SeenProduct>>) -> Result<Vec<Ts<SeenFigures>>, JsValue> {
    let figures = each(products).map(|product| product.map(|product| product.figures()).unwrap_or_default());
    crate::value::write_all(&figures.collect::<Vec<_>>())
}

/// What the records say of a product's prices.
#[wasm_bindgen(js_name = priceHistory)]
pub fn price_history(
    product: Ts<SeenProduct>,
    series: Vec<Ts<PriceSeries>>,
    now: f64,
) -> Result<Ts<PriceHistory>, JsValue> {
    let series: Vec<PriceSeries> = each(series).flatten().collect();
    write(&price::history(&read(product)?, &series, ask::moment(now)))
}

/// One series as a chart shows it, with the sale events of its days.
#[wasm_bindgen(js_name = priceChart)]
pub fn price_chart(
    product: Ts<SeenProduct>,
    series: Ts<PriceSeries>,
    events: Vec<Ts<EventEdit>>,
    now: f64,
) -> Result<Option<Ts<PriceChart>>, JsValue> {
    let events = crate::value::stored(events);
    let chart = price::chart(&read(product)?, &read(series)?, &events, ask::moment(now));
    chart.as_ref().map(write).transpose()
}

/// Reads the next piece of a file of observations, of whole lines; `last` when nothing follows.
#[wasm_bindgen(js_name = readPrices)]
pub fn read_prices(so_far: Option<Ts<ImportProgress>>, piece: &str, last: bool) -> Result<Ts<PricesRead>, JsValue> {
    let so_far = so_far.map(read).transpose()?.unwrap_or_default();
    write(&price::read(so_far, piece, last))
}

/// A piece of the file of observations as CSV.
#[wasm_bindgen(js_name = pricesCsv)]
pub fn prices_csv(records: Ts<PriceRecords>, part: Ts<FilePart>) -> Result<String, JsValue> {
    Ok(price::to_csv(&read(records)?, read(part)?))
}

/// The same as JSON.
#[wasm_bindgen(js_name = pricesJson)]
pub fn prices_json(records: Ts<PriceRecords>, part: Ts<FilePart>) -> Result<String, JsValue> {
    Ok(price::to_json(&read(records)?, read(part)?))
}
