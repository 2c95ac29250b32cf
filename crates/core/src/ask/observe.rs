//! What is to be remembered of a page: the prices of its product's variants, or those on a list's cards.

use serde::{Deserialize, Serialize};

use super::currency;
use crate::address::{self, Own};
use crate::order::sorted;
use crate::page::{Card, Offer, PageKind, PageReading, PageSnapshot, Product, ship_to};
use crate::price::{Facts, Kind, PriceRecords, PriceSeries, ReadFrom, SeenProduct, SeriesKey, Sighting, Speaks};
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::{Country, Currency, Decimal, ProductId, SkuId};

/// Variants of one page that are written down.
const MOST: usize = 100;

/// A price so many times the middle one of the cheaper half is no price: what stands there for a variant that is not
/// sold. The widest honest spread that was seen is 124.
const PLACEHOLDER: u64 = 1_000;

/// Which page to remember.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ObserveRequest {
    /// The page.
    pub snapshot: PageSnapshot,
    /// The user's settings.
    pub settings: Settings,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
}

/// What a page says of prices.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Observed {
    /// What is to be remembered.
    pub records: PriceRecords,
    /// Why no price of a product's page is.
    pub unwritten: Option<Note>,
}

/// What is to be remembered of a page.
pub fn observe(request: &ObserveRequest) -> Observed {
    let ObserveRequest { snapshot, settings, now } = request;
    let (reading, _) = currency::read(snapshot, settings);
    let at = Moment { now: *now, country: ship_to(snapshot) };
    match reading.kind {
        PageKind::Product => at.product(&reading, snapshot),
        PageKind::Listing => at.cards(reading.cards),
        PageKind::Unavailable => {
            let id = address::classify_exact(&snapshot.url, &Own::default()).product_id;
            let gone = id.map(|id| SeenProduct::new(id, 0).with_gone(*now, None));
            let products = gone.into_iter().collect();
            Observed { records: PriceRecords { products, series: Vec::new() }, unwritten: None }
        }
        _ => Observed::default(),
    }
}

/// When and for whom the page was made.
struct Moment {
    now: i64,
    country: Option<Country>,
}

impl Moment {
    fn product(&self, reading: &PageReading, snapshot: &PageSnapshot) -> Observed {
        let Some((product, id)) = reading.product.as_ref().and_then(|product| Some((product, product.id?))) else {
            return Observed::default();
        };
        let country = product.delivery.as_ref().and_then(|delivery| delivery.to).or(self.country);
        let page = address::classify_exact(&snapshot.url, &Own::default());
        let of_page = page.product_id == Some(id);
        let address = if of_page { page.canonical.map(|address| address.to_string()) } else { None };
        let mut seen = SeenProduct {
            title: product.title.clone(),
            image: product.images.first().cloned(),
            address: address.unwrap_or_else(|| address_of(id)),
            store: product.store.as_ref().and_then(|store| store.id),
            store_name: product.store.as_ref().and_then(|store| store.name.clone()),
            category: product.category.as_ref().and_then(|category| category.top_id.clone()),
            ..SeenProduct::new(id, self.now)
        };
        seen = seen.with_facts(
            self.now,
            Facts {
                sold: product.sold.as_ref().map(|sold| sold.at_least),
                rating: product.rating,
                reviews: product.reviews,
                positive: product.store.as_ref().and_then(|store| store.positive_rate),
            },
        );
        let wanted = of_page.then(|| sku_in(&snapshot.url)).flatten();
        let rows = self.variants(product, id, country, wanted);
        let unwritten = rows.as_ref().err().cloned();
        let (series, speaking) = rows.unwrap_or_default();
        if let Some((id, by)) = speaking {
            (seen.series, seen.speaks) = (Some(id), Some(by));
        }
        Observed { records: PriceRecords { products: vec![seen], series }, unwritten }
    }

    /// The series of the variants, and the one that speaks for the product.
    #[expect(clippy::type_complexity, reason = "used once, just above")]
    fn variants(
        &self,
        product: &Product,
        id: ProductId,
        country: Option<Country>,
        wanted: Option<SkuId>,
    ) -> Result<(Vec<PriceSeries>, Option<(String, Speaks)>), Note> {
        let price = product.price.ok_or_else(|| Note::plain(code::PRICE_UNWRITTEN_NONE))?;
        let currency = price.currency().ok_or_else(|| Note::plain(code::PRICE_UNWRITTEN_CURRENCY))?;
        let kind = if product.new_user_price == Some(true) { Kind::NewUser } else { Kind::Ordinary };
        let offers = &product.offers;
        let lot = offers.lot.unwrap_or(1);
        let key = |sku: Option<SkuId>| SeriesKey { product_id: id, sku_id: sku, country, currency, kind, lot };
        let honest = without_placeholders(&offers.each);
        let series = honest.iter().take(MOST).filter_map(|offer| {
            let price = minor(offer.price, currency).filter(|_| offer.buyable);
            if offer.buyable && price.is_none() {
                return None;
            }
            let list = offer.list.and_then(|list| minor(list, currency));
            Some(self.series(
                &key(Some(offer.sku.clone())),
                offer.name.clone(),
                price,
                list,
                offer.stock,
                ReadFrom::Page,
            ))
        });
        let series: Vec<PriceSeries> = series.collect();
        let buyable: Vec<&Offer> = honest.into_iter().take(MOST).filter(|offer| offer.buyable).collect();
        if let Some(speaking) = speaking(&buyable, wanted.as_ref(), offers.chosen.as_ref()) {
            let (offer, by) = speaking;
            return Ok((series, Some((key(Some(offer.sku.clone())).to_string(), by))));
        }
        if !series.is_empty() {
            return Err(Note::plain(code::PRICE_UNWRITTEN_SOLD_OUT));
        }
        if offers.only_one != Some(true) || price.min() != price.max() {
            return Err(Note::plain(code::PRICE_UNWRITTEN_VARIANT));
        }
        let list =
            product.list_price.filter(|list| list.min() == list.max()).and_then(|list| minor(list.min(), currency));
        let amount = minor(price.min(), currency).ok_or_else(|| Note::plain(code::PRICE_UNWRITTEN_NONE))?;
        let key = key(None);
        let only = self.series(&key, None, Some(amount), list, product.stock, ReadFrom::Page);
        Ok((vec![only], Some((key.to_string(), Speaks::Only))))
    }

