//! The user's own key.

use std::fmt;

use serde::Deserialize;

use crate::text::message::{Note, code};
use affix_json::{Document, Json};

/// What the Open Platform knows the user by. White space around each part is gone: a line break behind
/// the app key makes it an unknown one there.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlatformKey {
    /// Number of the user's app.
    pub app_key: String,
    /// What calls are signed with; never sent.
    pub secret: String,
    /// One of the user's tracking ids at AliExpress Portals; empty where none was given.
    pub tracking_id: String,
}

impl PlatformKey {
    /// Of JSON text; what is missing is empty.
    pub fn from_json(text: &str) -> Self {
        let document = Document::of(text);
        let parts = document.value().fields(&["appKey", "secret", "trackingId"]);
        let [app_key, secret, tracking_id] = parts.map(|part: Json<'_>| part.string().trim().to_owned());
        Self { app_key, secret, tracking_id }
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
