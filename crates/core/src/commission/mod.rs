#![doc = include_str!("rules.md")]

mod compare;
mod conversion;
mod estimate;
mod exchange;
mod overlap;
mod overrides;
mod pasted;
mod percent;
mod rates;
mod rates_file;
mod types;

pub use compare::compare;
pub use estimate::{Sale, estimate};
pub use overlap::{Overlap, overlaps};
pub use overrides::check_override;
pub use pasted::{Pasted, pasted};
pub use rates_file::{FileRate, RatesFile, Standing, UnreadRate, read_rates};
pub use types::{Age, AmountRange, Basis, Comparison, Confidence, Estimate, Excluded, Offered, Part, Tends, Term};
