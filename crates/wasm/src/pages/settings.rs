//! The settings as they are stored and as a file.

use affix_core::open_platform::PlatformKey;
use affix_core::settings::{Settings, SettingsFile};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::value::{tree, write};

/// Valid settings of whatever was stored: older, damaged or nothing at all. Throws where a newer version
/// stored them: they are not to be saved over.
#[wasm_bindgen(js_name = normalizeSettings)]
pub fn normalize_settings(stored: JsValue) -> Result<Ts<Settings>, JsValue> {
    write(&settings_of(stored)?)
}

/// The settings of a file, and what of it cannot be used.
#[wasm_bindgen(js_name = openSettings)]
pub fn open_settings(text: &str) -> Result<Ts<SettingsFile>, JsValue> {
    write(&Settings::open(text))
}

/// The whole key of the Open Platform in a file of settings, where it was put in there.
#[wasm_bindgen(js_name = keyInSettings)]
pub fn key_in_settings(text: &str) -> Result<Option<Ts<PlatformKey>>, JsValue> {
    PlatformKey::in_settings(text).as_ref().map(write).transpose()
}

/// The user's settings as they are stored.
pub(super) fn settings_of(value: impl Into<JsValue>) -> Result<Settings, JsValue> {
    Settings::stored(tree(value.into())?).map_err(|why| Problem::of(&why).into())
}

/// The settings of a request, which has some with a list of profiles.
pub(crate) fn asked_with(value: JsValue) -> Result<Settings, JsValue> {
    let profiles = js_sys::Reflect::get(&value, &"profiles".into()).unwrap_or_default();
    if !js_sys::Array::is_array(&profiles) {
        return Err(Problem::bad_request("it has no settings with profiles").into());
    }
    settings_of(value)
}
