//! Page states: JSON of 60 to 400 KB inside a page's scripts, of which a few hundred bytes are read.
//!
//! Nothing is built: one pass over the bytes finds where each object and array ends ([`Outline`]), and a
//! value is a slice of the text ([`Json`]) that steps over what is not wanted. Everything else that is
//! JSON (settings, the user's files, answers) is read and written by serde. Nothing here knows what a
//! page is about.
//!
//! A crate of its own because the module is built for size and these few hundred bytes of code for
//! speed (`[profile.wasm.package.affix-json]`): it more than halves the time to read a page state.
//! All places are byte offsets; a place that is returned is a character boundary of UTF-8 text when the
//! places handed in are.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod block;
mod outline;
mod view;
mod walk;
mod words;
mod write;

pub use outline::{Outline, blank, scalar_end};
pub use view::{Document, Json};
pub use walk::{Inside, Place};
pub use words::{contains, find, find_either, replace, rsplit_once, split_once};
pub use write::push_string;
