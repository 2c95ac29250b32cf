//! Product cards of search and category results.

use crate::map::Map;
use crate::order::sorted;

use super::dom;
use super::head::id_in;
use super::number::{self, ShownPrice};
use super::place::{self, Claim};
use super::reading::{Card, Category, Crumb, Sold, Store};
use super::sayings;
use super::snapshot::PageSnapshot;
use super::source::Results;
use super::state::stars;
use super::text::{clean, full_picture, leading_id, said, store_id, titled};
use crate::address::{Query, decode};
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal, PriceRange, ProductId, SiteId};
use affix_json::Json;

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
    let [id, kind, title, image, prices, evaluation, trade, store, points, trace] = item.fields(&[
        "productId",
        "productType",
        "title",
        "image",
        "prices",
        "evaluation",
        "trade",
        "store",
        "sellingPoints",
        "trace",
    ]);
    let site_id: SiteId = id.id()?.parse().ok()?;
    let [name, seo_name] = title.fields(&["displayTitle", "seoTitle"]);
    let [sale, original] = prices.fields(&["salePrice", "originalPrice"]);
    let price = |price: Json<'_>| {
        let [amount, formatted, currency] = price.fields(&["minPrice", "formattedPrice", "currencyCode"]);
        let currency = currency.text().and_then(|t| t.parse::<Currency>().ok());
        match amount.number::<Decimal>().filter(|amount| !amount.is_zero()) {
            Some(amount) => Some(PriceRange::one(amount, currency)),
            None => shown(&formatted.text()?, currency),
        }
    };
    let now = price(sale);
    let before = price(original);
    let [store_id, store_name] = store.fields(&["storeId", "storeName"]);
    let store = Store {
        id: store_id.id().and_then(|id| id.parse().ok()),
        name: store_name.text().and_then(|t| said(&t)),
        positive_rate: None,
        ..Store::default()
    };
    Some(Card {
        id: site_id.global(),
        site_id,
        title: name.or(seo_name).text().and_then(|t| titled(&t)),
        list_price: discounted(before, now),
        price: now,
        rating: evaluation.get("starRating").text().and_then(|t| number::plain(&t)).and_then(stars),
        sold: trade.get("tradeDesc").text().and_then(|t| sold(&t)),
        store: (store != Store::default()).then_some(store),
        image: image.get("imgUrl").text().and_then(|url| full_picture(&url)),
        ad: match kind.text().as_deref() {
            Some("ad") => Some(true),
            Some("natural") => Some(false),
            _ => None,
        },
        choice: points_at(points, "choice_atm").or_else(|| trace.get("utLogMap").get("isChoice").flag()),
        // "New shoppers save $7": the card's price is the one after that.
        new_user_price: points_at(points, "welcomedeal"),
        category: posting(trace.get("utLogMap").get("categoryId"), trace.get("exposure").get("postCategoryId")),
    })
}

