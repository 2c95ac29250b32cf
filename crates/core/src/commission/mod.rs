//! The commission estimate: a range with its reasons, each with source and date.

mod estimate;
mod exchange;
mod overrides;
mod percent;
mod rates;
mod types;

pub use estimate::{Sale, estimate};
pub use types::{AmountRange, Estimate, Excluded, Part, Tends};
