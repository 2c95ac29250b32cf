//! One rate of a file, as it is meant.

use crate::commission::overrides::{filled, percents};
use crate::commission::pasted::{Pasted, pasted};
use crate::link;
use crate::settings::{PercentRange, RateOverride};

/// What is written beside a rate's percentages, under the same names in both kinds of file.
const FIELDS: [&str; 8] = ["network", "product", "store", "category", "event", "from", "until", "note"];

/// What stands beside the percentages under a name.
pub(super) fn field<'a>(rate: &'a mut RateOverride, name: &str) -> Option<&'a mut Option<String>> {
    let RateOverride { network, product, store, category, event, from, until, note, rate: _ } = rate;
    let all = [network, product, store, category, event, from, until, note];
    FIELDS.iter().zip(all).find(|(known, _)| **known == name).map(|(_, field)| field)
}

/// The same rate with its texts trimmed, numbers instead of addresses, the network's code instead of its
/// name, and plain percentages. What cannot be read so stays as it is, for the check to name.
pub(super) fn tidy(mut rate: RateOverride) -> RateOverride {
    for name in FIELDS {
        if let Some(field) = field(&mut rate, name) {
            *field = filled(field).map(ToOwned::to_owned);
        }
    }
    let number = |field: &mut Option<String>, of: fn(Pasted) -> Option<String>| {
        if let Some(found) = field.as_deref().map(pasted).and_then(of) {
            *field = Some(found);
        }
    };
    number(&mut rate.product, |p| p.product.map(|id| id.to_string()));
    number(&mut rate.store, |p| p.store.map(|id| id.to_string()));
    number(&mut rate.category, |p| p.category);
    if let Some(name) = &mut rate.network
        && let Some(known) = link::networks().into_iter().find(|n| n.name.eq_ignore_ascii_case(name))
    {
        *name = known.code.to_string();
    }
    if let Some(rates) = percents(&rate.rate) {
        let shown = rates.short();
        rate.rate = PercentRange { low: shown.low().to_string(), high: shown.high().to_string() };
    }
    rate
}
