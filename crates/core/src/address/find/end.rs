//! Where an address ends that stands in a text.

use super::character::{closer_of, is_closing, is_gap, is_symbol, is_wide_punctuation};
use super::start::{known_scheme, starts_with_slashes};
use crate::address::host::is_known_host;

/// Bytes beyond which nothing is a host.
const LONGEST: usize = 254;

/// Brackets that are open in the running text around an address.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    round: usize,
    square: usize,
    bar: bool,
}

impl Around {
    /// Notes a character of the running text.
    pub(super) fn pass(&mut self, c: char) {
        match c {
            '(' => self.round += 1,
            ')' => self.round = self.round.saturating_sub(1),
            '[' => self.square += 1,
            ']' => self.square = self.square.saturating_sub(1),
            '|' | '<' => self.bar = true,
            _ => {}
        }
    }
}

/// Length of the address at the start of a text. `opened` stands right before it; `first`: nothing but
/// brackets and quotes stands before it in its line.
pub(super) fn end_of(text: &str, around: Around, opened: Option<char>, first: bool) -> usize {
    let found = text.get(..stop(text, around, opened, first)).unwrap_or(text);
    let found = trimmed(found);
    match found.strip_suffix('_').filter(|_| opened == Some('_')) {
        Some(emphasised) => trimmed(emphasised).len(),
        None => found.len(),
    }
}

/// Where an address that stands alone is cut by what is inside it; its length where nothing cuts it.
pub(crate) fn cut_at(address: &str) -> usize {
    stop(address, Around::default(), None, false)
}

fn stop(text: &str, around: Around, opened: Option<char>, first: bool) -> usize {
    let quote = opened.and_then(closer_of);
    let (mut round, mut square, mut curly) = (0usize, 0usize, 0usize);
    let mut last = ' ';
    // Backslashes are the address' slashes.
    let mut backslashes = false;
    let mut query = false;
    let authority = text.len() - after_scheme(text).len();
    let path = after_scheme(text).find(['/', '\\', '?']).map_or(text.len(), |at| authority + at);
    // Where the word before a colon starts, and what stands before it.
    let mut word = 0;
    let mut place = 0;
    while let Some(byte) = text.as_bytes().get(place) {
        // Nearly all of an address are characters that end nothing, whatever stands around them.
        let of_word = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'_');
        if of_word || matches!(byte, b'/' | b'=' | b'%') {
            last = char::from(*byte);
            place += 1;
            word = if of_word { word } else { place };
            continue;
        }
        let at = place;
        let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else { break };
        place += c.len_utf8();
        let ends = match c {
            '<' | '>' | '`' | '“' | '”' | '„' | '«' | '»' => true,
            '"' => !first || quote == Some('"'),
            '(' => {
                round += 1;
                false
            }
            ')' if round > 0 => {
                round -= 1;
                false
            }
            ')' => around.round > 0,
            // The end of a BBCode mark.
            '[' => {
                square += 1;
                text.get(at + 1..).is_some_and(|t| t.starts_with('/'))
            }
            ']' if square > 0 => {
                square -= 1;
                false
            }
            ']' => around.square > 0,
            '{' => {
                curly += 1;
                false
            }
            '}' if curly > 0 => {
                curly -= 1;
                false
            }
            '}' => opened == Some('{'),
            '|' => !query || around.bar,
            '?' | '#' => {
                query = true;
                false
            }
            '\\' => {
                let after = text.get(at + 1..).unwrap_or("");
                let ends = escapes(after, at > path && !backslashes);
                backslashes |= !after.starts_with(['/', 'u']);
                ends
            }
            '&' => is_quoting_entity(text.get(at..).unwrap_or("")),
            // A path holds it in front of a parameter only; in a table it ends the cell.
            ';' if !query => {
                !is_entity(text.get(..at).unwrap_or("")) && !is_parameter(text.get(at + 1..).unwrap_or(""))
            }
            ',' | ';' => starts_known_host(text.get(at + 1..).unwrap_or("")),
            ':' if at > 0 => match another(text, at, word) {
                Some(end) => return end,
                None => false,
            },
            c if c.is_ascii() => c.is_ascii_whitespace() || c.is_ascii_control(),
            // Of a host it is a dot.
            '。' => at > path,
            // A search for a picture is rarer than a picture behind an address.
            c if is_symbol(c) => last != '=' && !is_symbol(last),
            c => is_gap(c) || c.is_control() || is_wide_punctuation(c),
        };
        if ends || (at > 0 && Some(c) == quote) {
            return at;
        }
        last = c;
        word = place;
    }
    text.len()
}

