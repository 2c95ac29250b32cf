//! The core as a WebAssembly module. Each function converts its argument, calls core and converts
//! the answer; there is no logic here. The generated `affix.d.ts` is the only TypeScript definition
//! of the values.
//!
//! It is built twice, by feature: `pages` is what every view needs, `desk` what only the workbench asks, which the views
//! that open at a click do not load. A third time, with `package`, it is built for bots and sites (`npm/`): with the
//! readers of files and the English sentences, and without anything of a browser.

#[cfg(any(feature = "pages", feature = "desk"))]
mod clock;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "package")]
pub mod package;
#[cfg(feature = "pages")]
pub mod pages;
mod problem;
#[cfg(any(feature = "pages", feature = "desk"))]
mod stored;
mod value;

use wasm_bindgen::prelude::*;

/// Shows a panic's place in the console; to be called once after the module was loaded.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}
