//! Affix core: everything the product knows and decides, as pure functions over values.
//!
//! No input or output, clock, randomness, globals or JavaScript: the time, the settings and the page
//! are arguments. The extension (through `affix-wasm`) and the command line (`affix-cli`) are two
//! thin edges over this crate.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![warn(clippy::float_arithmetic)]

pub mod address;
pub mod ask;
pub mod audit;
pub mod batch;
pub mod calendar;
pub mod campaign;
pub mod category;
pub mod commission;
pub mod compose;
pub mod draft;
pub mod event;
pub mod forecast;
pub mod kept;
pub mod link;
pub mod map;
pub mod open_platform;
mod order;
pub mod page;
pub mod price;
pub mod record;
pub mod report;
pub mod settings;
pub mod text;
pub mod value;
pub mod vet;

pub use affix_json::push_string as push_json_string;

/// The newest day on which a table was looked at, `YYYY-MM-DD`: what the tables say is no newer.
pub const TABLES_AS_OF: &str = include_str!(concat!(env!("OUT_DIR"), "/as_of.txt"));
