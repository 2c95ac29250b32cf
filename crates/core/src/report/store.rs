//! All rows, each once, whatever the order and the pieces they come in.
//!
//! Merging two sayings of one row is commutative, associative and idempotent: of what changes (status, amounts) the
//! later saying counts, of what never changes (order, product, tags) each part that any saying has, and the changes
//! of status are a set. Which saying is later: networks that print when a status changed are believed; a row of the
//! Open Platform or of a mapped table only moves on, from pending to confirmed, paid or void.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::row::{OrderRow, ordered};
use super::status::OrderStatus;
use crate::map::Map;
use crate::order::sorted;
use crate::value::{Day, NetworkCode};

/// Networks whose every row says when it changed last, so that one may come back from void.
const DATED: [&str; 4] = ["admitad", "epn", "awin", "tradedoubler"];

/// Changes that are kept of a row, the first in their order; a real one has four.
const CHANGES: usize = 40;

/// A status, the network's word for it, and the day it came, where the report says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The status.
    pub status: OrderStatus,
    /// In the network's words.
    pub raw_status: String,
    /// Since when.
    pub day: Option<Day>,
}

/// A row and how it came to what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it says by its latest saying.
    pub row: OrderRow,
    /// Its changes of status, in order.
    pub changes: Vec<Change>,
}

/// Rows by network and key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Store {
    /// Each in a place of its own: the list of them grows by doubling.
    rows: Map<(NetworkCode, String), Box<Held>>,
}

impl Store {
    /// Adds a row, or updates the one that it is. Whether it was there before.
    pub fn add(&mut self, row: OrderRow) -> bool {
        let change = Change {
            status: row.status,
            raw_status: row.raw_status.clone(),
            day: row.changed_at.or(row.ordered_at.filter(|_| row.status == OrderStatus::Pending)).map(super::When::day),
        };
        self.merge(Held { row, changes: vec![change] })
    }

    /// The same of one that another store held.
    pub fn merge(&mut self, held: Held) -> bool {
        let key = (held.row.network, held.row.key.clone());
        let Some(known) = self.rows.get_mut(&key) else {
            self.rows.insert(key, Box::new(held));
            return false;
        };
        known.changes.extend(held.changes);
        known.changes = sorted(std::mem::take(&mut known.changes), Change::cmp);
        known.changes.dedup();
        known.changes.truncate(CHANGES);
        merge(&mut known.row, held.row);
        true
    }

    /// Whether the row that this one is of is there.
    pub fn has(&self, row: &OrderRow) -> bool {
        self.rows.contains_key(&(row.network, row.key.clone()))
    }

    /// The networks that rows are of.
    pub fn networks(&self) -> HashSet<NetworkCode> {
        self.rows.keys().map(|(network, _)| *network).collect()
    }

    /// Another of these networks that a row of the same key is of.
    pub(super) fn elsewhere(&self, row: &OrderRow, networks: &HashSet<NetworkCode>) -> Option<NetworkCode> {
        let mut others = networks.iter().copied().filter(|network| *network != row.network);
        others.find(|network| self.rows.contains_key(&(*network, row.key.clone())))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All of them, by network and key.
    pub fn rows(&self) -> impl Iterator<Item = &Held> {
        let name = |held: &Held| held.row.network.code();
        let all: Vec<&Held> = self.rows.values().map(Box::as_ref).collect();
        sorted(all, |one, other| (name(one), &one.row.key).cmp(&(name(other), &other.row.key))).into_iter()
    }

    /// All of them with their changes, as they came.
    pub fn all(&self) -> impl Iterator<Item = &Held> {
        self.rows.values().map(Box::as_ref)
    }

    /// The same, handed on.
    pub fn into_each(self) -> impl Iterator<Item = Held> {
        self.rows.into_values().map(|held| *held)
    }

    /// All of them, as they came.
    pub fn each(&self) -> impl Iterator<Item = &OrderRow> {
        self.rows.values().map(|held| &held.row)
    }

    /// The same, to be written over, but for their network and key.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut OrderRow> {
        self.rows.values_mut().map(|held| &mut held.row)
    }
}

/// Puts into `known` what another saying of the same row adds.
fn merge(known: &mut OrderRow, mut other: OrderRow) {
    if is_later(&other, known) {
        std::mem::swap(known, &mut other);
    }
    // What never changes: where two sayings differ after all, the greater text, so that their order does not matter.
    fn most<T: Ord>(known: &mut Option<T>, other: Option<T>) {
        if other > *known {
            *known = other;
        }
    }
    most(&mut known.order, other.order);
    most(&mut known.ordered_at, other.ordered_at);
    most(&mut known.product_id, other.product_id);
    most(&mut known.title, other.title);
    most(&mut known.store, other.store);
    most(&mut known.category, other.category);
    most(&mut known.campaign, other.campaign);
    most(&mut known.country, other.country);
    most(&mut known.new_buyer, other.new_buyer);
    for (name, value) in other.tags {
        match known.tags.iter_mut().find(|(known, _)| *known == name) {
            Some((_, have)) if value > *have => *have = value,
            Some(_) => {}
            None => known.tags.push((name, value)),
        }
    }
    known.tags = ordered(std::mem::take(&mut known.tags));
}

/// Whether a saying is later than another: a total order, so that any number of them have one last.
fn is_later(one: &OrderRow, other: &OrderRow) -> bool {
    fn rest(row: &OrderRow) -> impl Ord + '_ {
        // Of two sayings that nothing dates the smaller amount: a part may have been refunded.
        let amounts = (row.commission.is_some(), Reverse(row.commission), row.sale.is_some(), Reverse(row.sale));
        (amounts, row.currency, row.raw_status.as_str(), row.rounded)
    }
    let (new, old) = ((one.changed_at, one.status), (other.changed_at, other.status));
    let changed = if DATED.contains(&one.network.code()) { new.cmp(&old) } else { (new.1, new.0).cmp(&(old.1, old.0)) };
    changed.then_with(|| rest(one).cmp(&rest(other))).is_gt()
}
