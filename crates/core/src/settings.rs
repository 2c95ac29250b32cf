//! What the user has set: their networks and ids, who buys from them, and in which currency to
//! count. The extension stores exactly this as JSON; `affix estimate --profile FILE` reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All settings. Missing keys take their default, so an older file reads as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Version of this shape; 1 today.
    pub version: u32,
    /// The user's affiliate profiles, in the order they arranged them.
    pub profiles: Vec<Profile>,
    /// [`Profile::id`] of the profile used unless another is chosen.
    pub default_profile: Option<String>,
    /// Who buys through the user's links.
    pub buyers: Buyers,
    /// ISO 4217 code to show estimates in; `None` keeps the page's currency.
    pub currency: Option<String>,
    /// The user's own exchange rates.
    pub exchange: Vec<ExchangeRate>,
    /// Rates the user knows better than any table.
    pub overrides: Vec<RateOverride>,
    /// Buyers among 100 clicks, lowest and highest, in percent as decimal text.
    pub conversion: Option<PercentRange>,
}

/// One affiliate account: a network and the ids it needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", default)]
pub struct Profile {
    /// Name inside the settings; never sent anywhere.
    pub id: String,
    /// What the user calls it, for instance a channel's name.
    pub name: String,
    /// Network code, for instance `aliexpress`, `admitad` or `template`.
    pub network: String,
    /// The user's ids by the network's own key, for instance `aff_short_key`.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub ids: BTreeMap<String, String>,
    /// Sub-ids by the network's own parameter, for instance `af`.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: BTreeMap<String, String>,
    /// The link template, for network `template` only: `{url}` is the encoded target, `{rawurl}` the
    /// target as it is.
    pub template: Option<String>,
}

/// The mix of buyers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", default)]
pub struct Buyers {
    /// How many of 100 buyers are new to AliExpress, 0 to 100; `None` when the user does not know.
    pub new_share: Option<u8>,
    /// What new buyers pay the user, if their network told them: percent as decimal text.
    pub new_rate: Option<PercentRange>,
}

/// Two percentages as decimal text, `low` not above `high`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct PercentRange {
    /// The lower percentage, for instance `"5"`.
    pub low: String,
    /// The higher percentage, for instance `"8.5"`.
    pub high: String,
}

/// `1 from = rate to`, as the user wrote it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct ExchangeRate {
    /// ISO 4217 code of the one unit.
    pub from: String,
    /// ISO 4217 code it is worth.
    pub to: String,
    /// Decimal text above zero.
    pub rate: String,
    /// The day the user wrote it, `YYYY-MM-DD`.
    pub as_of: Option<String>,
}

/// A commission rate that the user states for some products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct RateOverride {
    /// Only for this network; `None` for all.
    pub network: Option<String>,
    /// Only for this product (global id).
    pub product: Option<String>,
    /// Only for this store (public store number).
    pub store: Option<String>,
    /// Only for this category (any id on the product's path).
    pub category: Option<String>,
    /// The rate.
    pub rate: PercentRange,
    /// First day it holds, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day it holds, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Where the user has it from.
    pub note: Option<String>,
}
