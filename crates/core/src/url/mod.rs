//! Addresses: what they are, whose tag they carry, and the clean URL to promote.
//!
//! Text goes through the files in this order: `carrier` finds the address in it, `address` takes
//! it apart, `host` judges whose it is, `network` unwraps affiliate links, `page` names the page
//! and `canonical` prints what is worth keeping. Nothing is ever opened: what cannot be known from
//! the text alone stays `None`, with a reason.

mod address;
mod canonical;
mod carrier;
mod classify;
mod escape;
mod facts;
mod host;
mod identity;
mod network;
mod own;
mod page;
mod product;
mod query;
mod tables;
mod wrapper;

pub use classify::{classify, classify_lines, is_aliexpress};
pub use facts::{Tag, UrlFacts, UrlKind};
pub use own::Own;

pub(crate) use address::{Address, Scheme};
pub(crate) use carrier::{Found, find, isolate};
pub(crate) use escape::{decode, encode_component};
pub(crate) use network::{Hit, Id, Key, NETWORKS, Network, SubId, route_of};
pub(crate) use query::Query;
