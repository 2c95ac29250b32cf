//! What stands in the page's head: JSON-LD, meta, the pictures of a client-rendered page, and the
//! address itself.

use serde::Deserialize;

use super::number;
use super::reading::{PriceRange, Product};
use super::snapshot::PageSnapshot;
use super::source::Source;
use super::state::{Leaf, List, Obj, stars};
use super::text::{clean, picture};
use crate::id::ProductId;
use crate::money::{Currency, Decimal};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Thing<'a> {
    #[serde(borrow, rename = "@type")]
    kind: Leaf<'a>,
    offers: Leaf<'a>,
    aggregate_rating: Obj<Aggregate<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Offer<'a> {
    #[serde(borrow)]
    price: Leaf<'a>,
    low_price: Leaf<'a>,
    price_currency: Leaf<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Aggregate<'a> {
    #[serde(borrow)]
    rating_value: Leaf<'a>,
    review_count: Leaf<'a>,
    rating_count: Leaf<'a>,
}

/// What the page's JSON-LD says, with its lowest price.
pub(crate) fn json_ld(page: &PageSnapshot) -> (Source, Option<(Decimal, Currency)>) {
    let mut source = Source::new("json-ld");
    let things = page.json_ld.iter().flat_map(|text| {
        // One object, or a list of them.
        match text.trim_start().starts_with('[') {
            true => serde_json::from_str::<List<Obj<Thing<'_>>>>(text).map(|l| l.0).unwrap_or_default(),
            false => serde_json::from_str::<Obj<Thing<'_>>>(text).map(|t| vec![t]).unwrap_or_default(),
        }
    });
    let mut products =
        things.filter_map(|t| t.0).filter(|t| t.kind.text().is_some_and(|k| k.eq_ignore_ascii_case("product")));
    // A second product would be another one's: then none is taken.
    let (Some(thing), None) = (products.next(), products.next()) else { return (source, None) };
    let offer = offer(thing.offers);
    let price = offer.price.or(offer.low_price).decimal().filter(|p| !p.is_zero());
    let currency = offer.price_currency.text().and_then(|t| t.parse::<Currency>().ok());
    let rating = thing.aggregate_rating.get();
    let reviews = rating.review_count.or(rating.rating_count).whole();
    source.product = Product {
        price: price.zip(currency).map(|(p, c)| {
            let amount = p.at_least_scale(c.minor_units()).to_string();
            PriceRange { min: amount.clone(), max: amount, currency: Some(c.to_string()) }
        }),
        rating: rating.rating_value.text().and_then(|t| number::plain(&t)).and_then(stars).filter(|_| reviews != Some(0)),
        reviews,
        ..Product::default()
    };
    (source, price.zip(currency))
}

/// The offer, or the first of a list.
fn offer(offers: Leaf<'_>) -> Offer<'_> {
    let raw = offers.raw().unwrap_or("null");
    if raw.starts_with('[') {
        let list = serde_json::from_str::<List<Obj<Offer<'_>>>>(raw).unwrap_or_default();
        return list.0.into_iter().find_map(|o| o.0).unwrap_or_default();
    }
    serde_json::from_str::<Obj<Offer<'_>>>(raw).map(Obj::get).unwrap_or_default()
}

/// What the head of a client-rendered page says: title, pictures, first-level category. Its title
/// may miss hyphens, so it only fills in for a page that has shown no other.
pub(crate) fn head(page: &PageSnapshot, pictures: Vec<String>) -> Source {
    let mut source = Source::new("head");
    let named = page.meta.get("og:title").or(Some(&page.title)).and_then(|t| cut_title(t));
    source.product = Product {
        title: named.as_ref().map(|(t, _)| t.clone()),
        top_category: named.map(|(_, c)| c),
        images: pictures.iter().filter_map(|p| picture(p)).collect(),
        ..Product::default()
    };
    if source.product.images.is_empty() {
        source.product.images = page.meta.get("og:image").and_then(|i| picture(i)).into_iter().collect();
    }
    source
}

/// `{title} - AliExpress {category id}`: the title and the id. Other forms carry prices and names
/// that cannot be told from the title.
fn cut_title(text: &str) -> Option<(String, String)> {
    let (title, category) = text.trim().rsplit_once(" - AliExpress ")?;
    let digits = !category.is_empty() && category.bytes().all(|b| b.is_ascii_digit());
    (digits && !title.trim().is_empty()).then(|| (clean(title), category.to_owned()))
}

/// The product id as the page's own addresses show it, best source first.
pub(crate) fn shown_id(page: &PageSnapshot) -> Option<(&'static str, String)> {
    let meta = |name: &str| page.meta.get(name).map(String::as_str);
    let canonical = page.fields.get("canonical").and_then(|c| c.first()).map(String::as_str);
    [
        ("address", Some(page.url.as_str())),
        ("head", meta("og:url")),
        ("head", meta("al:android:url")),
        ("head", meta("al:iphone:url")),
        // Country sites name the global page here.
        ("head", canonical),
    ]
    .into_iter()
    .find_map(|(from, url)| Some((from, id_in(url?)?)))
}

/// The id in `/item/…/ID.html`, `/i/ID.html` or `productId=ID`.
fn id_in(url: &str) -> Option<String> {
    let id = |text: &str| {
        let digits = text.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse::<ProductId>().ok().map(|_| digits.to_owned())
    };
    let path = url.split(['?', '#']).next().unwrap_or(url);
    if let Some((_, after)) = path.split_once("/item/").or_else(|| path.split_once("/i/")) {
        return after.trim_end_matches('/').rsplit('/').find_map(id);
    }
    if url.starts_with("aliexpress://") {
        return url.split_once("productId=").and_then(|(_, after)| id(after));
    }
    None
}
