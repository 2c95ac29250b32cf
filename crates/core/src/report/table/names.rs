//! How tables name things.

include!(concat!(env!("OUT_DIR"), "/reports.rs"));

use crate::value::Currency;

/// A name's letters and digits, in small letters: `Sub Order ID`, `sub_order_id` and `subOrderId` are one.
pub(in crate::report) fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names of tags, in the order in which a report prefers them.
pub fn tag_names() -> impl Iterator<Item = &'static str> {
    TAGS.iter().map(|(name, _)| *name)
}

/// A column's name without what stands in brackets, which often is its currency.
pub(super) fn without_brackets(name: &str) -> &str {
    name.split(['(', '[', '（']).next().unwrap_or(name)
}

/// The field that a column's name stands for, and how far back in the field's names it is.
pub(super) fn field(name: &str) -> Option<(&'static str, usize)> {
    [bare(name), bare(without_brackets(name)), bare(&without_currency(name))].iter().find_map(|name| {
        FIELDS.iter().find_map(|(field, names)| Some((*field, names.iter().position(|known| known == name)?)))
    })
}

/// The field or tag that a column's name stands for.
pub(super) fn named_field(name: &str) -> Option<&'static str> {
    field(name).map(|(field, _)| field).or_else(|| tag(name))
}

/// The tag that a column's name stands for.
pub(in crate::report) fn tag(name: &str) -> Option<&'static str> {
    let name = bare(name);
    TAGS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(tag, _)| *tag)
}

/// A name without the code of a currency in it: `Commission USD`.
fn without_currency(name: &str) -> String {
    words(name).filter(|word| word.parse::<Currency>().is_err()).collect::<Vec<_>>().join(" ")
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The one currency that a title, a column's name or a file's name says; `any_case` where small letters count, too.
pub(super) fn currency_in(text: &str, any_case: bool) -> Option<Currency> {
    let mut found = None;
    for word in words(text) {
        let code = if any_case { word.to_ascii_uppercase() } else { word.to_owned() };
        if NAMED_CURRENCIES.contains(&code.as_str()) {
            match found {
                Some(other) if other != code => return None,
                _ => found = Some(code),
            }
        }
    }
    found?.parse().ok()
}

/// A column's own currency: a code, or a sign that means one alone.
pub(super) fn currency_of_column(name: &str) -> Option<Currency> {
    let inside = name.split(['(', '[', '（']).nth(1).map(|rest| rest.trim_end_matches([')', ']', '）', ' ']));
    let sign =
        inside.and_then(|text| Currency::of_sign(text.trim(), &|_| true)).and_then(|(codes, _)| codes.parse().ok());
    currency_in(name, false).or(sign)
}

/// A word of a line of sums.
pub(super) fn is_total(text: &str) -> bool {
    let name = bare(text);
    TOTALS.iter().any(|total| bare(total) == name)
}

/// What a cell says of whether the buyer is new.
pub(super) fn new_buyer(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    if NEW_BUYER.contains(&text.as_str()) {
        Some(true)
    } else if NO_NEW_BUYER.contains(&text.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// The layouts that are known.
pub(super) fn layouts() -> impl Iterator<Item = &'static str> {
    LAYOUTS.iter().copied()
}
