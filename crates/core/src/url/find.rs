//! The one finder of addresses and bare product ids in a text, for whoever reads a text: paste box,
//! selection, list, command line, whole documents.
//!
//! It goes once over the text, line by line, and yields everything that is an address or looks like an
//! id, in order, each with what stands behind it. What an address is worth is judged elsewhere.

use super::character::{is_gap, is_invisible, is_opening};
use super::column::Column;
use super::end::{Around, end_of};
use super::host::is_known_host;
use super::shown_id::{is_cut, is_cut_off};

/// Something in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// As it stands there.
    pub text: &'t str,
    /// Its line, from 1.
    pub line: u32,
    /// The byte of the text that it starts at.
    pub start: usize,
    /// What it is.
    pub what: What,
    /// The rest of the line, which tells whether an id is whole.
    pub(crate) behind: &'t str,
}

impl Found<'_> {
    /// It is a number that is the beginning of a product's id.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.what == What::Number && is_cut_off(self.text, self.behind)
    }
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An address.
    Address,
    /// A host without scheme in running text, of neither AliExpress nor a network.
    Mention,
    /// A product's id.
    Id,
    /// A number that is no id for certain: cut off, part of something else, too short, or of a kind that
    /// only counts alone in its cell.
    Number,
}

/// Everything in a text that is an address or as long as a product's id, in order. Takes time in
/// proportion to the text.
///
/// ```
/// use affix_core::url::{What, find_all};
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
        let end = self.rest.bytes().position(|b| b == b'\n' || b == b'\r').unwrap_or(self.rest.len());
        let (line, tail) = self.rest.split_at_checked(end)?;
        let rest = tail.strip_prefix("\r\n").or_else(|| tail.strip_prefix(['\r', '\n'])).unwrap_or(tail);
        let start = self.at;
        self.at += self.rest.len() - rest.len();
        self.rest = rest;
        self.number = self.number.saturating_add(1);
        Some((line, start, self.number))
    }
}

