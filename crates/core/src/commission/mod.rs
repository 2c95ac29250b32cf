#![doc = include_str!("rules.md")]

mod compare;
mod conversion;
mod estimate;
mod exchange;
mod overlap;
mod overrides;
mod own_rates;
mod pasted;
mod percent;
mod rates;
mod rates_file;
mod reason;
mod sale;
mod total;
mod types;

pub use compare::compare;
pub use estimate::estimate;
pub use overlap::{Overlap, overlaps};
pub use overrides::check_override;
pub use own_rates::{NamedCategory, OtherRate, OwnRate, OwnRateStanding, own_rates};
pub use pasted::{Pasted, pasted};
pub use percent::{AmountRange, RateRange};
pub use rates_file::{FileRate, RatesFile, Standing, UnreadRate, read_rates};
pub use sale::Sale;
pub use types::{
    Age, Basis, Comparison, Confidence, Estimate, ExchangeQuestion, Excluded, OfferOutcome, Offered, Part, Tends, Term,
};
