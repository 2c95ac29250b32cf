//! The settings as they are stored and as a file.

use affix_core::settings::Settings;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::{answer, json};

/// Valid settings of whatever was stored: older, damaged or nothing at all. Throws where a newer version
/// stored them: they are not to be saved over.
#[wasm_bindgen(js_name = normalizeSettings, unchecked_return_type = "Settings")]
pub fn normalize_settings(
    #[wasm_bindgen(unchecked_param_type = "unknown")] stored: JsValue,
) -> Result<JsValue, JsValue> {
    answer::of(&self::stored(&stored)?)
}

/// The settings of a file, and what of it cannot be used.
#[wasm_bindgen(js_name = openSettings, unchecked_return_type = "SettingsFile")]
pub fn open_settings(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&Settings::open(text))
}

/// The user's settings as they are stored.
pub(crate) fn stored(value: &JsValue) -> Result<Settings, JsValue> {
    Settings::from_json(&json(value)).map_err(|why| Problem::of(&why).into())
}
