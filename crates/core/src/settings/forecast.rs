//! What the monthly forecast is asked with.

use serde::{Deserialize, Serialize};

use super::PercentRange;

/// The figures of a monthly forecast, as the user typed them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForecastInputs {
    /// Clicks a month, a whole number.
    pub clicks: String,
    /// Buyers among 100 clicks.
    pub conversion: PercentRange,
    /// What one order is worth, decimal text.
    pub basket: String,
    /// ISO 4217 code of `basket` and `threshold`.
    pub currency: String,
    /// Commission rate.
    pub rate: PercentRange,
    /// Orders that are refunded or refused, of 100.
    pub reversal: PercentRange,
    /// The amount from which a payout is made, decimal text.
    pub threshold: String,
}