/// The posting path, written from the top as `15,200001,100991`, and the leaf, which some cards name alone.
fn posting(path: Json<'_>, leaf: Json<'_>) -> Option<Category> {
    let path: Option<Vec<String>> = path.text().and_then(|ids| ids.split(',').map(leading_id).collect());
    let path = path.unwrap_or_default();
    let leaf_id = leaf.id().or_else(|| path.last().cloned())?;
    // A list's cards hold no findings: the path decides, and what the table says of the leaf beside it.
    let claims = [
        path.first().and_then(|id| Claim::path(id, "state")),
        path.get(1).and_then(|id| Claim::second(id, "state")),
        Claim::leaf(&leaf_id, "state"),
    ];
    let mut category = Some(Category { leaf_id: Some(leaf_id), path, ..Category::default() });
    place::settle(&mut category, claims.into_iter().flatten().collect());
    category
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

/// What a listing shows.
pub(crate) struct Listing {
    /// Its cards in page order.
    pub(crate) cards: Vec<Card>,
    /// Why its cards could not be read.
    pub(crate) unread: Option<Note>,
}

/// The listing that a page is; none when nothing says that it is one. `state` is what its scripts hold.
///
/// A page may turn to other results in place: its state stays that of the page before, and what the buyer sees
/// counts. Where the two agree, the state says more of each card, and it has those that are not drawn yet.
pub(crate) fn of_page(page: &PageSnapshot, state: Option<Results>) -> Option<Listing> {
    let known = state.is_some();
    let Results { cards: of_state, page: number } = state.unwrap_or_default();
    // A page counts in one currency.
    let mut currencies = of_state.iter().filter_map(|card| card.price?.currency());
    let one = currencies.next().filter(|first| currencies.all(|other| other == *first));
    let drawn = from_groups(page, one.or_else(|| dom::currency(page)));
    if drawn.is_empty() {
        if !known {
            return None;
        }
        if number.zip(page_number(&page.url)).is_some_and(|(state, address)| state != address) {
            let unread = Some(Note::plain(code::UNREAD_OTHER_RESULTS));
            return Some(Listing { cards: Vec::new(), unread });
        }
    }
    let mut cards = if drawn.is_empty() {
        of_state
    } else if is_of(&of_state, &drawn) {
        joined(of_state, drawn)
    } else {
        drawn
    };
    if let Some(whole) = category(page) {
        for card in &mut cards {
            card.category.get_or_insert_with(|| whole.clone());
        }
    }
    Some(Listing { cards, unread: None })
}

/// The state is of the results that are drawn: of its first cards, as many as are drawn, at least half are.
fn is_of(state: &[Card], drawn: &[Card]) -> bool {
    let seen = ids(drawn);
    let first = &ids(state.get(..drawn.len()).unwrap_or(state));
    let both = first.iter().filter(|id| seen.binary_search(id).is_ok()).count();
    both * 2 >= first.len().max(1)
}

/// Each id once, in order.
fn ids(cards: &[Card]) -> Vec<ProductId> {
    let mut ids: Vec<ProductId> = sorted(cards.iter().map(|card| card.id).collect(), Ord::cmp);
    ids.dedup();
    ids
}

/// The cards that are drawn, in their order, each as the state has it; then those that only the state has.
fn joined(state: Vec<Card>, drawn: Vec<Card>) -> Vec<Card> {
    let mut known: Vec<Option<Card>> = state.into_iter().map(Some).collect();
    let places: Vec<(ProductId, usize)> =
        known.iter().enumerate().filter_map(|(at, card)| Some((card.as_ref()?.id, at))).collect();
    let places = sorted(places, Ord::cmp);
    let place = |card: &Card| {
        let at = places.partition_point(|(id, _)| *id < card.id);
        places.get(at).filter(|(id, _)| *id == card.id).map(|(_, place)| *place)
    };
    let found: Vec<Option<usize>> = drawn.iter().map(place).collect();
    // Where the screen keeps the state's order, what the screen hides the product of (an advertisement's
    // address) or has yet to draw stays in its place; where it does not, that comes last.
    let same_order = found.iter().flatten().is_sorted();
    let mut cards: Vec<Card> = Vec::with_capacity(known.len());
    let mut next = 0;
    for (card, place) in drawn.into_iter().zip(found) {
        let Some(place) = place else {
            cards.push(card);
            continue;
        };
        if same_order && next < place {
            cards.extend(known.iter_mut().take(place).skip(next).filter_map(Option::take));
        }
        next = next.max(place);
        // Once: a product that is drawn again is that card.
        cards.extend(known.get_mut(place).and_then(Option::take));
    }
    cards.extend(known.into_iter().flatten());
    cards
}

/// The page of results that an address asks for.
fn page_number(url: &str) -> Option<u64> {
    let (_, query) = url.split('#').next()?.split_once('?')?;
    Query(query).first("page")?.parse().ok()
}

/// The category that a listing shows, by its breadcrumb or its address.
fn category(page: &PageSnapshot) -> Option<Category> {
    let mut breadcrumb = dom::breadcrumb(page);
    if breadcrumb.is_empty() {
        let path = page.url.split(['?', '#']).next()?;
        let id = leading_id(affix_json::split_once(path, "/category/")?.1)?;
        breadcrumb.push(Crumb { id, name: String::new() });
    }
    let claims = place::shown_on(page, &breadcrumb, "page").into_iter().collect();
    let mut category = Some(Category { breadcrumb, ..Category::default() });
    place::settle(&mut category, claims);
    category
}

/// Cards that stand in the page itself: lists of 2016 to 2018, aliexpress.ru and search pages since 2023.
fn from_groups(page: &PageSnapshot, currency: Option<Currency>) -> Vec<Card> {
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
    for item in group("searchCards") {
        if let Some(card) = search(item, currency) {
            cards.push(card);
        }
    }
    cards
}

fn list_2016(item: &Fields) -> Option<Card> {
    let site_id = first(item, "qr")?.split('|').nth(1)?.parse().ok()?;
    let price = first(item, "price").and_then(|t| shown(t, None));
    let store = Store {
        id: first(item, "storeHref").and_then(store_id),
        name: first(item, "storeName").or_else(|| first(item, "storeText")).and_then(said),
        positive_rate: None,
        ..Store::default()
    };
    Some(Card {
        title: first(item, "title").or_else(|| first(item, "titleText")).and_then(titled),
        list_price: discounted(first(item, "priceOriginal").and_then(|t| shown(t, None)), price),
        price,
        // `Star Rating: 4.8 out of 5`
        rating: first(item, "rating").and_then(number::plain).and_then(stars),
        sold: first(item, "sold").and_then(sold),
        store: (store != Store::default()).then_some(store),
        ..Card::of(site_id)
    })
}

fn ru(item: &Fields) -> Option<Card> {
    let site_id = first(item, "id")?.parse().ok()?;
    let price = first(item, "price").and_then(|t| shown(t, None));
    // Stars stand alone (`4.9`), sold counts carry a word (`332 sold`).
    let trust = || all(item, "trust").iter().map(|t| t.trim());
    let alone = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    Some(Card {
        title: first(item, "title").and_then(titled),
        // The block of the old price also holds the discount in percent; its inner text does not.
        list_price: discounted(all(item, "priceOriginal").iter().find_map(|t| shown(t, None)), price),
        price,
        rating: trust().find(|t| alone(t)).and_then(number::plain).and_then(stars),
        sold: trust().find(|t| !alone(t)).and_then(sold),
        ..Card::of(site_id)
    })
}

/// A card whose parts are known by their places: title, price block, then rating and sold, then what else is
/// said of it.
fn search(item: &Fields, currency: Option<Currency>) -> Option<Card> {
    let href = first(item, "href")?;
    let site_id = id_in(href).or_else(|| bundled(href))?;
    let price = card_price(item, currency);
    // A card without a price may have no price block either.
    let sales = |key| all(item, key).iter().position(|text| sayings::of_sales(text) && number::count(text).is_some());
    let key = if price.is_none() && sales("trustUnpriced").is_some() { "trustUnpriced" } else { "trust" };
    let (trust, sold_at) = (all(item, key), sales(key));
    let rating = match sold_at {
        Some(at) => trust.get(..at).and_then(<[String]>::last),
        // A whole number alone may be a badge.
        None => trust.first().filter(|text| text.contains(['.', ','])),
    };
    let says = ["trust", "trustUnpriced"].into_iter().flat_map(|key| all(item, key));
    Some(Card {
        title: first(item, "title").and_then(titled),
        list_price: price.and_then(|now| before(item, now, currency)).and_then(ShownPrice::range),
        price: price.and_then(ShownPrice::range),
        rating: rating.filter(|text| is_stars(text)).and_then(|text| number::plain(text)).and_then(stars),
        sold: first(item, "sold").and_then(sold).or_else(|| sold(trust.get(sold_at?)?)),
        store: first(item, "storeName").and_then(said).map(|name| Store { name: Some(name), ..Store::default() }),
        new_user_price: says.into_iter().any(|text| sayings::for_new_shoppers(text)).then_some(true),
        image: first(item, "image").and_then(full_picture),
        ..Card::of(site_id)
    })
}

/// The product of a card that leads to a page of bundles: `/ssr/300000512/BundleDeals2?productIds=ID:SKU`. An
/// address that names several does not say which one the card shows.
fn bundled(href: &str) -> Option<SiteId> {
    let (path, query) = href.split('#').next()?.split_once('?')?;
    let ids = decode(Query(query).first("productIds").filter(|_| affix_json::contains(path, "/ssr/"))?);
    let mut products = ids.split(',').map(|one| one.split(':').next().unwrap_or_default());
    let shown = products.next()?;
    let id = shown.parse().ok()?;
    products.all(|other| other == shown).then_some(id)
}

/// What all texts of a card's price say; none where one cannot be read or says otherwise, for then one of
/// them is no price of the card's.
fn card_price(item: &Fields, currency: Option<Currency>) -> Option<ShownPrice> {
    let read = |text: &String| number::price(text, currency).filter(|price| price.signed);
    let mut texts = all(item, "price").iter();
    let price = read(texts.next()?)?;
    // The block's label may say more than the price.
    let label = all(item, "priceLabel").iter().filter_map(read);
    let agree = texts.all(|text| read(text) == Some(price)) && label.into_iter().all(|label| label == price);
    agree.then_some(price)
}

/// The price before: what is struck through, or else the block's second amount, when the percentage that is
/// printed beside it fits both.
fn before(item: &Fields, now: ShownPrice, currency: Option<Currency>) -> Option<ShownPrice> {
    let read = |text: &str| number::price(text, currency).filter(|p| p.signed && p.currency == now.currency);
    let above = |list: &ShownPrice| list.min >= now.min && list.max > now.max;
    if let Some(struck) = first(item, "priceOriginal") {
        return read(struck).filter(above);
    }
    let parts = all(item, "priceParts");
    let percent = parts.iter().find(|text| text.contains(['%', '٪'])).and_then(|text| number::plain(text))?;
    let list = parts.iter().skip(1).find_map(|text| read(text)).filter(above)?;
    let saved = list.min.minus(now.min)?.times_floor(Decimal::whole(100), 2).divided_by(list.min)?;
    let apart = saved.minus(percent).or_else(|| percent.minus(saved))?;
    (apart <= Decimal::whole(1)).then_some(list)
}

/// Stars alone: `4.7`.
fn is_stars(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
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
    number::price(text, page).and_then(ShownPrice::range)
}

/// A struck-through price counts only when it is above the price, in the same currency.
fn discounted(list: Option<PriceRange>, price: Option<PriceRange>) -> Option<PriceRange> {
    list.filter(|l| price.is_some_and(|p| p != *l && p.currency() == l.currency() && p.min() < l.max()))
}