/// A line while it is looked through.
pub(super) struct Scan<'t> {
    line: &'t str,
    /// Where the line stands in the text.
    start: usize,
    number: u32,
    column: Option<Column>,
    /// Up to here it is done.
    at: usize,
    /// Where the run of characters that a host may have starts.
    run: usize,
    around: Around,
    /// The cell of the column that names ids, counted from 0.
    cell: usize,
    /// No address was found yet.
    fresh: bool,
    in_quotes: bool,
    /// End of the last letter or digit before the run of digits at hand.
    word: usize,
    /// End of the last separator of cells.
    separator: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn of(line: &'t str, start: usize, number: u32, column: Option<Column>) -> Self {
        let trimmed = line.trim_start_matches(is_gap);
        let start = start + (line.len() - trimmed.len());
        let line = trimmed.trim_end_matches(is_gap);
        let around = Around::default();
        Self {
            line,
            start,
            number,
            column,
            at: 0,
            run: 0,
            around,
            cell: 0,
            fresh: true,
            in_quotes: false,
            word: 0,
            separator: 0,
        }
    }

    /// The next thing of the line.
    pub(super) fn next(&mut self) -> Option<Found<'t>> {
        if self.at == 0
            && let Some(found) = self.at_the_start()
        {
            return Some(found);
        }
        while let Some(c) = self.line.get(self.at..).and_then(|t| t.chars().next()) {
            let place = self.at;
            if c.is_ascii_digit() {
                if let Some(found) = self.number(place) {
                    return Some(found);
                }
                continue;
            }
            self.at = place + c.len_utf8();
            if c.is_ascii_alphabetic() {
                self.word = self.at;
                // An address may be encoded as a whole.
                if matches!(c, 'h' | 'H') && self.begins(place) && starts_encoded(self.rest(place)) {
                    return Some(self.address(place, What::Address));
                }
                continue;
            }
            if matches!(c, '.' | '-' | '_') {
                continue;
            }
            let host = match c {
                ':' => match self.scheme(place) {
                    Some(start) => return Some(self.address(start, What::Address)),
                    None => self.host(place),
                },
                '/' | '?' | '\\' => self.host(place),
                _ => None,
            };
            if let Some((start, what)) = host {
                return Some(self.address(start, what));
            }
            self.run = self.at;
            self.pass(c);
        }
        None
    }

    /// What the line itself is, where it starts with an address.
    fn at_the_start(&mut self) -> Option<Found<'t>> {
        let opened = self.line.trim_start_matches(|c| is_gap(c) || is_opening(c));
        let start = self.line.len() - opened.len();
        let whole = match start_of(opened) {
            // Whatever follows is not looked at.
            Start::OtherScheme => true,
            Start::Scheme(..) => {
                self.open(start);
                return Some(self.address(start, What::Address));
            }
            Start::Slashes(rest) if host_ends(rest) > 0 => {
                self.open(start);
                return Some(self.address(start, What::Address));
            }
            Start::Host if !opened.contains(is_gap) => {
                self.open(start);
                return Some(self.address(start, What::Address));
            }
            _ => false,
        };
        if whole {
            self.at = self.line.len();
            return Some(self.found(start, self.line.len(), What::Address));
        }
        None
    }

    /// Passes over what stands before the first address.
    fn open(&mut self, start: usize) {
        let before = self.line.get(..start).unwrap_or("");
        before.chars().for_each(|c| self.pass(c));
    }

    /// Notes brackets, quotes and cells in running text.
    fn pass(&mut self, c: char) {
        self.around.pass(c);
        if c == '"' {
            self.in_quotes = !self.in_quotes;
        }
        if matches!(c, '\t' | ',' | ';' | '|') {
            self.separator = self.at;
            if !self.in_quotes && self.column.is_some_and(|column| column.separator == c) {
                self.cell += 1;
            }
        }
        if c.is_alphanumeric() {
            self.word = self.at;
        }
    }

    fn rest(&self, at: usize) -> &'t str {
        self.line.get(at..).unwrap_or("")
    }

    fn before(&self, at: usize) -> Option<char> {
        self.line.get(..at)?.chars().next_back()
    }

    /// Nothing of a word or an address stands right before.
    fn begins(&self, at: usize) -> bool {
        self.before(at).is_none_or(|c| !c.is_alphanumeric() && !"=/%&?.-_@+".contains(c))
    }

    /// Where the scheme in front of a colon starts, if an address does.
    fn scheme(&self, colon: usize) -> Option<usize> {
        let rest = self.rest(colon + 1);
        if !starts_with_slashes(rest) {
            return None;
        }
        let run = self.line.get(self.run..colon)?;
        if let Some(scheme) = known_scheme(run) {
            return Some(colon - scheme.len());
        }
        // Another scheme: a foreign address, and nothing inside it is looked at.
        let letters = run.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        (letters > 1 && rest.starts_with("//")).then_some(colon - letters)
    }

    /// Where the host in front of a character starts, if an address does.
    fn host(&self, end: usize) -> Option<(usize, What)> {
        let host = self.line.get(self.run..end)?;
        let after = self.rest(end);
        let goes_on = match after.strip_prefix(['/', ':', '?', '\\'])? {
            port if after.starts_with(':') => is_port(port),
            // "Is it on aliexpress.com?"
            query if after.starts_with('?') => query.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'),
            escaped if after.starts_with('\\') => escaped.starts_with(['/', '\\']),
            _ => true,
        };
        if !goes_on || !is_dotted(host) {
            return None;
        }
        let before = self.line.get(..self.run)?;
        let known = match before.chars().next_back() {
            None => true,
            Some('@') => false,
            // `//host`, but no path or other scheme in front of it.
            Some('/') => match before.strip_suffix("//") {
                Some(front) => {
                    !front.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | ':' | '.' | '-' | '_'))
                }
                None => return None,
            },
            Some('%' | '\\') => return None,
            Some(c) if is_invisible(c) => !before.trim_end_matches(is_invisible).ends_with('.'),
            // The host goes on before it, with letters that no address of ours has.
            Some(c) => !c.is_alphanumeric(),
        };
        let known = known && is_known_host(host);
        Some((self.run, if known { What::Address } else { What::Mention }))
    }

    /// The address that starts here; the scan goes on behind it.
    fn address(&mut self, start: usize, what: What) -> Found<'t> {
        let rest = self.rest(start);
        let slashed = self.line.get(..start).filter(|_| !rest.starts_with("//")).and_then(|t| t.strip_suffix("//"));
        let start = match slashed {
            Some(front) if !front.ends_with(':') => front.len(),
            _ => start,
        };
        let first = self.fresh && self.line.get(..start).is_some_and(|t| !t.contains(|c| !is_gap(c) && !is_opening(c)));
        let opened = self.before(start);
        let rest = self.rest(start);
        let end = start + end_of(rest, self.around, opened, first).max(1);
        let end = if self.line.is_char_boundary(end) { end } else { self.line.len() };
        self.fresh = false;
        self.at = end;
        self.run = end;
        self.word = end;
        self.found(start, end, what)
    }

    fn found(&self, start: usize, end: usize, what: What) -> Found<'t> {
        let text = self.line.get(start..end).unwrap_or("");
        Found { text, line: self.number, start: self.start + start, what, behind: self.rest(end) }
    }

    /// The run of digits that starts here, if it is as long as an id; the scan goes on behind it.
    fn number(&mut self, start: usize) -> Option<Found<'t>> {
        let length = self.rest(start).bytes().take_while(u8::is_ascii_digit).count();
        let end = start + length;
        let (word, separator) = (self.word, self.separator);
        self.at = end;
        self.word = end;
        if length < 8 {
            return None;
        }
        let digits = self.line.get(start..end)?;
        let after = self.rest(end);
        let next = after.chars().next();
        // A word, a price or a part of an address is no number of its own.
        let glued = |c: char| c.is_alphanumeric() || c == '_';
        let before = self.line.get(..start).unwrap_or("").trim_end_matches(is_invisible).chars().next_back();
        let decimal = after.strip_prefix('.').is_some_and(|t| t.starts_with(char::is_alphanumeric))
            && !after.get(..4).is_some_and(|t| t.eq_ignore_ascii_case(".htm"));
        let free = before.is_none_or(|c| !glued(c) && !"/=%&?.-+@\\~$€£".contains(c)) && !decimal;
        let alone = separator >= word && {
            let cell = after.find(|c: char| c.is_alphanumeric() || matches!(c, '\t' | ',' | ';' | '|'));
            cell.and_then(|at| after.get(at..)).is_none_or(|t| !t.starts_with(char::is_alphanumeric))
        };
        let named = self.column.map(|column| column.index == self.cell);
        let counts = match digits.as_bytes() {
            _ if !free || is_cut("", after) || next.is_some_and(glued) => false,
            [b'1', b'0', b'0', b'5', ..] | [b'3', b'2', b'5', b'6', ..] | [b'2', b'2', b'5', b'5' | b'1', ..]
                if length == 16 =>
            {
                true
            }
            [b'3', b'2' | b'3', ..] if length == 11 => named.unwrap_or(alone),
            [b'4', b'0', b'0', b'0' | b'1', ..] if length == 13 => named.unwrap_or(alone),
            _ => false,
        };
        let what = if counts { What::Id } else { What::Number };
        if !counts && length < 11 && !alone && !is_cut_off(digits, after) {
            return None;
        }
        self.run = end;
        Some(self.found(start, end, what))
    }
}

