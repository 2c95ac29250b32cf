//! Naming a page of AliExpress.

use crate::text::message::code;

use super::canonical;
use super::facts::UrlKind;
use super::find::ShownId;
use super::identity;
use super::parts::Address;
use super::product::{InPath, in_path, in_query};
use super::query::Query;
use super::site::Site;
use super::tables::{BRIDGES, CLOSED, OFFER_SOURCES, OPEN, On, Pages};
use super::verdict::Verdict;

/// What a page of AliExpress is, the first rule that fits; `path` is in lower case.
pub(crate) fn read(address: &Address<'_>, site: &Site<'_>, path: &str) -> Verdict {
    let query = Query(address.query);
    // Parameters behind `;` do not name a page.
    let mut verdict = named(address, site, canonical::cut_second(path).0, query);
    verdict.tag = identity::of(query);
    verdict
}

fn named(address: &Address<'_>, site: &Site<'_>, path: &str, query: Query<'_>) -> Verdict {
    let fits = |pages: &&Pages| site.is_of(pages) || pages.have(path);
    if let Some(pages) = CLOSED.iter().find(fits) {
        let why = if pages.kind == UrlKind::Private { code::URL_PRIVATE } else { code::URL_INFRASTRUCTURE };
        return Verdict::none(pages.kind, why);
    }
    match in_path(path, address.behind_path) {
        InPath::Product(id) => {
            let offer = query.first("sourceType").is_some_and(|source| OFFER_SOURCES.binary_search(&source).is_ok());
            let (kind, on) = if offer {
                (UrlKind::Offer, [On::Product, On::OfferItem].as_slice())
            } else {
                (UrlKind::Product, [On::Product].as_slice())
            };
            return Verdict::of(kind, Some(id), canonical::item(site.domain, id, query, on));
        }
        InPath::CutOff => return Verdict::none(UrlKind::Invalid, code::URL_CUT_OFF),
        InPath::Missing => return Verdict::none(UrlKind::Invalid, code::URL_NO_ITEM),
        InPath::Elsewhere => {}
    }
    let bridge = BRIDGES.iter().filter(|b| b.paths.iter().any(|rule| rule.fits(path)));
    match bridge.map(|b| in_query(address, b.parameter)).find(|id| *id != ShownId::None) {
        Some(ShownId::Whole(id)) => {
            return Verdict::of(UrlKind::Product, Some(id), canonical::item(site.domain, id, query, &[On::Product]));
        }
        Some(ShownId::CutOff) => return Verdict::none(UrlKind::Invalid, code::URL_CUT_OFF),
        _ => {}
    }
    match in_query(address, "productIds") {
        ShownId::Whole(id) => return Verdict::of(UrlKind::Offer, Some(id), canonical::page(address, On::OfferPage)),
        ShownId::CutOff => return Verdict::none(UrlKind::Invalid, code::URL_CUT_OFF),
        ShownId::None => {}
    }
    let kind = OPEN.iter().find(fits).map_or(UrlKind::Campaign, |pages| pages.kind);
    let on = match kind {
        UrlKind::Store => On::Store,
        UrlKind::Category | UrlKind::Search => On::List,
        _ => On::Campaign,
    };
    Verdict::of(kind, None, canonical::page(address, on))
}
