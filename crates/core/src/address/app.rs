//! Links into the shop's app.

use std::borrow::Cow;

use crate::text::message::code;

use super::canonical;
use super::carrier;
use super::facts::UrlKind;
use super::find::ShownId;
use super::parts::Address;
use super::product::in_query;
use super::query::Query;
use super::tables::{DOMAINS, On};
use super::verdict::Verdict;

/// The parameter that names a product.
const PRODUCT: &str = "productId";

/// The parameter that names the page to open.
const PAGE: &str = "url";

/// What a link is that names a product; `None` for one that opens a page.
pub(crate) fn product(address: &Address<'_>) -> Option<Verdict> {
    match (in_query(address, PRODUCT), DOMAINS.first()) {
        (ShownId::Whole(id), Some(domain)) => {
            let printed = canonical::item(domain, id, Query(address.query), &[On::Product]);
            Some(Verdict::of(UrlKind::App, Some(id), printed))
        }
        (ShownId::CutOff, _) => Some(Verdict::none(UrlKind::App, code::URL_CUT_OFF)),
        _ => None,
    }
}

/// The page that a link opens in the app, and what stands behind that in the text.
pub(crate) fn target<'a>(address: &Address<'a>) -> Option<(Cow<'a, str>, &'a str)> {
    let value = Query(address.query).first(PAGE)?;
    Some((carrier::decode_target(value), address.behind_value(value)))
}

/// What a link is that opens something; without a target that says which.
pub(crate) fn opening(inner: Option<Verdict>) -> Verdict {
    let Some(inner) = inner else { return Verdict::none(UrlKind::App, code::URL_APP_PAGE) };
    let reason = match inner.kind {
        UrlKind::Foreign | UrlKind::Invalid if inner.reason != Some(code::URL_CUT_OFF) => Some(code::URL_APP_PAGE),
        _ => inner.reason,
    };
    Verdict { kind: UrlKind::App, target: None, reason, ..inner }
}
