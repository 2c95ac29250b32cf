//! Small repairs of page texts.

use crate::text::{CUT, LONGEST, harmless, without_site};
use crate::value::StoreId;

/// One space for every run of white space, none at the ends, character references decoded, and nothing in it
/// that nobody sees; cut off after [`LONGEST`] characters.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::new();
    let mut left = LONGEST;
    for word in harmless(&decode(text)).split_whitespace() {
        if !out.is_empty() && left > 0 {
            out.push(' ');
            left -= 1;
        }
        for c in word.chars() {
            if left == 0 {
                out.truncate(out.trim_end().len());
                out.push(CUT);
                return out;
            }
            out.push(c);
            left -= 1;
        }
    }
    out
}

/// The cleaned text was longer than it is shown.
pub(crate) fn is_cut(text: &str) -> bool {
    text.ends_with(CUT) && text.chars().count() >= LONGEST
}

/// The cleaned text, when it says something. A file that was read in another character set than it was
/// written in is full of replacement characters, and says nothing; one stands for the half of an emoji
/// that the site cut through.
pub(crate) fn said(text: &str) -> Option<String> {
    Some(clean(text)).filter(|t| !t.is_empty() && t.matches(char::REPLACEMENT_CHARACTER).count() < 2)
}

/// A product's title, when it says something: without the site's name at its end.
pub(crate) fn titled(text: &str) -> Option<String> {
    said(text).map(|title| without_site(&title).to_owned())
}

/// Bytes of the longest name of a character, `#x10ffff`.
const REFERENCE: usize = 8;

/// Decodes the character references that page states carry inside JSON texts.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(REFERENCE + 1).position(|b| b == b';');
        let reference = end.and_then(|end| after.split_at_checked(end));
        match reference.and_then(|(name, tail)| Some((character(name)?, tail.get(1..)?))) {
            Some((c, tail)) => {
                out.push(c);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "times" => '×',
        "deg" => '°',
        "reg" => '®',
        "trade" => '™',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            return char::from_u32(code).filter(|c| !c.is_control());
        }
    })
}

/// Bytes of a picture's address; longer ones are none of the site's.
const LONGEST_ADDRESS: usize = 2_000;

/// An https picture URL of whatever was given, or none.
pub(crate) fn picture(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = url.strip_prefix("https:").or_else(|| url.strip_prefix("http:")).unwrap_or(url);
    let host = rest.strip_prefix("//").filter(|host| host.len() <= LONGEST_ADDRESS)?;
    (!host.is_empty() && !host.contains(char::is_whitespace)).then(|| format!("https:{rest}"))
}

/// An https picture URL without the size that the CDN appends: `x.jpg_220x220q75.jpg_.avif`.
pub(crate) fn full_picture(url: &str) -> Option<String> {
    let end = [".jpg_", ".png_", ".jpeg_", ".webp_"]
        .iter()
        .filter_map(|e| affix_json::find(url.as_bytes(), e.as_bytes(), 0).map(|i| i + e.len() - 1))
        .min();
    picture(end.and_then(|end| url.get(..end)).unwrap_or(url))
}

/// The number in `//host/store/1100001`.
pub(crate) fn store_id(href: &str) -> Option<StoreId> {
    let (_, after) = affix_json::split_once(href, "/store/")?;
    leading_id(after)?.parse().ok()
}

/// The id that a text starts with: a number of 64 bits above zero.
pub(crate) fn leading_id(text: &str) -> Option<String> {
    let digits = text.get(..text.bytes().take_while(u8::is_ascii_digit).count())?;
    (!digits.starts_with('0') && digits.parse::<u64>().is_ok()).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_decoded_once() {
        assert_eq!(clean("Men&#39;s  Shoes\u{a0}&amp; &#x2F; &bogus; & co"), "Men's Shoes & / &bogus; & co");
        assert_eq!(clean("a &amp;lt; b"), "a &lt; b");
    }

    #[test]
    fn a_text_without_end_is_cut() {
        assert_eq!(clean(&"a".repeat(500)), "a".repeat(500));
        assert!(!is_cut(&"a".repeat(500)));
        for endless in ["&".repeat(1_000_000), "word ".repeat(1_000_000), "&amp;".repeat(600), "é".repeat(501)] {
            let text = clean(&endless);
            assert!(is_cut(&text) && text.chars().count() <= 501, "{text}");
        }
    }

    #[test]
    fn nothing_hides_in_a_text_and_none_is_endless() {
        assert_eq!(said("La&#8203;mp \u{202e}gnp&#x202E;\u{202c}").as_deref(), Some("Lamp gnp"));
        assert_eq!(said("\u{200b}\u{202e}"), None);
        let long = said(&"&".repeat(1_400_000)).unwrap_or_default();
        assert_eq!(long.chars().count(), 501);
    }

    #[test]
    fn pictures_are_https() {
        assert_eq!(picture("//ae01.alicdn.com/kf/x.jpg").as_deref(), Some("https://ae01.alicdn.com/kf/x.jpg"));
        assert_eq!(picture("http://ae01.alicdn.com/x.jpg").as_deref(), Some("https://ae01.alicdn.com/x.jpg"));
        assert_eq!(picture("data:image/png;base64,AAAA"), None);
    }
}
