//! Backups of everything that is kept, piece by piece.

use affix_core::kept::backup::{self, Opened, Progress, Sealed};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::value::{read, write};

/// The first line of a backup of these stores.
#[wasm_bindgen(js_name = beginBackup)]
pub fn begin(stores: Vec<String>) -> Result<Ts<Sealed>, JsValue> {
    write(&backup::begin(&stores))
}

/// Records of a store as lines of a backup; `lines` has the JSON text of a record in each.
#[wasm_bindgen(js_name = addToBackup)]
pub fn add(so_far: Ts<Progress>, store: &str, lines: &str) -> Result<Ts<Sealed>, JsValue> {
    write(&backup::records(read(so_far)?, store, lines))
}

/// The last line.
#[wasm_bindgen(js_name = endBackup)]
pub fn end(so_far: Ts<Progress>) -> Result<Ts<Sealed>, JsValue> {
    write(&backup::end(read(so_far)?))
}

/// Checks the next piece of a backup, of whole lines; `last` when nothing follows. Nothing of a piece without a
/// problem is damaged.
#[wasm_bindgen(js_name = openBackup)]
pub fn open(so_far: Option<Ts<Progress>>, piece: &str, last: bool) -> Result<Ts<Opened>, JsValue> {
    let so_far = so_far.map(read).transpose()?.unwrap_or_default();
    write(&backup::open(so_far, piece, last))
}
