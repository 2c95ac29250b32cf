//! Several sources, one product: for each field the first source in order wins, and an independent
//! source that says otherwise is named.

use super::reading::{Disagreement, Finding, PriceRange, Product};
use super::source::Source;
use crate::message::Note;
use crate::money::Decimal;

/// One field: its name, how it goes from one product to another, and what to say when a second source
/// has another value.
struct Field {
    name: &'static str,
    /// Moves the field; `false` when there is nothing to move.
    take: fn(&mut Product, &mut Product) -> bool,
    differs: fn(&Product, &Product) -> Option<String>,
}

macro_rules! field {
    ($name:literal, $field:ident $(, $differs:expr)?) => {{
        #[allow(unused_mut, unused_assignments, reason = "a field without a comparison keeps the first")]
        let mut differs: fn(&Product, &Product) -> Option<String> = |_, _| None;
        $(differs = |have, new| $differs(&have.$field, &new.$field);)?
        Field {
            name: $name,
            take: |to, from| {
                to.$field = std::mem::take(&mut from.$field);
                given(&to.$field)
            },
            differs,
        }
    }};
}

fn given<T: Default + PartialEq>(value: &T) -> bool {
    *value != T::default()
}

/// Sources in order of trust, merged; with the findings of every field that was read.
pub(crate) fn merge(mut sources: Vec<Source>) -> (Product, Vec<Finding>) {
    let fields = [
        field!("id", id, other),
        field!("siteId", site_id),
        field!("title", title),
        field!("price", price, other_price),
        field!("listPrice", list_price),
        field!("rating", rating, other_rating),
        field!("reviews", reviews),
        field!("sold", sold),
        field!("store", store),
        field!("category", category),
        field!("topCategory", top_category),
        field!("images", images),
        field!("variants", variants),
        field!("choice", choice),
        field!("newUserPrice", new_user_price),
    ];
    let mut product = Product::default();
    let mut findings: Vec<Finding> = Vec::new();
    for field in &fields {
        let mut found: Option<Finding> = None;
        for source in &mut sources {
            match &mut found {
                None if (field.take)(&mut product, &mut source.product) => {
                    let (name, from) = (field.name.into(), source.from.into());
                    found = Some(Finding { field: name, from, ..Finding::default() });
                }
                None => {}
                Some(finding) => {
                    let value = (field.differs)(&product, &source.product);
                    finding.disagrees.extend(value.map(|value| Disagreement { from: source.from.into(), value }));
                }
            }
        }
        findings.extend(found);
    }
    // A price is never paired with the struck-through price of another source.
    let from = |field: &str| findings.iter().find(|f| f.field == field).map(|f| f.from.clone());
    if from("price") != from("listPrice") {
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
    let one = Decimal::whole(1);
    let (min, max) = (number(&have.min)?, number(&have.max)?);
    let rounded = max > Decimal::whole(100);
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
