//! A request that holds a page. The scripts, nearly all of it, go their own short way ([`long_text`]).

use affix_core::page::PageSnapshot;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::long_text::long_text;
use crate::problem::Problem;
use crate::value::read_plain;

/// A copy of an object without one of its values, and that value.
///
/// # Errors
/// It is no object.
pub(crate) fn without(object: &JsValue, name: &str) -> Result<(JsValue, JsValue), JsValue> {
    let object: &Object = object.dyn_ref().ok_or_else(|| Problem::bad_request("it is no object"))?;
    let name = name.into();
    let rest = Object::assign(&Object::new(), object);
    Reflect::set(&rest, &name, &JsValue::NULL)?;
    Ok((rest.into(), Reflect::get(object, &name)?))
}

/// Reads a snapshot.
///
/// # Errors
/// It has another shape, or no list of texts as scripts.
pub(crate) fn read(value: &JsValue) -> Result<PageSnapshot, JsValue> {
    let (rest, scripts) = without(value, "scripts")?;
    let texts = |scripts: &Array| scripts.iter().map(|script| long_text(&script)).collect::<Option<Vec<String>>>();
    let scripts = scripts.dyn_ref().and_then(texts);
    let mut snapshot: PageSnapshot = read_plain(rest)?;
    snapshot.scripts = scripts.ok_or_else(|| Problem::bad_request("the page has no list of scripts"))?;
    Ok(snapshot)
}