/// How a text starts.
pub(super) enum Start<'a> {
    /// A scheme that counts, and what follows its colon.
    Scheme(Scheme, &'a str),
    /// Some other scheme.
    OtherScheme,
    /// `//`, and what follows.
    Slashes(&'a str),
    /// A dotted host name.
    Host,
    /// None of these.
    Words,
}

/// The schemes that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
    /// `aliexpress://`, into the shop's app.
    App,
}

/// Schemes without `//` behind their colon, which are no words of a sentence.
const OTHER_SCHEMES: [&str; 10] =
    ["javascript", "data", "mailto", "tel", "file", "intent", "blob", "about", "vbscript", "view-source"];

/// How a text starts, as far as addresses go.
pub(super) fn start_of(text: &str) -> Start<'_> {
    if let Some(rest) = text.strip_prefix(['/', '\\']).and_then(|t| t.strip_prefix(['/', '\\'])) {
        return Start::Slashes(rest);
    }
    let letters = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count();
    if let Some((name, rest)) = text.split_at_checked(letters)
        && let Some(rest) = rest.strip_prefix(':')
        && !rest.is_empty()
        && !rest.starts_with(is_gap)
    {
        let slashed = rest.starts_with(['/', '\\']);
        if name.eq_ignore_ascii_case("https") {
            return Start::Scheme(Scheme::Https, rest);
        }
        if name.eq_ignore_ascii_case("http") {
            return Start::Scheme(Scheme::Http, rest);
        }
        if name.eq_ignore_ascii_case("aliexpress") && slashed {
            return Start::Scheme(Scheme::App, rest);
        }
        let other = OTHER_SCHEMES.iter().any(|other| name.eq_ignore_ascii_case(other));
        let only_letters = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
        let scheme = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest.starts_with("//")
            && (only_letters || known_scheme(name).is_none());
        if other || scheme {
            return Start::OtherScheme;
        }
    }
    if starts_with_host(text) { Start::Host } else { Start::Words }
}

