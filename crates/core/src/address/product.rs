//! Where an address holds a product's id.

use std::borrow::Cow;

use crate::value::{ProductId, SiteId};

use super::escape::decode;
use super::find::{Scheme, ShownId, leading};
use super::parts::Address;
use super::query::Query;
use super::tables::DOMAINS;

/// What a path says about a product.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum InPath {
    /// It is this product's page.
    Product(ProductId),
    /// It is a product page's path whose id is cut off.
    CutOff,
    /// It is a product page's path without an id.
    Missing,
    /// It is another page's path.
    Elsewhere,
}

/// Reads `/item/ID.html` and its kin, in lower case: also without `.html`, with a slug before the id or
/// a page of the product after it, `/i/ID.html`, `/s/item/ID.html` and
/// `/store/product/NAME/STORE_ID.html`. `behind` stands behind the path in its text.
pub(crate) fn in_path(path: &str, behind: &str) -> InPath {
    if let Some(rest) = path.strip_prefix("/store/product/") {
        let last = rest.rsplit('/').find(|s| !s.is_empty());
        let id = last.and_then(|last| last.rsplit_once('_')).map(|(_, id)| leading(id, behind));
        return match id {
            Some(ShownId::Whole(id)) => InPath::Product(id),
            Some(ShownId::CutOff) => InPath::CutOff,
            _ => InPath::Elsewhere,
        };
    }
    let page = path.strip_prefix("/s").filter(|rest| rest.starts_with("/item")).unwrap_or(path);
    let Some(rest) = page.strip_prefix("/item").or_else(|| page.strip_prefix("/i")) else { return InPath::Elsewhere };
    if !rest.is_empty() && !rest.starts_with('/') {
        return InPath::Elsewhere;
    }
    of_segments(rest, behind)
}

/// The id of the first segment that ends in `.html`, else of the first that is an id: what stands
/// before it is a slug, and what follows may be another address.
fn of_segments(path: &str, behind: &str) -> InPath {
    let behind = if path.ends_with('/') { "" } else { behind };
    let mut found = InPath::Missing;
    let mut segments = path.split('/').filter(|s| !s.is_empty()).peekable();
    let mut slugs = 0;
    while let Some(segment) = segments.next().filter(|_| slugs < 2) {
        let behind = if segments.peek().is_some() { "" } else { behind };
        slugs += 1;
        let digits = segment.bytes().take_while(u8::is_ascii_digit).count();
        let rest = segment.get(digits..).unwrap_or("");
        // Behind a slug, a short number alone may be anything.
        if slugs > 1 && digits < 11 && !rest.starts_with(".htm") {
            continue;
        }
        match leading(segment, behind) {
            // A slug of digits alone stands before the id.
            ShownId::Whole(id) if rest.is_empty() && !matches!(found, InPath::Product(_)) => {
                found = InPath::Product(id);
            }
            ShownId::Whole(_) if rest.is_empty() => {}
            ShownId::Whole(id) => {
                return if matches!(found, InPath::Product(_)) && !rest.starts_with(".htm") {
                    found
                } else {
                    InPath::Product(id)
                };
            }
            ShownId::CutOff if found == InPath::Missing => found = InPath::CutOff,
            _ => {}
        }
        if segment.ends_with("http:") || segment.ends_with("https:") {
            break;
        }
    }
    found
}

/// The id that the first value of a parameter starts with.
pub(crate) fn in_query(address: &Address<'_>, name: &str) -> ShownId {
    let value = Query(address.query).first(name);
    value.map_or(ShownId::None, |value| leading(&decode(value), address.behind_value(value)))
}

/// The product's id in an address of a page or of the app, on any host or on none, as it is written there.
pub(crate) fn product_in(url: &str) -> Option<SiteId> {
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
    let mut written = place.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse::<SiteId>().ok());
    written.find(|shown| shown.global() == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_paths() {
        for (path, id) in [
            ("/item/1005006120000002.html", 1_005_006_120_000_002),
            ("/s/item/1005006120000002.html", 1_005_006_120_000_002),
            ("/item/32744783165", 32_744_783_165),
            ("/item/2016-high-quality/32700000016.html", 32_700_000_016),
            ("/item/20161234/32700000016.html", 32_700_000_016),
            ("/item/1005006120000010/reviews", 1_005_006_120_000_010),
            ("/item/2251832523685352.html,https:", 32_710_000_104),
            ("/item/1005006120000002.html,https:/www.aliexpress.com/item/32700000016.html", 1_005_006_120_000_002),
            ("/item/1005006120000002,https:/www.aliexpress.com/item/32700000016.html", 1_005_006_120_000_002),
            ("/i/1005006120000001.htm", 1_005_006_120_000_001),
            ("/store/product/d58-2/1819419_32700000015.html", 32_700_000_015),
        ] {
            assert_eq!(in_path(path, "").id(), Some(id), "{path}");
        }
        for path in ["/item", "/item/", "/item/123", "/item/x.html", "/item/10050061200000991234.html"] {
            assert_eq!(in_path(path, ""), InPath::Missing, "{path}");
        }
        for path in [
            "/i/12345678abc",
            "/item/20161234-a.html",
            "/item/1005006…https:/www.aliexpress.com/item/32700000016.html",
            "/item/10050061\n20000005.html",
            "/store/product/a/1819419_1005006",
        ] {
            assert_eq!(in_path(path, ""), InPath::CutOff, "{path}");
        }
        for path in
            ["/", "/items/1005006120000002.html", "/item-img/-/1005006120000002.html", "/store/product/x/1819419.html"]
        {
            assert_eq!(in_path(path, ""), InPath::Elsewhere, "{path}");
        }
        assert_eq!(in_path("/item/1005006120000002", "..."), InPath::CutOff);
    }

    impl InPath {
        fn id(&self) -> Option<u64> {
            match self {
                Self::Product(id) => Some(id.get()),
                _ => None,
            }
        }
    }
}
