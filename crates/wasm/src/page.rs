//! What a page says, is worth and how it compares.

use affix_core::ask::{self, CompareRequest, ListingRequest, LookRequest, Order};
use affix_core::open_platform::ProductRates;
use affix_core::page::{self, PageSnapshot};
use affix_core::settings::Settings;
use affix_core::value::NetworkCode;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::settings::stored;
use crate::{answer, json, snapshot};

/// Everything to show for a page or a text.
#[wasm_bindgen(unchecked_return_type = "Look")]
pub fn look(#[wasm_bindgen(unchecked_param_type = "LookRequest")] request: JsValue) -> Result<JsValue, JsValue> {
    let get = |name: &str| js_sys::Reflect::get(&request, &name.into()).unwrap_or_default();
    let snapshot = get("snapshot");
    let snapshot = (!snapshot.is_null() && !snapshot.is_undefined()).then(|| snapshot::read(&snapshot)).transpose()?;
    let settings = get("settings");
    let profiles = js_sys::Reflect::get(&settings, &"profiles".into()).unwrap_or_default();
    let (true, Some(text)) = (js_sys::Array::is_array(&profiles), get("text").as_string()) else {
        return Err(Problem::bad_request("it has no text, or settings without profiles").into());
    };
    answer::of(&ask::look(&LookRequest {
        text,
        exact: get("exact").is_truthy(),
        snapshot,
        settings: stored(&settings)?,
        profile: get("profile").as_string(),
        campaign: get("campaign").as_string(),
        rates: ProductRates::from_json(&json(&get("rates"))),
        now: get("now").as_f64().unwrap_or_default(),
        ahead: ahead(&get("now")),
    }))
}

/// What each of two networks pays for the product of a page, and which pays more; `rates` is what the
/// Open Platform said about it, `now` in milliseconds since 1970-01-01 UTC. Throws where the page shows
/// no product.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    snapshot: Ts<PageSnapshot>,
    settings: Ts<Settings>,
    first: String,
    second: String,
    #[wasm_bindgen(unchecked_param_type = "ProductRates | null")] rates: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let request = CompareRequest {
        snapshot: snapshot::read(&snapshot.into())?,
        settings: stored(&settings.into())?,
        networks: [network(&first)?, network(&second)?],
        rates: ProductRates::from_json(&json(&rates)),
        now,
        ahead: ahead(&now.into()),
    };
    answer::of(&ask::compare(&request).map_err(|why| Problem::of(&why))?)
}

/// The network of a code.
fn network(code: &str) -> Result<NetworkCode, JsValue> {
    code.parse().map_err(|_| Problem::bad_request("it names a network that nobody knows").into())
}

/// What the products of a listing would earn, and their order.
#[wasm_bindgen(unchecked_return_type = "ListingLook")]
pub fn listing(#[wasm_bindgen(unchecked_param_type = "ListingRequest")] request: JsValue) -> Result<JsValue, JsValue> {
    let get = |name: &str| js_sys::Reflect::get(&request, &name.into()).unwrap_or_default();
    answer::of(&ask::listing(&ListingRequest {
        snapshot: snapshot::read(&get("snapshot"))?,
        settings: stored(&get("settings"))?,
        profile: get("profile").as_string(),
        by: get("by").as_string().and_then(|name| Order::named(&name)),
        now: get("now").as_f64().unwrap_or_default(),
        ahead: ahead(&get("now")),
    }))
}

/// What a page says.
#[wasm_bindgen(js_name = readPage, unchecked_return_type = "PageReading")]
pub fn read_page(snapshot: Ts<PageSnapshot>) -> Result<JsValue, JsValue> {
    answer::of(&page::read(&snapshot::read(&snapshot.into())?))
}

/// How a page is built, without anything that it says.
#[wasm_bindgen(js_name = layoutReport)]
pub fn layout_report(snapshot: Ts<PageSnapshot>) -> Result<String, JsValue> {
    let snapshot = snapshot::read(&snapshot.into())?;
    Ok(page::layout(&snapshot, &page::read(&snapshot)))
}

/// Minutes that the browser's clocks are ahead of UTC at a moment.
#[expect(clippy::cast_possible_truncation, reason = "no clock is more than a day off")]
pub(crate) fn ahead(now: &JsValue) -> i32 {
    -js_sys::Date::new(now).get_timezone_offset() as i32
}
