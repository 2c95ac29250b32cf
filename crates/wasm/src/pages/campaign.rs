//! Campaigns while they are typed.

use affix_core::ask;
use affix_core::campaign::{self, CampaignCheck};
use affix_core::settings::{Campaign, Profile, Settings};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::settings_of;
use crate::value::{read, write};

/// What is right and wrong with a campaign while it is typed, against one of the user's profiles and beside their
/// other campaigns; `now` in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen(js_name = checkCampaign)]
pub fn check_campaign(
    campaign: Ts<Campaign>,
    profile: Ts<Profile>,
    settings: Ts<Settings>,
    now: f64,
) -> Result<Ts<CampaignCheck>, JsValue> {
    let profile = read(profile)?;
    let all = settings_of(settings)?.campaigns;
    write(&campaign::check(&read(campaign)?, &profile, &all, ask::moment(now)))
}

/// A new campaign, with a pattern for each of the user's networks.
#[wasm_bindgen(js_name = newCampaign)]
pub fn new_campaign(id: &str, settings: Ts<Settings>) -> Result<Ts<Campaign>, JsValue> {
    write(&campaign::begin(id, &settings_of(settings)?.profiles))
}
