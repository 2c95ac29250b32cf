//! The core as a WebAssembly module. Each function converts its argument, calls core and converts
//! the answer; there is no logic here. The generated `affix.d.ts` is the only TypeScript definition
//! of the values.
//!
//! It is built twice, by feature: `pages` is what every view needs, `reports` what reads and adds up orders, which the
//! views that open at a click do not load. A third time, with `package`, it is built for bots and sites (`npm/`): with the
//! readers of files and the English sentences, and without anything of a browser.

#[cfg(feature = "pages")]
pub mod backup;
#[cfg(feature = "pages")]
mod call;
#[cfg(any(feature = "pages", feature = "reports"))]
mod clock;
#[cfg(feature = "pages")]
pub mod kept;
#[cfg(feature = "pages")]
pub mod link;
#[cfg(feature = "pages")]
pub mod open_platform;
#[cfg(feature = "package")]
pub mod package;
#[cfg(feature = "pages")]
pub mod page;
#[cfg(feature = "pages")]
pub mod plan;
#[cfg(feature = "pages")]
pub mod post;
#[cfg(feature = "pages")]
pub mod price;
mod problem;
#[cfg(feature = "pages")]
pub mod rates;
#[cfg(feature = "reports")]
pub mod report;
#[cfg(feature = "pages")]
pub mod settings;
#[cfg(feature = "pages")]
mod snapshot;
#[cfg(feature = "pages")]
mod text;
mod value;
#[cfg(feature = "pages")]
pub mod vet;

use wasm_bindgen::prelude::*;

/// Shows a panic's place in the console; to be called once after the module was loaded.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}
