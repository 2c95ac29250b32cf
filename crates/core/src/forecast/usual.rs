//! The table in `data/forecast.json`.

use super::units::units;
use crate::value::Currency;

include!(concat!(env!("OUT_DIR"), "/forecast.rs"));

/// The usual threshold, where it is known.
pub(super) fn usual(currency: Currency) -> Option<u128> {
    let (amount, unit, ..) = USUAL;
    (currency.code() == unit).then(|| units(amount, currency.minor_units())).flatten()
}
