//! Printing the clean URL: kept parameters byte for byte and in the order given, all else dropped.

use std::collections::BTreeSet;

use crate::value::ProductId;

use super::escape::{breaks, escape_char, push_printable};
use super::find::{cut_at, is_closing};
use super::parts::Address;
use super::query::Query;
use super::tables::{Domain, Kept, On, is_known, parameter};

/// Cuts in an address that are escaped one by one, for each means reading it anew.
const MOST_CUTS: usize = 8;

/// A canonical URL and what is not in it.
#[derive(Default)]
pub(crate) struct Printed {
    pub(crate) url: String,
    /// Names of the parameters left out, each once.
    pub(crate) dropped: Vec<String>,
    /// Those of them that no table names.
    pub(crate) unknown: Vec<String>,
}

/// The page of a product, with the parameters kept on `on`.
pub(crate) fn item(domain: &Domain, id: ProductId, query: Query<'_>, on: &[On]) -> Printed {
    let mut url = String::with_capacity(96);
    url.push_str(domain.item);
    url.push_str(&id.to_string());
    url.push_str(".html");
    print(url, query, on, "")
}

/// Any other page, where it is, with the parameters kept on `on`.
pub(crate) fn page(address: &Address<'_>, on: On) -> Printed {
    let mut url = String::with_capacity(16 + address.host().len() + address.tail.len());
    url.push_str(address.scheme.text());
    url.push_str("://");
    url.push_str(address.host());
    let (path, second) = cut_second(&address.path);
    push_printable(&mut url, if path.is_empty() { "/" } else { path });
    let mut printed = print(url, Query(address.query), &[on], second);
    if on != On::OfferPage {
        printed.unknown = printed.dropped.iter().filter(|name| !is_known(name)).cloned().collect();
    }
    printed
}

/// Prints the kept parameters; `second` are parameters that stood in the path.
fn print<'a>(mut url: String, query: Query<'a>, on: &[On], second: &'a str) -> Printed {
    let mut dropped = Names::default();
    names_of_second(second).for_each(|name| dropped.add(name));
    let (mut met, mut printed) = (0u64, 0u64);
    for (name, value) in query.pairs() {
        let Some(kept) = kept(name, on) else {
            dropped.add(name);
            continue;
        };
        let bit = 1u64 << kept.slot;
        if value.is_empty() {
            dropped.add(name);
        } else if met & bit == 0 {
            met |= bit;
            let (value, second) = cut_second(value);
            if value.is_empty() || (kept.digits && !value.bytes().all(|b| b.is_ascii_digit())) {
                dropped.add(name);
                continue;
            }
            names_of_second(second).for_each(|name| dropped.add(name));
            url.push(if printed == 0 { '?' } else { '&' });
            printed |= bit;
            url.push_str(name);
            url.push('=');
            push_printable(&mut url, value);
        }
    }
    let mut url = whole(url);
    // In a text this character would count as the sentence's, not the address's.
    if url.ends_with(is_closing)
        && !closes_own_bracket(&url)
        && let Some(last) = url.pop()
    {
        escape_char(&mut url, last);
    }
    // What was printed once and dropped another time was not lost; nothing printed, nothing to look up.
    let gone = |name: &&str| printed == 0 || kept(name, on).is_none_or(|kept| printed & (1u64 << kept.slot) == 0);
    let dropped = dropped.list.into_iter().filter(gone).map(String::from).collect();
    Printed { url, dropped, unknown: Vec::new() }
}

/// The address with what would cut it in a text escaped: a finder takes all of it.
fn whole(mut url: String) -> String {
    for _ in 0..MOST_CUTS {
        let cut = cut_at(&url);
        // A second scheme is cut off in front of its letters, and is none without its colon.
        let at = url.get(cut..).and_then(|rest| rest.find(|c: char| !c.is_ascii_alphanumeric())).map(|at| cut + at);
        let Some(at) = at else { return url };
        let rest = url.split_off(at);
        let mut chars = rest.chars();
        chars.next().into_iter().for_each(|c| escape_char(&mut url, c));
        url.push_str(chars.as_str());
    }
    let rest = url.split_off(cut_at(&url));
    for c in rest.chars() {
        if matches!(c, '[' | ']' | '{' | '}' | '(' | ')' | ',' | ';' | ':' | '|') {
            escape_char(&mut url, c);
        } else {
            url.push(c);
        }
    }
    url
}

/// Whether the last character is a bracket that the address itself opens.
fn closes_own_bracket(url: &str) -> bool {
    let pair = match url.chars().next_back() {
        Some(')') => ['(', ')'],
        Some(']') => ['[', ']'],
        Some('}') => ['{', '}'],
        _ => return false,
    };
    let [opened, closed] = pair.map(|c| url.matches(c).count());
    closed <= opened
}

/// A value or a path, and the parameters that are hidden in it behind `;`, from the first on.
pub(super) fn cut_second(text: &str) -> (&str, &str) {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|t| t.find(';')).map(|at| from + at) {
        if is_second(text.get(at + 1..).unwrap_or("")) {
            return text.split_at_checked(at).unwrap_or((text, ""));
        }
        from = at + 1;
    }
    (text, "")
}

/// `name=` at the start of a text, with what is escaped in print or before it is.
fn is_second(text: &str) -> bool {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '%') || breaks(c);
    let name = text.find(|c: char| !of_name(c)).unwrap_or(0);
    name > 0 && text.get(name..).is_some_and(|t| t.starts_with('='))
}

/// The names in `;a=1;b=2`.
fn names_of_second(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').filter(|piece| is_second(piece)).filter_map(|piece| piece.split('=').next())
}

fn kept(name: &str, on: &[On]) -> Option<Kept> {
    parameter(name).and_then(|p| p.kept).filter(|kept| kept.on.iter().any(|page| on.contains(page)))
}

/// Names in order, each once.
#[derive(Default)]
struct Names<'a> {
    list: Vec<&'a str>,
    /// The same names, once they are too many to look through.
    index: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    const FEW: usize = 24;

    fn add(&mut self, name: &'a str) {
        if self.list.len() < Self::FEW {
            if self.list.contains(&name) {
                return;
            }
        } else {
            if self.index.is_empty() {
                self.index.extend(&self.list);
            }
            if !self.index.insert(name) {
                return;
            }
        }
        self.list.push(name);
    }
}
