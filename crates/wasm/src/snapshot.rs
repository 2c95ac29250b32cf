//! A page's snapshot as JavaScript hands it over, read by hand: it is the largest value that crosses,
//! and serde's reader with its error texts is a seventh of the module.

use affix_core::map::Map;
use affix_core::page::PageSnapshot;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::text::long_text;

/// Reads a snapshot.
///
/// # Errors
/// A value of another shape than the type says.
pub(crate) fn read(value: &JsValue) -> Result<PageSnapshot, JsValue> {
    let get = |name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    Ok(PageSnapshot {
        url: text(&get("url"))?,
        title: text(&get("title"))?,
        meta: map(&get("meta"), text)?,
        json_ld: list(&get("jsonLd"), text)?,
        scripts: list(&get("scripts"), |value| long_text(value).ok_or_else(bad))?,
        omitted: list(&get("omitted"), bytes)?,
        fields: map(&get("fields"), |texts| list(texts, text))?,
        groups: map(&get("groups"), |items| list(items, |item| map(item, |texts| list(texts, text))))?,
    })
}

fn bad() -> JsValue {
    Problem::bad_request("a part of the page has another type than it should").into()
}

fn text(value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(bad)
}

fn bytes(value: &JsValue) -> Result<u32, JsValue> {
    let number = value.as_f64().ok_or_else(bad)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    Ok(number as u32)
}

fn list<T>(value: &JsValue, one: impl Fn(&JsValue) -> Result<T, JsValue>) -> Result<Vec<T>, JsValue> {
    value.dyn_ref::<Array>().ok_or_else(bad)?.iter().map(|value| one(&value)).collect()
}

fn map<T>(value: &JsValue, one: impl Fn(&JsValue) -> Result<T, JsValue>) -> Result<Map<String, T>, JsValue> {
    let object = value.dyn_ref::<Object>().ok_or_else(bad)?;
    let keys = Object::keys(object);
    let pair = |key: JsValue| Ok((text(&key)?, one(&Reflect::get(object, &key)?)?));
    keys.iter().map(pair).collect()
}
