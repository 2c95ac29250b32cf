//! Prices, of one amount or a range.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Currency, Decimal, Percent};

/// An amount of money or a range of it, the lowest not above the highest.
///
/// ```
/// use affix_core::value::PriceRange;
/// let [low, high] = ["5", "8.5"].map(|text| text.parse().unwrap());
/// let price = PriceRange::new(low, high, "USD".parse().ok()).unwrap();
/// assert_eq!(price.to_string(), "USD 5.00 – 8.50");
/// assert!(PriceRange::new(high, low, None).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", try_from = "Written")]
pub struct PriceRange {
    /// Lowest amount, decimal text with a dot.
    min: Decimal,
    /// Highest amount; equal to `min` for a single price.
    max: Decimal,
    /// ISO 4217 code; `None` when the page shows only an ambiguous symbol.
    currency: Option<Currency>,
}

impl PriceRange {
    /// With all minor digits of the currency, or, where that is not known, the digits given; none where the
    /// highest is below the lowest.
    pub fn new(min: Decimal, max: Decimal, currency: Option<Currency>) -> Option<Self> {
        let scale = currency.map_or(0, Currency::minor_units);
        let (min, max) = (min.at_least_scale(scale), max.at_least_scale(scale));
        (min <= max).then_some(Self { min, max, currency })
    }

    /// A single price.
    pub fn one(amount: Decimal, currency: Option<Currency>) -> Self {
        let amount = amount.at_least_scale(currency.map_or(0, Currency::minor_units));
        Self { min: amount, max: amount, currency }
    }

    /// By how much less it is than the price before, in whole percent, never rounded up; none where it is not
    /// less, where nothing is left of it, or unless both ends agree.
    ///
    /// ```
    /// use affix_core::value::PriceRange;
    /// let usd = |amount: &str| PriceRange::one(amount.parse().unwrap(), "USD".parse().ok());
    /// let below = |now: &str, before: &str| usd(now).below(usd(before)).map(|off| off.to_string());
    /// assert_eq!(below("12.99", "19.99").as_deref(), Some("35"));
    /// assert_eq!(below("9.99", "19.97").as_deref(), Some("49"));
    /// assert_eq!((below("19.99", "19.99"), below("0", "19.99"), below("19.99", "19.98")), (None, None, None));
    /// ```
    pub fn below(self, before: Self) -> Option<Percent> {
        let off = off(self.min, before.min)?;
        (self.currency == before.currency && self::off(self.max, before.max) == Some(off)).then_some(off)
    }

    /// Lowest amount.
    pub fn min(self) -> Decimal {
        self.min
    }

    /// Highest amount.
    pub fn max(self) -> Decimal {
        self.max
    }

    /// Its currency; none where it shows only an ambiguous symbol.
    pub fn currency(self) -> Option<Currency> {
        self.currency
    }
}

fn off(price: Decimal, before: Decimal) -> Option<Percent> {
    let percent = before.minus(price)?.times_floor(Decimal::whole(100), 9).divided_by(before)?.with_scale(0);
    Percent::new(percent).filter(|off| !off.is_zero() && !price.is_zero())
}

impl fmt::Display for PriceRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.currency.as_ref().map_or("?", Currency::code))?;
        write!(f, " {}", self.min)?;
        if self.min == self.max { Ok(()) } else { write!(f, " – {}", self.max) }
    }
}

/// A range as it is stored, before it is looked at.
#[derive(Deserialize)]
struct Written {
    min: Decimal,
    max: Decimal,
    currency: Option<Currency>,
}

/// Its highest amount is below its lowest.
struct UpsideDown;

impl fmt::Display for UpsideDown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a range whose highest amount is below its lowest")
    }
}

impl TryFrom<Written> for PriceRange {
    type Error = UpsideDown;

    /// The digits stay as they are written.
    fn try_from(Written { min, max, currency }: Written) -> Result<Self, UpsideDown> {
        if min <= max { Ok(Self { min, max, currency }) } else { Err(UpsideDown) }
    }
}
