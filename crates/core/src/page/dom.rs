//! The rendered product page (mid 2024 and later), from the selector table's texts.

use super::reading::{Category, Crumb, Delivery, PriceRange, Product, Sold, Store};
use super::ru;
use super::snapshot::PageSnapshot;
use super::source::Source;
use super::state::{percent, stars};
use super::text::{clean, full_picture, leading_id, said, store_number};
use super::{number, place};
use crate::message::{Note, code};
use crate::money::{Currency, Decimal};

/// A text that stands on the page and could not be read.
pub(crate) struct Puzzle {
    pub(crate) field: &'static str,
    pub(crate) text: String,
}

/// What the page shows. `hint` is the price and currency of the page's JSON-LD: it tells what a
/// shared sign means when the amounts agree.
pub(crate) fn read(page: &PageSnapshot, hint: Option<(Decimal, Currency)>) -> (Source, Vec<Puzzle>) {
    if let Some(shown) = ru::read(page) {
        return shown;
    }
    let mut source = Source::new("page");
    let mut puzzles = Vec::new();
    let title = first(page, "title").and_then(said);
    let price = price(page, hint, &mut source, &mut puzzles);
    let list_price = price.as_ref().and_then(|p| original(page, p, &mut puzzles));
    let mut counted = |key: &str, field| {
        let text = first(page, key)?;
        let count = number::count(text);
        if count.is_none() {
            puzzles.push(Puzzle { field, text: clean(text) });
        }
        count.map(|(n, exact)| (n, exact, clean(text)))
    };
    let reviews = counted("reviews", "reviews").map(|(n, ..)| n);
    let sold = counted("sold", "sold").map(|(at_least, exact, text)| Sold { at_least, exact, text });
    let rating = first(page, "rating").and_then(number::plain).and_then(stars).filter(|_| reviews != Some(0));
    let store = Store {
        id: all(page, "storeHref").iter().find_map(|href| store_number(href)),
        name: first(page, "storeName").and_then(said),
        positive_rate: first(page, "storeFigures").filter(|t| t.contains(['%', '٪'])).and_then(percent),
    };
    let breadcrumb = breadcrumb(page);
    source.claims = place::shown_on(page, &breadcrumb, source.from).into_iter().collect();
    source.product = Product {
        title,
        price,
        list_price,
        rating,
        reviews,
        sold,
        store: (store != Store::default()).then_some(store),
        // A breadcrumb of Home alone says that the page names no category.
        category: page.fields.contains_key("crumbNames").then(|| Category { breadcrumb, ..Category::default() }),
        images: all(page, "gallery").iter().filter_map(|src| full_picture(src)).collect(),
        // The bar with the site's promises may stand for other goods too; with the tag at the store's
        // name it is Choice. Where neither stands the page says nothing.
        choice: first(page, "choiceBar").and(first(page, "choiceTag")).map(|_| true),
        delivery: delivery(page),
        ..Product::default()
    };
    (source, puzzles)
}

fn all<'a>(page: &'a PageSnapshot, key: &str) -> &'a [String] {
    page.fields.get(key).map(Vec::as_slice).unwrap_or_default()
}

fn first<'a>(page: &'a PageSnapshot, key: &str) -> Option<&'a str> {
    all(page, key).first().map(String::as_str)
}

/// The currency that the page's header names beside the delivery country.
pub(crate) fn header_currency(page: &PageSnapshot) -> Option<Currency> {
    all(page, "headerCurrency")
        .iter()
        .find_map(|text| text.split(|c: char| !c.is_ascii_uppercase()).find_map(|word| word.parse().ok()))
}

/// The price block; it stands twice on a page (main and sticky), and elsewhere only unscoped.
fn price(
    page: &PageSnapshot,
    hint: Option<(Decimal, Currency)>,
    source: &mut Source,
    puzzles: &mut Vec<Puzzle>,
) -> Option<PriceRange> {
    let text = first(page, "price").or_else(|| first(page, "priceBlock")).or_else(|| agreeing(page, "priceLoose"))?;
    let header = header_currency(page);
    let Some(mut shown) = number::price(text, header) else {
        puzzles.push(Puzzle { field: "price", text: clean(text) });
        return None;
    };
    if shown.currency.is_none()
        && let Some((amount, currency)) = hint
        && amount == shown.min
        && header.is_none()
    {
        shown = number::price(text, Some(currency))?;
    }
    match shown.currency {
        None => source.notes.push(("price", Note::plain(code::PRICE_CURRENCY_UNCLEAR))),
        Some(_) if shown.min == shown.max && all(page, "skuItems").len() > 1 => {
            source.notes.push(("price", Note::plain(code::PRICE_ONE_VARIANT)));
        }
        Some(_) => {}
    }
    Some(PriceRange::of(shown.min, shown.max, shown.currency))
}

/// The struck-through price: none unless it is above the price and in its currency.
fn original(page: &PageSnapshot, price: &PriceRange, puzzles: &mut Vec<Puzzle>) -> Option<PriceRange> {
    let text = first(page, "priceOriginal").or_else(|| agreeing(page, "priceLooseOriginal"))?;
    let currency: Option<Currency> = price.currency.as_deref().and_then(|c| c.parse().ok());
    let Some(shown) = number::price(text, currency) else {
        puzzles.push(Puzzle { field: "listPrice", text: clean(text) });
        return None;
    };
    let now: Decimal = price.min.parse().ok()?;
    if shown.currency != currency || shown.min <= now {
        return None;
    }
    Some(PriceRange::of(shown.min, shown.max, currency))
}

/// A text found outside the price block counts only when every hit says the same: the rest of the
/// page shows other products.
pub(crate) fn agreeing<'a>(page: &'a PageSnapshot, key: &str) -> Option<&'a str> {
    let (first, others) = all(page, key).split_first()?;
    others.iter().all(|t| t == first).then_some(first)
}

/// Delivery in the page's own words: what it costs, and when it comes.
fn delivery(page: &PageSnapshot) -> Option<Delivery> {
    let mut text = String::new();
    let lines = all(page, "shippingLines");
    for (i, line) in lines.iter().enumerate() {
        // The block may stand twice, as the price's does.
        if lines.iter().take(i).any(|before| before == line) {
            continue;
        }
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(line);
    }
    (!text.is_empty()).then(|| Delivery { text: Some(clean(&text)), ..Delivery::default() })
}

/// Names and ids side by side; a link without a category id (Home) is left out.
pub(crate) fn breadcrumb(page: &PageSnapshot) -> Vec<Crumb> {
    let (names, hrefs) = (all(page, "crumbNames"), all(page, "crumbHrefs"));
    if names.len() != hrefs.len() {
        return Vec::new();
    }
    names
        .iter()
        .zip(hrefs)
        .filter_map(|(name, href)| {
            let (_, after) = affix_scan::split_once(href, "/category/")?;
            Some(Crumb { id: leading_id(after)?, name: said(name)? })
        })
        .collect()
}
