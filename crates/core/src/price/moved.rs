//! What became of a price since a moment.

use super::history::held;
use super::seen::SeenProduct;
use super::series::PriceSeries;
use crate::value::{Decimal, PriceRange};

/// A price that is not what it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moved {
    /// What held then; `None` where it could not be bought.
    pub(crate) before: Option<PriceRange>,
    /// What holds now; `None` where it cannot be bought.
    pub(crate) now: Option<PriceRange>,
    /// When that was seen first, in milliseconds since 1970-01-01 UTC.
    pub(crate) at: i64,
}

/// What became since then of the price of one series; none where that is the same, or where it was not seen before.
pub(crate) fn moved(product: &SeenProduct, series: &PriceSeries, since: i64, now: i64) -> Option<Moved> {
    let (key, held) = held(product, series, now)?;
    let currency = key.currency;
    let amount = |price: u64| Decimal::new(price, currency.minor_units());
    let priced = |price: u64| amount(price).map(|amount| PriceRange::one(amount, Some(currency)));
    let before = held.at(since)?;
    let current = held.current();
    if before == current.map(|step| step.price) {
        return None;
    }
    let at = current.map(|step| step.from).or_else(|| held.gone())?;
    Some(Moved { before: before.and_then(priced), now: current.and_then(|step| priced(step.price)), at })
}
