//! What prices were, and whether a discount holds: from observations to a verdict with its reasons.
//!
//! ```text
//! table -> observations -> book: one series a key -> held: what price held when ─┬-> falls
//!                                                                               ├-> verdict
//!                                                                               └-> reasons
//! ```
//!
//! What the extension stores are records of series and of products that were seen:
//!
//! ```text
//! page or card, table -> sighting -> series ─┬-> remember -> what changes of what is stored
//!                                seen ───────┘
//! series + seen -> history (by book) -> answers; chart
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
mod chart;
mod export;
mod falls;
mod held;
mod history;
mod import;
mod moved;
mod observation;
mod reasons;
mod remember;
mod seen;
mod series;
mod sighting;
mod table;
mod verdict;

pub use answer::PriceAnswer;
pub use book::Book;
pub use chart::{ChartRow, ChartStep, ChartWindow, PriceChart, chart};
pub use export::{FilePart, to_csv, to_json};
pub use history::{PriceHistory, SeriesHistory, history};
pub use import::{Form, ImportProgress, PricesRead, RefusedRow, read};
pub(crate) use moved::{Moved, moved};
pub use observation::{Kind, NotAKey, Observation, SeriesKey};
pub use remember::{PriceRecords, remember};
pub use seen::{Facts, SeenFigures, SeenProduct, Speaks};
pub use series::PriceSeries;
pub use sighting::{ReadFrom, Sighting};
pub use table::{Refused, Table, TableRow};
pub use verdict::Verdict;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
