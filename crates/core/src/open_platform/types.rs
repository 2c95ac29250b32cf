//! The values that cross the boundary for the Open Platform.

use serde::{Deserialize, Serialize};

/// What the Open Platform said about one product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductRates {
    /// Global product id that was asked for.
    pub product_id: String,
    /// The answer lists the product; otherwise it is not in the programme, earns 0 %, or is gone.
    pub in_programme: bool,
    /// Normal rate, percent as decimal text such as `7` or `7.5`.
    pub rate: Option<String>,
    /// Rate as a hot product, which takes the normal one's place when the hot conditions hold.
    pub hot_rate: Option<String>,
    /// Rate in the Relevant Markets.
    pub relevant_market_rate: Option<String>,
    /// First-level category, where the answer names it.
    pub category: Option<String>,
    /// What the goods cost in the country that was asked for, decimal text.
    pub price: Option<String>,
    /// ISO 4217 code of that price; present when the price is.
    pub currency: Option<String>,
    /// When it was asked, RFC 3339 in UTC.
    pub asked_at: String,
}

impl ProductRates {
    /// What was kept; none where it does not say of which product, or when it was asked.
    pub fn kept(self) -> Option<Self> {
        (!self.product_id.is_empty() && !self.asked_at.is_empty()).then_some(self)
    }
}
