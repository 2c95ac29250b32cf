//! Texts by the network's own names.

use serde::de::{Deserialize, Deserializer};

use crate::map::Map;

/// The texts of an object that say something.
pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Map<String, String>, D::Error> {
    let all: Option<Map<String, String>> = Option::deserialize(from)?;
    let mut all = all.unwrap_or_default();
    all.retain(|_, text| !text.trim().is_empty());
    Ok(all)
}
