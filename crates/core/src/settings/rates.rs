//! What the user knows of commissions, buyers and exchange rates.

use serde::{Deserialize, Serialize};

/// A commission rate that the user states for some products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RateOverride {
    /// Only for this network; `None` for all.
    pub network: Option<String>,
    /// Only for this product (global id).
    pub product: Option<String>,
    /// Only for this store (public store number).
    pub store: Option<String>,
    /// Only for this category (any id on the product's path).
    pub category: Option<String>,
    /// Only while this sale event runs (its id in the calendar).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub event: Option<String>,
    /// The rate; an empty `high` is the same as `low`.
    pub rate: PercentRange,
    /// First day it holds, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day it holds, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Where the user has it from.
    pub note: Option<String>,
}

/// Two percentages as decimal text, `low` not above `high`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PercentRange {
    /// The lower percentage, for instance `"5"`.
    pub low: String,
    /// The higher percentage, for instance `"8.5"`.
    pub high: String,
}

/// The mix of buyers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Buyers {
    /// How many of 100 buyers are new to AliExpress, 0 to 100; `None` when the user does not know.
    pub new_share: Option<u8>,
    /// What new buyers pay the user, if their network told them: percent as decimal text.
    pub new_rate: Option<PercentRange>,
}

/// `1 from = rate to`, as the user wrote it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExchangeRate {
    /// ISO 4217 code of the one unit.
    pub from: String,
    /// ISO 4217 code it is worth.
    pub to: String,
    /// Decimal text above zero.
    pub rate: String,
    /// The day the user wrote it, `YYYY-MM-DD`.
    pub as_of: Option<String>,
}

/// What a site counts in whose pages show prices without a currency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SiteCurrency {
    /// Its host: `www.aliexpress.us`.
    pub site: String,
    /// ISO 4217 code.
    pub currency: String,
}

/// How many click-throughs buy, for products from a price on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PriceConversion {
    /// The price, decimal text.
    pub from: String,
    /// ISO 4217 code of `from`.
    pub currency: String,
    /// Buyers among 100 clicks, in percent.
    pub conversion: PercentRange,
}
