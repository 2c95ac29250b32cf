//! The one finder of addresses and bare product ids in a text, for whoever reads a text: paste box,
//! selection, list, command line, whole documents.
//!
//! It goes once over the text, line by line, and yields everything that is an address or looks like an
//! id, in order, each with what stands behind it. What an address is worth is judged elsewhere.

mod character;
mod column;
mod end;
mod found;
mod line;
mod shown_id;
mod start;

use column::Column;
use line::Scan;

pub(super) use character::{is_closing, is_gap, is_invisible, is_opening, is_symbol, is_wide_punctuation};
pub(super) use end::cut_at;
pub use found::{Found, What};
pub(super) use shown_id::{ShownId, leading};
pub(crate) use start::Scheme;
pub(super) use start::{Start, start_of, starts_encoded};

/// Everything in a text that is an address or as long as a product's id, in order. Takes time in
/// proportion to the text.
///
/// ```
/// use affix_core::address::{What, find_all};
/// let text = "[lamp](https://es.aliexpress.com/item/1005006000000001.html), www.aliexpress.com/item/1005006000000002.html\n1005006000000003 fan";
/// let found: Vec<_> = find_all(text).map(|found| (found.line, found.what, found.text)).collect();
/// assert_eq!(found, [
///     (1, What::Address, "https://es.aliexpress.com/item/1005006000000001.html"),
///     (1, What::Address, "www.aliexpress.com/item/1005006000000002.html"),
///     (2, What::Id, "1005006000000003"),
/// ]);
/// ```
pub fn find_all(text: &str) -> impl Iterator<Item = Found<'_>> {
    let column = Column::of(text);
    let mut lines = Lines { rest: text, at: 0, number: 0 };
    let mut line: Option<Scan<'_>> = None;
    std::iter::from_fn(move || {
        loop {
            if let Some(found) = line.as_mut().and_then(Scan::next) {
                return Some(found);
            }
            let (text, start, number) = lines.next()?;
            line = Some(Scan::of(text, start, number, column));
        }
    })
}

/// The lines of a text, each with the byte it starts at and its number, from 1.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (&str, usize, u32)> {
    let mut lines = Lines { rest: text, at: 0, number: 0 };
    std::iter::from_fn(move || lines.next())
}

/// Lines that end in LF, CR or both.
struct Lines<'t> {
    rest: &'t str,
    at: usize,
    number: u32,
}

impl<'t> Lines<'t> {
    /// The next line, its place and its number.
    fn next(&mut self) -> Option<(&'t str, usize, u32)> {
        if self.rest.is_empty() {
            return None;
        }
        let end = affix_json::find_either(self.rest.as_bytes(), b'\n', b'\r').unwrap_or(self.rest.len());
        let (line, tail) = self.rest.split_at_checked(end)?;
        let rest = tail.strip_prefix("\r\n").or_else(|| tail.strip_prefix(['\r', '\n'])).unwrap_or(tail);
        let start = self.at;
        self.at += self.rest.len() - rest.len();
        self.rest = rest;
        self.number = self.number.saturating_add(1);
        Some((line, start, self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find_all(text).filter(|f| matches!(f.what, What::Address | What::Id)).map(|f| f.text).collect()
    }

    #[test]
    fn every_address_of_a_line_is_found_and_nothing_else() {
        for (line, wanted) in [
            ("", &[][..]),
            ("no link, 1005006000000001 sold", &["1005006000000001"]),
            (
                "1005006000000001, 1005006000000002;\t3256805813685249|",
                &["1005006000000001", "1005006000000002", "3256805813685249"],
            ),
            ("id: 1005006000000001", &["1005006000000001"]),
            ("SKU12345;32700000101;4001234567890", &["32700000101", "4001234567890"]),
            ("order 32700000101 4006381333931 8190000000000001", &[]),
            ("1005006000000001x y1005006000000001 1005006000000001-2 1005006000000001...", &[]),
            ("item/1005006000000001.html ?productId=1005006000000001", &[]),
            ("1005006000000001", &["1005006000000001"]),
            (" • 1005006000000001, ", &["1005006000000001"]),
            ("3256805813685249\r", &["3256805813685249"]),
            ("call 12345678901", &[]),
            ("a https://a.example/x, b http://b.example/y.", &["https://a.example/x", "http://b.example/y"]),
            (
                "[lamp](https://a.example/x_(1)) and (see https://b.example/)",
                &["https://a.example/x_(1)", "https://b.example/"],
            ),
            ("**https://a.example/x**|<https://b.example/y>", &["https://a.example/x", "https://b.example/y"]),
            ("https://a.example/1https://b.example/2", &["https://a.example/1", "https://b.example/2"]),
            ("https://a.example/?ulp=https://b.example/2", &["https://a.example/?ulp=https://b.example/2"]),
            (
                "https://prf.hn/click/camref:x/destination:https://b.example/2",
                &["https://prf.hn/click/camref:x/destination:https://b.example/2"],
            ),
            (
                "look www.aliexpress.com/item/1.html! es.aliexpress.com/x",
                &["www.aliexpress.com/item/1.html", "es.aliexpress.com/x"],
            ),
            ("shop@aliexpress.com, aliexpress.com is good, notaliexpress.com/x", &[]),
            ("is it on aliexpress.com? me@www.aliexpress.com/item/1.html", &[]),
            ("see a.example/?u=www.aliexpress.com/item/1.html", &[]),
            (
                "aliexpress://product/detail?productId=32853000018",
                &["aliexpress://product/detail?productId=32853000018"],
            ),
            ("Deal:https://a.aliexpress.com/_mXamp1e Новинка", &["https://a.aliexpress.com/_mXamp1e"]),
        ] {
            assert_eq!(found(line), wanted, "{line}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "a\r\n\u{feff} https://a.example/é, 1005006000000001\rhttps://b.example/\n\n32700000101";
        for found in find_all(text) {
            assert_eq!(text.get(found.start..found.start + found.text.len()), Some(found.text));
        }
        let lines: Vec<_> = find_all(text).map(|found| found.line).collect();
        assert_eq!(lines, [2, 2, 3, 5]);
    }
}
