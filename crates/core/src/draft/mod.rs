//! Drafts: comparisons, guides, roundups, reviews and their like, of products with facts as they were observed and of
//! the publisher's own words, as text for every place they are published.
//!
//! ```text
//! draft (record) -> layout: blocks that mean the same everywhere -> out: one printer for each place
//! ```
//!
//! Nothing of a product is invented: what was not observed is said to be not stated, a price without its day is left
//! out, and a ribbon is given by a rule that stands in it. The disclosure stands before the first link. Words that
//! readers see and nobody typed are data of their language (`data/readers/`).

mod block;
mod direction;
mod kind;
mod known;
mod layout;
mod out;
mod own;
mod price;
mod product;
mod record;
mod ribbon;
mod words;

pub use kind::DraftKind;
pub(crate) use out::readable;
pub use out::{Output, Piece, PiecePart, Written, written};
pub use product::{DraftAttribute, DraftProduct};
pub use record::{Draft, DraftTable, Section};
pub use ribbon::Ribbon;
