//! The rendered product page (mid 2024 and later), from the selector table's texts.

use super::head::{id_in, shown_ids};
use super::reading::{Attribute, Category, Coupon, Crumb, Delivery, Offer, Offers, Product, Sold, Store};
use super::sayings;
use super::snapshot::PageSnapshot;
use super::source::{Source, Unparsed};
use super::state::{percent, stars};
use super::text::{clean, full_picture, leading_id, said, store_id};
use super::{number, place};
use crate::map::Map;
use crate::text::message::{Note, code};
use crate::value::{Country, Currency, Decimal, Money, PriceRange, SiteId, SkuId};

/// The texts of a page's fields, or of a dialog's on it.
type Texts = Map<String, Vec<String>>;

/// What the page shows. `hint` is the price and currency of the page's JSON-LD: it tells what a
/// shared sign means when the amounts agree.
pub(crate) fn read(page: &PageSnapshot, hint: Option<(Decimal, Currency)>) -> (Source, Vec<Unparsed>) {
    let mut source = Source::new("page");
    let mut unparsed = Vec::new();
    let dialog = dialog(page);
    let shown = dialog.unwrap_or(&page.fields);
    let currency = currency(page);
    let title = first(shown, "title").and_then(said);
    let price = price(shown, currency, hint, &mut source, &mut unparsed);
    let list_price = price.and_then(|p| original(shown, p, &mut unparsed));
    let exact = price.filter(|_| source.notes.iter().all(|(_, note)| note.code != code::PRICE_FROM.name()));
    let new_user = price.is_some() && all(shown, "priceSays").iter().any(|text| sayings::for_new_shoppers(text));
    if new_user {
        source.notes.push(("price", Note::plain(code::PRICE_NEW_USER)));
    }
    let reviews = first(shown, "reviews").and_then(|text| understood("reviews", text, number::count, &mut unparsed));
    let reviews = reviews.map(|(n, _)| n);
    let sold = first(shown, "sold").and_then(|text| understood("sold", text, sold, &mut unparsed));
    let rating = first(shown, "rating").and_then(number::plain).and_then(stars).filter(|_| reviews != Some(0));
    let store = Store {
        id: all(shown, "storeHref")
            .iter()
            .find_map(|href| store_id(href).or_else(|| number_in(href, "storeNum=")?.parse().ok())),
        name: first(shown, "storeName").and_then(said),
        positive_rate: first(shown, "storeFigures").filter(|t| t.contains(['%', '٪'])).and_then(percent),
        ..Store::default()
    };
    let breadcrumb = breadcrumb(page);
    source.claims = place::shown_on(page, &breadcrumb, source.from).into_iter().collect();
    // The report link names the dialog's product; behind it stands another page.
    let id = dialog.and_then(|_| own_id(shown));
    source.product = Product {
        id: id.map(SiteId::global),
        site_id: id,
        title,
        price,
        list_price,
        rating,
        reviews,
        sold,
        // Only pages of several sellers name the one whose offer it is by a credential.
        pooled: all(shown, "storeHref").iter().any(|href| affix_json::contains(href, "showcredential")).then_some(true),
        store: (store != Store::default()).then_some(store),
        // A breadcrumb of Home alone says that the page names no category.
        category: page.fields.contains_key("crumbNames").then(|| Category { breadcrumb, ..Category::default() }),
        images: gallery(shown),
        // The bar with the site's promises stands on every page; the tag at the store's name is Choice.
        // Without it the page says nothing.
        choice: first(shown, "choiceTag").map(|_| true),
        new_user_price: new_user.then_some(true),
        coupon_terms: coupons(shown),
        delivery: delivery(page, shown, currency),
        stock: stock(shown),
        attributes: if dialog.is_some() { Vec::new() } else { attributes(page) },
        offers: exact.filter(|_| dialog.is_none()).map(|price| offers(page, price, list_price)).unwrap_or_default(),
        ..Product::default()
    };
    (source, unparsed)
}

/// Whether a product is drawn: by its title, or, where that cannot be read, by the price or the figures of
/// the block that stands beside the pictures.
pub(crate) fn is_drawn(page: &PageSnapshot) -> bool {
    let shown = dialog(page).unwrap_or(&page.fields);
    let has = |key: &str| shown.contains_key(key);
    has("title") || has("frame") && (has("price") || has("reviews") || has("sold"))
}

/// The id by the report link, where the page itself is a product's: it tells a page that was changed in
/// place from its address.
pub(crate) fn reported(page: &PageSnapshot) -> Option<Source> {
    if dialog(page).is_some() {
        return None;
    }
    let mut source = Source::new("page");
    source.confirms = true;
    source.product.id = Some(own_id(&page.fields)?.global());
    Some(source)
}

/// The dialog that shows a product over a page that is none's: a bundle, a list. A product page's own
/// product stands behind the dialogs that are opened on it.
pub(crate) fn dialog(page: &PageSnapshot) -> Option<&Texts> {
    let dialog = page.groups.get("dialog")?.first()?;
    let has = |key: &str| page.fields.contains_key(key);
    let by_address = match page.url.as_str() {
        "" => shown_ids(page).next().is_some(),
        url => id_in(url).is_some(),
    };
    let of_product = by_address || has("title") && has("frame");
    (!of_product).then_some(dialog)
}

