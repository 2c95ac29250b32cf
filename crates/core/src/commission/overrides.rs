//! Rates that the user knows better than any table.

use super::percent::Rates;
use crate::message::{Note, code};
use crate::page::Product;
use crate::settings::RateOverride;

/// The override that holds for a product today.
pub(crate) struct Own {
    pub(crate) rates: Rates,
    pub(crate) note: Option<String>,
    pub(crate) from: Option<String>,
}

/// The narrowest override that matches: product before store before category before network; of two
/// equally narrow ones the later in the list, as the user wrote it last.
pub(crate) fn best(
    product: &Product,
    network: &str,
    today: &str,
    overrides: &[RateOverride],
    notes: &mut Vec<Note>,
) -> Option<Own> {
    let mut best: Option<(u8, Own)> = None;
    for entry in overrides {
        let Some(weight) = matches(product, network, today, entry) else { continue };
        let Some(rates) = Rates::of(&entry.rate) else {
            let shown = format!("{} – {}", entry.rate.low, entry.rate.high);
            notes.push(Note::new(code::NOTE_BAD_OVERRIDE, [("rate", shown)]));
            continue;
        };
        if best.as_ref().is_none_or(|(have, _)| *have <= weight) {
            best = Some((weight, Own { rates, note: entry.note.clone(), from: entry.from.clone() }));
        }
    }
    best.map(|(_, own)| own)
}

/// How narrowly an entry matches; none when it does not.
fn matches(product: &Product, network: &str, today: &str, entry: &RateOverride) -> Option<u8> {
    let mut weight = 0;
    let mut holds = |wanted: &Option<String>, more: u8, is: &dyn Fn(&str) -> bool| match wanted.as_deref() {
        None | Some("") => true,
        Some(wanted) => {
            weight += more;
            is(wanted)
        }
    };
    let category = product.category.as_ref();
    let on_path = |id: &str| {
        category.is_some_and(|c| {
            c.leaf_id.as_deref() == Some(id)
                || c.path.iter().any(|p| p == id)
                || c.breadcrumb.iter().any(|b| b.id == id)
        }) || product.top_category.as_deref() == Some(id)
    };
    let store = product.store.as_ref().and_then(|s| s.id.as_deref());
    let all =
        holds(&entry.product, 8, &|id| product.id.as_deref() == Some(id) || product.site_id.as_deref() == Some(id))
            && holds(&entry.store, 4, &|id| store == Some(id))
            && holds(&entry.category, 2, &on_path)
            && holds(&entry.network, 1, &|n| n == network);
    let in_time = entry.from.as_deref().filter(|d| !d.is_empty()).is_none_or(|d| d <= today)
        && entry.until.as_deref().filter(|d| !d.is_empty()).is_none_or(|d| today <= d);
    (all && in_time).then_some(weight)
}
