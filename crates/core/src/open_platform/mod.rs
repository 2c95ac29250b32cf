//! The AliExpress Open Platform, asked with the user's own key.

mod types;

pub use types::ProductRates;