    fn cards(&self, cards: Vec<Card>) -> Observed {
        let mut records = PriceRecords::default();
        for card in cards {
            let (Some(price), id) = (card.price, card.id) else { continue };
            let (Some(currency), true) = (price.currency(), price.min() == price.max()) else { continue };
            let Some(amount) = minor(price.min(), currency) else { continue };
            let kind = if card.new_user_price == Some(true) { Kind::NewUser } else { Kind::Ordinary };
            let key = SeriesKey { product_id: id, sku_id: None, country: self.country, currency, kind, lot: 1 };
            let list = card.list_price.filter(|list| list.min() == list.max());
            let list = list.and_then(|list| minor(list.min(), currency));
            records.series.push(self.series(&key, None, Some(amount), list, None, ReadFrom::Card));
            records.products.push(SeenProduct {
                title: card.title,
                image: card.image,
                address: address_of(id),
                store: card.store.as_ref().and_then(|store| store.id),
                store_name: card.store.and_then(|store| store.name),
                category: card.category.and_then(|category| category.top_id),
                series: Some(key.to_string()),
                speaks: Some(Speaks::Card),
                ..SeenProduct::new(id, self.now)
            });
        }
        Observed { records, unwritten: None }
    }

    fn series(
        &self,
        key: &SeriesKey,
        name: Option<String>,
        price: Option<u64>,
        list: Option<u64>,
        stock: Option<u64>,
        from: ReadFrom,
    ) -> PriceSeries {
        let list = list.filter(|_| price.is_some());
        PriceSeries::of(key, name, vec![Sighting { at: self.now.div_euclid(1_000), price, list, stock, from }])
    }
}

/// The variant whose price speaks for the product: the one that the address names or that is chosen on the page, else
/// the one in the middle by price.
fn speaking<'a>(buyable: &[&'a Offer], wanted: Option<&SkuId>, chosen: Option<&SkuId>) -> Option<(&'a Offer, Speaks)> {
    let named = |sku: Option<&SkuId>| buyable.iter().find(|offer| Some(&offer.sku) == sku).copied();
    if let [only] = buyable {
        return Some((only, if named(wanted.or(chosen)).is_some() { Speaks::Chosen } else { Speaks::Only }));
    }
    if let Some(offer) = named(wanted).or_else(|| named(chosen)) {
        return Some((offer, Speaks::Chosen));
    }
    let by_price = sorted(buyable.to_vec(), |one, other| one.price.cmp(&other.price).then(one.sku.cmp(&other.sku)));
    let middle = by_price.len().checked_sub(1)? / 2;
    by_price.get(middle).map(|offer| (*offer, Speaks::Middle))
}

/// The variants whose prices can be meant.
fn without_placeholders(offers: &[Offer]) -> Vec<&Offer> {
    let prices: Vec<Decimal> = sorted(offers.iter().map(|offer| offer.price).collect(), Decimal::cmp);
    // The middle of the cheaper half.
    let Some(middle) = prices.get(prices.len() / 4) else { return Vec::new() };
    let most = middle.times_floor(Decimal::whole(PLACEHOLDER), 9);
    offers.iter().filter(|offer| offer.price <= most).collect()
}

/// Minor units; none for an amount finer than the currency, or for none at all.
fn minor(amount: Decimal, currency: Currency) -> Option<u64> {
    amount.units_at(currency.minor_units()).filter(|units| *units > 0)
}

/// The variant that an address names.
fn sku_in(url: &str) -> Option<SkuId> {
    let query = url.split_once('?')?.1.split('#').next()?;
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let named = pairs.filter(|(name, _)| matches!(*name, "sku_id" | "skuId"));
    named.filter_map(|(_, id)| id.parse().ok()).next()
}

/// The product's own address.
fn address_of(id: ProductId) -> String {
    address::classify(&id.to_string(), &Own::default()).canonical.map(|address| address.to_string()).unwrap_or_default()
}
