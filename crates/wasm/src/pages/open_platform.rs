//! AliExpress' Open Platform, asked with the user's own key.

use affix_core::ask::{self};
use affix_core::open_platform::{
    self as platform, DetailsQuestion, FindQuestion, FoundProducts, OrdersPage, OrdersQuestion, Pace, PlatformKey,
    ProductDetails, ProductQuestion, ProductRates, Turn,
};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::call;
use crate::value::{read, read_plain, write, write_all};

/// Asks AliExpress's Open Platform about a product with the user's own key: to be called from the service
/// worker, when [`open_platform_turn`] says so. `now` in milliseconds since 1970-01-01 UTC, `timeout` in
/// milliseconds. Throws what the platform refused, with the values of the sentence in `params`.
#[wasm_bindgen(js_name = openPlatformRates)]
pub async fn open_platform_rates(
    key: Ts<PlatformKey>,
    question: Ts<ProductQuestion>,
    now: f64,
    timeout: u32,
) -> Result<Ts<ProductRates>, JsValue> {
    let (key, question, now) = (read(key)?, read(question)?, ask::moment(now));
    let heard = call::send(platform::product_request(&key, &question, now), timeout).await?;
    write(&heard.read(|reply| platform::product_rates(reply, &question, now))?)
}

/// Products to promote, asked and refused as [`open_platform_rates`].
#[wasm_bindgen(js_name = openPlatformFind)]
pub async fn open_platform_find(
    key: Ts<PlatformKey>,
    question: Ts<FindQuestion>,
    now: f64,
    timeout: u32,
) -> Result<Ts<FoundProducts>, JsValue> {
    let (key, question, now) = (read(key)?, read(question)?, ask::moment(now));
    let heard = call::send(platform::find_request(&key, &question, now), timeout).await?;
    write(&heard.read(|reply| platform::found_products(reply, &question, now))?)
}

/// What is said of several products at once, asked and refused as [`open_platform_rates`].
#[wasm_bindgen(js_name = openPlatformDetails)]
pub async fn open_platform_details(
    key: Ts<PlatformKey>,
    question: Ts<DetailsQuestion>,
    now: f64,
    timeout: u32,
) -> Result<Vec<Ts<ProductDetails>>, JsValue> {
    let (key, question) = (read(key)?, read(question)?);
    let heard = call::send(platform::details_request(&key, &question, ask::moment(now)), timeout).await?;
    write_all(&heard.read(|reply| platform::details(reply, &question))?)
}

/// A page of the user's orders, asked and refused as [`open_platform_rates`].
#[wasm_bindgen(js_name = openPlatformOrders)]
pub async fn open_platform_orders(
    key: Ts<PlatformKey>,
    question: Ts<OrdersQuestion>,
    now: f64,
    timeout: u32,
) -> Result<Ts<OrdersPage>, JsValue> {
    let (key, question) = (read(key)?, read(question)?);
    let heard = call::send(platform::orders_request(&key, &question, ask::moment(now)), timeout).await?;
    write(&heard.read(|reply| platform::orders_page(reply, &question))?)
}

/// The user's short link to a page, asked and refused as [`open_platform_rates`].
#[wasm_bindgen(js_name = openPlatformLink)]
pub async fn open_platform_link(key: Ts<PlatformKey>, page: String, now: f64, timeout: u32) -> Result<String, JsValue> {
    let heard = call::send(platform::link_request(&read(key)?, &page, ask::moment(now)), timeout).await?;
    heard.read(|reply| platform::short_link(reply, &page))
}

/// Whether it may be asked now, by the pace that was kept; without one, nothing has been asked yet.
#[wasm_bindgen(js_name = openPlatformTurn)]
pub fn open_platform_turn(pace: JsValue, now: f64) -> Result<Ts<Turn>, JsValue> {
    let pace: Pace = read_plain(pace).unwrap_or_default();
    write(&pace.turn(ask::moment(now).unsigned_abs()))
}

/// The pace to keep after a call: `problem` is the code that it ended in, if it did, and `seconds` the
/// value of that name in its sentence.
#[wasm_bindgen(js_name = openPlatformAfter)]
pub fn open_platform_after(
    pace: Ts<Pace>,
    problem: Option<String>,
    seconds: Option<String>,
    now: f64,
) -> Result<Ts<Pace>, JsValue> {
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    write(&read(pace)?.after(problem.as_deref(), seconds, ask::moment(now).unsigned_abs()))
}
