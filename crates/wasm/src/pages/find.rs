//! Looking for products to promote: the question while it is typed, and what was found.

use affix_core::ask::{self, Clock, ListingLook};
use affix_core::open_platform::{self as platform, FindQuestion, FoundProducts};
use affix_core::settings::Settings;
use affix_core::text::message::FieldProblem;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::settings_of;
use crate::clock::ahead_at;
use crate::value::{read, write, write_all};

/// What is wrong with a question while it is typed, by its fields.
#[wasm_bindgen(js_name = checkFind)]
pub fn check_find(question: Ts<FindQuestion>) -> Result<Vec<Ts<FieldProblem>>, JsValue> {
    write_all(&read(question)?.check())
}

/// The promotions that can be asked for.
#[wasm_bindgen]
pub fn promotions() -> Vec<String> {
    platform::PROMOTIONS.iter().map(|name| (*name).to_owned()).collect()
}

/// What products that were found would earn, and their order; `own` is what the user's own orders say.
#[wasm_bindgen(js_name = foundListing)]
pub fn found_listing(
    found: Ts<FoundProducts>,
    settings: Ts<Settings>,
    profile: Option<String>,
    own: Vec<String>,
    now: f64,
) -> Result<Ts<ListingLook>, JsValue> {
    let settings = settings_of(settings)?;
    let now = ask::moment(now);
    write(&ask::found(&read(found)?, &settings, profile.as_deref(), &own, Clock { now, ahead: ahead_at(now) }))
}
