//! What prices were, and whether a discount holds: from observations to a verdict with its reasons.
//!
//! ```text
//! table -> observations -> book: one series a key -> held: what price held when ─┬-> falls
//!                                                                               ├-> verdict
//!                                                                               └-> reasons
//! ```
//!
//! One series is of one product, variant, country, currency, kind of price and lot; nothing is ever mixed across
//! them. A price holds until the next observation. Nothing after the clock that is passed in is looked at, and
//! the order of observations changes nothing.
//!
//! The rules follow those that others count by: the lowest price of the 30 days before a reduction (Directive
//! 98/6/EC, Art. 6a), means weighted by time (Keepa), 5 % and five weeks (CamelCamelCamel). Words say what the
//! records show; what a seller means by a price they cannot know.

mod answer;
mod book;
mod falls;
mod held;
mod observation;
mod reasons;
mod table;
mod verdict;

pub use answer::PriceAnswer;
pub use book::Book;
pub use observation::{Kind, Observation, SeriesKey};
pub use table::{Refused, Table};
pub use verdict::Verdict;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
