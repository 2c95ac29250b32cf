//! The user's own key.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::record::Value;
use crate::text::message::{Note, code};

/// What the Open Platform knows the user by. White space around each part is gone: a line break behind
/// the app key makes it an unknown one there.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlatformKey {
    /// Number of the user's app.
    #[serde(deserialize_with = "trimmed")]
    pub app_key: String,
    /// What calls are signed with; never sent.
    #[serde(deserialize_with = "trimmed")]
    pub secret: String,
    /// One of the user's tracking ids at AliExpress Portals; empty where none was given.
    #[serde(deserialize_with = "trimmed")]
    pub tracking_id: String,
}

fn trimmed<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(String::deserialize(from)?.trim().to_owned())
}

impl PlatformKey {
    /// The key in an exported file of settings, where the user wanted it in there; none where it holds no whole
    /// one.
    ///
    /// ```
    /// use affix_core::open_platform::PlatformKey;
    /// let file = r#"{"version": 1, "openPlatform": {"appKey": " 510000 ", "secret": "s"}}"#;
    /// assert_eq!(PlatformKey::in_settings(file).map(|key| key.app_key).as_deref(), Some("510000"));
    /// assert_eq!(PlatformKey::in_settings(r#"{"openPlatform": {"appKey": "510000"}}"#), None);
    /// ```
    pub fn in_settings(text: &str) -> Option<Self> {
        let fields = Value::parse(text).ok()?.into_fields()?;
        let (_, key) = fields.into_iter().find(|(name, _)| name == "openPlatform")?;
        key.read().ok().filter(|key: &Self| key.check().is_ok())
    }

    /// What is wrong with it before anything is sent.
    pub(super) fn check(&self) -> Result<(), Note> {
        if self.app_key.is_empty() || !self.app_key.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Note::plain(code::OPEN_PLATFORM_APP_KEY));
        }
        if self.secret.is_empty() {
            return Err(Note::plain(code::OPEN_PLATFORM_SECRET));
        }
        Ok(())
    }
}

/// Without the secret, wherever it is printed.
impl fmt::Debug for PlatformKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlatformKey").field("app_key", &self.app_key).finish_non_exhaustive()
    }
}
