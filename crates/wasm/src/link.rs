//! Addresses and the links made of them.

use affix_core::address;
use affix_core::ask;
use affix_core::batch;
use affix_core::campaign;
use affix_core::link;
use affix_core::settings::{Campaign, Profile, Settings};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::settings::stored;
use crate::{answer, json};

/// The networks, those that Affix can make links for first.
#[wasm_bindgen(unchecked_return_type = "NetworkInfo[]")]
pub fn networks() -> Result<JsValue, JsValue> {
    answer::of(&link::networks())
}

/// What is right and wrong with a profile while it is typed.
#[wasm_bindgen(js_name = checkProfile, unchecked_return_type = "ProfileCheck")]
pub fn check_profile(profile: Ts<Profile>) -> Result<JsValue, JsValue> {
    answer::of(&link::check(&Profile::from_json(&json(&profile.into()))))
}

/// What is right and wrong with a campaign while it is typed, against one of the user's profiles; `now`
/// in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen(js_name = checkCampaign, unchecked_return_type = "CampaignCheck")]
pub fn check_campaign(campaign: Ts<Campaign>, profile: Ts<Profile>, now: f64) -> Result<JsValue, JsValue> {
    let profile = Profile::from_json(&json(&profile.into()));
    answer::of(&campaign::check(&Campaign::from_json(&json(&campaign.into())), &profile, ask::moment(now)))
}

/// What one of the user's own affiliate links tells about their account.
#[wasm_bindgen(unchecked_return_type = "Learned")]
pub fn learn(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&link::learn(text))
}

/// What a link to an address is worth, and what would be worth more; `selected` is a product that the
/// user has in view. Nothing for an address that has no link.
#[wasm_bindgen(js_name = linkWorth, unchecked_return_type = "Worth | null")]
pub fn link_worth(text: &str, selected: Option<String>) -> Result<JsValue, JsValue> {
    let facts = address::classify(text, &address::Own::default());
    answer::of(&link::worth(&facts, selected.and_then(|id| id.parse().ok())))
}

/// The unofficial offer pages of a product.
#[wasm_bindgen(unchecked_return_type = "Offer[]")]
pub fn offers(product_id: &str) -> Result<JsValue, JsValue> {
    answer::of(&product_id.parse().map(link::offers).unwrap_or_default())
}

/// AliExpress' language sites that a profile may land its links on.
#[wasm_bindgen]
pub fn landings() -> Vec<String> {
    link::landings().iter().map(|host| (*host).to_owned()).collect()
}

/// A row for every address and id in a pasted list or chat text, with the user's own link. `profile` and
/// `campaign` are chosen as in `look`; `now` in milliseconds since 1970-01-01 UTC. Without a profile that
/// can make links, or with a campaign that is gone, it throws the problem as `look` would tell it.
#[wasm_bindgen(js_name = batch, unchecked_return_type = "Row[]")]
pub fn batch_rows(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<String>,
    campaign: Option<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    answer::of(&rows(text, &settings.into(), profile.as_deref(), campaign.as_deref(), now)?)
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
    Ok(batch::to_csv(&rows(text, &settings.into(), profile.as_deref(), campaign.as_deref(), now)?))
}

fn rows(
    text: &str,
    settings: &JsValue,
    profile: Option<&str>,
    campaign: Option<&str>,
    now: f64,
) -> Result<Vec<batch::Row>, JsValue> {
    let settings = stored(settings)?;
    batch::of_settings(text, &settings, profile, campaign, ask::moment(now)).map_err(|why| Problem::of(&why).into())
}

/// What an address is.
#[wasm_bindgen(js_name = readUrl, unchecked_return_type = "UrlFacts")]
pub fn read_url(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&address::classify(text, &address::Own::default()))
}

/// What each line of a list is.
#[wasm_bindgen(js_name = readUrls, unchecked_return_type = "UrlFacts[]")]
pub fn read_urls(lines: &str) -> Result<JsValue, JsValue> {
    answer::parsed(&address::classify_lines(lines, &address::Own::default()))
}
