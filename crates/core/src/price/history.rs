//! What is to be said of the stored series of one product.

use serde::Serialize;

use super::answer::PriceAnswer;
use super::book::Book;
use super::held::Held;
use super::observation::{Observation, SeriesKey};
use super::seen::{SeenProduct, Speaks};
use super::series::PriceSeries;
use super::sighting::{Sighting, Sightings};
use crate::text::message::{Note, code};

/// One stored series, judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct SeriesHistory {
    /// Its key in one text.
    pub id: String,
    /// What the page calls the variant.
    pub name: Option<String>,
    /// What is to be said of it.
    pub answer: PriceAnswer,
    /// When it was seen last, in milliseconds since 1970-01-01 UTC.
    pub last_at: i64,
}

/// The series of one product.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct PriceHistory {
    /// Those that can be judged, in the order of their keys.
    pub series: Vec<SeriesHistory>,
    /// The place of the one that speaks for the product.
    pub speaking: Option<u32>,
    /// Why that one does; `None` where it is the one that was seen last.
    pub speaks: Option<Speaks>,
    /// What is wrong with the records: nothing of it is lost, and nothing of it counts.
    pub notes: Vec<Note>,
}

/// The series of a product, and which of them speaks for it: the one that its page or card named last, else the one
/// that was seen last. `now` in milliseconds since 1970-01-01 UTC.
pub fn history(product: &SeenProduct, stored: &[PriceSeries], now: i64) -> PriceHistory {
    let mut of = PriceHistory::default();
    let (mut damaged, mut ahead) = (0, 0);
    for record in stored {
        let rows = Sightings::read(&record.seen);
        damaged += rows.damaged.len() + usize::from(record.key().is_none());
        ahead += rows.good.iter().filter(|row| millis(row) > now).count();
        let last = rows.good.iter().rev().find(|row| millis(row) <= now).map(millis);
        if let (Some(last_at), Some(answer)) = (last, answered(product, record, now)) {
            let (id, name) = (record.id.clone(), record.name.clone());
            of.series.push(SeriesHistory { id, name, answer, last_at });
        }
    }
    of.series = crate::order::sorted(of.series, |one, other| one.answer.key.cmp(&other.answer.key));
    let named = of.series.iter().position(|series| Some(&series.id) == product.series.as_ref());
    let latest = of.series.iter().map(|series| series.last_at).max();
    let place = named.or_else(|| of.series.iter().position(|series| Some(series.last_at) == latest));
    of.speaking = place.and_then(|place| u32::try_from(place).ok());
    of.speaks = product.speaks.filter(|_| named.is_some());
    let said = [(damaged, code::PRICE_RECORDS_DAMAGED), (ahead, code::PRICE_RECORDS_AHEAD)];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    of.notes = said.map(|(count, code)| Note::new(code, [("count", count.to_string())])).collect();
    of
}

fn millis(row: &Sighting) -> i64 {
    row.at.saturating_mul(1_000)
}

/// What is to be said of one series; none where its key or all of its rows cannot be read.
pub(super) fn answered(product: &SeenProduct, series: &PriceSeries, now: i64) -> Option<PriceAnswer> {
    let (key, held) = held(product, series, now)?;
    Some(PriceAnswer::of(key, &held))
}

/// What held when.
pub(super) fn held(product: &SeenProduct, series: &PriceSeries, now: i64) -> Option<(SeriesKey, Held)> {
    let mut book = Book::at(now);
    let key = series.key().filter(|key| key.product_id == product.id)?;
    for (at, sku) in product.gone_times() {
        book.add(Observation::Gone { product: product.id, sku, at });
    }
    for row in Sightings::read(&series.seen).good {
        let (key, at) = (key.clone(), millis(&row));
        book.add(match row.price {
            Some(price) => Observation::Price { key, at, price, list: row.list },
            None => Observation::Ended { key, at },
        });
    }
    book.held().next()
}
