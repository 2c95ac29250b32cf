//! The core as a WebAssembly module. Each function converts its argument, calls core and converts
//! the answer; there is no logic here. The generated `affix.d.ts` is the only TypeScript definition
//! of the values.

mod problem;
mod snapshot;

use affix_core::campaign::{self, CampaignCheck};
use affix_core::compose::{self, Composed, TemplateCheck};
use affix_core::link::{self, Learned, NetworkInfo, ProfileCheck};
use affix_core::log::{self, Erase};
use affix_core::page::{self, PageReading, PageSnapshot};
use affix_core::settings::{Campaign, Profile, Settings};
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
pub fn look(#[wasm_bindgen(unchecked_param_type = "LookRequest")] request: JsValue) -> Result<Ts<Look>, JsValue> {
    let get = |name: &str| js_sys::Reflect::get(&request, &name.into()).unwrap_or_default();
    let snapshot = get("snapshot");
    let snapshot = (!snapshot.is_null() && !snapshot.is_undefined()).then(|| snapshot::read(&snapshot)).transpose()?;
    let settings = get("settings");
    let profiles = js_sys::Reflect::get(&settings, &"profiles".into()).unwrap_or_default();
    let (true, Some(text)) = (js_sys::Array::is_array(&profiles), get("text").as_string()) else {
        return Err(Problem::bad_request("it has no text, or settings without profiles").into());
    };
    out(&view::look(&LookRequest {
        text,
        snapshot,
        settings: Settings::from_json(&json(&settings)),
        profile: get("profile").as_string(),
        campaign: get("campaign").as_string(),
        now: get("now").as_f64().unwrap_or_default(),
    }))
}

/// What a page says.
#[wasm_bindgen(js_name = readPage)]
pub fn read_page(snapshot: Ts<PageSnapshot>) -> Result<Ts<PageReading>, JsValue> {
    out(&page::read(&snapshot::read(&snapshot.into())?))
}

/// What an address is.
#[wasm_bindgen(js_name = readUrl)]
pub fn read_url(text: &str) -> Result<Ts<UrlFacts>, JsValue> {
    out(&url::classify(text, &url::Own::default()))
}

/// The networks, those that Affix can make links for first.
#[wasm_bindgen(unchecked_return_type = "NetworkInfo[]")]
pub fn networks() -> Result<JsValue, JsValue> {
    each::<NetworkInfo>(&link::networks())
}

/// What is right and wrong with a profile while it is typed.
#[wasm_bindgen(js_name = checkProfile)]
pub fn check_profile(profile: Ts<Profile>) -> Result<Ts<ProfileCheck>, JsValue> {
    out(&link::check(&Profile::from_json(&json(&profile.into()))))
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
    out(&Settings::from_json(&json(&stored)))
}

/// What is right and wrong with a campaign while it is typed, against one of the user's profiles; `now`
/// in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen(js_name = checkCampaign)]
pub fn check_campaign(campaign: Ts<Campaign>, profile: Ts<Profile>, now: f64) -> Result<Ts<CampaignCheck>, JsValue> {
    let profile = Profile::from_json(&json(&profile.into()));
    out(&campaign::check(&Campaign::from_json(&json(&campaign.into())), &profile, view::moment(now)))
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
    log::erased(&log::from_json(&json(&entries)), &Erase::from_json(&json(&what)))
}

/// The text to post for one link or many.
#[wasm_bindgen]
pub fn compose(#[wasm_bindgen(unchecked_param_type = "Post")] post: JsValue) -> Result<Ts<Composed>, JsValue> {
    out(&compose::Post::from_json(&json(&post)).map_or_else(Composed::refused, |post| compose::compose(&post)))
}

/// What is right and wrong with a template while it is typed.
#[wasm_bindgen(js_name = checkTemplate)]
pub fn check_template(text: &str) -> Result<Ts<TemplateCheck>, JsValue> {
    out(&compose::check_template(text))
}

/// The fields that a template may hold.
#[wasm_bindgen(js_name = templateFields)]
pub fn template_fields() -> Vec<String> {
    compose::template_fields().map(Into::into).collect()
}

/// How much less a price is than the one before, both plain decimal numbers, in whole percent.
#[wasm_bindgen]
pub fn discount(price: &str, before: &str) -> Option<String> {
    compose::discount(price, before)
}

/// A value as JSON text, which core reads leniently; the module holds one reader for all of them.
fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).ok().and_then(|t| t.as_string()).unwrap_or_default()
}

/// A list of values for JavaScript.
fn each<T: Tsify + serde::Serialize>(values: &[T]) -> Result<JsValue, JsValue> {
    let list: Result<Vec<JsValue>, JsValue> = values.iter().map(|value| out(value).map(|ts| ts.js_value())).collect();
    Ok(list?.into_iter().collect::<js_sys::Array>().into())
}

fn out<T: Tsify + serde::Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    value.into_ts().map_err(|e| Problem::bad_answer(&e.to_string()).into())
}
