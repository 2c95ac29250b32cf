//! Prices that were seen: lists, charts and files of them.

use affix_core::ask;
use affix_core::kept::{self, Changed, Checked, KeptProduct};
use affix_core::price::{
    self, FilePart, ImportProgress, PriceChart, PriceRecords, PriceSeries, PricesRead, SeenFigures, SeenProduct,
};
use affix_core::settings::EventEdit;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::stored::each;
use crate::value::{read, write};

/// The figures of products as they were seen last; in the same order.
#[wasm_bindgen(js_name = seenFigures)]
pub fn seen_figures(products: Vec<Ts<SeenProduct>>) -> Result<Vec<Ts<SeenFigures>>, JsValue> {
    let figures = each(products).map(|product| product.map(|product| product.figures()).unwrap_or_default());
    crate::value::write_all(&figures.collect::<Vec<_>>())
}

/// What changed of the products that are kept after the moment `since`, the latest first.
#[wasm_bindgen(js_name = changesSince)]
pub fn changes_since(
    kept: Vec<Ts<KeptProduct>>,
    seen: Vec<Ts<SeenProduct>>,
    series: Vec<Ts<PriceSeries>>,
    checked: Vec<Ts<Checked>>,
    since: f64,
    now: f64,
) -> Result<Vec<Ts<Changed>>, JsValue> {
    let kept: Vec<KeptProduct> = each(kept).flatten().collect();
    let seen: Vec<SeenProduct> = each(seen).flatten().collect();
    let series: Vec<PriceSeries> = each(series).flatten().collect();
    let checked: Vec<Checked> = each(checked).flatten().collect();
    let found = kept::changes(&kept, &seen, &series, &checked, ask::moment(since), ask::moment(now));
    crate::value::write_all(&found)
}

/// One series as a chart shows it, with the sale events of its days.
#[wasm_bindgen(js_name = priceChart)]
pub fn price_chart(
    product: Ts<SeenProduct>,
    series: Ts<PriceSeries>,
    events: Vec<Ts<EventEdit>>,
    now: f64,
) -> Result<Option<Ts<PriceChart>>, JsValue> {
    let events = crate::stored::stored(events);
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
