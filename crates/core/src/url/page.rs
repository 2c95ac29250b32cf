//! Naming a page of AliExpress.

use crate::message::code;

use super::classify::Verdict;
use super::host::Site;
use super::product::{InPath, in_path, leading_id};
use super::tables::{BRIDGES, CLOSED, DOMAINS, OFFER_SOURCES, OPEN, On, Pages};
use super::{Address, Query, UrlKind, canonical, identity};

/// What a page of AliExpress is, the first rule that fits.
pub(crate) fn read(address: &Address<'_>, site: &Site<'_>, path: &str) -> Verdict {
    let query = Query(address.query);
    let mut verdict = named(address, site, path, query);
    verdict.tag = identity::of(query);
    verdict
}

fn named(address: &Address<'_>, site: &Site<'_>, path: &str, query: Query<'_>) -> Verdict {
    let fits = |pages: &&Pages| site.is_of(pages) || pages.paths.iter().any(|rule| rule.fits(path));
    if let Some(pages) = CLOSED.iter().find(fits) {
        let why = if pages.kind == UrlKind::Private { code::URL_PRIVATE } else { code::URL_INFRASTRUCTURE };
        return Verdict::none(pages.kind, why);
    }
    match in_path(path) {
        InPath::Product(id) => {
            let offer = query.first("sourceType").is_some_and(|source| OFFER_SOURCES.binary_search(&source).is_ok());
            let (kind, on) = if offer {
                (UrlKind::Offer, [On::Product, On::OfferItem].as_slice())
            } else {
                (UrlKind::Product, [On::Product].as_slice())
            };
            return Verdict::of(kind, Some(id), canonical::item(site.domain, id, query, on));
        }
        InPath::Missing => return Verdict::none(UrlKind::Invalid, code::URL_NO_ITEM),
        InPath::Elsewhere => {}
    }
    let bridge = BRIDGES.iter().filter(|b| b.paths.iter().any(|rule| rule.fits(path)));
    if let Some(id) = bridge.filter_map(|b| query.first(b.parameter)).find_map(leading_id) {
        return Verdict::of(UrlKind::Product, Some(id), canonical::item(site.domain, id, query, &[On::Product]));
    }
    if let Some(id) = query.first("productIds").and_then(leading_id) {
        return Verdict::of(UrlKind::Offer, Some(id), canonical::page(address, On::OfferPage));
    }
    let kind = OPEN.iter().find(fits).map_or(UrlKind::Campaign, |pages| pages.kind);
    let on = match kind {
        UrlKind::Store => On::Store,
        UrlKind::Category | UrlKind::Search => On::List,
        _ => On::Campaign,
    };
    Verdict::of(kind, None, canonical::page(address, on))
}

/// A link into the shop's app.
pub(crate) fn app(address: &Address<'_>) -> Verdict {
    let query = Query(address.query);
    let mut verdict = match (query.first("productId").and_then(leading_id), DOMAINS.first()) {
        (Some(id), Some(domain)) => {
            Verdict::of(UrlKind::App, Some(id), canonical::item(domain, id, query, &[On::Product]))
        }
        _ => Verdict::none(UrlKind::App, code::URL_APP_PAGE),
    };
    verdict.tag = identity::of(query);
    verdict
}
