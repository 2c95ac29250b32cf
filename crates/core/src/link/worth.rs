//! What a link is worth before anybody clicks it: which page counts first, and how long a click counts.

use serde::Serialize;

use crate::address::{Address, Query, UrlFacts, UrlKind, isolate};
use crate::text::message::{Note, code};
use crate::value::ProductId;

use super::tables::{ORDER, PRODUCT_PARAMETERS, WINDOW};

/// How a page counts when an order could be several links', the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Strength {
    /// Straight to a product.
    Product,
    /// A search, category, store, offer or campaign page.
    Page,
    /// The home page.
    Home,
}

/// What a link is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Worth {
    /// How its page counts.
    pub strength: Strength,
    /// A product that could be linked to instead, by its global id: the one selected, or one that the
    /// address names.
    pub product_id: Option<ProductId>,
    /// How long a click counts, and what would count more; each names its source.
    pub notes: Vec<Note>,
}

/// What a link to an address is worth; `selected` is a product that the user has in view. `None` for an
/// address that has no link.
///
/// ```
/// use affix_core::{link::{Strength, worth}, address::{Own, classify}};
/// let of = |text| worth(&classify(text, &Own::default()), None).unwrap();
/// assert_eq!(of("https://www.aliexpress.com/item/1005006000000001.html").strength, Strength::Product);
/// let search = of("https://www.aliexpress.com/w/wholesale-lamp.html?SearchText=lamp&productId=1005006000000001");
/// assert_eq!(search.product_id.map(|id| id.get()), Some(1_005_006_000_000_001));
/// ```
pub fn worth(facts: &UrlFacts, selected: Option<ProductId>) -> Option<Worth> {
    let landing = facts.canonical.as_deref()?;
    let (_, path) = affix_json::split_once(landing, "://")?.1.split_once('/')?;
    let direct = facts.product_id.is_some() && path.starts_with("item/");
    let home = facts.product_id.is_none() && facts.kind != UrlKind::Search && path.split('?').next() == Some("");
    let strength = match (direct, home) {
        (true, _) => Strength::Product,
        (_, true) => Strength::Home,
        _ => Strength::Page,
    };
    let product_id = if direct { None } else { selected.or(facts.product_id).or_else(|| in_address(facts)) };
    let (source, as_of) = ORDER;
    let mut notes = Vec::new();
    match (strength, product_id) {
        (Strength::Product, _) => {}
        (_, Some(id)) => notes.push(Note::new(
            code::WORTH_PRODUCT_FIRST,
            [("productId", id.to_string().as_str()), ("source", source), ("asOf", as_of)],
        )),
        (Strength::Home, None) => notes.push(Note::new(code::WORTH_HOME, [("source", source), ("asOf", as_of)])),
        (Strength::Page, None) => notes.push(Note::new(code::WORTH_PAGE, [("source", source), ("asOf", as_of)])),
    }
    let (hours, source, as_of) = WINDOW;
    let hours = hours.to_string();
    notes.push(Note::new(code::WORTH_WINDOW, [("hours", hours.as_str()), ("source", source), ("asOf", as_of)]));
    Some(Worth { strength, product_id, notes })
}

/// The product that a parameter of the address names.
fn in_address(facts: &UrlFacts) -> Option<ProductId> {
    let url = isolate(facts.target.as_deref().unwrap_or(&facts.input))?;
    let address = Address::parse(&url, "").ok()?;
    let id: ProductId = Query(address.query).first_of(PRODUCT_PARAMETERS)?.parse().ok()?;
    // Shorter numbers stand there too, and are not products.
    (id.get() >= 10_000_000_000).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Own, classify};

    fn id(text: &str) -> ProductId {
        text.parse().unwrap()
    }

    #[test]
    fn a_direct_product_link_counts_first() {
        let own = Own::default();
        for (text, strength, product, note) in [
            ("1005006000000001", Strength::Product, None, "worth_window"),
            (
                "https://www.aliexpress.com/item/1005006000000001.html?sourceType=620",
                Strength::Product,
                None,
                "worth_window",
            ),
            ("https://www.aliexpress.com/", Strength::Home, None, "worth_home"),
            ("https://www.aliexpress.com/store/4493070", Strength::Page, None, "worth_page"),
            (
                "https://www.aliexpress.com/ssr/300000512/BundleDeals2?productIds=1005006000000001:1",
                Strength::Page,
                Some("1005006000000001"),
                "worth_product_first",
            ),
            (
                "https://www.aliexpress.com/category/509/phones.html?productId=3256805813685249",
                Strength::Page,
                Some("1005006000000001"),
                "worth_product_first",
            ),
            (
                "https://www.aliexpress.com/category/509/phones.html?productId=12345678",
                Strength::Page,
                None,
                "worth_page",
            ),
        ] {
            let worth = worth(&classify(text, &own), None);
            let got = worth.as_ref().map(|w| (w.strength, w.product_id, w.notes.first().map(|n| n.code)));
            assert_eq!(got, Some((strength, product.map(id), Some(note))), "{text}");
        }
        let search = classify("https://www.aliexpress.com/w/wholesale-lamp.html", &own);
        let selected = id("1005006000000001");
        assert_eq!(worth(&search, Some(selected)).and_then(|w| w.product_id), Some(selected));
        assert_eq!(worth(&classify("https://example.com/", &own), None), None);
    }
}
