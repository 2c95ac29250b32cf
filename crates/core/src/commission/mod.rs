//! The commission estimate.

mod types;

pub use types::{AmountRange, Estimate, Excluded, Part, Tends};