/// The id in the product's own links.
fn own_id(shown: &Texts) -> Option<SiteId> {
    let id = first(shown, "reportHref").and_then(|href| number_in(href, "product_id="));
    id.or_else(|| first(shown, "couponOf").and_then(leading_id))?.parse().ok()
}

fn number_in(href: &str, name: &str) -> Option<String> {
    leading_id(affix_json::split_once(href, name)?.1)
}

fn all<'a>(shown: &'a Texts, key: &str) -> &'a [String] {
    shown.get(key).map(Vec::as_slice).unwrap_or_default()
}

fn first<'a>(shown: &'a Texts, key: &str) -> Option<&'a str> {
    all(shown, key).first().map(String::as_str)
}

/// What is read of a text; one that cannot be read is kept.
fn understood<T>(
    field: &'static str,
    text: &str,
    read: impl Fn(&str) -> Option<T>,
    unparsed: &mut Vec<Unparsed>,
) -> Option<T> {
    let value = read(text);
    if value.is_none() {
        unparsed.push(Unparsed { field, text: clean(text) });
    }
    value
}

/// The currency that the page counts in: the header names it beside the delivery country, and aliexpress.us
/// has only one.
pub(crate) fn currency(page: &PageSnapshot) -> Option<Currency> {
    let header = all(&page.fields, "headerCurrency")
        .iter()
        .find_map(|text| text.split(|c: char| !c.is_ascii_uppercase()).find_map(|word| word.parse().ok()));
    // Pages without the usual header name it alone, after the city and the language.
    let alone = || all(&page.fields, "headerWords").iter().rev().find_map(|word| word.trim().parse().ok());
    let site = || is_us(page).then(|| "USD".parse().ok()).flatten();
    header.or_else(alone).or_else(site)
}

fn is_us(page: &PageSnapshot) -> bool {
    let address = Some(page.url.as_str()).filter(|url| !url.is_empty());
    let address = address.or_else(|| page.meta.get("og:url").map(String::as_str)).unwrap_or_default();
    let host = affix_json::split_once(address, "//").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host == "aliexpress.us" || host.ends_with(".aliexpress.us")
}

/// Units sold. One page may stand for several sellers: `This seller: 600+ sales | Total sales: 4,000+`. The
/// offer's own figure comes first, and is no more than the total.
fn sold(text: &str) -> Option<Sold> {
    let one = |text: &str| number::count(text).map(|(at_least, exact)| Sold { at_least, exact, text: clean(text) });
    one(text).or_else(|| {
        let (own, total) = text.split_once(['|', '｜', '౹'])?;
        let (own, total) = (one(own)?, one(total)?);
        (own.at_least <= total.at_least).then_some(own)
    })
}

/// The price. It may stand twice on a page (main and sticky), and outside of its block; what does not say
/// the same everywhere is not read.
fn price(
    page: &Texts,
    currency: Option<Currency>,
    hint: Option<(Decimal, Currency)>,
    source: &mut Source,
    unparsed: &mut Vec<Unparsed>,
) -> Option<PriceRange> {
    let texts = ["price", "priceBlock", "priceLoose"].map(|key| all(page, key)).into_iter().find(|t| !t.is_empty())?;
    let read = |currency| agreed(texts, |text| number::price(text, currency));
    let Some(mut shown) = read(currency) else {
        unparsed.push(Unparsed { field: "price", text: clean(texts.first()?) });
        return None;
    };
    if shown.currency.is_none()
        && let Some((amount, told)) = hint
        && amount == shown.min
        && currency.is_none()
    {
        shown = read(Some(told))?;
    }
    match shown.currency {
        None => source.notes.push(("price", Note::plain(code::PRICE_CURRENCY_UNCLEAR))),
        Some(_) if shown.from => source.notes.push(("price", Note::plain(code::PRICE_FROM))),
        Some(_) if shown.min == shown.max && all(page, "skuItems").len() > 1 => {
            source.notes.push(("price", Note::plain(code::PRICE_ONE_VARIANT)));
        }
        Some(_) => {}
    }
    shown.range()
}

/// The struck-through price: none unless it is above the price and in its currency.
fn original(page: &Texts, price: PriceRange, unparsed: &mut Vec<Unparsed>) -> Option<PriceRange> {
    let texts =
        ["priceOriginal", "priceLooseOriginal"].map(|key| all(page, key)).into_iter().find(|t| !t.is_empty())?;
    let currency = price.currency();
    let bounds = |text: &str| {
        let shown = number::price(text, currency).map(|p| (p.min, p.max, p.currency));
        // `원가 ₩24,340`: a word, and the only amount.
        shown.or_else(|| number::money_in(text).map(|money| (money.amount(), money.amount(), Some(money.currency()))))
    };
    let Some((min, max, shown)) = agreed(texts, bounds) else {
        unparsed.push(Unparsed { field: "listPrice", text: clean(texts.first()?) });
        return None;
    };
    if shown != currency || min <= price.min() {
        return None;
    }
    PriceRange::new(min, max, currency)
}

