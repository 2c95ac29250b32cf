//! Addresses: what they are, whose tag they carry, and the clean URL to promote.
//!
//! Text goes through the files in this order: `find` finds the addresses in it (`end` says where each
//! ends, `shown_id` whether an id is whole), `carrier` undoes what chats and HTML did to them, `parts`
//! takes one apart, `site` and `route` know whose it is, `judge` goes through `wrapper` and `app` to what is
//! inside, `page` names the page and `canonical` prints what is worth keeping. Nothing is ever opened: what cannot be known from
//! the text alone stays `None`, with a reason.

mod app;
mod canonical;
mod carrier;
mod classify;
mod escape;
mod facts;
mod find;
mod host;
mod identity;
mod judge;
mod own;
mod page;
mod parts;
mod product;
mod query;
mod route;
mod search;
mod site;
mod tables;
mod verdict;
mod wrapper;

pub use classify::{classify, classify_exact, classify_found, classify_lines, is_aliexpress};
pub use facts::{Tag, UrlFacts, UrlKind};
pub use find::{Found, What, find_all};
pub use own::Own;
pub use route::is_known_host;
pub use search::search_for;

pub(crate) use classify::isolate;
pub use escape::decode;
pub(crate) use escape::encode_component;
pub(crate) use find::{Scheme, lines};
pub(crate) use parts::Address;
pub(crate) use product::product_in;
pub(crate) use query::Query;
pub(crate) use route::{Hit, route_of};
pub(crate) use tables::{Characters, Id, Key, NETWORKS, Network, SubId};
