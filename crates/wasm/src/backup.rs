//! Backups of everything that is kept, piece by piece.

use affix_core::kept::backup::{self, Progress};
use wasm_bindgen::prelude::*;

use crate::{answer, json};

/// The first line of a backup of these stores.
#[wasm_bindgen(js_name = beginBackup, unchecked_return_type = "Sealed")]
pub fn begin(stores: Vec<String>) -> Result<JsValue, JsValue> {
    answer::of(&backup::begin(&stores))
}

/// Records of a store as lines of a backup; `lines` has the JSON text of a record in each.
#[wasm_bindgen(js_name = addToBackup, unchecked_return_type = "Sealed")]
pub fn add(
    #[wasm_bindgen(unchecked_param_type = "Progress")] so_far: JsValue,
    store: &str,
    lines: &str,
) -> Result<JsValue, JsValue> {
    answer::of(&backup::records(Progress::from_json(&json(&so_far)), store, lines))
}

/// The last line.
#[wasm_bindgen(js_name = endBackup, unchecked_return_type = "Sealed")]
pub fn end(#[wasm_bindgen(unchecked_param_type = "Progress")] so_far: JsValue) -> Result<JsValue, JsValue> {
    answer::of(&backup::end(Progress::from_json(&json(&so_far))))
}

/// Checks the next piece of a backup, of whole lines; `last` when nothing follows. Nothing of a piece without a
/// problem is damaged.
#[wasm_bindgen(js_name = openBackup, unchecked_return_type = "Opened")]
pub fn open(
    #[wasm_bindgen(unchecked_param_type = "Progress | null")] so_far: JsValue,
    piece: &str,
    last: bool,
) -> Result<JsValue, JsValue> {
    answer::of(&backup::open(Progress::from_json(&json(&so_far)), piece, last))
}
