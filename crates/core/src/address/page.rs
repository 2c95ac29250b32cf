//! Naming a page of AliExpress.

use std::borrow::Cow;

use crate::text::message::code;
use crate::value::ProductId;

use super::classify::Verdict;
use super::classify::judge;
use super::find::{ShownId, leading};
use super::host::Site;
use super::product::{InPath, in_path};
use super::tables::{BRIDGES, CLOSED, DOMAINS, OFFER_SOURCES, OPEN, On, Pages};
use super::wrapper::DEEPEST;
use super::{Address, Query, Scheme, UrlKind, canonical, carrier, decode, identity};

/// The parameter of an app link that names the page it opens.
const APP_PAGE: &str = "url";

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

/// The id that the first value of a parameter starts with.
fn in_query(address: &Address<'_>, name: &str) -> ShownId {
    let value = Query(address.query).first(name);
    value.map_or(ShownId::None, |value| leading(&decode(value), address.behind_value(value)))
}

/// The product's id in an address of a page or of the app, on any host or on none, as a number and as
/// written.
pub(crate) fn product_in(url: &str) -> Option<(ProductId, String)> {
    let relative = url.starts_with('/') && !url.starts_with("//");
    let whole = if relative { format!("https:/{}{url}", DOMAINS.first()?.name) } else { url.to_owned() };
    let address = Address::parse(&whole, "").ok()?;
    let (id, place) = if address.scheme == Scheme::App {
        (in_query(&address, "productId"), Cow::Borrowed(address.query))
    } else {
        let path = address.route().to_ascii_lowercase();
        let id = match in_path(&path, "") {
            InPath::Product(id) => ShownId::Whole(id),
            _ => ShownId::None,
        };
        (id, Cow::Owned(path))
    };
    let ShownId::Whole(id) = id else { return None };
    let written = place.split(|c: char| !c.is_ascii_digit()).find(|run| run.parse() == Ok(id))?;
    Some((id, written.to_owned()))
}

/// A link into the shop's app; `outside` wrappers are around it.
pub(crate) fn app(address: &Address<'_>, outside: u8) -> Verdict {
    let query = Query(address.query);
    let mut verdict = match (in_query(address, "productId"), DOMAINS.first()) {
        (ShownId::Whole(id), Some(domain)) => {
            Verdict::of(UrlKind::App, Some(id), canonical::item(domain, id, query, &[On::Product]))
        }
        (ShownId::CutOff, _) => Verdict::none(UrlKind::App, code::URL_CUT_OFF),
        _ => opened(address, outside),
    };
    verdict.tag = identity::of(query).or(verdict.tag);
    verdict
}

/// The page that an app link opens in the app.
fn opened(address: &Address<'_>, outside: u8) -> Verdict {
    let Some(value) = Query(address.query).first(APP_PAGE).filter(|_| outside < DEEPEST) else {
        return Verdict::none(UrlKind::App, code::URL_APP_PAGE);
    };
    let target = carrier::decode_target(value);
    let inner = judge(&carrier::unescape(&target), address.behind_value(value), outside + 1);
    let reason = match inner.kind {
        UrlKind::Foreign | UrlKind::Invalid if inner.reason != Some(code::URL_CUT_OFF) => Some(code::URL_APP_PAGE),
        _ => inner.reason,
    };
    Verdict { kind: UrlKind::App, target: None, reason, ..inner }
}
