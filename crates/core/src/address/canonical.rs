//! Printing the clean URL: kept parameters byte for byte and in the order given, all else dropped.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::value::ProductId;

use super::escape::{breaks, escape_char, push_printable};
use super::find::{cut_at, is_closing};
use super::parts::Address;
use super::query::Query;
use super::tables::{Domain, Kept, On, Parameter, is_known, parameter};

/// Cuts in an address that are escaped one by one, for each means reading it anew.
const MOST_CUTS: usize = 8;

/// Parameters that an address of the site has at most, usually.
const USUAL: usize = 16;

/// A canonical URL and what is not in it.
#[derive(Default)]
pub(crate) struct Printed {
    pub(crate) url: String,
    /// Names of the parameters left out, each once.
    pub(crate) dropped: Vec<Cow<'static, str>>,
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
        printed.unknown = printed.dropped.iter().filter(|name| !is_known(name)).map(|name| name.to_string()).collect();
    }
    printed
}

/// Prints the kept parameters; `second` are parameters that stood in the path.
fn print<'a>(mut url: String, query: Query<'a>, on: &[On], second: &'a str) -> Printed {
    let mut dropped = Names::default();
    names_of_second(second).for_each(|name| dropped.add(name, parameter(name)));
    let (mut met, mut printed) = (0u64, 0u64);
    for (name, value) in query.pairs() {
        let row = parameter(name);
        let Some(kept) = kept(row, on) else {
            dropped.add(name, row);
            continue;
        };
        let bit = 1u64 << kept.slot;
        if value.is_empty() {
            dropped.add(name, row);
        } else if met & bit == 0 {
            met |= bit;
            let (value, second) = cut_second(value);
            if value.is_empty() || (kept.digits && !value.bytes().all(|b| b.is_ascii_digit())) {
                dropped.add(name, row);
                continue;
            }
            names_of_second(second).for_each(|name| dropped.add(name, parameter(name)));
            url.push(if printed == 0 { '?' } else { '&' });
            printed |= bit;
            url.push_str(name);
            url.push('=');
            push_printable(&mut url, value);
        }
    }
    let url = if is_plain(&url) { url } else { closed(whole(url)) };
    // What was printed once and dropped another time was not lost.
    let gone = |row: Option<&Parameter>| kept(row, on).is_none_or(|kept| printed & (1u64 << kept.slot) == 0);
    // A name of the table need not be copied.
    let named = |(name, row): (&str, Option<&'static Parameter>)| match row {
        Some(row) => Cow::Borrowed(row.name),
        None => Cow::Owned(name.to_owned()),
    };
    let dropped = dropped.list.into_iter().filter(|(_, row)| gone(*row)).map(named).collect();
    Printed { url, dropped, unknown: Vec::new() }
}

/// Whether nothing in the address could cut it in a text: only its scheme's colon is a sign of those, and it ends in a letter
/// or a digit.
fn is_plain(url: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-' | b'_' | b'=' | b'?' | b'%');
    let behind = url.strip_prefix("https:").unwrap_or(url);
    behind.bytes().fold(true, |all, b| all & plain(b)) && url.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// The address with its last character escaped where it would count as the sentence's in a text.
fn closed(mut url: String) -> String {
    if url.ends_with(is_closing)
        && !closes_own_bracket(&url)
        && let Some(last) = url.pop()
    {
        escape_char(&mut url, last);
    }
    url
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

/// How a parameter of the table is kept on pages of these kinds.
fn kept(row: Option<&Parameter>, on: &[On]) -> Option<Kept> {
    row.and_then(|p| p.kept).filter(|kept| kept.on.iter().any(|page| on.contains(page)))
}

/// Names in order, each once, with its row of the table.
#[derive(Default)]
struct Names<'a> {
    list: Vec<(&'a str, Option<&'static Parameter>)>,
    /// The same names, once they are too many to look through.
    index: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    const FEW: usize = 24;

    fn add(&mut self, name: &'a str, row: Option<&'static Parameter>) {
        if self.list.len() < Self::FEW {
            if self.list.iter().any(|(known, _)| *known == name) {
                return;
            }
        } else {
            if self.index.is_empty() {
                self.index.extend(self.list.iter().map(|(name, _)| *name));
            }
            if !self.index.insert(name) {
                return;
            }
        }
        if self.list.is_empty() {
            self.list.reserve(USUAL);
        }
        self.list.push((name, row));
    }
}
