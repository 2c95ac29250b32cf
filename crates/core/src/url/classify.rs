//! The whole of it: from a text to everything known of its address.

use crate::id::ProductId;
use crate::message::{Code, code};

use super::address::Scheme;
use super::canonical::{self, Printed};
use super::carrier::{self, Found};
use super::host::Site;
use super::network::route_of;
use super::tables::DOMAINS;
use super::{Address, Own, Query, Tag, UrlFacts, UrlKind, page, wrapper};

/// Everything that can be known of an address without opening it. The text may be an address, an
/// affiliate or share link, a product id, or a chat message that holds one of them.
///
/// It is a function of its arguments, never fails, and takes time in proportion to the text.
///
/// ```
/// use affix_core::url::{Own, UrlKind, classify};
/// let facts = classify("check this out: https://he.aliexpress.com/item/1005006120000005.html?spm=a2g, so good!", &Own::default());
/// assert_eq!(facts.kind, UrlKind::Product);
/// assert_eq!(facts.canonical.as_deref(), Some("https://www.aliexpress.com/item/1005006120000005.html"));
/// assert_eq!(facts.dropped, ["spm"]);
/// ```
pub fn classify(text: &str, own: &Own) -> UrlFacts {
    let plain = carrier::isolate(text);
    let verdict = match carrier::find(&plain) {
        Found::Url(url) => judge(url, 0),
        Found::Id(digits) => bare(digits),
        Found::Nothing => Verdict::none(UrlKind::Invalid, code::URL_NOTHING),
    };
    let (own_tag, foreign_tag) = match verdict.tag {
        Some(tag) if own.holds(&tag) => (Some(tag), None),
        tag => (None, tag),
    };
    UrlFacts {
        input: text.into(),
        kind: verdict.kind,
        product_id: verdict.product.map(|id| id.to_string()),
        canonical: verdict.canonical,
        dropped: verdict.dropped,
        unknown: verdict.unknown,
        foreign_tag,
        own_tag,
        target: verdict.target,
        reason: verdict.reason.map(|why| why.template().into()),
        reason_code: verdict.reason.map(Code::name),
    }
}

/// What each line of a list is, as a JSON list in the same order; a last line without an end counts.
///
/// ```
/// use affix_core::url::{Own, classify_lines};
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
/// [`classify`] reads it; a host that only looks like AliExpress is not one of its own.
///
/// ```
/// use affix_core::url::is_aliexpress;
/// assert!(is_aliexpress("https://es.aliexpress.com/item/1005006120000013.html"));
/// assert!(!is_aliexpress("https://us-aliexpress.com/item/1005006120000013.html"));
/// ```
pub fn is_aliexpress(url: &str) -> bool {
    let plain = carrier::isolate(url);
    let Found::Url(url) = carrier::find(&plain) else { return false };
    Address::parse(url).is_ok_and(|a| a.scheme != Scheme::App && Site::of(&a.host).is_some())
}

/// What is known of one address.
pub(crate) struct Verdict {
    pub(crate) kind: UrlKind,
    pub(crate) product: Option<ProductId>,
    pub(crate) canonical: Option<String>,
    pub(crate) dropped: Vec<String>,
    pub(crate) unknown: Vec<String>,
    pub(crate) tag: Option<Tag>,
    pub(crate) target: Option<String>,
    /// Why there is no canonical URL; `Some` exactly when there is none.
    pub(crate) reason: Option<Code>,
}

impl Verdict {
    /// An address without a canonical URL.
    pub(crate) fn none(kind: UrlKind, why: Code) -> Self {
        Self {
            kind,
            product: None,
            canonical: None,
            dropped: Vec::new(),
            unknown: Vec::new(),
            tag: None,
            target: None,
            reason: Some(why),
        }
    }

    /// A page that can be promoted.
    pub(crate) fn of(kind: UrlKind, product: Option<ProductId>, printed: Printed) -> Self {
        let Printed { url, dropped, unknown } = printed;
        Self { kind, product, canonical: Some(url), dropped, unknown, tag: None, target: None, reason: None }
    }
}

/// Judges an isolated address; `outside` wrappers are around it.
pub(crate) fn judge(text: &str, outside: u8) -> Verdict {
    let address = match Address::parse(text) {
        Ok(address) => address,
        Err(code::URL_NOTHING) => return Verdict::none(UrlKind::Invalid, code::URL_NOTHING),
        Err(why) => return Verdict::none(UrlKind::Foreign, why),
    };
    if address.scheme == Scheme::App {
        return page::app(&address);
    }
    let path = address.route();
    if let Some(hit) = route_of(&address.host, &path) {
        return wrapper::open(&hit, &address, outside);
    }
    match Site::of(&address.host) {
        Some(site) => page::read(&address, &site, &path),
        None if affix_scan::contains(&address.host, "aliexpress") => {
            Verdict::none(UrlKind::Foreign, code::URL_LOOK_ALIKE)
        }
        None => Verdict::none(UrlKind::Foreign, code::URL_FOREIGN),
    }
}

/// A product's id alone.
fn bare(digits: &str) -> Verdict {
    match (digits.parse::<ProductId>(), DOMAINS.first()) {
        (Ok(id), Some(domain)) => Verdict::of(UrlKind::Product, Some(id), canonical::item(domain, id, Query(""), &[])),
        _ => Verdict::none(UrlKind::Invalid, code::URL_NOTHING),
    }
}
