//! Texts: the product's own sentences, patterns that the user writes, rows of comma-separated values, and
//! what somebody else wrote.

pub(crate) mod csv;
mod harmless;
pub mod message;
pub(crate) mod outcome;
pub mod pattern;
mod title;

pub use csv::sheet;
pub use harmless::harmless;
pub(crate) use harmless::{CUT, LONGEST, capped};
pub use title::shown_title;
pub(crate) use title::without_site;