/// Where the address ends because another one starts with the scheme in front of this colon. `word` is
/// where the word before the colon starts.
fn another(text: &str, colon: usize, word: usize) -> Option<usize> {
    if !starts_with_slashes(text.get(colon + 1..)?) {
        return None;
    }
    let run = text.get(word..colon)?;
    let scheme = known_scheme(run)?;
    let start = colon - scheme.len();
    let before = text.get(..start).filter(|before| !before.is_empty())?;
    match before.chars().next_back()? {
        '=' | '/' | '\\' | '@' => None,
        // `word:` in front of a scheme is a path's where it stands behind a slash, prose elsewhere.
        ':' => {
            let label = before.trim_end_matches(':');
            let at = label.rfind([',', ';', '|', '/', '?', '=', '&'])?;
            label.get(at..)?.starts_with([',', ';', '|']).then_some(at)
        }
        // What stands behind a foreign address' question mark is that address' own.
        '?' | '&' | '#' | '%' => is_known_host(host_in(text)).then_some(start),
        _ => Some(start),
    }
}

/// The host of an address with or without scheme.
fn host_in(text: &str) -> &str {
    let rest = after_scheme(text);
    // No host is longer, and this is asked of every address inside.
    let end = rest.bytes().take(LONGEST).position(|b| matches!(b, b'/' | b'\\' | b'?' | b'#' | b':'));
    end.and_then(|end| rest.get(..end)).unwrap_or("")
}

/// An address without its scheme and the slashes behind it.
fn after_scheme(text: &str) -> &str {
    let letters = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
    let rest = text.get(letters..).and_then(|t| t.strip_prefix(':')).filter(|rest| rest.starts_with(['/', '\\']));
    rest.unwrap_or(text).trim_start_matches(['/', '\\'])
}

/// A host of AliExpress or of a network, and a path behind it.
fn starts_known_host(text: &str) -> bool {
    let end = text.bytes().take(LONGEST).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')));
    let Some((host, rest)) = end.and_then(|end| text.split_at_checked(end)) else { return false };
    rest.starts_with('/') && is_known_host(host)
}

/// What follows a backslash says that the text around is escaped there: `\"`, `\n`, `<`.
fn escapes(after: &str, in_path: bool) -> bool {
    if let Some(code) = after.strip_prefix(['u', 'U']).and_then(|t| t.get(..4)) {
        return ["0022", "0027", "003c", "003e"].iter().any(|ends| code.eq_ignore_ascii_case(ends));
    }
    after.starts_with(['"', '\'']) || (in_path && after.starts_with(['n', 'r', 't']))
}

/// The HTML form of a quote, an angle bracket or a space.
fn is_quoting_entity(text: &str) -> bool {
    // Of the parameters that start here few start like one of them.
    let start = text.as_bytes().get(1..3).unwrap_or_default();
    if !matches!(start, [b'#', _] | [b'q' | b'Q', b'u' | b'U'] | [b'l' | b'L' | b'g' | b'G', b't' | b'T'])
        && !matches!(start, [b'n' | b'N', b'b' | b'B'] | [b'a' | b'A', b'p' | b'P'])
    {
        return false;
    }
    ["&quot;", "&lt;", "&gt;", "&nbsp;", "&apos;", "&#34;", "&#39;", "&#x22;", "&#x27;", "&#60;", "&#62;", "&#039;"]
        .iter()
        .any(|entity| text.get(..entity.len()).is_some_and(|t| t.eq_ignore_ascii_case(entity)))
}

/// Whether a text ends in the beginning of an HTML entity, `&amp` or `&#038`.
fn is_entity(text: &str) -> bool {
    let name = text.bytes().rev().take(8).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && text.get(..text.len() - name).is_some_and(|t| t.ends_with('&'))
}

/// `name=` at the start of a text.
fn is_parameter(text: &str) -> bool {
    let name = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')).count();
    name > 0 && text.get(name..).is_some_and(|t| t.starts_with('='))
}

/// Without the punctuation that a sentence or a mark-up puts behind an address. A closing bracket stays
/// where the address itself opens it.
fn trimmed(text: &str) -> &str {
    // Counted when one stands at the end: hardly ever.
    let mut pairs = [('(', ')', None), ('[', ']', None), ('{', '}', None)];
    let mut end = text.len();
    while let Some(c) = text.get(..end).and_then(|t| t.chars().next_back()) {
        if let Some((open, close, counts)) = pairs.iter_mut().find(|(_, close, _)| *close == c) {
            let count = |c: char| text.matches(c).count();
            let (opened, closed) = counts.get_or_insert_with(|| (count(*open), count(*close)));
            if *closed <= *opened {
                break;
            }
            *closed -= 1;
        } else {
            let entity = c == ';' && text.get(..end - 1).is_some_and(is_entity);
            if entity || !is_closing(c) {
                break;
            }
        }
        end -= c.len_utf8();
    }
    text.get(..end).unwrap_or(text)
}
