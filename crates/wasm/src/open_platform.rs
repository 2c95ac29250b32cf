//! AliExpress' Open Platform, asked with the user's own key.

use affix_core::ask;
use affix_core::open_platform::{self as platform, Pace, PlatformKey, ProductQuestion};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::{answer, call, json};

/// Asks AliExpress's Open Platform with the user's own key: to be called from the service worker, when
/// [`open_platform_turn`] says so. `now` in milliseconds since 1970-01-01 UTC, `timeout` in milliseconds.
/// The answer is [`ProductRates`] to a question about a product and the short link to one for a page; it
/// throws what the platform refused, with the values of the sentence in `params`.
#[wasm_bindgen(js_name = openPlatform, unchecked_return_type = "ProductRates | string")]
pub async fn open_platform(
    key: Ts<PlatformKey>,
    #[wasm_bindgen(unchecked_param_type = "ProductQuestion | string")] question: JsValue,
    now: f64,
    timeout: u32,
) -> Result<JsValue, JsValue> {
    let key = PlatformKey::from_json(&json(&key.into()));
    let now = ask::moment(now);
    let page = question.as_string();
    let product = ProductQuestion::from_json(&json(&question));
    let form = match &page {
        Some(page) => platform::link_request(&key, page, now),
        None => platform::product_request(&key, &product, now),
    };
    let heard = call::send(form, timeout).await?;
    match page {
        Some(page) => Ok(heard.read(|reply| platform::short_link(reply, &page))?.into()),
        None => answer::of(&heard.read(|reply| platform::product_rates(reply, &product, now))?),
    }
}

/// Whether it may be asked now, by the pace that was kept.
#[wasm_bindgen(js_name = openPlatformTurn, unchecked_return_type = "Turn")]
pub fn open_platform_turn(
    #[wasm_bindgen(unchecked_param_type = "unknown")] pace: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    answer::of(&Pace::from_json(&json(&pace)).turn(ask::moment(now).unsigned_abs()))
}

/// The pace to keep after a call: `problem` is the code that it ended in, if it did, and `seconds` the
/// value of that name in its sentence.
#[wasm_bindgen(js_name = openPlatformAfter, unchecked_return_type = "Pace")]
pub fn open_platform_after(
    pace: Ts<Pace>,
    problem: Option<String>,
    seconds: Option<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let pace = Pace::from_json(&json(&pace.into()));
    answer::of(&pace.after(problem.as_deref(), seconds, ask::moment(now).unsigned_abs()))
}
