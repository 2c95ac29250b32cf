//! Addresses: what they are, whose tag they carry, and the clean URL to promote.
//!
//! Text goes through the files in this order: `find` finds the addresses in it (`end` says where each
//! ends, `shown_id` whether an id is whole), `carrier` undoes what chats and HTML did to them, `address`
//! takes one apart, `host` judges whose it is, `network` unwraps affiliate links, `page` names the page
//! and `canonical` prints what is worth keeping. Nothing is ever opened: what cannot be known from
//! the text alone stays `None`, with a reason.

mod canonical;
mod carrier;
mod classify;
mod escape;
mod facts;
mod find;
mod host;
mod identity;
mod network;
mod own;
mod page;
mod parts;
mod product;
mod query;
mod tables;
mod wrapper;

pub use classify::{classify, classify_exact, classify_found, classify_lines, is_aliexpress};
pub use facts::{Tag, UrlFacts, UrlKind};
pub use find::{Found, What, find_all};
pub use own::Own;

pub(crate) use classify::isolate;
pub(crate) use escape::{decode, encode_component};
pub(crate) use find::Scheme;
pub(crate) use network::{Hit, Id, Key, NETWORKS, Network, SubId, route_of};
pub(crate) use page::product_in;
pub(crate) use parts::Address;
pub(crate) use query::Query;
