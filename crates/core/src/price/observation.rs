//! What was seen, and which series it is of.

use std::fmt;
use std::str::FromStr;

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

/// The key in one text, which begins with the product's id: `1005006000000001/DE/EUR/ordinary/1/S1`.
impl fmt::Display for SeriesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { product_id, sku_id, country, currency, kind, lot } = self;
        let kind = Kind::ALL.iter().find(|(_, known)| known == kind).map_or("", |(name, _)| name);
        write!(f, "{product_id}/")?;
        country.iter().try_for_each(|country| write!(f, "{country}"))?;
        write!(f, "/{currency}/{kind}/{lot}/")?;
        sku_id.iter().try_for_each(|sku| write!(f, "{sku}"))
    }
}

/// The text is no key of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl FromStr for SeriesKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        // A variant's id may hold a slash of its own.
        let mut parts = text.splitn(6, '/');
        let mut next = || parts.next().ok_or(NotAKey);
        let (product, country, currency, kind, lot, sku) = (next()?, next()?, next()?, next()?, next()?, next()?);
        let of_kind = Kind::ALL.iter().find(|(name, _)| *name == kind).ok_or(NotAKey)?;
        Ok(Self {
            product_id: product.parse().map_err(|_| NotAKey)?,
            sku_id: (!sku.is_empty()).then(|| sku.parse()).transpose().map_err(|_| NotAKey)?,
            country: (!country.is_empty()).then(|| country.parse()).transpose().map_err(|_| NotAKey)?,
            currency: currency.parse().map_err(|_| NotAKey)?,
            kind: of_kind.1,
            lot: lot.parse().map_err(|_| NotAKey)?,
        })
    }
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
    /// What one series is of cannot be bought.
    Ended {
        /// The series.
        key: SeriesKey,
        /// When that was seen.
        at: i64,
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
