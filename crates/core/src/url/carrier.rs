//! Finding the address in what was copied: chat text, HTML, JSON, a bare product id.

use std::borrow::Cow;

use super::address::Scheme;
use super::escape;

/// What a text is about.
pub(crate) enum Found<'a> {
    /// Digits that are a product's id.
    Id(&'a str),
    /// An address, still to be judged.
    Url(&'a str),
    /// Neither.
    Nothing,
}

/// How a text starts.
pub(crate) enum Start<'a> {
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

/// Isolates the address in a text: trims it and undoes what chats, HTML and JSON do to addresses.
/// The result is what [`find`] looks at.
pub(crate) fn isolate(text: &str) -> Cow<'_, str> {
    let mut plain = unescape(opened(text));
    for _ in 0..2 {
        if !is_escaped(&plain) {
            break;
        }
        plain = Cow::Owned(escape::decode(&plain).into_owned());
    }
    match plain {
        Cow::Borrowed(text) => Cow::Borrowed(opened(text)),
        Cow::Owned(text) => Cow::Owned(opened(&text).into()),
    }
}

/// What an isolated text is about.
pub(crate) fn find(text: &str) -> Found<'_> {
    let word = closed(text);
    if (11..=16).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
        return Found::Id(word);
    }
    let url = match start_of(text) {
        Start::Scheme(..) | Start::OtherScheme | Start::Slashes(_) => ended(text, false),
        Start::Host if !text.contains(is_gap) => ended(text, false),
        Start::Host | Start::Words => match in_chat(text) {
            Some(url) => ended(url, true),
            None => return Found::Nothing,
        },
    };
    Found::Url(closed(url))
}

/// How a text starts, as far as addresses go.
pub(crate) fn start_of(text: &str) -> Start<'_> {
    if let Some(rest) = text.strip_prefix(['/', '\\']).and_then(|t| t.strip_prefix(['/', '\\'])) {
        return Start::Slashes(rest);
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if let Some((name, rest)) = text.split_at_checked(letters)
        && let Some(rest) = rest.strip_prefix(':')
        && !name.is_empty()
        && !rest.is_empty()
        && !rest.starts_with(is_gap)
    {
        return match name {
            _ if name.eq_ignore_ascii_case("https") => Start::Scheme(Scheme::Https, rest),
            _ if name.eq_ignore_ascii_case("http") => Start::Scheme(Scheme::Http, rest),
            _ if name.eq_ignore_ascii_case("aliexpress") && rest.starts_with(['/', '\\']) => {
                Start::Scheme(Scheme::App, rest)
            }
            // "AliExpress:" before a link is the name, not the app's scheme.
            _ if name.eq_ignore_ascii_case("aliexpress") => Start::Words,
            _ => Start::OtherScheme,
        };
    }
    if starts_with_host(text) { Start::Host } else { Start::Words }
}

/// A character that may stand in a host, well formed or not: a homograph is judged later.
fn in_host(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') } else { !c.is_whitespace() }
}

/// Two labels or more that end where a host may end; the last is no number, unless it is an IP
/// address's.
fn starts_with_host(text: &str) -> bool {
    let end = text.find(|c: char| !in_host(c)).unwrap_or(text.len());
    let Some((host, rest)) = text.split_at_checked(end) else { return false };
    let host = host.strip_suffix('.').unwrap_or(host);
    let number = |label: &str| label.bytes().all(|b| b.is_ascii_digit());
    let labels = host.split('.').count();
    (rest.is_empty() || rest.starts_with(['/', '\\', '?', '#', ':', '@']))
        && labels > 1
        && host.split('.').all(|label| !label.is_empty())
        && (!host.rsplit('.').next().is_some_and(number) || (labels == 4 && host.split('.').all(number)))
}

