//! Values on their way in and out: `serde-wasm-bindgen` carries them, and the signatures say their types.

use affix_core::record::{Value, Wrong};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Serializer, from_value};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

use crate::problem::Problem;

/// What is absent is `null` and a map is an object, as the types say.
const WRITER: Serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);

/// The value as JavaScript has it.
pub(crate) fn write<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    let written = value.serialize(&WRITER).map_err(|_| not_written())?;
    Ok(Ts::new_unchecked(written))
}

// The errors stand once in the module, not once for each type.

#[inline(never)]
fn not_written() -> JsValue {
    Problem::bad_answer().into()
}

#[inline(never)]
fn unread(wrong: Wrong) -> JsValue {
    Problem::unread(&wrong).into()
}

/// The values as a list of JavaScript.
pub(crate) fn write_all<T: Tsify + Serialize>(values: &[T]) -> Result<Vec<Ts<T>>, JsValue> {
    values.iter().map(write).collect()
}

/// A value as core reads all of them.
///
/// # Errors
/// It holds what no JSON has.
#[inline(never)]
pub(crate) fn tree(value: JsValue) -> Result<Value, JsValue> {
    from_value(value).map_err(|_| Problem::bad_request("it holds a function, a symbol or another odd value").into())
}

/// A value of the type that the signature says.
///
/// # Errors
/// It has another shape.
pub(crate) fn read<T: Tsify + DeserializeOwned>(value: Ts<T>) -> Result<T, JsValue> {
    read_plain(value.into())
}

/// The same of a value whose type was taken off.
pub(crate) fn read_plain<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    tree(value)?.read().map_err(unread)
}
