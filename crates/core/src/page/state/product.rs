//! From a state's figures to what they say of the product.

use super::figures::Figures;
use super::offers;
use super::sku::Bounds;
use super::variant::{Variant, amount, lot, median, offer, variant};
use crate::page::number;
use crate::page::place::Claim;
use crate::page::reading::{Attribute, Category, Crumb, Offers, Product, Sold, Store};
use crate::page::source::Source;
use crate::page::text::{clean, leading_id, picture, said, store_id, titled};
use crate::text::message::{Note, code};
use crate::value::{Currency, Day, Decimal, Percent, PriceRange, SiteId};
use affix_json::Json;

/// What the figures say.
pub(crate) fn interpret(figures: &Figures<'_>) -> Source {
    let mut source = Source::new("state");
    let variants = u32::try_from(figures.skus.len()).ok().filter(|n| *n > 0);
    let page_currency = figures.currency.text().and_then(|t| t.parse::<Currency>().ok());
    let prices = prices(figures, page_currency, &mut source);
    let reviews = figures.reviews.whole();
    let sold = figures.sold.text().and_then(|text| {
        let (at_least, exact) = number::count(&text)?;
        let unit = figures.sold_unit.text().map(|u| format!(" {u}")).unwrap_or_default();
        Some(Sold { at_least, exact, text: clean(&format!("{text}{unit}")) })
    });
    let store = Store {
        id: figures.store_url.text().and_then(|url| store_id(&url)).or_else(|| figures.store_id.id()?.parse().ok()),
        name: figures.store_name.text().and_then(|t| said(&t)),
        positive_rate: figures.positive.text().and_then(|t| percent(&t)),
        opened: opened(figures.opened),
        ratings: figures.store_ratings.whole(),
    };
    // `store_newer` is new to this store only, and a price of 0.01 alone is no sign.
    let new_user = figures.banners.iter().any(|t| t.text().is_some_and(|t| t == "platform_newer"));
    if new_user {
        source.notes.push(("price", Note::plain(code::PRICE_NEW_USER)));
    }
    let site_id = figures.id.id().and_then(|id| id.parse::<SiteId>().ok());
    source.product = Product {
        id: site_id.map(SiteId::global),
        site_id,
        title: figures.title.text().and_then(|t| titled(&t)),
        price: prices.as_ref().map(|p| p.price),
        list_price: prices.as_ref().and_then(|p| p.list),
        rating: figures.stars.number::<Decimal>().filter(|_| reviews != Some(0)).and_then(stars),
        reviews,
        star_counts: star_counts(figures, reviews),
        median_price: prices.as_ref().and_then(|p| p.median),
        offers: prices.map(|p| p.offers).unwrap_or_default(),
        sold,
        store: (store != Store::default()).then_some(store),
        category: category(figures.category, figures.path, figures.crumbs),
        images: gallery(figures.images),
        variants,
        choice: figures.choice.flag(),
        new_user_price: new_user.then_some(true),
        coupon_terms: offers::coupons(figures),
        delivery: offers::delivery(figures, page_currency),
        stock: stock(figures),
        attributes: attributes(figures.attributes),
        ..Product::default()
    };
    source.claims = claims(figures, source.product.category.as_ref());
    source
}

/// The five counts, where they are all given and make up what the page counts.
fn star_counts(figures: &Figures<'_>, reviews: Option<u64>) -> Vec<u64> {
    let counts: Vec<u64> = figures.star_counts.iter().filter_map(|count| count.whole()).collect();
    let sum = counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
    if counts.len() == 5 && reviews.is_none_or(|all| all == sum) { counts } else { Vec::new() }
}

/// The first three letters of English months.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day in milliseconds, or as English pages write it: `Mar 3, 2019`. Other languages' are not read.
fn opened(json: Json<'_>) -> Option<Day> {
    let shown = json.text()?;
    if let Ok(millis) = shown.parse::<i64>() {
        // Before the shop was there, it is no moment.
        return Some(Day::of(millis)).filter(|day| day.year() >= 2010);
    }
    let (month, rest) = shown.split_once(' ')?;
    let (day, year) = rest.split_once(',')?;
    let month = MONTHS.iter().position(|name| month.get(..3) == Some(*name))? + 1;
    format!("{}-{month:02}-{:0>2}", year.trim(), day.trim()).parse().ok()
}

