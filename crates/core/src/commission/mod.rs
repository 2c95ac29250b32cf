#![doc = include_str!("rules.md")]

mod compare;
mod conversion;
mod estimate;
mod exchange;
mod overrides;
mod percent;
mod rates;
mod types;

pub use compare::compare;
pub use estimate::{Sale, estimate};
pub use overrides::check_override;
pub use types::{Age, AmountRange, Basis, Comparison, Confidence, Estimate, Excluded, Offered, Part, Tends, Term};
