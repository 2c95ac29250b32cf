//! What was seen, and which series it is of.

use serde::Serialize;

use crate::value::{Country, Currency, ProductId, SkuId};

/// Who pays a price. Each kind is a series of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Anybody.
    Ordinary,
    /// Who buys for the first time.
    NewUser,
    /// Who takes the coupon.
    Coupon,
    /// Who pays a part in coins.
    Coins,
    /// Who buys in the app.
    App,
}

impl Kind {
    /// Each with its name in a table.
    pub(crate) const ALL: [(&str, Self); 5] = [
        ("ordinary", Self::Ordinary),
        ("new_user", Self::NewUser),
        ("coupon", Self::Coupon),
        ("coins", Self::Coins),
        ("app", Self::App),
    ];
}

/// What two prices have in common that may be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SeriesKey {
    /// Global product id.
    pub product_id: ProductId,
    /// The variant; `None` where the card or page does not say which.
    pub sku_id: Option<SkuId>,
    /// The country that it is sent to; `None` where the page does not say.
    pub country: Option<Country>,
    /// ISO 4217.
    pub currency: Currency,
    /// Who pays it.
    pub kind: Kind,
    /// Pieces that are sold together.
    pub lot: u32,
}

/// One thing that was seen at a moment, in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// A price.
    Price {
        /// Its series.
        key: SeriesKey,
        /// When it was seen.
        at: i64,
        /// Minor units of the currency.
        price: u64,
        /// The struck-through price beside it, in the same.
        list: Option<u64>,
    },
    /// The goods cannot be had any more, in any country and currency.
    Gone {
        /// Global product id.
        product: ProductId,
        /// The variant; `None` where the whole product is gone.
        sku: Option<SkuId>,
        /// When that was seen.
        at: i64,
    },
}
