//! AliExpress' categories: two trees that number apart, and the first level of every id that is known.
//!
//! Goods are listed in the **posting** tree: ids of products and cards, their paths, the affiliate API.
//! Addresses of category pages and breadcrumbs are of the **display** tree. The same number may stand for
//! unrelated goods in each (200000668 is work wear in one, men's shirts in the other), so that an id is
//! looked up in its own tree alone: each tree's ids are a type.
//!
//! The table knows nearly all posting first and second levels, few leaves, and the display tree's upper
//! levels. It gives first levels, no parents.

mod number;
mod table;

use serde::Serialize;

pub(crate) use number::{CategoryRef, DisplayId, PostingId};
pub(crate) use table::First;

/// A first-level category of AliExpress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct FirstLevel {
    /// Posting id, for instance `44`.
    pub id: String,
    /// English name.
    pub name: String,
}

/// The first-level categories, by number.
pub fn first_levels() -> Vec<FirstLevel> {
    table::all().map(|first| FirstLevel { id: first.id.to_string(), name: first.name.to_owned() }).collect()
}
