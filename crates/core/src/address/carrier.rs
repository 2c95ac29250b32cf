//! What chats, HTML and JSON do to the addresses they carry, undone.

use std::borrow::Cow;

use super::escape;
use super::find::starts_encoded;

/// An address as it was before its carrier escaped or encoded it.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let mut plain = unescape(text);
    for _ in 0..2 {
        if !starts_encoded(&plain) {
            break;
        }
        plain = Cow::Owned(escape::decode(&plain).into_owned());
    }
    plain
}

/// Undoes `&amp;` and its kin (however often they were applied), `\/` and `\u0026`.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    let entity = affix_json::contains(text, "&") && affix_json::contains(text, ";");
    if !entity && !affix_json::contains(text, "\\") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([';', '\\']) {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = if let Some(tail) = tail.strip_prefix("\\/") {
            out.push('/');
            tail
        } else if let Some((c, tail)) = unicode_escape(tail) {
            out.push(c);
            tail
        } else if let Some(tail) = tail.strip_prefix(';') {
            // What stands before is already plain, so `&amp;amp;` folds in on itself.
            match entity_at_end(&out) {
                Some((length, c)) => {
                    out.truncate(out.len() - length);
                    out.push(c);
                }
                None => out.push(';'),
            }
            tail
        } else {
            out.push('\\');
            tail.strip_prefix('\\').unwrap_or(tail)
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// `\u0026` and other characters that addresses are made of.
fn unicode_escape(text: &str) -> Option<(char, &str)> {
    let (code, rest) = text.strip_prefix("\\u")?.split_at_checked(4)?;
    let c = match code.as_bytes() {
        [b'0', b'0', b'2', b'6'] => '&',
        [b'0', b'0', b'2', b'F' | b'f'] => '/',
        [b'0', b'0', b'2', b'5'] => '%',
        [b'0', b'0', b'3', b'A' | b'a'] => ':',
        [b'0', b'0', b'3', b'D' | b'd'] => '=',
        [b'0', b'0', b'3', b'F' | b'f'] => '?',
        _ => return None,
    };
    Some((c, rest))
}

/// The HTML entity that a text ends in, without its semicolon: its length and what it stands for.
fn entity_at_end(text: &str) -> Option<(usize, char)> {
    let length = 1 + text.bytes().rev().take(8).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let name = text.len().checked_sub(length).and_then(|at| text.get(at..))?.strip_prefix('&')?;
    let number = |text: &str, radix| u8::from_str_radix(text, radix).ok();
    let c = match name.strip_prefix('#') {
        None if name == "amp" => b'&',
        None => return None,
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hex) => number(hex, 16)?,
            None => number(code, 10)?,
        },
    };
    matches!(c, b'&' | b'/' | b':' | b'=' | b'?' | b'%' | b'_' | b'-' | b'.').then_some((length, char::from(c)))
}

/// Decodes a link's target once, and once more when it then still starts like an encoded address.
pub(crate) fn decode_target(value: &str) -> Cow<'_, str> {
    let once = escape::decode(value);
    if starts_encoded(&once) { Cow::Owned(escape::decode(&once).into_owned()) } else { once }
}

/// A target that a path holds as it is; decoded only when it starts like an encoded address.
pub(crate) fn decode_rest(value: &str) -> Cow<'_, str> {
    if starts_encoded(value) { decode_target(value) } else { Cow::Borrowed(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_the_carrier() {
        for (text, plain) in [
            ("a&amp;b", "a&b"),
            ("a&amp;amp;amp;b", "a&b"),
            ("a&#038;b&#38;c&#x26;d&amp;#038;e", "a&b&c&d&e"),
            ("https:&#x2F;&#x2F;a?b&#x3D;c", "https://a?b=c"),
            ("a;b&amp", "a;b&amp"),
            ("a&b;c&#64;d&eacute;", "a&b;c&#64;d&eacute;"),
            (r"https:\/\/a\u0026b\x", r"https://a&b\x"),
            (r"a\u003db\u003Fc", "a=b?c"),
            (r"\u0026amp;x\\u0026", r"&x\&"),
        ] {
            assert_eq!(unescape(text), plain, "{text}");
        }
    }
}
