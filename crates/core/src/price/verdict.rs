//! Which verdict holds.

use serde::{Deserialize, Serialize};

use super::falls::Falls;
use crate::value::Percent;

/// Days that a verdict takes. Own judgement: under two weeks a price has hardly a usual one.
pub(super) const LEAST_DAYS: i64 = 14;

/// Observations that a verdict takes. Own judgement.
pub(super) const LEAST_OBSERVATIONS: u64 = 5;

/// Days of which the usual price is the mean.
pub(super) const USUAL_DAYS: i64 = 90;

/// Days of which the lowest price is looked for.
pub(super) const LOWEST_DAYS: i64 = 30;

/// What the records say of the price now. The first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Under 14 days or 5 observations, or the goods are gone and there is no price to judge.
    NoHistory,
    /// It was raised at most 30 days before it fell, and now is not under what it was before that.
    DearerBefore,
    /// The lowest of the last 30 days, in which it was higher.
    Lowest,
    /// At least 5 % under the usual price.
    BelowUsual,
    /// None of these.
    AsUsual,
}

/// The verdict on a price that is watched for long enough.
pub(super) fn judged(now: u64, falls: Option<Falls>, month: Option<(u64, u64)>, usual: Option<u64>) -> Verdict {
    if falls.is_some_and(|falls| falls.raised.is_some()) {
        Verdict::DearerBefore
    } else if month.is_some_and(|(low, high)| now == low && high > now) {
        Verdict::Lowest
    } else if usual.is_some_and(|usual| u128::from(now) * 100 <= u128::from(usual) * 95) {
        Verdict::BelowUsual
    } else {
        Verdict::AsUsual
    }
}

/// Whole percent from a price to a lower one, cut off; 0 where it is not lower.
pub(super) fn percent_off(before: u64, now: u64) -> Percent {
    let off = u128::from(before.saturating_sub(now)) * 100 / u128::from(before.max(1));
    Percent::whole(u8::try_from(off).unwrap_or(100))
}
