//! The core as a WebAssembly module. Each function converts its argument, calls core and converts
//! the answer; there is no logic here. The generated `affix.d.ts` is the only TypeScript definition
//! of the values.

mod problem;

use affix_core::link::{self, Learned, NetworkInfo, ProfileCheck};
use affix_core::page::{self, PageReading, PageSnapshot};
use affix_core::settings::{Profile, Settings};
use affix_core::url::{self, UrlFacts};
use affix_core::view::{self, Look, LookRequest};
use problem::Problem;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Shows a panic's place in the console; to be called once after the module was loaded.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Everything to show for a page or a text.
#[wasm_bindgen]
pub fn look(request: Ts<LookRequest>) -> Result<Ts<Look>, JsValue> {
    out(&view::look(&into(request)?))
}

/// What a page says.
#[wasm_bindgen(js_name = readPage)]
pub fn read_page(snapshot: Ts<PageSnapshot>) -> Result<Ts<PageReading>, JsValue> {
    out(&page::read(&into(snapshot)?))
}

/// How a page is built, without anything that it says.
#[wasm_bindgen(js_name = layoutReport)]
pub fn layout_report(snapshot: Ts<PageSnapshot>) -> Result<String, JsValue> {
    let snapshot = into(snapshot)?;
    Ok(page::layout(&snapshot, &page::read(&snapshot)))
}

/// What an address is.
#[wasm_bindgen(js_name = readUrl)]
pub fn read_url(text: &str) -> Result<Ts<UrlFacts>, JsValue> {
    out(&url::classify(text, &url::Own::default()))
}

/// The networks, those that Affix can make links for first.
#[wasm_bindgen(unchecked_return_type = "NetworkInfo[]")]
pub fn networks() -> Result<JsValue, JsValue> {
    let list: Result<Vec<JsValue>, JsValue> =
        link::networks().iter().map(|n: &NetworkInfo| out(n).map(|ts| ts.js_value())).collect();
    Ok(list?.into_iter().collect::<js_sys::Array>().into())
}

/// What is right and wrong with a profile while it is typed.
#[wasm_bindgen(js_name = checkProfile)]
pub fn check_profile(profile: Ts<Profile>) -> Result<Ts<ProfileCheck>, JsValue> {
    out(&link::check(&into(profile)?))
}

/// What one of the user's own affiliate links tells about their account.
#[wasm_bindgen]
pub fn learn(text: &str) -> Result<Ts<Learned>, JsValue> {
    out(&link::learn(text))
}

/// Valid settings of whatever was stored: older, damaged or nothing at all.
#[wasm_bindgen(js_name = normalizeSettings)]
pub fn normalize_settings(
    #[wasm_bindgen(unchecked_param_type = "unknown")] stored: JsValue,
) -> Result<Ts<Settings>, JsValue> {
    let text = js_sys::JSON::stringify(&stored).ok().and_then(|t| t.as_string()).unwrap_or_default();
    out(&Settings::from_json(&text))
}

fn into<T: Tsify + serde::de::DeserializeOwned>(value: Ts<T>) -> Result<T, JsValue> {
    T::from_js(JsValue::from(value)).map_err(|e| Problem::bad_request(&e.to_string()).into())
}

fn out<T: Tsify + serde::Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    value.into_ts().map_err(|e| Problem::bad_answer(&e.to_string()).into())
}
