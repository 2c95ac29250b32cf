//! The whole of it: from a text to everything known of its address.

use std::borrow::Cow;

use crate::text::message::code;

use super::carrier;
use super::facts::{UrlFacts, UrlKind};
use super::find::{
    Found, Scheme, ShownId, Start, What, find_all, is_closing, is_gap, is_opening, leading, start_of, starts_encoded,
};
use super::judge::judge;
use super::own::Own;
use super::parts::Address;
use super::site::Site;
use super::verdict::{Verdict, bare};

/// Everything that can be known of the address in a text without opening it. The text may be an address,
/// an affiliate or share link, a product id, or a chat message that holds one of them; of several, the
/// first that is AliExpress' or a network's is answered for ([`find_all`] finds all of them).
///
/// It is a function of its arguments, never fails, and takes time in proportion to the text.
///
/// ```
/// use affix_core::address::{Own, UrlKind, classify};
/// let facts = classify("check this out: https://he.aliexpress.com/item/1005006120000005.html?spm=a2g, so good!", &Own::default());
/// assert_eq!(facts.kind, UrlKind::Product);
/// assert_eq!(facts.canonical.as_deref(), Some("https://www.aliexpress.com/item/1005006120000005.html"));
/// assert_eq!(facts.dropped, ["spm"]);
/// ```
pub fn classify(text: &str, own: &Own) -> UrlFacts {
    in_text(text).0.facts(text, own)
}

/// The same of an address that stands for itself: the page in front, a link's target, an argument of the
/// command line. Nothing at its end is taken for a sentence's. A text that is no address, or holds
/// several, is read as [`classify`] reads it.
///
/// ```
/// use affix_core::address::{Own, classify_exact};
/// let facts = classify_exact("https://www.aliexpress.com/wholesale?SearchText=what?", &Own::default());
/// assert_eq!(facts.canonical.as_deref(), Some("https://www.aliexpress.com/wholesale?SearchText=what%3F"));
/// ```
pub fn classify_exact(text: &str, own: &Own) -> UrlFacts {
    match exact(text) {
        Some(address) => judge(&carrier::plain(address), "", 0).facts(text, own),
        None => classify(text, own),
    }
}

/// What one of the things is that [`find_all`] found.
///
/// ```
/// use affix_core::address::{Own, UrlKind, classify_found, find_all};
/// let text = "https://www.aliexpress.com/item/10050061 ... 4006381333931 https://example.com/";
/// let kinds: Vec<_> = find_all(text).map(|found| classify_found(&found, &Own::default()).kind).collect();
/// assert_eq!(kinds, [UrlKind::Invalid, UrlKind::Invalid, UrlKind::Foreign]);
/// ```
pub fn classify_found(found: &Found<'_>, own: &Own) -> UrlFacts {
    of_found(found).facts(found.text, own)
}

/// What each line of a list is, as a JSON list in the same order; a last line without an end counts.
///
/// ```
/// use affix_core::address::{Own, classify_lines};
/// let answers = classify_lines("1005006120000005\n\nhttps://example.com/", &Own::default());
/// let kinds: Vec<&str> = answers.split("\"kind\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
/// assert_eq!(kinds, ["product", "invalid", "foreign"]);
/// ```
pub fn classify_lines(text: &str, own: &Own) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    out.push('[');
    for line in text.lines() {
        if out.len() > 1 {
            out.push(',');
        }
        classify(line, own).push_json(&mut out);
    }
    out.push(']');
    out
}

/// Whether a text is the address of a page on AliExpress's own hosts. The text is read as
/// [`classify_exact`] reads it; a host that only looks like AliExpress is not one of its own.
///
/// ```
/// use affix_core::address::is_aliexpress;
/// assert!(is_aliexpress("https://es.aliexpress.com/item/1005006120000013.html"));
/// assert!(!is_aliexpress("https://us-aliexpress.com/item/1005006120000013.html"));
/// ```
pub fn is_aliexpress(url: &str) -> bool {
    let Some(url) = isolate(url) else { return false };
    Address::parse(&url, "").is_ok_and(|a| a.scheme != Scheme::App && Site::of(a.host()).is_some())
}

/// The address that [`classify_exact`] answers for, as it is without its carrier's escapes.
pub(crate) fn isolate(text: &str) -> Option<Cow<'_, str>> {
    exact(text).or_else(|| in_text(text).1).map(carrier::plain)
}

/// The text, if it is one address and nothing else.
fn exact(text: &str) -> Option<&str> {
    let text = text.trim_matches(is_gap);
    let address = match start_of(text) {
        Start::Scheme(..) | Start::OtherScheme | Start::Slashes(_) => true,
        Start::Host => !text.contains(is_gap),
        Start::Words => starts_encoded(text),
    };
    // It may hold blanks, but no other address behind it.
    let alone = || find_all(text).filter(|found| found.what == What::Address).nth(1).is_none();
    (address && alone()).then_some(text)
}

/// What a text is about, and the address that is, as it is written.
fn in_text(text: &str) -> (Verdict, Option<&str>) {
    if let Some(verdict) = id_alone(text) {
        return (verdict, None);
    }
    let mut first = None;
    let mut id = None;
    let mut number = None;
    for found in find_all(text) {
        match found.what {
            What::Address => {
                let verdict = of_found(&found);
                if verdict.known {
                    return (verdict, Some(found.text));
                }
                first = first.or(Some((verdict, found)));
            }
            What::Id => id = id.or(Some(found)),
            What::Number => number = number.or(Some(found)),
            What::Mention => {}
        }
    }
    match (id, first, number) {
        (Some(id), ..) => (of_found(&id), None),
        (_, Some((verdict, found)), _) => (verdict, Some(found.text)),
        (_, _, Some(number)) => match of_found(&number) {
            verdict if verdict.reason == Some(code::URL_CUT_OFF) => (verdict, None),
            _ => (Verdict::none(UrlKind::Invalid, code::URL_NOTHING), None),
        },
        _ => (Verdict::none(UrlKind::Invalid, code::URL_NOTHING), None),
    }
}

/// A text that is a product's id alone, of 11 to 16 digits.
fn id_alone(text: &str) -> Option<Verdict> {
    let text = text.trim_matches(is_gap).trim_start_matches(is_opening);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..).filter(|_| digits > 0)?;
    if !behind.chars().all(|c| is_gap(c) || is_closing(c)) {
        return None;
    }
    Some(match leading(text.get(..digits)?, behind) {
        ShownId::Whole(id) if digits >= 11 => bare(id),
        ShownId::CutOff => Verdict::none(UrlKind::Invalid, code::URL_CUT_OFF),
        _ => Verdict::none(UrlKind::Invalid, code::URL_NOTHING),
    })
}

fn of_found(found: &Found<'_>) -> Verdict {
    match found.what {
        What::Address => judge(&carrier::plain(found.text), found.behind, 0),
        // Something before the host makes it another one.
        What::Mention => match judge(&carrier::plain(found.text), found.behind, 0) {
            verdict if verdict.known => Verdict::none(UrlKind::Foreign, code::URL_FOREIGN),
            verdict => verdict,
        },
        What::Id => match leading(found.text, "") {
            ShownId::Whole(id) => bare(id),
            _ => Verdict::none(UrlKind::Invalid, code::URL_CUT_OFF),
        },
        What::Number => {
            Verdict::none(UrlKind::Invalid, if found.is_cut_off() { code::URL_CUT_OFF } else { code::URL_NUMBER })
        }
    }
}
