//! Addresses and the links made of them.

use affix_core::address::{self, UrlFacts};
use affix_core::ask;
use affix_core::batch::{self, InPlace, Row};
use affix_core::link::{self, Learned, NetworkInfo, Offer, ProfileCheck, Worth};
use affix_core::settings::{Profile, Settings};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::settings_of;
use crate::problem::Problem;
use crate::value::{read, write, write_all};

/// The networks, those that Affix can make links for first.
#[wasm_bindgen]
pub fn networks() -> Result<Vec<Ts<NetworkInfo>>, JsValue> {
    write_all(&link::networks())
}

/// What is right and wrong with a profile while it is typed.
#[wasm_bindgen(js_name = checkProfile)]
pub fn check_profile(profile: Ts<Profile>) -> Result<Ts<ProfileCheck>, JsValue> {
    write(&link::check(&read(profile)?))
}

/// What one of the user's own affiliate links tells about their account.
#[wasm_bindgen]
pub fn learn(text: &str) -> Result<Ts<Learned>, JsValue> {
    write(&link::learn(text))
}

/// What a link to an address is worth, and what would be worth more; `selected` is a product that the
/// user has in view. Nothing for an address that has no link.
#[wasm_bindgen(js_name = linkWorth)]
pub fn link_worth(text: &str, selected: Option<String>) -> Result<Option<Ts<Worth>>, JsValue> {
    let facts = address::classify(text, &address::Own::default());
    link::worth(&facts, selected.and_then(|id| id.parse().ok())).as_ref().map(write).transpose()
}

/// The unofficial offer pages of a product.
#[wasm_bindgen]
pub fn offers(product_id: &str) -> Result<Vec<Ts<Offer>>, JsValue> {
    write_all(&product_id.parse().map(link::offers).unwrap_or_default())
}

/// AliExpress' language sites that a profile may land its links on.
#[wasm_bindgen]
pub fn landings() -> Vec<String> {
    link::landings().iter().map(|host| (*host).to_owned()).collect()
}

/// A row for every address and id in a pasted list or chat text, with the user's own link. `profile` and
/// `campaign` are chosen as in `look`; `now` in milliseconds since 1970-01-01 UTC. Without a profile that
/// can make links, or with a campaign that is gone, it throws the problem as `look` would tell it.
#[wasm_bindgen(js_name = batch)]
pub fn batch_rows(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<String>,
    campaign: Option<String>,
    now: f64,
) -> Result<Vec<Ts<Row>>, JsValue> {
    write_all(&rows(text, settings, profile.as_deref(), campaign.as_deref(), now)?)
}

/// The text itself with the user's own links where AliExpress' addresses and ids stand in it.
#[wasm_bindgen(js_name = inPlace)]
pub fn in_place(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<String>,
    campaign: Option<String>,
    now: f64,
) -> Result<Ts<InPlace>, JsValue> {
    let settings = settings_of(settings)?;
    let made = batch::in_place(text, &settings, profile.as_deref(), campaign.as_deref(), ask::moment(now));
    write(&made.map_err(|why| Problem::of(&why))?)
}

/// The same rows as CSV.
#[wasm_bindgen(js_name = batchCsv)]
pub fn batch_csv(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<String>,
    campaign: Option<String>,
    now: f64,
) -> Result<String, JsValue> {
    Ok(batch::to_csv(&rows(text, settings, profile.as_deref(), campaign.as_deref(), now)?))
}

fn rows(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<&str>,
    campaign: Option<&str>,
    now: f64,
) -> Result<Vec<Row>, JsValue> {
    let settings = settings_of(settings)?;
    batch::of_settings(text, &settings, profile, campaign, ask::moment(now)).map_err(|why| Problem::of(&why).into())
}

/// What an address is.
#[wasm_bindgen(js_name = readUrl)]
pub fn read_url(text: &str) -> Result<Ts<UrlFacts>, JsValue> {
    write(&address::classify(text, &address::Own::default()))
}

/// What each line of a list is.
#[wasm_bindgen(js_name = readUrls)]
pub fn read_urls(lines: &str) -> Result<Vec<Ts<UrlFacts>>, JsValue> {
    lines.lines().map(|line| write(&address::classify(line, &address::Own::default()))).collect()
}
