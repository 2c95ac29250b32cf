//! Product cards of search and category results.

use crate::map::Map;

use super::number;
use super::reading::{Card, PriceRange, Sold, Store};
use super::snapshot::PageSnapshot;
use super::state::stars;
use super::text::{clean, said, store_number};
use crate::id::ProductId;
use crate::json::Json;
use crate::money::{Currency, Decimal};

type Fields = Map<String, Vec<String>>;

/// Cards from the page state (2023 and later).
pub(crate) fn from_items(items: Json<'_>) -> Vec<Card> {
    let mut cards = Vec::new();
    for item in items.items() {
        if let Some(card) = from_item(item) {
            cards.push(card);
        }
    }
    cards
}

fn from_item(item: Json<'_>) -> Option<Card> {
    let [id, kind, title, prices, evaluation, trade, store, points, trace] = item.fields(&[
        "productId",
        "productType",
        "title",
        "prices",
        "evaluation",
        "trade",
        "store",
        "sellingPoints",
        "trace",
    ]);
    let site_id = id.id()?;
    let id: ProductId = site_id.parse().ok()?;
    let [name, seo_name] = title.fields(&["displayTitle", "seoTitle"]);
    let [sale, original] = prices.fields(&["salePrice", "originalPrice"]);
    let price = |price: Json<'_>| {
        let [amount, formatted, currency] = price.fields(&["minPrice", "formattedPrice", "currencyCode"]);
        let currency = currency.text().and_then(|t| t.parse::<Currency>().ok());
        match amount.decimal().filter(|amount| !amount.is_zero()) {
            Some(amount) => Some(PriceRange::of(amount, amount, currency)),
            None => shown(&formatted.text()?, currency),
        }
    };
    let now = price(sale);
    let before = price(original);
    let [store_id, store_name] = store.fields(&["storeId", "storeName"]);
    let store = Store { id: store_id.id(), name: store_name.text().and_then(|t| said(&t)), positive_rate: None };
    Some(Card {
        id: id.to_string(),
        site_id,
        title: name.or(seo_name).text().and_then(|t| said(&t)),
        list_price: discounted(before, now.as_ref()),
        price: now,
        rating: evaluation.get("starRating").text().and_then(|t| number::plain(&t)).and_then(stars),
        sold: trade.get("tradeDesc").text().and_then(|t| sold(&t)),
        store: (store != Store::default()).then_some(store),
        ad: match kind.text().as_deref() {
            Some("ad") => Some(true),
            Some("natural") => Some(false),
            _ => None,
        },
        choice: points_at(points, "choice_atm").or_else(|| trace.get("utLogMap").get("isChoice").flag()),
        // "New shoppers save $7": the card's price is the one after that.
        new_user_price: points_at(points, "welcomedeal"),
    })
}

/// A badge on the card whose source starts so; without one nothing is said.
fn points_at(points: Json<'_>, source: &str) -> Option<bool> {
    for point in points.items() {
        if point.get("source").raw().trim_start_matches('"').starts_with(source) {
            return Some(true);
        }
    }
    None
}

/// Cards that stand in the page itself: lists of 2016 to 2018 and aliexpress.ru.
pub(crate) fn from_groups(page: &PageSnapshot) -> Vec<Card> {
    let group = |key: &str| page.groups.get(key).map(Vec::as_slice).unwrap_or_default();
    let mut cards = Vec::new();
    for item in group("list2016") {
        if let Some(card) = list_2016(item) {
            cards.push(card);
        }
    }
    for item in group("ruCards") {
        if let Some(card) = ru(item) {
            cards.push(card);
        }
    }
    cards
}

fn list_2016(item: &Fields) -> Option<Card> {
    let site_id = first(item, "qr")?.split('|').nth(1)?.to_owned();
    let id: ProductId = site_id.parse().ok()?;
    let price = first(item, "price").and_then(|t| shown(t, None));
    let store = Store {
        id: first(item, "storeHref").and_then(store_number),
        name: first(item, "storeName").or_else(|| first(item, "storeText")).and_then(said),
        positive_rate: None,
    };
    Some(Card {
        id: id.to_string(),
        site_id,
        title: first(item, "title").or_else(|| first(item, "titleText")).and_then(said),
        list_price: discounted(first(item, "priceOriginal").and_then(|t| shown(t, None)), price.as_ref()),
        price,
        // `Star Rating: 4.8 out of 5`
        rating: first(item, "rating").and_then(number::plain).and_then(stars),
        sold: first(item, "sold").and_then(sold),
        store: (store != Store::default()).then_some(store),
        ..Card::default()
    })
}

fn ru(item: &Fields) -> Option<Card> {
    let site_id = first(item, "id")?.to_owned();
    let id: ProductId = site_id.parse().ok()?;
    let price = first(item, "price").and_then(|t| shown(t, None));
    // Stars stand alone (`4.9`), sold counts carry a word (`332 sold`).
    let trust = || all(item, "trust").iter().map(|t| t.trim());
    let alone = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    Some(Card {
        id: id.to_string(),
        site_id,
        title: first(item, "title").and_then(said),
        // The block of the old price also holds the discount in percent; its inner text does not.
        list_price: discounted(all(item, "priceOriginal").iter().find_map(|t| shown(t, None)), price.as_ref()),
        price,
        rating: trust().find(|t| alone(t)).and_then(number::plain).and_then(stars),
        sold: trust().find(|t| !alone(t)).and_then(sold),
        ..Card::default()
    })
}

fn all<'a>(item: &'a Fields, key: &str) -> &'a [String] {
    item.get(key).map(Vec::as_slice).unwrap_or_default()
}

fn first<'a>(item: &'a Fields, key: &str) -> Option<&'a str> {
    all(item, key).first().map(String::as_str)
}

fn sold(text: &str) -> Option<Sold> {
    number::count(text).map(|(at_least, exact)| Sold { at_least, exact, text: clean(text) })
}

fn shown(text: &str, page: Option<Currency>) -> Option<PriceRange> {
    number::price(text, page).map(|p| PriceRange::of(p.min, p.max, p.currency))
}

/// A struck-through price counts only when it is above the price, in the same currency.
fn discounted(list: Option<PriceRange>, price: Option<&PriceRange>) -> Option<PriceRange> {
    let amount = |text: &str| text.parse::<Decimal>().ok();
    list.filter(|l| price.is_some_and(|p| p != l && p.currency == l.currency && amount(&p.min) < amount(&l.max)))
}
