//! What a page says, is worth and how it compares.

use affix_core::address;
use affix_core::ask::{self, CompareRequest, ListingLook, ListingRequest, Look, LookRequest};
use affix_core::commission::Comparison;
use affix_core::open_platform::ProductRates;
use affix_core::page::{self, PageReading, PageSnapshot};
use affix_core::settings::Settings;
use affix_core::text;
use affix_core::value::NetworkCode;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::{asked_with, settings_of};
use super::snapshot;
use crate::clock::ahead_at;
use crate::problem::Problem;
use crate::value::{read_plain, write};

/// Everything to show for a page or a text. The clock's zone is the browser's own.
#[wasm_bindgen]
pub fn look(request: Ts<LookRequest>) -> Result<Ts<Look>, JsValue> {
    let (rest, settings) = snapshot::without(&request.into(), "settings")?;
    let (rest, shown) = snapshot::without(&rest, "snapshot")?;
    let (rest, rates) = snapshot::without(&rest, "rates")?;
    let asked: LookRequest = read_plain(rest)?;
    let rates = kept(rates);
    let shown = (!shown.is_null() && !shown.is_undefined()).then(|| snapshot::read(&shown)).transpose()?;
    let request =
        LookRequest { settings: asked_with(settings)?, snapshot: shown, rates, ahead: ahead_at(asked.now), ..asked };
    write(&ask::look(&request))
}

/// What each of two networks pays for the product of a page, and which pays more; `rates` is what the
/// Open Platform said about it, `own` what the user's own orders say, `now` in milliseconds since 1970-01-01 UTC.
/// Throws where the page shows no product.
#[wasm_bindgen]
pub fn compare(
    snapshot: Ts<PageSnapshot>,
    settings: Ts<Settings>,
    first: String,
    second: String,
    rates: Option<Ts<ProductRates>>,
    own: Vec<String>,
    now: f64,
) -> Result<Ts<Comparison>, JsValue> {
    let now = ask::moment(now);
    let request = CompareRequest {
        snapshot: snapshot::read(&snapshot.into())?,
        settings: settings_of(settings)?,
        networks: [network(&first)?, network(&second)?],
        rates: rates.and_then(|rates| kept(rates.into())),
        own,
        now,
        ahead: ahead_at(now),
    };
    write(&ask::compare(&request).map_err(|why| Problem::of(&why))?)
}

/// The network of a code.
fn network(code: &str) -> Result<NetworkCode, JsValue> {
    code.parse().map_err(|_| Problem::bad_request("it names a network that nobody knows").into())
}

/// What the products of a listing would earn, and their order. The clock's zone is the browser's own.
#[wasm_bindgen]
pub fn listing(request: Ts<ListingRequest>) -> Result<Ts<ListingLook>, JsValue> {
    let (rest, settings) = snapshot::without(&request.into(), "settings")?;
    let (rest, shown) = snapshot::without(&rest, "snapshot")?;
    let asked: ListingRequest = read_plain(rest)?;
    let request = ListingRequest {
        settings: settings_of(settings)?,
        snapshot: snapshot::read(&shown)?,
        ahead: ahead_at(asked.now),
        ..asked
    };
    write(&ask::listing(&request))
}

/// What a page says.
#[wasm_bindgen(js_name = readPage)]
pub fn read_page(snapshot: Ts<PageSnapshot>) -> Result<Ts<PageReading>, JsValue> {
    write(&page::read(&snapshot::read(&snapshot.into())?))
}

/// How a page is built, without anything that it says.
#[wasm_bindgen(js_name = layoutReport)]
pub fn layout_report(snapshot: Ts<PageSnapshot>) -> Result<String, JsValue> {
    let snapshot = snapshot::read(&snapshot.into())?;
    Ok(page::layout(&snapshot, &page::read(&snapshot)))
}

/// What the Open Platform said, as the extension kept it; what cannot be read is as what was never asked.
fn kept(rates: JsValue) -> Option<ProductRates> {
    read_plain(rates).ok().and_then(ProductRates::kept)
}

/// A title that somebody else wrote, such as a tab's, as it can be shown.
#[wasm_bindgen(js_name = shownTitle)]
pub fn shown_title(text: &str) -> String {
    text::shown_title(text)
}

/// The page where AliExpress looks for a title's words; nothing for a title without any.
#[wasm_bindgen(js_name = searchFor)]
pub fn search_for(title: &str) -> Option<String> {
    address::search_for(title)
}
