//! Affiliate accounts.

use serde::{Deserialize, Serialize};

use super::texts;
use crate::map::Map;

/// One affiliate account: a network and the ids it needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// Name inside the settings; never sent anywhere.
    pub id: String,
    /// What the user calls it, for instance a channel's name.
    pub name: String,
    /// Network code, for instance `aliexpress`, `admitad` or `template`.
    pub network: String,
    /// The user's ids by the network's own key, for instance `aff_short_key`.
    #[serde(deserialize_with = "texts")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub ids: Map<String, String>,
    /// Sub-ids by the network's own parameter, for instance `af`.
    #[serde(deserialize_with = "texts")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: Map<String, String>,
    /// The link template, for network `template` only: `{url}` is the encoded target, `{rawurl}` the
    /// target as it is.
    pub template: Option<String>,
    /// [`Campaign::id`] of the campaign last used with this profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaign: Option<String>,
    /// Which of AliExpress' language sites links land on: `keep` for that of the page, or one of
    /// [`crate::link::landings`]; `None` leaves the choice to AliExpress.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub landing: Option<String>,
}
