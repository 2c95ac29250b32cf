//! What holds for every reading, whatever was read: the laws that the fuzz targets assert.

#[path = "../../cli/tests/mutations/law.rs"]
mod law;

/// What a damaged page says that the whole one does not.
pub fn contradiction(whole: &serde_json::Value, got: &serde_json::Value) -> Vec<String> {
    law::contradiction(whole, got)
}

use affix_core::value::{Decimal, ProductId, SiteId};
use affix_core::page::{PageKind, PageReading, PageSnapshot, PriceRange, Sold, Store, read};

/// Reads a snapshot and asserts the laws of its reading.
pub fn lawful(page: &PageSnapshot) -> PageReading {
    let reading = read(page);
    assert_eq!(reading, read(page), "the same page reads the same");
    let has_product = matches!(reading.kind, PageKind::Product | PageKind::Shell);
    assert_eq!(reading.product.is_some(), has_product, "{:?}", reading.kind);
    assert!(reading.cards.is_empty() || reading.kind == PageKind::Listing, "cards on {:?}", reading.kind);
    if let Some(product) = &reading.product {
        ids(product.id, product.site_id);
        text(product.title.as_deref());
        prices(product.price, product.list_price);
        rating(product.rating);
        assert!(product.rating.is_none() || product.reviews != Some(0), "stars that nobody gave");
        product.sold.as_ref().map(sold);
        product.store.as_ref().map(store);
        assert!(product.images.iter().all(|i| i.starts_with("https://")), "{:?}", product.images);
        assert_ne!(product.variants, Some(0));
        if let Some(category) = &product.category {
            category.leaf_id.as_deref().map(number);
            category.path.iter().for_each(|id| number(id));
            for crumb in &category.breadcrumb {
                number(&crumb.id);
                text(Some(&crumb.name));
            }
        }
        for unread in &reading.unread {
            let read = match unread.field.as_str() {
                "id" => product.id.is_some(),
                "title" => product.title.is_some(),
                "price" => product.price.is_some(),
                "listPrice" => product.list_price.is_some(),
                "rating" => product.rating.is_some(),
                "reviews" => product.reviews.is_some(),
                "sold" => product.sold.is_some(),
                "store" => product.store.is_some(),
                "images" => !product.images.is_empty(),
                "variants" => product.variants.is_some(),
                _ => false,
            };
            assert!(!read, "{} is read and unread", unread.field);
            assert!(!unread.code.is_empty() && !unread.reason.is_empty());
        }
    }
    for card in &reading.cards {
        ids(Some(card.id), Some(card.site_id));
        text(card.title.as_deref());
        prices(card.price, card.list_price);
        rating(card.rating);
        card.sold.as_ref().map(sold);
        card.store.as_ref().map(store);
    }
    reading
}

/// Both name the same product.
fn ids(id: Option<ProductId>, site_id: Option<SiteId>) {
    assert!(id.is_none_or(|id| id.to_string().parse() == Ok(id)), "no id: {id:?}");
    assert!(site_id.is_none_or(|shown| Some(shown.global()) == id), "{id:?} is shown as {site_id:?}");
}

/// A number that fits u64, as decimal text.
fn number(text: &str) {
    assert!(text.parse::<u64>().is_ok_and(|n| n.to_string() == text), "no number: {text}");
}

/// A text that is there says something.
fn text(text: Option<&str>) {
    assert!(text.is_none_or(|t| !t.trim().is_empty()), "an empty text");
}

/// A number that prints as it is read.
pub fn decimal(value: Decimal) {
    let again: Decimal = value.to_string().parse().unwrap_or_else(|_| panic!("no decimal text: {value}"));
    assert_eq!(again.to_string(), value.to_string());
}

fn prices(price: Option<PriceRange>, list: Option<PriceRange>) {
    price.map(range);
    list.map(range);
    if let Some(list) = list {
        let price = price.unwrap_or_else(|| panic!("a list price alone: {list:?}"));
        assert_eq!(price.currency(), list.currency(), "two currencies");
        assert!(list.max() > price.min(), "no discount: {price:?} for {list:?}");
    }
}

fn range(price: PriceRange) {
    assert!(price.min() <= price.max(), "{price:?}");
    for amount in [price.min(), price.max()] {
        decimal(amount);
        let amount = amount.to_string();
        // Numbers near u64 have no room for the zeros.
        let digits = amount.split_once('.').map_or(0, |(_, digits)| digits.len());
        let full = amount.len() > 15 || price.currency().is_none_or(|c| digits >= usize::from(c.minor_units()));
        assert!(full, "{price:?}");
    }
}

fn rating(rating: Option<Decimal>) {
    assert!(rating.is_none_or(|r| !r.is_zero() && r <= Decimal::whole(5)), "{rating:?}");
}

fn sold(sold: &Sold) {
    text(Some(&sold.text));
}

fn store(store: &Store) {
    assert_ne!(*store, Store::default(), "a store of which nothing is known");
    text(store.name.as_deref());
}