/// What all texts say; none where one cannot be read or says otherwise: one of them is then another
/// product's.
fn agreed<T: PartialEq>(texts: &[String], read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let (first, others) = texts.split_first()?;
    let value = read(first)?;
    others.iter().all(|text| text == first || read(text).as_ref() == Some(&value)).then_some(value)
}

/// The pictures beside the product; with a video the first one stands there twice.
fn gallery(shown: &Texts) -> Vec<String> {
    let mut pictures: Vec<String> = all(shown, "gallery").iter().filter_map(|src| full_picture(src)).collect();
    pictures.dedup();
    pictures
}

fn coupons(shown: &Texts) -> Vec<Coupon> {
    let lines = all(shown, "coupons").iter().filter_map(|text| said(text));
    lines.map(|text| Coupon { text, ..Coupon::default() }).collect()
}

/// How many can be bought, where the page says so and means no limit for one buyer.
fn stock(shown: &Texts) -> Option<u64> {
    let mut said = all(shown, "quantity").iter().filter(|text| sayings::of_stock(text));
    let (units, exact) = number::count(said.next()?)?;
    (exact && said.next().is_none()).then_some(units)
}

fn attributes(page: &PageSnapshot) -> Vec<Attribute> {
    let rows = page.groups.get("specs").map(Vec::as_slice).unwrap_or_default();
    let row = |row: &Texts| Some(Attribute { name: said(first(row, "name")?)?, value: said(first(row, "value")?)? });
    let mut all: Vec<Attribute> = Vec::new();
    for attribute in rows.iter().filter_map(row) {
        if !all.contains(&attribute) {
            all.push(attribute);
        }
    }
    all
}

/// The variant that is chosen on the page, the one whose price it shows: by the values that make it up, one of each
/// row.
fn offers(page: &PageSnapshot, price: PriceRange, list: Option<PriceRange>) -> Offers {
    let [rows, chosen] = ["skuRows", "skuChosen"].map(|key| all(&page.fields, key));
    let only_one = Some(rows.is_empty() && all(&page.fields, "skuItems").is_empty());
    let whole = !rows.is_empty() && chosen.len() == rows.len() && price.min() == price.max();
    let sku = Some(chosen.join("_")).filter(|_| whole).and_then(|id| id.parse::<SkuId>().ok());
    let words: Vec<String> = all(&page.fields, "skuNames").iter().filter_map(|name| said(name)).collect();
    let stock = stock(&page.fields);
    let each = sku.clone().map(|sku| Offer {
        sku,
        name: Some(words.join(" · ")).filter(|name| words.len() == rows.len() && !name.is_empty()),
        price: price.min(),
        list: list.filter(|list| list.min() == list.max()).map(PriceRange::min),
        stock,
        buyable: stock != Some(0),
    });
    Offers { each: each.into_iter().collect(), chosen: sku, only_one, lot: None }
}

/// The country that the page's head says it is sent to.
pub(crate) fn ship_to(page: &PageSnapshot) -> Option<Country> {
    first(&page.fields, "headerFlag").and_then(country)
}

/// Delivery in the page's own words: what it costs, and when it comes.
fn delivery(page: &PageSnapshot, shown: &Texts, currency: Option<Currency>) -> Option<Delivery> {
    let mut text = String::new();
    let lines = all(shown, "shippingLines");
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
    // What stands first is offered first.
    let line = first(shown, "shippingCost").filter(|cost| lines.first().is_some_and(|l| l == cost)).unwrap_or_default();
    let says_free = sayings::of_no_cost(line);
    // With an amount beside it, it is free from some sum on.
    let free = says_free && !line.contains(char::is_numeric);
    // `Shipping: $9.28`: the amount alone after the colon.
    let fee = line.rsplit_once([':', '：']).filter(|_| !says_free).and_then(|(_, fee)| number::money(fee, currency));
    let delivery = Delivery {
        text: Some(clean(&text)).filter(|text| !text.is_empty()),
        free: if free { Some(true) } else { fee.map(|_| false) },
        cost: fee.or_else(|| currency.filter(|_| free).map(|currency| Money::new(Decimal::ZERO, currency))),
        to: first(&page.fields, "headerFlag").and_then(country),
        ..Delivery::default()
    };
    (delivery.text.is_some() || delivery.cost.is_some()).then_some(delivery)
}

/// The country in the classes of a flag.
fn country(classes: &str) -> Option<Country> {
    classes.split(' ').find_map(|class| class.parse().ok())
}

/// Names and ids side by side; a link without a category id (Home) is left out.
pub(crate) fn breadcrumb(page: &PageSnapshot) -> Vec<Crumb> {
    let (names, hrefs) = (all(&page.fields, "crumbNames"), all(&page.fields, "crumbHrefs"));
    if names.len() != hrefs.len() {
        return Vec::new();
    }
    names
        .iter()
        .zip(hrefs)
        .filter_map(|(name, href)| {
            let (_, after) = affix_json::split_once(href, "/category/")?;
            Some(Crumb { id: leading_id(after)?, name: said(name)? })
        })
        .collect()
}