/// The scheme that counts at the end of a run, also glued to a word.
fn known_scheme(run: &str) -> Option<&'static str> {
    ["https", "http", "aliexpress"].into_iter().find(|scheme| {
        let at = run.len().checked_sub(scheme.len());
        at.and_then(|at| run.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(scheme))
    })
}

/// `//` as it stands in texts, also escaped as JSON has it.
pub(super) fn starts_with_slashes(text: &str) -> bool {
    text.starts_with("//") || text.starts_with("\\/\\/") || text.starts_with("\\\\")
}

/// A whole address that is encoded as one value of another, once or twice.
pub(super) fn starts_encoded(text: &str) -> bool {
    let after = |text: &'_ str, prefix: &str| {
        text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)).then_some(prefix.len())
    };
    let Some(rest) = after(text, "http").and_then(|at| text.get(at..)) else { return false };
    let rest = after(rest, "s").and_then(|at| rest.get(at..)).unwrap_or(rest);
    after(rest, "%3a").is_some() || after(rest, "%253a").is_some()
}

/// Length of what may be a host at the start, well formed or not: a homograph is judged later.
fn host_ends(text: &str) -> usize {
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.find(|c: char| !in_host(c)).unwrap_or(text.len())
}

/// Two labels or more that end where a host may end; the last is no number, unless it is an IP
/// address's.
fn starts_with_host(text: &str) -> bool {
    let Some((host, rest)) = text.split_at_checked(host_ends(text)) else { return false };
    let host = host.strip_suffix('.').unwrap_or(host);
    let number = |label: &str| label.bytes().all(|b| b.is_ascii_digit());
    let labels = host.split('.').count();
    let port = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit()) || is_port(rest);
    (rest.is_empty() || rest.starts_with(['/', '\\', '?', '#', '@']) || rest.strip_prefix(':').is_some_and(port))
        && labels > 1
        && host.split('.').all(|label| !label.is_empty())
        && (!host.rsplit('.').next().is_some_and(number) || (labels == 4 && host.split('.').all(number)))
}

/// A host of running text: dotted, and its last label is at least two letters.
fn is_dotted(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let Some((front, last)) = host.rsplit_once('.') else { return false };
    last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic()) && front.split('.').all(|label| !label.is_empty())
}

/// A port and the path behind it.
fn is_port(text: &str) -> bool {
    let digits = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
    (1..6).contains(&digits) && text.get(digits..).is_some_and(|t| t.starts_with(['/', '?', '\\']))
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
