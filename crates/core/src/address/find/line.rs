//! A line of a text while it is looked through.

use super::character::{is_gap, is_invisible, is_opening};
use super::column::Column;
use super::end::{Around, end_of};
use super::found::{Found, What};
use super::shown_id::{is_cut, is_cut_off};
use super::start::{Start, host_ends, is_dotted, is_port, known_scheme, start_of, starts_encoded, starts_with_slashes};
use crate::address::host::is_known_host;

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
