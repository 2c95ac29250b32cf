//! Pages whose prices are in no currency that they state: the user's word for the site is taken, and said.

use serde::Serialize;

use crate::page::{self, PageReading, PageSnapshot, PriceRange};
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::Currency;

/// A site whose page shows prices without a currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnstatedCurrency {
    /// Its host: `www.aliexpress.us`.
    pub site: String,
    /// What the user said that it counts in, which its prices are in now; `None` as long as they said nothing.
    pub currency: Option<Currency>,
}

/// Reads a page. Where it shows prices and no currency at all, they are in the one that the user named for its
/// site; a page that states one for any amount is taken by its own word alone.
pub(super) fn read(page: &PageSnapshot, settings: &Settings) -> (PageReading, Option<UnstatedCurrency>) {
    let mut reading = page::read(page);
    let delivery = reading.product.as_ref().and_then(|product| product.delivery.as_ref()?.cost);
    let coupons = reading.product.iter().flat_map(|product| &product.coupon_terms).any(|c| c.min_spend.is_some());
    let (mut all, mut bare) = (0, 0);
    for price in prices(&mut reading) {
        all += 1;
        bare += usize::from(price.currency().is_none());
    }
    if bare == 0 || bare < all || delivery.is_some() || coupons {
        return (reading, None);
    }
    let site = host(&page.url).to_ascii_lowercase();
    let said = settings.site_currencies.iter().find(|said| said.site.eq_ignore_ascii_case(&site));
    let currency: Option<Currency> = said.and_then(|said| said.currency.parse().ok());
    if let Some(currency) = currency {
        for price in prices(&mut reading) {
            *price = PriceRange::new(price.min(), price.max(), Some(currency)).unwrap_or(*price);
        }
        let note = Note::new(code::NOTE_YOUR_CURRENCY, [("site", site.as_str()), ("currency", currency.code())]);
        reading
            .findings
            .iter_mut()
            .filter(|found| found.field == "price")
            .for_each(|found| found.notes.push(note.clone()));
    }
    (reading, Some(UnstatedCurrency { site, currency }))
}

/// Every price that the page shows.
fn prices(reading: &mut PageReading) -> impl Iterator<Item = &mut PriceRange> {
    let product = reading.product.iter_mut().flat_map(|product| [&mut product.price, &mut product.list_price]);
    let cards = reading.cards.iter_mut().flat_map(|card| [&mut card.price, &mut card.list_price]);
    product.chain(cards).flatten()
}

/// The host of an address, as it stands there.
fn host(url: &str) -> &str {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    behind.split(['/', '?', '#', ':']).next().unwrap_or_default()
}
