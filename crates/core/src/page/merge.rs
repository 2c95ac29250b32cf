//! Several sources, one product: for each field the first source in order wins, and an independent
//! source that says otherwise is named.

use super::reading::{Disagreement, Finding, PriceRange, Product};
use super::source::Source;
use crate::message::Note;
use crate::money::Decimal;

/// Sources in order of trust, merged; with the findings of every field that was read.
pub(crate) fn merge(sources: Vec<Source>) -> (Product, Vec<Finding>) {
    let mut product = Product::default();
    let mut findings: Vec<Finding> = Vec::new();
    macro_rules! take {
        ($field:ident, $name:literal, $is:expr, $differs:expr) => {
            for source in &sources {
                let value = &source.product.$field;
                if !$is(value) {
                    continue;
                }
                match findings.iter_mut().find(|f| f.field == $name) {
                    None => {
                        product.$field = value.clone();
                        findings.push(Finding { field: $name.into(), from: source.from.into(), ..Finding::default() });
                    }
                    Some(finding) => {
                        let differs: Option<String> = $differs(&product.$field, value);
                        finding.disagrees.extend(differs.map(|value| Disagreement { from: source.from.into(), value }));
                    }
                }
            }
        };
    }
    take!(id, "id", Option::is_some, |a: &Option<String>, b: &Option<String>| other(a, b));
    take!(site_id, "siteId", Option::is_some, |_: &_, _: &_| None);
    take!(title, "title", Option::is_some, |_: &_, _: &_| None);
    take!(price, "price", Option::is_some, other_price);
    take!(list_price, "listPrice", Option::is_some, |_: &_, _: &_| None);
    take!(rating, "rating", Option::is_some, other_rating);
    take!(reviews, "reviews", Option::is_some, |_: &_, _: &_| None);
    take!(sold, "sold", Option::is_some, |_: &_, _: &_| None);
    take!(store, "store", Option::is_some, |_: &_, _: &_| None);
    take!(category, "category", Option::is_some, |_: &_, _: &_| None);
    take!(top_category, "topCategory", Option::is_some, |_: &_, _: &_| None);
    take!(images, "images", |v: &Vec<String>| !v.is_empty(), |_: &_, _: &_| None);
    take!(variants, "variants", Option::is_some, |_: &_, _: &_| None);
    take!(choice, "choice", Option::is_some, |_: &_, _: &_| None);
    take!(new_user_price, "newUserPrice", Option::is_some, |_: &_, _: &_| None);
    // A price is never paired with the struck-through price of another source.
    let from = |findings: &[Finding], field: &str| findings.iter().find(|f| f.field == field).map(|f| f.from.clone());
    if from(&findings, "price") != from(&findings, "listPrice") {
        product.list_price = None;
        findings.retain(|f| f.field != "listPrice");
    }
    for source in sources {
        for (field, note) in source.notes {
            note_on(&mut findings, field, source.from, note);
        }
    }
    (product, findings)
}

/// Puts a note on the field's finding; a field that was not read gets a finding of its own.
fn note_on(findings: &mut Vec<Finding>, field: &str, from: &str, note: Note) {
    match findings.iter_mut().find(|f| f.field == field) {
        Some(finding) if finding.from == from => finding.notes.push(note),
        Some(_) => {}
        None => {
            findings.push(Finding { field: field.into(), from: from.into(), notes: vec![note], ..Finding::default() })
        }
    }
}

fn other(have: &Option<String>, new: &Option<String>) -> Option<String> {
    new.clone().filter(|n| have.as_ref() != Some(n))
}

/// Another price disagrees when it lies outside the range, rounding to whole units aside: pages and
/// JSON-LD show one variant of a range.
fn other_price(have: &Option<PriceRange>, new: &Option<PriceRange>) -> Option<String> {
    let (have, new) = (have.as_ref()?, new.as_ref()?);
    if have.currency.is_some() && new.currency.is_some() && have.currency != new.currency {
        return Some(show(new));
    }
    let number = |t: &str| t.parse::<Decimal>().ok();
    let one = Decimal::new(1, 0)?;
    let (min, max) = (number(&have.min)?, number(&have.max)?);
    let rounded = max > Decimal::new(100, 0)?;
    let (low, high) = (number(&new.min)?, number(&new.max)?);
    let below = if rounded { low.plus(one) < min } else { low < min };
    let above = if rounded { high > max.plus(one) } else { high > max };
    (below || above).then(|| show(new))
}

fn show(price: &PriceRange) -> String {
    let currency = price.currency.as_deref().unwrap_or("?");
    if price.min == price.max {
        format!("{currency} {}", price.min)
    } else {
        format!("{currency} {} – {}", price.min, price.max)
    }
}

fn other_rating(have: &Option<String>, new: &Option<String>) -> Option<String> {
    let number = |t: &Option<String>| t.as_ref()?.parse::<Decimal>().ok();
    let (a, b) = (number(have)?, number(new)?);
    (a.with_scale(1) != b.with_scale(1)).then(|| b.to_string())
}
