//! Rates that the user knows better than any table.

use super::percent::Rates;
use crate::calendar;
use crate::event::Occurrence;
use crate::link;
use crate::message::{Note, code};
use crate::page::Product;
use crate::settings::{PercentRange, RateOverride};

/// The override that holds for a product today.
pub(crate) struct Own {
    pub(crate) rates: Rates,
    pub(crate) note: Option<String>,
    pub(crate) from: Option<String>,
}

/// What an override is held against.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) product: &'a Product,
    pub(crate) network: &'a str,
    /// `YYYY-MM-DD`.
    pub(crate) today: &'a str,
    /// The sale events that run.
    pub(crate) events: &'a [Occurrence],
}

/// The narrowest override that matches: product before store before category before network before
/// event; of two equally narrow ones the later in the list, as the user wrote it last, and that is said.
pub(crate) fn best(case: Case<'_>, overrides: &[RateOverride], notes: &mut Vec<Note>) -> Option<Own> {
    let mut best: Option<(u8, Own)> = None;
    for entry in overrides {
        let Some(weight) = matches(case, entry) else { continue };
        let rates = match (Rates::of(&entry.rate), bad_days(entry)) {
            (Some(rates), None) => rates,
            (_, Some(day)) => {
                notes.push(day);
                continue;
            }
            (None, None) => {
                notes.push(Note::new(code::NOTE_BAD_OVERRIDE, [("rate", shown(&entry.rate))]));
                continue;
            }
        };
        if !in_time(case.today, entry) {
            continue;
        }
        match &best {
            Some((have, _)) if *have > weight => continue,
            Some((have, old)) if *have == weight && old.rates != rates => {
                let shown = |rates: Rates| rates.text();
                notes.push(Note::new(
                    code::NOTE_OVERRIDES_OVERLAP,
                    [("first", shown(old.rates)), ("second", shown(rates))],
                ));
            }
            _ => {}
        }
        best = Some((weight, Own { rates, note: entry.note.clone(), from: filled(&entry.from).map(Into::into) }));
    }
    best.map(|(_, own)| own)
}

/// What is wrong with an override while it is typed; nothing when it can be used.
pub fn check_override(entry: &RateOverride) -> Vec<Note> {
    let mut found = Vec::new();
    if Rates::of(&entry.rate).is_none() {
        found.push(Note::new(code::NOTE_BAD_OVERRIDE, [("rate", shown(&entry.rate))]));
    }
    found.extend(bad_days(entry));
    let ids = [&entry.product, &entry.store, &entry.category];
    if let Some(id) = ids.into_iter().filter_map(filled).find(|id| !id.bytes().all(|b| b.is_ascii_digit())) {
        found.push(Note::new(code::OVERRIDE_BAD_ID, [("id", id)]));
    }
    if let Some(network) = filled(&entry.network).filter(|n| link::network_name(n).is_none()) {
        found.push(Note::new(code::OVERRIDE_UNKNOWN_NETWORK, [("network", network)]));
    }
    found
}

fn shown(rate: &PercentRange) -> String {
    match Rates::of(rate) {
        Some(rates) => rates.text(),
        None => format!("{} – {}", rate.low, rate.high),
    }
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// A day that is none, or an end before its beginning.
fn bad_days(entry: &RateOverride) -> Option<Note> {
    let (from, until) = (filled(&entry.from), filled(&entry.until));
    if let Some(day) = [from, until].into_iter().flatten().find(|d| !calendar::is_day(d)) {
        return Some(Note::new(code::OVERRIDE_BAD_DAY, [("day", day)]));
    }
    from.zip(until)
        .filter(|(from, until)| until < from)
        .map(|(from, until)| Note::new(code::OVERRIDE_ENDS_FIRST, [("from", from), ("until", until)]))
}

/// How narrowly an entry matches; none when it does not.
fn matches(case: Case<'_>, entry: &RateOverride) -> Option<u8> {
    let product = case.product;
    let mut weight = 0;
    let mut holds = |wanted: &Option<String>, more: u8, is: &dyn Fn(&str) -> bool| match filled(wanted) {
        None => true,
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
        holds(&entry.product, 16, &|id| product.id.as_deref() == Some(id) || product.site_id.as_deref() == Some(id))
            && holds(&entry.store, 8, &|id| store == Some(id))
            && holds(&entry.category, 4, &on_path)
            && holds(&entry.network, 2, &|n| n == case.network)
            && holds(&entry.event, 1, &|id| case.events.iter().any(|e| e.id == id));
    all.then_some(weight)
}

fn in_time(today: &str, entry: &RateOverride) -> bool {
    filled(&entry.from).is_none_or(|d| d <= today) && filled(&entry.until).is_none_or(|d| today <= d)
}
