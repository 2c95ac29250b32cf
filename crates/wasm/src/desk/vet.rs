//! The limits of vetting, and changes to them while they are typed.

use affix_core::settings::LimitEdit;
use affix_core::text::message::FieldProblem;
use affix_core::vet::{self, LimitRow};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::stored::stored;
use crate::value::{read, write_all};

/// Every limit that can be changed, as it is with the user's changes.
#[wasm_bindgen(js_name = vetLimits)]
pub fn vet_limits(edits: Vec<Ts<LimitEdit>>) -> Result<Vec<Ts<LimitRow>>, JsValue> {
    write_all(&vet::limits(&stored(edits)))
}

/// What is wrong with a change to a limit while it is typed, by its fields.
#[wasm_bindgen(js_name = checkLimit)]
pub fn check_limit(edit: Ts<LimitEdit>) -> Result<Vec<Ts<FieldProblem>>, JsValue> {
    write_all(&vet::check_limit(&read(edit)?))
}
