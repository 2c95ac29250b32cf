//! How many of the user's own orders of a product came back.

use super::limits::{LEAST_DECIDED, Limit};
use super::share::lower_bound;
use super::signal::{Answer, CountedShare};
use crate::text::message::{Note, code};
use crate::value::Decimal;

/// What became of the user's own orders of a product, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnReturns {
    /// Confirmed, paid or void.
    pub decided: u64,
    /// Void in the end: returned, cancelled or refused.
    pub void: u64,
}

/// The share that came back with its interval, a caution where even its lower bound is over the limit; or why nothing
/// is said.
pub(super) fn returns(own: Option<OwnReturns>, limit: Limit) -> Result<(String, CountedShare, Answer), Note> {
    let none = || Note::plain(code::VET_OWN_NONE);
    let OwnReturns { decided, void } = own.ok_or_else(none)?;
    if decided < LEAST_DECIDED {
        let params = [("count", decided.to_string()), ("least", LEAST_DECIDED.to_string())];
        return Err(Note::new(code::VET_OWN_FEW, params));
    }
    let (void, all) = (u128::from(void.min(decided)), u128::from(decided));
    let tenths = |tenths: u64| Decimal::new(tenths, 1).ok_or_else(none);
    let share = u64::try_from((void * 2000 + all) / (all * 2)).unwrap_or(1000);
    let low = lower_bound(void.try_into().unwrap_or(decided), decided).ok_or_else(none)?;
    // The interval of a share mirrors that of the rest.
    let kept = lower_bound((all - void).try_into().unwrap_or(decided), decided).ok_or_else(none)?;
    let sample = CountedShare { of: decided, low: tenths(low)?, high: tenths(1000_u64.saturating_sub(kept))? };
    let over = limit.good.is_some_and(|most| sample.low > Decimal::whole(most.into()));
    Ok((tenths(share)?.to_string(), sample, if over { Answer::Caution } else { Answer::Good }))
}
