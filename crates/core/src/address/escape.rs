//! Percent-encoding.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::find::{is_gap, is_invisible, is_symbol, is_wide_punctuation};

/// Decodes percent-escapes once. `+` stays `+`; what is no escape, or no UTF-8, stays as written.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !affix_json::contains(text, "%") {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => break,
            [b'%', high, low, tail @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(digit(*high) << 4 | digit(*low));
                tail
            }
            [byte, tail @ ..] => {
                bytes.push(*byte);
                tail
            }
        };
    }
    Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|e| repaired(e.as_bytes())))
}

/// The value of a hexadecimal digit.
fn digit(b: u8) -> u8 {
    match b {
        b'0'..=b'9' => b - b'0',
        b'a'..=b'f' => b - b'a' + 10,
        _ => b.wrapping_sub(b'A').wrapping_add(10),
    }
}

/// UTF-8 as text, every other byte as the escape it came from.
fn repaired(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|b| escape(&mut out, *b));
    }
    out
}

/// Encodes a text as one query value, exactly as JavaScript's `encodeURIComponent` does.
pub(crate) fn encode_component(out: &mut String, text: &str) {
    for b in text.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => {
                out.push(char::from(b))
            }
            _ => escape(out, b),
        }
    }
}

/// Appends a part of an address as it is, except for what would end the address or break the text
/// around it: white space, control and invisible characters, quotes, angle brackets, backslashes.
pub(crate) fn push_printable(out: &mut String, text: &str) {
    if text.bytes().all(|b| b.is_ascii_graphic() && !breaks(b.into())) {
        return out.push_str(text);
    }
    for c in text.chars() {
        if breaks(c) { escape_char(out, c) } else { out.push(c) }
    }
}

/// Escapes one character.
pub(crate) fn escape_char(out: &mut String, c: char) {
    c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| escape(out, b));
}

/// A character that would end the address or break the text around it.
pub(super) fn breaks(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '`' | '\\' | '|' | '“' | '”' | '„' | '«' | '»' => true,
        c if c.is_ascii() => c == ' ' || c.is_ascii_control(),
        c => is_gap(c) || is_invisible(c) || is_wide_punctuation(c) || is_symbol(c),
    }
}

fn escape(out: &mut String, b: u8) {
    let _ = write!(out, "%{b:02X}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoding_loses_nothing() {
        for (text, plain) in [
            ("https%3A%2F%2Fa", "https://a"),
            ("a+b", "a+b"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%ff%D0%B1", "%FFб"),
            ("%252F", "%2F"),
        ] {
            assert_eq!(decode(text), plain);
        }
    }

    #[test]
    fn encoding_is_that_of_javascript() {
        let mut out = String::new();
        encode_component(&mut out, "https://a.b/c?d=é f&g='(!*)~");
        assert_eq!(out, "https%3A%2F%2Fa.b%2Fc%3Fd%3D%C3%A9%20f%26g%3D'(!*)~");
    }

    #[test]
    fn what_breaks_out_of_an_address_is_escaped() {
        let mut out = String::new();
        push_printable(&mut out, "a b\"<c>\u{202e}наушники'");
        assert_eq!(out, "a%20b%22%3Cc%3E%E2%80%AEнаушники'");
    }
}
