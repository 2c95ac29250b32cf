//! Sale events: when they run, in any year.

mod types;

pub use types::Occurrence;
