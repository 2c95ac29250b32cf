//! The user's short link for a page.

use super::answer::{Reply, elements, result};
use super::key::PlatformKey;
use super::request::signed_form;
use crate::address::{self, Address, Own, Scheme, route_of};
use crate::text::message::{Note, code};
use crate::value::NetworkCode;

const METHOD: &str = "aliexpress.affiliate.link.generate";

/// The signed form that asks for a short link to a page at `now`, in milliseconds since 1970-01-01 UTC.
/// What is sent is the page's clean address.
///
/// # Errors
/// The key cannot be one, it has no tracking id, or the address is none to promote.
pub fn link_request(key: &PlatformKey, page: &str, now: i64) -> Result<String, Note> {
    key.check()?;
    if key.tracking_id.is_empty() {
        return Err(Note::plain(code::OPEN_PLATFORM_TRACKING));
    }
    let Some(page) = address::classify_exact(page, &Own::default()).canonical else {
        return Err(Note::plain(code::OPEN_PLATFORM_PAGE));
    };
    let own =
        [("promotion_link_type", "0"), ("source_values", page.as_str()), ("tracking_id", key.tracking_id.as_str())];
    Ok(signed_form(key, METHOD, now, &own))
}

/// The short link to `page` of an answer. Whose it is cannot be seen in it; it was made with the user's key.
///
/// # Errors
/// The platform refused, was not reached, made none, made one for another product, or one that leads
/// elsewhere.
pub fn short_link(reply: Reply<'_>, page: &str) -> Result<String, Note> {
    let (status, document) = reply.opened()?;
    let Some(answer) = result(status, document.value(), METHOD)? else {
        return Err(Note::plain(code::OPEN_PLATFORM_NOTHING));
    };
    // One page was asked for.
    let entry = elements(answer.get("promotion_links"), "promotion_link").next().unwrap_or_default();
    let [link, message, source] = entry.fields(&["promotion_link", "message", "source_value"]);
    let product = |address: &str| address::classify_exact(address, &Own::default()).product_id;
    let answered = source.text().and_then(|source| product(&source));
    if answered.is_some_and(|answered| product(page).is_some_and(|asked| asked != answered)) {
        return Err(Note::plain(code::OPEN_PLATFORM_OTHER_PRODUCT));
    }
    match (link.owned(), message.owned()) {
        (Some(link), _) => trusted(link),
        (None, Some(message)) => Err(Note::new(code::OPEN_PLATFORM_NO_LINK, [("message", message)])),
        (None, None) => Err(Note::plain(code::OPEN_PLATFORM_NOTHING)),
    }
}

/// The link, if it is one of the network's, written as an address is: what it holds else would end it wherever
/// it is pasted.
fn trusted(link: String) -> Result<String, Note> {
    let link = link.trim().to_owned();
    if !link.bytes().all(|b| b.is_ascii_graphic() && !br#""'<>\^`{|}"#.contains(&b)) {
        return Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE));
    }
    let Ok(address) = Address::parse(&link, "") else { return Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE)) };
    let path = address.route();
    let hit = route_of(address.host(), &path);
    if address.scheme == Scheme::Https && hit.is_some_and(|hit| hit.network.code == NetworkCode::ALIEXPRESS) {
        return Ok(link);
    }
    Err(Note::new(code::OPEN_PLATFORM_STRANGE_LINK, [("host", address.host())]))
}
