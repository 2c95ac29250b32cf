//! What is kept: the user's shortlist and the log of copied links.

use affix_core::ask::{self, Clock, Order};
use affix_core::kept::KeptProduct;
use affix_core::kept::log::{self, Erase};
use affix_core::settings::Settings;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::page::ahead;
use crate::settings::stored;
use crate::{answer, json};

/// What the products of the user's shortlist would earn, and their order.
#[wasm_bindgen(js_name = shortlist, unchecked_return_type = "ListingLook")]
pub fn kept(
    #[wasm_bindgen(unchecked_param_type = "KeptProduct[]")] kept: JsValue,
    settings: Ts<Settings>,
    #[wasm_bindgen(unchecked_param_type = "string | null")] profile: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Order | null")] by: Option<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    let settings = stored(&settings.into())?;
    let by = by.and_then(|name| Order::named(&name));
    let kept = KeptProduct::list(&json(&kept));
    answer::of(&ask::shortlist(
        &kept,
        &settings,
        profile.as_deref(),
        by,
        Clock { now: ask::moment(now), ahead: ahead(&now.into()) },
    ))
}

/// The log of copied links as CSV.
#[wasm_bindgen(js_name = logCsv)]
pub fn log_csv(#[wasm_bindgen(unchecked_param_type = "LogEntry[]")] entries: JsValue) -> String {
    log::to_csv(&log::from_json(&json(&entries)))
}

/// The log of copied links as JSON text, its times as text.
#[wasm_bindgen(js_name = logJson)]
pub fn log_json(#[wasm_bindgen(unchecked_param_type = "LogEntry[]")] entries: JsValue) -> String {
    log::to_json(&log::from_json(&json(&entries)))
}

/// The places of the entries that an erasure takes.
#[wasm_bindgen(js_name = eraseLog)]
pub fn erase_log(
    #[wasm_bindgen(unchecked_param_type = "LogEntry[]")] entries: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Erase")] what: JsValue,
) -> Vec<u32> {
    Erase::from_json(&json(&what)).map_or_else(Vec::new, |what| log::erased(&log::from_json(&json(&entries)), &what))
}
