//! What the user wants of a product that they keep.

use serde::{Deserialize, Serialize};

use crate::value::{Percent, PriceRange};

/// What the user wants to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Tell {
    /// Its price is at or under the one that is wanted.
    Price,
    /// It is the lowest of the last 30 days.
    Lowest,
    /// It cannot be bought.
    Stock,
    /// It is gone from the site.
    Gone,
    /// The Open Platform no longer lists it in the affiliate programme.
    Left,
    /// Its commission rate has become another.
    Rate,
    /// Its commission rate is at or above the one that is wanted.
    RateWanted,
    /// The seller's share of positive ratings is under a limit.
    Seller,
}

/// The user's wishes for a product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Watch {
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The user's own line.
    pub note: Option<String>,
    /// The price that is wanted: one amount with its currency.
    pub price: Option<PriceRange>,
    /// The share of positive ratings that the seller is to have at least.
    pub seller: Option<Percent>,
    /// The commission rate that is wanted at least.
    pub rate: Option<Percent>,
    /// What to be told of.
    pub tell: Vec<Tell>,
}

impl Tell {
    /// Only the Open Platform can tell.
    pub(crate) fn is_of_programme(self) -> bool {
        matches!(self, Self::Left | Self::Rate | Self::RateWanted)
    }
}

impl Watch {
    /// The Open Platform can tell something that is wanted.
    pub(crate) fn asks_platform(&self) -> bool {
        self.tell.iter().any(|tell| tell.is_of_programme() || (*tell == Tell::Price && self.price.is_some()))
    }
}
