//! Pages: from a snapshot to what it says of its product.
//!
//! ```text
//! snapshot -> state (server-rendered formats) ─┐
//!          -> dom (what is on the screen)      ├-> merge -> product, findings, unread
//!          -> head (JSON-LD, meta, address)   ─┘
//! ```
//!
//! `in_view` decides whose the parts are, `kind` puts the sources in order of trust, `confirming` adds
//! those that only confirm.
//!
//! A reader never guesses: what it is not sure of is absent, with the reason.

mod confirming;
mod dom;
mod head;
mod in_view;
mod kind;
mod listing;
mod merge;
mod number;
mod place;
mod reading;
mod report;
mod ru;
mod sayings;
mod snapshot;
mod source;
mod state;
mod text;
mod unread;

pub use crate::value::{Money, PriceRange};
pub use kind::read;
pub use reading::*;
pub use report::layout;
pub use snapshot::PageSnapshot;

pub(crate) use dom::ship_to;
pub(crate) use text::store_id;
