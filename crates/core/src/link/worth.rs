//! What a link is worth before anybody clicks it: which page counts first, how long a click counts, and
//! the offers that a product may have.

use serde::Serialize;

use crate::address::{Address, Query, UrlFacts, UrlKind, isolate};
use crate::text::message::{Code, Note, code};
use crate::value::ProductId;

include!(concat!(env!("OUT_DIR"), "/worth.rs"));

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
    pub product_id: Option<String>,
    /// How long a click counts, and what would count more; each names its source.
    pub notes: Vec<Note>,
}

/// What a link to an address is worth; `selected` is a product that the user has in view. `None` for an
/// address that has no link.
///
/// ```
/// use affix_core::{link::{Strength, worth}, url::{Own, classify}};
/// let of = |text| worth(&classify(text, &Own::default()), None).unwrap();
/// assert_eq!(of("https://www.aliexpress.com/item/1005006000000001.html").strength, Strength::Product);
/// let search = of("https://www.aliexpress.com/w/wholesale-lamp.html?SearchText=lamp&productId=1005006000000001");
/// assert_eq!(search.product_id.as_deref(), Some("1005006000000001"));
/// ```
pub fn worth(facts: &UrlFacts, selected: Option<&str>) -> Option<Worth> {
    let landing = facts.canonical.as_deref()?;
    let (_, path) = affix_json::split_once(landing, "://")?.1.split_once('/')?;
    let direct = facts.product_id.is_some() && path.starts_with("item/");
    let home = facts.product_id.is_none() && facts.kind != UrlKind::Search && path.split('?').next() == Some("");
    let strength = match (direct, home) {
        (true, _) => Strength::Product,
        (_, true) => Strength::Home,
        _ => Strength::Page,
    };
    let product_id = if direct {
        None
    } else {
        let known = selected.and_then(|id| id.parse::<ProductId>().ok()).map(|id| id.to_string());
        known.or_else(|| facts.product_id.clone()).or_else(|| in_address(facts))
    };
    let (source, as_of) = ORDER;
    let mut notes = Vec::new();
    match (strength, &product_id) {
        (Strength::Product, _) => {}
        (_, Some(id)) => notes.push(Note::new(
            code::WORTH_PRODUCT_FIRST,
            [("productId", id.as_str()), ("source", source), ("asOf", as_of)],
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
fn in_address(facts: &UrlFacts) -> Option<String> {
    let url = isolate(facts.target.as_deref().unwrap_or(&facts.input))?;
    let address = Address::parse(&url, "").ok()?;
    let id: ProductId = Query(address.query).first_of(PRODUCT_PARAMETERS)?.parse().ok()?;
    // Shorter numbers stand there too, and are not products.
    (id.get() >= 10_000_000_000).then(|| id.to_string())
}

/// A page on which a product may have another price. None of them is documented by AliExpress; whether
/// the product takes part is known only there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Code of its name in the catalogue, for instance `offer_coins`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// The page to make a link for.
    pub landing: String,
    /// Always true: the forms are community knowledge.
    pub unofficial: bool,
    /// Where the form was seen.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source: &'static str,
    /// When, `YYYY-MM-DD`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub as_of: &'static str,
}

/// The offer pages of a product; none for what is no product id.
///
/// ```
/// use affix_core::link::offers;
/// assert!(offers("3256805813685249")[0].landing.contains("/item/1005006000000001.html?sourceType=620"));
/// assert!(offers("lamp").is_empty());
/// ```
pub fn offers(product_id: &str) -> Vec<Offer> {
    let Ok(id) = product_id.parse::<ProductId>() else { return Vec::new() };
    let offer = |(code, landing, source, as_of): &(Code, &str, &'static str, &'static str)| Offer {
        code: code.name(),
        landing: affix_json::replace(landing, "{id}", &id.to_string()),
        unofficial: true,
        source,
        as_of,
    };
    OFFERS.iter().map(offer).collect()
}

/// AliExpress' language sites that a profile may land its links on, the neutral one first.
pub fn landings() -> &'static [&'static str] {
    LANDINGS
}

/// What a profile writes for the language site of the page.
const KEEP: &str = "keep";

/// What is wrong with a profile's choice of a site.
pub(super) fn landing_problem(wanted: Option<&str>) -> Option<Note> {
    let wanted = wanted?;
    let fine = wanted == KEEP || LANDINGS.contains(&wanted);
    (!fine).then(|| Note::new(code::LINK_LANDING_UNKNOWN, [("host", wanted)]))
}

/// The canonical URL on the site that the profile wants. Only pages of the language sites move; the
/// Russian site, shops and campaigns stay where they are.
pub(super) fn landed(canonical: &str, facts: &UrlFacts, wanted: Option<&str>) -> String {
    let moved = || {
        let (scheme, rest) = affix_json::split_once(canonical, "://")?;
        let (host, path) = rest.split_once('/')?;
        LANDINGS.contains(&host).then_some(())?;
        let to = match wanted? {
            KEEP => page_host(facts)?,
            to => LANDINGS.iter().find(|host| **host == to)?,
        };
        Some(format!("{scheme}://{to}/{path}"))
    };
    moved().unwrap_or_else(|| canonical.to_owned())
}

/// The language site that the address stands on, also for phones.
fn page_host(facts: &UrlFacts) -> Option<&'static str> {
    let url = isolate(facts.target.as_deref().unwrap_or(&facts.input))?;
    let address = Address::parse(&url, "").ok()?;
    let host = address.host();
    let host = host.strip_prefix("m.").filter(|rest| *rest != "aliexpress.com").unwrap_or(host);
    LANDINGS.iter().find(|known| **known == host).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Own, classify};
    use crate::link::make;
    use crate::map::Map;
    use crate::settings::Profile;

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
            let got = worth.as_ref().map(|w| (w.strength, w.product_id.as_deref(), w.notes.first().map(|n| n.code)));
            assert_eq!(got, Some((strength, product, Some(note))), "{text}");
        }
        let search = classify("https://www.aliexpress.com/w/wholesale-lamp.html", &own);
        let selected = worth(&search, Some("1005006000000001")).and_then(|w| w.product_id);
        assert_eq!(selected.as_deref(), Some("1005006000000001"));
        assert_eq!(worth(&classify("https://example.com/", &own), None), None);
    }

    #[test]
    fn every_offer_is_the_clean_page_of_its_product() {
        for offer in offers("1005006000000001") {
            let facts = classify(&offer.landing, &Own::default());
            assert_eq!(facts.canonical.as_ref(), Some(&offer.landing));
            assert_eq!((facts.kind, facts.product_id.as_deref()), (UrlKind::Offer, Some("1005006000000001")));
            assert!(offer.unofficial && !offer.source.is_empty());
        }
    }

    #[test]
    fn links_land_where_the_profile_wants() {
        let own = Own::default();
        let item = "https://www.aliexpress.com/item/1005006000000001.html";
        let es = "https://es.aliexpress.com/item/1005006000000001.html";
        for (text, wanted, landing) in [
            (es, None, item),
            (es, Some("keep"), es),
            ("https://m.es.aliexpress.com/item/1005006000000001.html", Some("keep"), es),
            (
                "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_x1y2&dl_target_url=https%3A%2F%2Fes.aliexpress.com%2Fitem%2F1005006000000001.html",
                Some("keep"),
                es,
            ),
            ("https://www.aliexpress.us/item/3256805813685249.html", Some("keep"), item),
            ("https://shop.es.aliexpress.com/item/1005006000000001.html", Some("keep"), item),
            ("1005006000000001", Some("es.aliexpress.com"), es),
            (
                "https://fr.aliexpress.com/w/wholesale-lamp.html",
                Some("es.aliexpress.com"),
                "https://es.aliexpress.com/w/wholesale-lamp.html",
            ),
            (
                "https://aliexpress.ru/item/1005006000000001.html",
                Some("es.aliexpress.com"),
                "https://aliexpress.ru/item/1005006000000001.html",
            ),
            ("https://sale.aliexpress.com/x.htm", Some("es.aliexpress.com"), "https://sale.aliexpress.com/x.htm"),
        ] {
            let profile = Profile {
                network: "aliexpress".into(),
                ids: Map::from([("aff_short_key".into(), "_xAmpL3k".into())]),
                landing: wanted.map(Into::into),
                ..Profile::default()
            };
            let made = make(&classify(text, &own), &profile);
            assert_eq!(made.map(|made| made.landing).map_err(|why| why.code), Ok(landing.into()), "{text} {wanted:?}");
        }
        for host in ["evil.example", "", "aliexpress.com.evil.example", "shop.aliexpress.com"] {
            assert!(landing_problem(Some(host)).is_some(), "{host}");
        }
    }
}
