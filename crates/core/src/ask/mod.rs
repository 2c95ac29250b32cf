//! What one screen asks, in one call: a page or a text, two networks, a listing.

use crate::settings::Profile;
use crate::text::message::{Note, code};
use crate::value::{NetworkCode, NotANetwork};

mod compare;
mod currency;
mod earner;
mod faults;
mod listing;
mod look;
mod observe;
mod own;
mod ranking;
mod unusable;

pub use compare::{CompareRequest, compare};
pub use currency::UnstatedCurrency;
pub use earner::{CardEstimate, CardOutcome, Earner};
pub use listing::{ListingLook, ListingRequest, found, listing, shortlist};
pub use look::{EstimateOutcome, LinkOutcome, Look, LookRequest, look};
pub use observe::{ObserveRequest, Observed, observe};
pub use ranking::{Order, Ranked};
pub use unusable::{NotWhole, unusable, whole};

/// The moment of the user's clocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the clocks are ahead of UTC.
    pub ahead: i32,
}

/// Milliseconds fit i64 for 292 million years; a clock that is no number counts as 1970.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
pub fn moment(now: f64) -> i64 {
    now as i64
}

/// The network of a profile; AliExpress' own where there is none.
///
/// # Errors
/// The profile names one that nobody knows.
fn network_of(profile: Option<&Profile>) -> Result<NetworkCode, Note> {
    let Some(profile) = profile else { return Ok(NetworkCode::ALIEXPRESS) };
    let network = profile.network.as_str();
    network.parse().map_err(|NotANetwork| {
        Note::new(code::OVERRIDE_UNKNOWN_NETWORK, [("network", network), ("known", &NetworkCode::known())])
    })
}
