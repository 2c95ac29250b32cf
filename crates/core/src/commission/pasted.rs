//! Addresses where a number was asked for.

use serde::Serialize;

use crate::address::{Own, UrlKind, classify};
use crate::category::CategoryRef;
use crate::page::store_id;
use crate::value::{ProductId, StoreId};

/// The numbers that an address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Pasted {
    /// Global product id, of a product's page or a link to it.
    pub product: Option<ProductId>,
    /// Public store number, of a store's page.
    pub store: Option<StoreId>,
    /// Category, of a category's page: the first level that the page shows by its posting id (`44`), any
    /// other by the page's (`category/3710`).
    pub category: Option<String>,
}

/// What a text with an address in it names; nothing for a number alone, which is whatever the user
/// means by it.
///
/// ```
/// use affix_core::commission::pasted;
/// assert_eq!(pasted("https://he.aliexpress.com/item/1005006000000001.html?spm=a2g").product, "1005006000000001".parse().ok());
/// assert_eq!(pasted("https://www.aliexpress.com/store/1100001/pages/all-items.html").store, "1100001".parse().ok());
/// assert_eq!(pasted("1100001").product, None);
/// ```
pub fn pasted(text: &str) -> Pasted {
    if text.trim().bytes().all(|b| b.is_ascii_digit()) {
        return Pasted::default();
    }
    let facts = classify(text, &Own::default());
    let page = facts.canonical.as_deref().unwrap_or_default();
    Pasted {
        store: store_id(page).filter(|_| facts.kind == UrlKind::Store),
        category: category_number(page).filter(|_| facts.kind == UrlKind::Category),
        product: facts.product_id,
    }
}

/// What `//host/category/3710/name.html` shows. aliexpress.ru numbers its categories by itself: of those
/// none is taken for another site's.
fn category_number(page: &str) -> Option<String> {
    let (site, after) = affix_json::split_once(page, "/category/")?;
    let digits = after.get(..after.bytes().take_while(u8::is_ascii_digit).count())?;
    let shown = CategoryRef::of(&format!("category/{digits}"))?;
    (!site.ends_with("aliexpress.ru")).then(|| shown.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_fills_its_own_field() {
        for (text, product, store, category) in [
            ("//eachway.es.aliexpress.com/store/1357038", None, Some("1357038"), None),
            ("https://www.aliexpress.com/category/3710/home-decor.html", None, None, Some("category/3710")),
            ("https://www.aliexpress.com/category/204000007/computer-office.html", None, None, Some("7")),
            ("https://aliexpress.ru/category/16047/earphones", None, None, None),
            ("look: https://aliexpress.com/item/1005006000000001.html!", Some("1005006000000001"), None, None),
            (
                "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_a&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F1005006000000002.html",
                Some("1005006000000002"),
                None,
                None,
            ),
            ("https://m.aliexpress.com/store/storeHome.htm?sellerAdminSeq=230123456", None, None, None),
            ("https://example.com/store/1357038", None, None, None),
            ("my shop", None, None, None),
            ("", None, None, None),
        ] {
            let found = pasted(text);
            let (id, shop) = (found.product.map(|id| id.to_string()), found.store.map(|id| id.to_string()));
            let found = (id.as_deref(), shop.as_deref(), found.category.as_deref());
            assert_eq!(found, (product, store, category), "{text}");
        }
    }
}
