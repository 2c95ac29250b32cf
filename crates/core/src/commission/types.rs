//! The values that cross the boundary for estimates: the contract's `affix estimate` answer.

use crate::map::Map;

use serde::Serialize;

use crate::message::Note;

/// A commission estimate: a range with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Lowest commission for one sale, decimal text.
    pub low: String,
    /// Highest commission for one sale, decimal text.
    pub high: String,
    /// ISO 4217 code of `low`, `high` and the amounts of the parts.
    pub currency: String,
    /// The goods' price it is counted on, lowest and highest, in the same currency.
    pub base: AmountRange,
    /// The rate that leads to `low` and `high`, percent as decimal text.
    pub rate: AmountRange,
    /// The category in the reader's words, or `None` when it could not be read.
    pub category: Option<String>,
    /// The reasons, in order.
    pub parts: Vec<Part>,
    /// What earns nothing.
    pub excluded: Vec<Excluded>,
    /// Commission from 100 clicks; `None` unless the user gave a conversion band.
    pub per100_clicks: Option<AmountRange>,
    /// What else to know.
    pub notes: Vec<Note>,
}

/// Two decimal texts, `low` not above `high`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct AmountRange {
    /// The lower one.
    pub low: String,
    /// The higher one.
    pub high: String,
}

/// One reason of an estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Stable code.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// The values in the label.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub params: Map<&'static str, String>,
    /// The reason as an English sentence.
    pub label: String,
    /// Percent, or `None` where no sourced figure exists.
    pub rate: Option<AmountRange>,
    /// What it adds for one sale, or `None` without a rate.
    pub amount: Option<AmountRange>,
    /// Which way it may move the commission when it has no rate.
    pub tends: Option<Tends>,
    /// Stable code of where it was read.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source_code: &'static str,
    /// Where it was read, in English.
    pub source: String,
    /// A date, or a year where no more is known.
    pub as_of: String,
}

/// Which way a reason may move the commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Tends {
    /// It may be higher.
    Up,
    /// It may be lower.
    Down,
}

/// Something that earns nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Excluded {
    /// Stable code.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// As an English sentence.
    pub label: String,
}
