//! Patterns for sub-ids.

use serde::{Deserialize, Serialize};

use super::texts::texts;
use crate::map::Map;

/// A named set of patterns for sub-ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Campaign {
    /// Name inside the settings; never sent anywhere.
    pub id: String,
    /// What the user calls it; patterns write it as `{campaign}`.
    pub name: String,
    /// Where its links are posted; patterns write it as `{channel}`.
    pub channel: String,
    /// Patterns such as `{date}-{channel}` by the network's own parameter, for instance `af`; those of
    /// several networks may stand side by side.
    #[serde(deserialize_with = "texts")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: Map<String, String>,
}
