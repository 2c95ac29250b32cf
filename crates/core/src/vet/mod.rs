//! What a page says for and against a product and its store, signal by signal.
//!
//! Each signal is good, a caution, bad or unknown, beside its value, its limit and the limit's source. What the page
//! does not say is unknown, and unknown never lowers anything. Shares are computed from the counts of ratings, never
//! taken from the page, whose own figures mean different things in different years; of a share the lower bound
//! counts, so that few ratings say little. The store's percentage is of six months and its counts are of all time:
//! one is never divided by the other. How many of the user's own orders of a product came back is a signal beside
//! these; without orders it is unknown. No limit has been tested against what became of orders, so each is the user's to
//! change; no word judges a seller.

mod facts;
mod gate;
mod limits;
mod red;
mod returns;
mod share;
mod signal;
mod signals;

pub use facts::VetFacts;
pub use gate::{Answered, Asked, Question, questions};
pub use limits::{About, FORMULA, LEAST_DECIDED, Limit, LimitRow, Limits, check_limit, limits};
pub use red::RedFlag;
pub use returns::OwnReturns;
pub use share::lower_bound;
pub use signal::{Answer, CountedShare, Scale, Signal, Vetting};
pub use signals::{judged, vet};
