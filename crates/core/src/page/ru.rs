//! The rendered product page of aliexpress.ru, whose blocks have names of their own.

use super::number::{self, ShownPrice};
use super::reading::{Product, Sold, Store};
use super::snapshot::PageSnapshot;
use super::source::{Source, Unparsed};
use super::state::{percent, stars};
use super::text::{clean, said, store_id};
use crate::text::message::{Note, code};

/// What the page shows; none on a page that is built otherwise. It names each amount's currency by its code.
pub(crate) fn read(page: &PageSnapshot) -> Option<(Source, Vec<Unparsed>)> {
    let all = |key: &str| page.fields.get(key).map(Vec::as_slice).unwrap_or_default();
    let first = |key: &str| all(key).first().map(String::as_str);
    let title = said(first("ruTitle")?);
    let mut source = Source::new("page");
    let mut unparsed = Vec::new();
    let mut counted = |key: &str, field| {
        let text = first(key)?;
        let count = number::count(text);
        if count.is_none() {
            unparsed.push(Unparsed { field, text: clean(text) });
        }
        count.map(|(n, exact)| (n, exact, clean(text)))
    };
    let reviews = counted("ruReviews", "reviews").map(|(n, ..)| n);
    let sold = counted("ruSold", "sold").map(|(at_least, exact, text)| Sold { at_least, exact, text });
    let price = page.agreeing("ruPrice").and_then(|text| {
        let price = number::price(text, None);
        if price.is_none() {
            unparsed.push(Unparsed { field: "price", text: clean(text) });
        }
        price.and_then(ShownPrice::range)
    });
    if price.is_some() {
        source.notes.push(("price", Note::plain(code::PRICE_ONE_VARIANT)));
    }
    let store = Store {
        id: all("ruStoreHref").iter().find_map(|href| store_id(href)),
        name: first("ruStoreName").and_then(said),
        positive_rate: all("ruStoreFigures").iter().find(|t| t.contains('%')).and_then(|t| percent(t)),
        ..Store::default()
    };
    source.product = Product {
        title,
        price,
        rating: first("ruRating").and_then(number::plain).and_then(stars).filter(|_| reviews != Some(0)),
        reviews,
        sold,
        store: (store != Store::default()).then_some(store),
        ..Product::default()
    };
    Some((source, unparsed))
}
