//! What is kept: the user's shortlist and the log of copied links.

use affix_core::ask::{self, Clock, ListingLook};
use affix_core::kept::log::{self, Erase, LogEntry};
use affix_core::kept::{self, Alert, KeptProduct};
use affix_core::price::SeenProduct;
use affix_core::settings::Settings;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::page::ahead_at;
use crate::value::{each, read, stored, write, write_all};

/// What the products of the user's shortlist would earn, and their order.
#[wasm_bindgen]
pub fn shortlist(
    kept: Vec<Ts<KeptProduct>>,
    settings: Ts<Settings>,
    profile: Option<String>,
    now: f64,
) -> Result<Ts<ListingLook>, JsValue> {
    let settings = crate::settings::stored(settings.into())?;
    let now = ask::moment(now);
    write(&ask::shortlist(
        &KeptProduct::usable(each(kept).flatten().collect()),
        &settings,
        profile.as_deref(),
        Clock { now, ahead: ahead_at(now) },
    ))
}

/// What there is to tell of the products on the user's shortlist, by what was seen of them.
#[wasm_bindgen(js_name = watchAlerts)]
pub fn watch_alerts(kept: Vec<Ts<KeptProduct>>, seen: Vec<Ts<SeenProduct>>) -> Result<Vec<Ts<Alert>>, JsValue> {
    let kept = KeptProduct::usable(each(kept).flatten().collect());
    let seen: Vec<SeenProduct> = each(seen).flatten().collect();
    write_all(&kept::alerts(&kept, &seen))
}

/// The log of copied links as CSV.
#[wasm_bindgen(js_name = logCsv)]
pub fn log_csv(entries: Vec<Ts<LogEntry>>) -> String {
    log::to_csv(&stored(entries))
}

/// The log of copied links as JSON text, its times as text.
#[wasm_bindgen(js_name = logJson)]
pub fn log_json(entries: Vec<Ts<LogEntry>>) -> String {
    log::to_json(&stored(entries))
}

/// The places of the entries that an erasure takes; throws where it is not understood, which would take too much.
#[wasm_bindgen(js_name = eraseLog)]
pub fn erase_log(entries: Vec<Ts<LogEntry>>, what: Ts<Erase>) -> Result<Vec<u32>, JsValue> {
    Ok(log::erased(&stored(entries), &read(what)?))
}

/// A table as CSV: its cells one after another, the headings first, `width` in each line.
#[wasm_bindgen(js_name = tableCsv)]
#[expect(clippy::needless_pass_by_value, reason = "the boundary hands it over")]
pub fn table_csv(cells: Vec<String>, width: usize) -> String {
    affix_core::text::sheet(&cells, width)
}
