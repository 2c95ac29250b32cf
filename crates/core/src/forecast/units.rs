//! Typed numbers as whole ones.

use crate::value::Decimal;

/// A typed number in units of its last digit. More digits after the point than there can be are refused, zeros
/// too: `2.000` may be meant as two thousand.
pub(super) fn units(typed: &str, scale: u8) -> Option<u128> {
    let after = typed.trim().split_once(['.', ',']).map_or(0, |(_, after)| after.len());
    Decimal::typed(typed).ok().filter(|_| after <= scale.into())?.units_at(scale).map(u128::from)
}