/// From the first `http://`, `https://` or `aliexpress://` on, also when glued to a word.
fn in_chat(text: &str) -> Option<&str> {
    let mut from = 0;
    loop {
        let colon = from + affix_scan::find(text.get(from..)?.as_bytes(), b"://", 0)?;
        let before = text.get(..colon)?.as_bytes();
        let scheme = ["https", "http", "aliexpress"].into_iter().find(|scheme| {
            let tail = before.len().checked_sub(scheme.len()).and_then(|at| before.get(at..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(scheme.as_bytes()))
        });
        if let Some(scheme) = scheme {
            return text.get(colon - scheme.len()..);
        }
        from = colon + 3;
    }
}

/// Up to what ends an address in a text; in chat text a quotation mark does too.
fn ended(url: &str, chat: bool) -> &str {
    // Without an early end the loop runs on many bytes at once.
    let ends = |b: u8| !b.is_ascii_graphic() || b == b'<' || b == b'>' || b == b'"';
    if !url.bytes().fold(false, |any, b| any | ends(b)) {
        return url;
    }
    let end = url.find(|c| matches!(c, '<' | '>') || (chat && c == '"') || is_gap(c)).unwrap_or(url.len());
    url.get(..end).unwrap_or(url)
}

/// Without white space around it and without the quote or bracket it was opened with.
fn opened(text: &str) -> &str {
    text.trim_end_matches(is_gap)
        .trim_start_matches(|c| is_gap(c) || matches!(c, '<' | '(' | '[' | '{' | '"' | '\'' | '«' | '“'))
}

/// Without the punctuation that a sentence puts after an address.
fn closed(text: &str) -> &str {
    text.trim_end_matches(is_closing)
}

/// Punctuation that is never the end of an address found in a text.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '\'' | '"' | '»' | '”' | '’' | '…')
}

/// White space, zero-width space and byte order mark.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_escaped(text: &str) -> bool {
    let rest = strip_prefix_ignoring_case(text, "http").map(|t| strip_prefix_ignoring_case(t, "s").unwrap_or(t));
    rest.is_some_and(|t| ["%3a", "%253a"].iter().any(|colon| strip_prefix_ignoring_case(t, colon).is_some()))
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Undoes `&amp;` (however often it was applied), `\/` and `\u0026`.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if !affix_scan::contains(text, "&amp;") && !affix_scan::contains(text, "\\") {
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
        } else if let Some(tail) = tail.strip_prefix("\\u0026") {
            out.push('&');
            tail
        } else if let Some(tail) = tail.strip_prefix(';') {
            // What stands before is already plain, so `&amp;amp;` folds in on itself.
            if out.ends_with("&amp") {
                out.truncate(out.len() - 3)
            } else {
                out.push(';')
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

/// Decodes a link's target once, and once more when it then still starts like an encoded address.
pub(crate) fn decode_target(value: &str) -> Cow<'_, str> {
    let once = escape::decode(value);
    if is_escaped(&once) { Cow::Owned(escape::decode(&once).into_owned()) } else { once }
}

/// A target that a path holds as it is; decoded only when it starts like an encoded address.
pub(crate) fn decode_rest(value: &str) -> Cow<'_, str> {
    if is_escaped(value) { decode_target(value) } else { Cow::Borrowed(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_the_carrier() {
        for (text, plain) in [
            ("a&amp;b", "a&b"),
            ("a&amp;amp;amp;b", "a&b"),
            ("a;b&amp", "a;b&amp"),
            (r"https:\/\/a\u0026b\x", r"https://a&b\x"),
            (r"\u0026amp;x\\u0026", r"&x\&"),
        ] {
            assert_eq!(unescape(text), plain, "{text}");
        }
    }

    #[test]
    fn text_without_an_address() {
        for text in
            ["", "aliexpress", "item/1005006120000007.html", "?a=b", "/item/1", "12345678", "3.14", "price: 3 USD"]
        {
            assert!(matches!(find(text), Found::Nothing), "{text}");
        }
    }
}
