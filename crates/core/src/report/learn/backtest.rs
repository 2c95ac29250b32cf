//! What the publisher's own orders would have said of the latest settled ones, by those alone that were ordered before
//! each, and what it paid. Every order is put to its groups once, so that many orders cost no more than reading them.

use super::calibration::Spoken;
use super::expected::About;
use super::rates::{GROUPS, Paid, Rates, mixed};
use crate::map::Map;
use crate::order::sorted;
use crate::report::row::OrderRow;
use crate::value::{Currency, NetworkCode};

/// Orders that are held against what was known before them: the latest ones.
const TRIED: usize = 400;

/// A group of orders: who pays in what, which of the groups, and of what value.
type Name = (NetworkCode, Currency, &'static str, String);

/// What the publisher's own orders would have said of each of the latest settled ones, by those alone that were ordered
/// before it, and what it paid.
pub fn backtest<'a>(rows: impl Iterator<Item = &'a OrderRow>) -> Vec<(String, Spoken)> {
    let dated: Vec<&OrderRow> = rows.filter(|row| row.ordered_at.is_some()).collect();
    let dated = sorted(dated, |one, other| (one.ordered_at, &one.key).cmp(&(other.ordered_at, &other.key)));
    let tried = dated.len().saturating_sub(TRIED);
    let mut groups: Map<Name, Rates> = Map::new();
    // Parts of the same order tell of each other.
    let mut parts: Map<&str, Vec<&OrderRow>> = Map::new();
    let mut out = Vec::new();
    for (at, row) in dated.iter().enumerate() {
        let order = row.counts_for();
        if at >= tried {
            let others = parts.get(order).map(Vec::as_slice).unwrap_or_default();
            let before = names(row).map(|name| {
                let name = name?;
                let known = groups.get(&name)?;
                Some(others.iter().fold(known.clone(), |mut left, part| {
                    if names(part).contains(&Some(name.clone())) {
                        Paid::of(part).into_iter().for_each(|paid| left.take(paid));
                    }
                    left
                }))
            });
            let learned = mixed(&before.map(Option::unwrap_or_default));
            let spoken = learned.and_then(|learned| Spoken::of(learned.low, learned.high, row));
            out.extend(spoken.map(|spoken| ("settled".to_owned(), spoken)));
        }
        if let Some(paid) = Paid::of(row) {
            for name in names(row).into_iter().flatten() {
                groups.entry(name).or_default().count(paid);
            }
            parts.entry(order).or_default().push(row);
        }
    }
    out
}

/// The groups that a row is in.
fn names(row: &OrderRow) -> [Option<Name>; GROUPS.len()] {
    let mut groups = GROUPS.into_iter();
    About::of(row).values().map(|value| Some((row.network, row.currency, groups.next()?, value?)))
}
