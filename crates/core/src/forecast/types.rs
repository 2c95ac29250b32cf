//! The values that cross the boundary for forecasts.

use serde::Serialize;

use crate::text::message::{Note, WrongField};
use crate::value::{Currency, Decimal};

/// What a month earns.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    /// The currency of all amounts.
    pub currency: Currency,
    /// Orders of a month.
    pub orders: Figures,
    /// Commission before reversals: what a network shows as pending at first.
    pub booked: Figures,
    /// Commission after reversals: what is confirmed in the end. Never above `booked`.
    pub kept: Figures,
    /// The amount from which a payout is made.
    pub threshold: Decimal,
    /// `threshold` is the usual one, not the user's own.
    pub usual_threshold: bool,
    /// Months of each figure until the threshold is there.
    pub months: Months,
    /// What else to know.
    pub notes: Vec<Note>,
}

/// Three figures, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// With the worst of every range.
    pub low: Decimal,
    /// With the middle of every range.
    pub middle: Decimal,
    /// With the best of every range.
    pub high: Decimal,
}

/// Months of commission until the threshold is there; `None` is never.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Months {
    /// With the low figure: the most months.
    pub low: Option<u64>,
    /// With the middle figure.
    pub middle: Option<u64>,
    /// With the high figure: the fewest months.
    pub high: Option<u64>,
}

/// A forecast, or what has to be put right first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ForecastAnswer {
    /// The forecast, when every input can be used.
    pub forecast: Option<Forecast>,
    /// Every input that cannot be used.
    pub problems: Vec<WrongField>,
}