fn claims(figures: &Figures<'_>, category: Option<&Category>) -> Vec<Claim> {
    let from = "state";
    let path = category.map(|c| c.path.as_slice()).unwrap_or_default();
    let by = |id: Option<&str>, claim: fn(&str, &'static str) -> Option<Claim>| id.and_then(|id| claim(id, from));
    let second = figures.second.id().or_else(|| path.get(1).cloned());
    [
        by(figures.top.id().as_deref(), Claim::stated),
        by(second.as_deref(), Claim::second),
        by(path.first().map(String::as_str), Claim::path),
        by(category.and_then(|c| c.leaf_id.as_deref()), Claim::leaf),
        category.and_then(|c| Claim::shown(&c.breadcrumb, from)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// More pictures, rows of specifications or levels of categories than a page has.
const MOST: usize = 200;

/// The https addresses of a list of pictures, which may be objects that name a film, too.
pub(crate) fn gallery(pictures: Json<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for shown in pictures.items().take(MOST) {
        let url = if shown.is_object() { shown.get("imageUrl") } else { shown };
        if let Some(url) = url.text().and_then(|url| picture(&url)) {
            all.push(url);
        }
    }
    all
}

/// Units of all variants together: as stated, or else their sum, when each says how many there are.
fn stock(figures: &Figures<'_>) -> Option<u64> {
    let sum = || {
        let mut units: u64 = 0;
        for sku in &figures.skus {
            let own = if sku.salable.flag() == Some(false) { 0 } else { sku.stock.whole()? };
            units = units.checked_add(own)?;
        }
        Some(units).filter(|_| !figures.skus.is_empty())
    };
    figures.stock.whole().or_else(|| sum().filter(|_| figures.sums_stock))
}

fn attributes(rows: Json<'_>) -> Vec<Attribute> {
    let mut all = Vec::new();
    for row in rows.items().take(MOST) {
        let [name, value] = row.fields(&["attrName", "attrValue"]);
        let word = |json: Json<'_>| json.text().and_then(|t| said(&t));
        if let (Some(name), Some(value)) = (word(name), word(value)) {
            all.push(Attribute { name, value });
        }
    }
    all
}

/// Stars between 0 and 5; zero stars mean that nobody has rated.
pub(crate) fn stars(value: Decimal) -> Option<Decimal> {
    let five = Decimal::whole(5);
    (!value.is_zero() && value <= five).then(|| value.at_least_scale(1))
}

/// `94.6%` without its sign, when it is a share of a hundred. Zero is what templates show before
/// their data came.
pub(crate) fn percent(text: &str) -> Option<Percent> {
    number::plain(text).filter(|value| !value.is_zero()).and_then(|value| Percent::new(value.at_least_scale(1)))
}

fn category(leaf: Json<'_>, path: Json<'_>, crumbs: Json<'_>) -> Option<Category> {
    let mut breadcrumb = Vec::new();
    for crumb in crumbs.items().take(MOST) {
        let [id, name] = crumb.fields(&["cateId", "name"]);
        if let (Some(id), Some(name)) = (id.id(), name.text().and_then(|n| said(&n))) {
            breadcrumb.push(Crumb { id, name });
        }
    }
    let mut ids = Vec::new();
    for id in path.text().as_deref().unwrap_or_default().split('/').take(MOST).map(str::trim) {
        if leading_id(id).as_deref() != Some(id) {
            ids.clear();
            break;
        }
        ids.push(id.to_owned());
    }
    let category = Category {
        leaf_id: leaf.id(),
        path: ids,
        // Home and All Categories have id 0.
        breadcrumb,
        ..Category::default()
    };
    (category != Category::default()).then_some(category)
}

/// What the figures say of prices.
struct Prices {
    price: PriceRange,
    list: Option<PriceRange>,
    median: Option<PriceRange>,
    offers: Offers,
}

/// What a buyer pays and the struck-through price, over the variants that can be bought.
fn prices(figures: &Figures<'_>, page_currency: Option<Currency>, source: &mut Source) -> Option<Prices> {
    let mut currencies = Vec::new();
    let stated = stated(figures, &mut currencies);
    let stated_currency = currencies
        .first()
        .copied()
        .filter(|one| currencies.len() == 1 && stated.is_some() && page_currency.is_none_or(|page| page == *one));
    let mut variants = Vec::new();
    // The selected variant stands for the product only where nothing is said of the others.
    let priced = figures.skus.iter().any(|sku| sku.sale.is_some() || sku.list.is_some());
    let skus = match priced {
        true if figures.stock_unknown => &[],
        true => figures.skus.as_slice(),
        false => figures.selected.as_slice(),
    };
    for sku in skus {
        match variant(sku, page_currency, &mut currencies) {
            // Neither a price nor goods: a combination that is not made.
            Some(None) if !sku.is_buyable() => {}
            Some(Some(variant)) => variants.push(variant),
            _ => {
                variants.clear();
                break;
            }
        }
    }
    if !priced && figures.selected.is_some() && figures.has_others {
        source.notes.push(("price", Note::plain(code::PRICE_ONE_VARIANT)));
    }
    let currency = match *currencies.as_slice() {
        [one] => Some(one),
        [] => page_currency,
        // Helper figures in US dollars beside the displayed currency: the bounds that the page shows
        // count, when they are all in one.
        _ => {
            source.notes.push(("price", Note::plain(code::PRICE_MIXED_CURRENCIES)));
            variants.clear();
            Some(stated_currency?)
        }
    };
    let bounds = |(low, high): (Decimal, Decimal)| PriceRange::new(low, high, currency);
    let median = median(&variants).map(|amount| PriceRange::one(amount, currency));
    let mut offers = Offers { lot: lot(figures.lot), ..Offers::default() };
    let (sale, list) = match (over_variants(&variants, currency, source), stated) {
        (Some(own), Some(page)) if page.contradicts(&own) => {
            let other = bounds(own.sale).map(|range| range.to_string()).unwrap_or_default();
            source.notes.push(("price", Note::new(code::PRICE_VARIANTS_DIFFER, [("variants", other)])));
            (page.sale.or(page.list)?, page.list)
        }
        (Some(own), _) => {
            offers.each = variants.iter().filter_map(offer).collect();
            offers.chosen = figures.chosen.text().and_then(|id| id.parse().ok());
            // Of one that stands for all that is known, others may be unsaid.
            offers.only_one = Some(variants.len() == 1 && priced);
            (own.sale, Some(own.list))
        }
        (None, Some(page)) => (page.sale.or(page.list)?, page.list),
        (None, None) => return None,
    };
    let list = list.filter(|l| *l != sale && l.1 > sale.0);
    let median = median.filter(|one| one.min() >= sale.0 && one.min() <= sale.1);
    Some(Prices { price: bounds(sale)?, list: list.and_then(bounds), median, offers })
}

/// The range over the variants that can be bought, or over all when none can.
struct VariantPrices {
    sale: (Decimal, Decimal),
    list: (Decimal, Decimal),
    /// A variant has a promotion.
    promoted: bool,
}

fn over_variants(variants: &[Variant<'_>], currency: Option<Currency>, source: &mut Source) -> Option<VariantPrices> {
    let first = variants.iter().find(|v| v.buyable);
    let sold_out = first.is_none();
    let first = first.or(variants.first())?;
    if sold_out {
        source.notes.push(("price", Note::plain(code::PRICE_SOLD_OUT)));
    }
    let mut own = VariantPrices { sale: (first.sale, first.sale), list: (first.list, first.list), promoted: false };
    let mut next: Option<Decimal> = None;
    for variant in variants.iter().filter(|v| v.buyable || sold_out) {
        next = above(own.sale.0.min(variant.sale), [Some(own.sale.0), Some(variant.sale), next]);
        widen(&mut own.sale, variant.sale);
        widen(&mut own.list, variant.list);
        own.promoted |= variant.sale != variant.list;
    }
    // One cheap option (a cable, a sample) makes the product look cheap.
    let low = own.sale.0;
    if let Some(next) = next.filter(|next| low.times_floor(Decimal::whole(3), 9) < *next) {
        let [low, next] = [low, next].map(|amount| PriceRange::one(amount, currency).to_string());
        let params = [("low", low), ("next", next)];
        source.notes.push(("price", Note::new(code::PRICE_BAIT, params)));
    }
    Some(own)
}

fn widen(range: &mut (Decimal, Decimal), value: Decimal) {
    *range = (range.0.min(value), range.1.max(value));
}

/// The lowest of the prices above `low`.
fn above(low: Decimal, prices: [Option<Decimal>; 3]) -> Option<Decimal> {
    let mut least: Option<Decimal> = None;
    for price in prices.into_iter().flatten() {
        if price > low && least.is_none_or(|l| price < l) {
            least = Some(price);
        }
    }
    least
}

/// The bounds that the state gives for the product as a whole.
struct Stated {
    /// The promotion's.
    sale: Option<(Decimal, Decimal)>,
    list: Option<(Decimal, Decimal)>,
}

impl Stated {
    /// The page shows a range that the variants lie outside of: their figures are not the whole
    /// story, and what the buyer sees wins.
    fn contradicts(&self, own: &VariantPrices) -> bool {
        let outside = |(low, high): (Decimal, Decimal)| own.sale.0 < low || own.sale.1 > high;
        match (self.sale, self.list) {
            (Some(sale), _) => outside(sale),
            (None, Some(list)) => !own.promoted && outside(list),
            (None, None) => false,
        }
    }
}

fn stated(figures: &Figures<'_>, currencies: &mut Vec<Currency>) -> Option<Stated> {
    let mut pair = |bounds: Bounds<'_>| {
        let low = amount(bounds.min, None, currencies)??;
        let high = amount(bounds.max, None, currencies)??;
        (low <= high).then_some((low, high))
    };
    let (list, sale) = (pair(figures.list), pair(figures.sale));
    (list.is_some() || sale.is_some()).then_some(Stated { sale, list })
}
