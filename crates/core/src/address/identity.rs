//! Whose affiliate or share identity a page's parameters carry.

use crate::value::NetworkCode;

use super::escape::decode;
use super::facts::Tag;
use super::query::Query;
use super::tables::{IDENTITIES, parameter};

/// The first identity of the table that has a value. Empty parameters are nobody's, and so is the
/// text `null`, which scripts of the site leave behind.
pub(crate) fn of(query: Query<'_>) -> Option<Tag> {
    let mut best: Option<(usize, NetworkCode, &str)> = None;
    for (name, value) in query.pairs() {
        let Some(rank) = parameter(name).and_then(|p| p.identity) else { continue };
        if best.is_some_and(|(other, ..)| other <= rank) {
            continue;
        }
        let Some(identity) = IDENTITIES.get(rank) else { continue };
        let key = if identity.trace { value.splitn(4, '-').nth(3).unwrap_or("") } else { value };
        if is_key(key) {
            best = Some((rank, identity.network, key));
        }
    }
    best.map(|(_, network, key)| Tag { network, key: Some(decode(key).into_owned()) })
}

/// Whether a value names anybody.
pub(crate) fn is_key(value: &str) -> bool {
    !matches!(value, "" | "null")
}
