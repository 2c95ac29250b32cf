//! Where an address holds a product's id.

use crate::id::ProductId;

/// What a path says about a product.
pub(crate) enum InPath {
    /// It is this product's page.
    Product(ProductId),
    /// It is a product page's path without an id.
    Missing,
    /// It is another page's path.
    Elsewhere,
}

/// Reads `/item/ID.html` and its kin: also without `.html`, with a slug before the id or a page of
/// the product after it, `/i/ID.html`, and `/store/product/NAME/STORE_ID.html`.
pub(crate) fn in_path(path: &str) -> InPath {
    if let Some(rest) = path.strip_prefix("/store/product/") {
        let id = segments(rest).next().and_then(|last| last.rsplit_once('_')).and_then(|(_, id)| leading_id(id));
        return id.map_or(InPath::Elsewhere, InPath::Product);
    }
    let Some(rest) = path.strip_prefix("/item").or_else(|| path.strip_prefix("/i")) else { return InPath::Elsewhere };
    if !rest.is_empty() && !rest.starts_with('/') {
        return InPath::Elsewhere;
    }
    segments(rest).find_map(leading_id).map_or(InPath::Missing, InPath::Product)
}

/// Segments from the last to the first, as an id stands behind its slug.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.rsplit('/').filter(|s| !s.is_empty())
}

/// The id that a text starts with, when nothing glues it to a longer word.
pub(crate) fn leading_id(text: &str) -> Option<ProductId> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let glued = rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_'));
    digits.parse().ok().filter(|_| !glued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_paths() {
        for (path, id) in [
            ("/item/1005006120000002.html", 1_005_006_120_000_002),
            ("/item/32744783165", 32_744_783_165),
            ("/item/2016-High-Quality/32700000016.html", 32_700_000_016),
            ("/item/1005006120000010/reviews", 1_005_006_120_000_010),
            ("/item/2251832523685352.html,https:", 32_710_000_104),
            ("/i/1005006120000001.htm", 1_005_006_120_000_001),
            ("/store/product/D58-2/1819419_32700000015.html", 32_700_000_015),
        ] {
            assert!(matches!(in_path(path), InPath::Product(p) if p.get() == id), "{path}");
        }
        for path in [
            "/item",
            "/item/",
            "/item/123",
            "/item/x.html",
            "/item/10050061200000991234.html",
            "/i/12345678abc",
            "/item/20161234-a.html",
        ] {
            assert!(matches!(in_path(path), InPath::Missing), "{path}");
        }
        for path in
            ["/", "/items/1005006120000002.html", "/item-img/-/1005006120000002.html", "/store/product/x/1819419.html"]
        {
            assert!(matches!(in_path(path), InPath::Elsewhere), "{path}");
        }
    }
}
