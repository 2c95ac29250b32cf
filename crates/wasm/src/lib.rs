//! The core as a WebAssembly module. Each function converts its argument, calls core and converts
//! the answer; there is no logic here. The generated `affix.d.ts` is the only TypeScript definition
//! of the values.

pub mod backup;
mod call;
pub mod kept;
pub mod link;
pub mod open_platform;
pub mod page;
pub mod plan;
pub mod post;
pub mod price;
mod problem;
pub mod rates;
pub mod settings;
mod snapshot;
mod text;
mod value;
pub mod vet;

use wasm_bindgen::prelude::*;

/// Shows a panic's place in the console; to be called once after the module was loaded.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}
