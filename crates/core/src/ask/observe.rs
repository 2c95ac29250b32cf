//! What is to be remembered of a page: the prices of its product's variants, or those on a list's cards.

use serde::{Deserialize, Serialize};

use super::currency;
use crate::address::{self, Own};
use crate::order::sorted;
use crate::page::{Card, Offer, PageKind, PageReading, PageSnapshot, Product, ship_to};
use crate::price::{Facts, Kind, PriceRecords, PriceSeries, ReadFrom, SeenProduct, SeriesKey, Sighting, Speaks};
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::{Country, Currency, Decimal, PriceRange, ProductId, SkuId};

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
    /// Why no price of a product's page is, or why some of them are not.
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

/// What a product's page says of its variants.
#[derive(Default)]
struct Rows {
    series: Vec<PriceSeries>,
    /// The series that speaks for the product, and why that one does.
    speaking: Option<(String, Speaks)>,
    /// Why no price of it is, or some are not.
    unwritten: Option<Note>,
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
        let sold_out = reading.sold_out() == Some(true);
        let Rows { series, speaking, unwritten } = self
            .variants(product, id, country, wanted, sold_out)
            .unwrap_or_else(|why| Rows { unwritten: Some(why), ..Rows::default() });
        if let Some((id, by)) = speaking {
            (seen.series, seen.speaks) = (Some(id), Some(by));
        }
        Observed { records: PriceRecords { products: vec![seen], series }, unwritten }
    }

    /// The series of the variants, and the one that speaks for the product. What is sold out ends its series: none of
    /// them speaks, so that the one that did goes on to, without a price.
    fn variants(
        &self,
        product: &Product,
        id: ProductId,
        country: Option<Country>,
        wanted: Option<SkuId>,
        sold_out: bool,
    ) -> Result<Rows, Note> {
        let price = product.price.ok_or_else(|| Note::plain(code::PRICE_UNWRITTEN_NONE))?;
        let currency = price.currency().ok_or_else(|| Note::plain(code::PRICE_UNWRITTEN_CURRENCY))?;
        let kind = if product.new_user_price == Some(true) { Kind::NewUser } else { Kind::Ordinary };
        let offers = &product.offers;
        let lot = offers.lot.unwrap_or(1);
        let key = |sku: Option<SkuId>| SeriesKey { product_id: id, sku_id: sku, country, currency, kind, lot };
        let mut honest = without_placeholders(&offers.each);
        // The one that is asked for is among those written down, wherever the page names it.
        let named = [wanted.as_ref(), offers.chosen.as_ref()].into_iter().flatten();
        let named = named.filter_map(|sku| honest.iter().position(|offer| offer.sku == *sku)).next();
        if let Some(place) = named.filter(|place| *place >= MOST) {
            honest.swap(0, place);
        }
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
        let mut series: Vec<PriceSeries> = series.collect();
        let buyable: Vec<&Offer> = honest.into_iter().take(MOST).filter(|offer| offer.buyable).collect();
        let left_out = left_out(&offers.each).map(|from| {
            let from = PriceRange::one(from, Some(currency)).to_string();
            Note::new(code::PRICE_UNWRITTEN_PLACEHOLDER, [("from", from)])
        });
        if let Some(speaking) = speaking(&buyable, wanted.as_ref(), offers.chosen.as_ref()) {
            let (offer, by) = speaking;
            let speaking = Some((key(Some(offer.sku.clone())).to_string(), by));
            return Ok(Rows { series, speaking, unwritten: left_out });
        }
        if sold_out || !series.is_empty() {
            // Cards name no variant, and a product of one variant may have none to name.
            series.push(self.series(&key(None), None, None, None, Some(0), ReadFrom::Page));
            return Ok(Rows { series, speaking: None, unwritten: Some(Note::plain(code::PRICE_UNWRITTEN_SOLD_OUT)) });
        }
        if offers.only_one != Some(true) || price.min() != price.max() {
            return Err(Note::plain(code::PRICE_UNWRITTEN_VARIANT));
        }
        let list =
            product.list_price.filter(|list| list.min() == list.max()).and_then(|list| minor(list.min(), currency));
        let amount = minor(price.min(), currency).ok_or_else(|| Note::plain(code::PRICE_UNWRITTEN_NONE))?;
        let key = key(None);
        let only = self.series(&key, None, Some(amount), list, product.stock, ReadFrom::Page);
        Ok(Rows { series: vec![only], speaking: Some((key.to_string(), Speaks::Only)), unwritten: None })
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
            let sold = card.sold.map(|sold| sold.at_least);
            let seen = SeenProduct::new(id, self.now).with_card(self.now, sold, card.rating);
            records.products.push(SeenProduct {
                title: card.title,
                image: card.image,
                address: address_of(id),
                store: card.store.as_ref().and_then(|store| store.id),
                store_name: card.store.and_then(|store| store.name),
                category: card.category.and_then(|category| category.top_id),
                series: Some(key.to_string()),
                speaks: Some(Speaks::Card),
                ..seen
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
    let most = highest(offers);
    offers.iter().filter(|offer| most.is_some_and(|most| offer.price <= most)).collect()
}

/// The lowest of the prices that cannot be meant.
fn left_out(offers: &[Offer]) -> Option<Decimal> {
    let most = highest(offers)?;
    offers.iter().map(|offer| offer.price).filter(|price| *price > most).min()
}

/// The highest price that can be meant.
fn highest(offers: &[Offer]) -> Option<Decimal> {
    let prices: Vec<Decimal> = sorted(offers.iter().map(|offer| offer.price).collect(), Decimal::cmp);
    // The middle of the cheaper half.
    prices.get(prices.len() / 4).map(|middle| middle.times_floor(Decimal::whole(PLACEHOLDER), 9))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Offers;

    #[test]
    fn of_very_many_variants_the_one_that_is_asked_for_is_written_down_too() {
        let number = |at: usize| format!("S{at}").parse::<SkuId>().ok();
        let offer = |at: usize| Offer {
            sku: number(at).expect("an id"),
            name: None,
            price: Decimal::whole(10),
            list: None,
            stock: None,
            buyable: true,
        };
        let product = Product {
            price: Some(PriceRange::one(Decimal::whole(10), "EUR".parse().ok())),
            offers: Offers { each: (0..150).map(offer).collect(), chosen: number(130), ..Offers::default() },
            ..Product::default()
        };
        let id: ProductId = "1005006000000001".parse().expect("an id");
        let at = Moment { now: 1_795_780_800_000, country: None };
        for (wanted, speaks) in [(None, "S130"), (number(149), "S149"), (number(7), "S7")] {
            let rows = at.variants(&product, id, None, wanted, false).expect("rows");
            let speaking = rows.speaking.map(|(id, by)| (id.rsplit('/').next().unwrap_or_default().to_owned(), by));
            assert_eq!(speaking, Some((speaks.to_owned(), Speaks::Chosen)));
            assert!(rows.series.iter().any(|series| series.id.ends_with(&format!("/{speaks}"))), "{speaks}");
            assert_eq!(rows.series.len(), MOST);
        }
    }
}
