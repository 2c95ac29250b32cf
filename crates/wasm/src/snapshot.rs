//! A page's snapshot as JavaScript hands it over: the scripts, nearly all of it, as they are, and the
//! rest as one JSON text. serde's reader with its error texts is a seventh of the module.

use affix_core::page::PageSnapshot;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::text::long_text;

/// Reads a snapshot.
///
/// # Errors
/// It is no object, or has no list of texts as scripts.
pub(crate) fn read(value: &JsValue) -> Result<PageSnapshot, JsValue> {
    snapshot(value).ok_or_else(|| Problem::bad_request("the page is no snapshot").into())
}

fn snapshot(value: &JsValue) -> Option<PageSnapshot> {
    let key = "scripts".into();
    let scripts: Array = Reflect::get(value, &key).ok()?.dyn_into().ok()?;
    let rest = Object::assign(&Object::new(), value.dyn_ref()?);
    Reflect::set(&rest, &key, &JsValue::NULL).ok()?;
    let mut snapshot = PageSnapshot::from_json(&crate::json(&rest))?;
    for script in scripts.iter() {
        snapshot.scripts.push(long_text(&script)?);
    }
    Some(snapshot)
}
