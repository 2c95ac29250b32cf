//! What networks say of a publisher's orders and clicks: from files of any of their kinds to one common row, a store
//! of rows, sums with what may be said of them, and what they teach about commissions.
//!
//! ```text
//! answers (JSON) ─┐
//! layouts (CSV)  ─┼-> row -> store ─┬-> sums -> groups with intervals
//! mapped tables  ─┘    clicks ──────┘
//! ```
//!
//! A row is a sub-order, or a network's action. Nothing is guessed: an amount whose unit, currency or decimal sign is
//! not certain, a date that may be two days, an id that a spreadsheet has rounded, are refused with a sentence. What
//! is personal (a buyer's network address, the page they came from) is not read.
//!
//! A commission is what the network says; it is never counted again from a rate, which is printed rounded.

pub mod advice;
pub mod answer;
pub mod by_hand;
mod clicks;
mod days;
pub mod earned;
pub mod file;
pub mod held;
mod id;
mod inputs;
pub mod learn;
pub mod ledger;
mod money;
mod packed;
pub mod payout;
mod row;
pub mod rows;
mod status;
mod store;
pub mod sums;
pub mod table;
pub mod view;
mod when;

pub use clicks::Clicks;
pub use days::{PeriodChoice, ReportDays};
pub use packed::Pack;
pub use row::{OrderRow, Tag};
pub use status::OrderStatus;
pub use store::{Change, Held, Store};
pub use when::When;

use crate::text::message::Note;

/// What one file says, piece by piece.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// An order.
    Order(Box<OrderRow>),
    /// Clicks.
    Clicks(Clicks),
    /// Something that cannot be used.
    Refused(Refused),
    /// A row had this field, which is personal and was not read.
    Personal(&'static str),
}

/// A row, or a whole file, that says nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What is wrong with it and what to do.
    pub why: Note,
}

/// What took whatever a file says.
pub type Each<'a> = dyn FnMut(Said) + 'a;
