//! What orders come to: sums by any keys, and how sure what follows from them is.
//!
//! Only rows of one currency are added up. Rows that are void count as rows and orders, and their commission stands
//! apart; sales leave them out. A sum is the sum of its rows' amounts as the report prints them, to the cent.

mod clicks;
mod exchange;
mod group;
mod interval;
mod key;

pub use super::money::shown;
pub use clicks::AllClicks;
pub use exchange::Rates;
pub use group::{Commission, Epc, Group, Idle, Share, Sums, Total, sums};
pub use interval::{per_hundred, share};
pub use key::Key;
