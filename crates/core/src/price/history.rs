//! What is to be said of the stored series of one product.

use serde::Serialize;

use super::DAY;
use super::answer::PriceAnswer;
use super::book::Book;
use super::held::Held;
use super::observation::{Observation, SeriesKey};
use super::seen::{SeenProduct, Speaks};
use super::series::PriceSeries;
use super::sighting::{Sighting, Sightings};
use super::verdict::{LEAST_DAYS, Verdict};
use crate::text::message::{Note, code};
use crate::value::{Day, Decimal, PriceRange};

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
    /// When it was seen first, in milliseconds since 1970-01-01 UTC.
    pub first_at: i64,
    /// When it was seen last.
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
    /// What it says is said of the price that a page shows: it was seen within a day, in the page's currency, and lies
    /// between the page's lowest and highest. `false` without a page.
    pub of_shown: bool,
    /// What is wrong with the records: nothing of it is lost, and nothing of it counts.
    pub notes: Vec<Note>,
}

/// The series of a product, and which of them speaks for it: the one that its page or card named last, else the one
/// that was seen last. `shown` is the price on the page in view, `now` in milliseconds since 1970-01-01 UTC.
pub fn history(product: &SeenProduct, stored: &[PriceSeries], shown: Option<PriceRange>, now: i64) -> PriceHistory {
    let mut of = PriceHistory::default();
    let (mut damaged, mut ahead) = (0, 0);
    for record in stored {
        let rows = Sightings::read(&record.seen);
        damaged += rows.damaged.len() + usize::from(record.key().is_none());
        ahead += rows.good.iter().filter(|row| millis(row) > now).count();
        let mut past = rows.good.iter().map(millis).filter(|at| *at <= now);
        let first = past.next();
        if let (Some(first_at), Some(answer)) = (first, answered(product, record, now)) {
            let (id, name, last_at) = (record.id.clone(), record.name.clone(), past.next_back().unwrap_or(first_at));
            of.series.push(SeriesHistory { id, name, answer, first_at, last_at });
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
    of.notes.extend(elsewhere(&of));
    let spoken = of.speaking().zip(shown);
    of.of_shown = spoken.is_some_and(|(series, shown)| series.is_of(shown, now));
    of
}

impl PriceHistory {
    fn speaking(&self) -> Option<&SeriesHistory> {
        self.series.get(usize::try_from(self.speaking?).ok()?)
    }
}

impl SeriesHistory {
    /// Whether it was seen within a day, at a price as a page shows it.
    fn is_of(&self, shown: PriceRange, now: i64) -> bool {
        let within = |price: Decimal| shown.min() <= price && price <= shown.max();
        shown.currency() == Some(self.answer.key.currency)
            && now.saturating_sub(self.last_at) <= DAY
            && self.answer.now.is_some_and(within)
    }
}

/// Of one that has no history yet: that the same was watched in another currency or for another country.
fn elsewhere(of: &PriceHistory) -> Option<Note> {
    let speaking = of.speaking()?;
    let answer = &speaking.answer;
    if answer.verdict != Verdict::NoHistory || answer.now.is_none() {
        return None;
    }
    let same = |key: &SeriesKey| SeriesKey { country: None, currency: answer.key.currency, ..key.clone() };
    let watched = of.series.iter().filter(|other| other.last_at - other.first_at >= LEAST_DAYS * DAY);
    let others = watched.filter(|other| other.id != speaking.id && same(&other.answer.key) == same(&answer.key));
    let last = others.max_by_key(|other| other.last_at)?;
    let day = ("day", Day::of(last.last_at).to_string());
    let SeriesKey { currency, country, .. } = last.answer.key;
    Some(match country {
        _ if currency != answer.key.currency => {
            Note::new(code::PRICE_OTHER_CURRENCY, [day, ("currency", currency.to_string())])
        }
        Some(country) => Note::new(code::PRICE_OTHER_COUNTRY, [day, ("country", country.to_string())]),
        None => Note::new(code::PRICE_NO_COUNTRY, [day]),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_780_800_000;
    const ID: &str = "1005006000000001";

    /// A series seen once a day, from so many days ago until so many.
    fn series(key: &str, from: i64, until: i64) -> PriceSeries {
        let rows = (until..=from).rev().map(|days| format!("{},1000,,,p", NOW / 1_000 - days * 86_400));
        PriceSeries { id: format!("{ID}/{key}"), name: None, seen: rows.collect::<Vec<_>>().join(";") }
    }

    fn said(speaking: &str, stored: &[PriceSeries]) -> Vec<(&'static str, Vec<String>)> {
        let mut product = SeenProduct::new(ID.parse().expect("an id"), NOW);
        product.series = Some(format!("{ID}/{speaking}"));
        let notes = history(&product, stored, None, NOW).notes;
        notes.into_iter().map(|note| (note.code, note.params.into_values().collect())).collect()
    }

    #[test]
    fn another_currency_or_country_than_before_is_said_and_never_compared() {
        let today = "DE/EUR/ordinary/1/S1";
        let new = series(today, 2, 0);
        let before = |key: &str, code: &'static str, what: &str| {
            let found = said(today, &[series(key, 30, 10), new.clone()]);
            assert_eq!(found.len(), 1, "{key}");
            let (found, mut params) = found.into_iter().next().unwrap_or_default();
            params.sort();
            assert_eq!(found, code);
            let mut wanted = vec!["2026-11-17".to_owned()];
            wanted.extend((!what.is_empty()).then(|| what.to_owned()));
            assert_eq!(params, wanted);
        };
        before("DE/USD/ordinary/1/S1", "price_other_currency", "USD");
        before("US/USD/ordinary/1/S1", "price_other_currency", "USD");
        before("FR/EUR/ordinary/1/S1", "price_other_country", "FR");
        before("/EUR/ordinary/1/S1", "price_no_country", "");
    }

    #[test]
    fn what_was_hardly_watched_or_is_another_price_is_no_word_worth() {
        let today = "DE/EUR/ordinary/1/S1";
        let nothing = |stored: &[PriceSeries]| assert_eq!(said(today, stored), []);
        nothing(&[series("DE/USD/ordinary/1/S1", 13, 0), series(today, 2, 0)]);
        nothing(&[series("DE/USD/ordinary/1/S2", 30, 10), series(today, 2, 0)]);
        nothing(&[series("DE/USD/new_user/1/S1", 30, 10), series(today, 2, 0)]);
        nothing(&[series("DE/USD/ordinary/2/S1", 30, 10), series(today, 2, 0)]);
        // One with a history of its own needs none.
        nothing(&[series("DE/USD/ordinary/1/S1", 60, 40), series(today, 30, 0)]);
    }

    #[test]
    fn what_is_said_is_of_the_price_shown_only_where_that_was_just_seen() {
        let key = "DE/EUR/ordinary/1/S1";
        let mut product = SeenProduct::new(ID.parse().expect("an id"), NOW);
        product.series = Some(format!("{ID}/{key}"));
        let is_of = |until: i64, shown: Option<(&str, &str, Option<&str>)>| {
            let shown = shown.and_then(|(low, high, currency)| {
                let currency = currency.and_then(|code| code.parse().ok());
                PriceRange::new(low.parse().ok()?, high.parse().ok()?, currency)
            });
            history(&product, &[series(key, 40, until)], shown, NOW).of_shown
        };
        let euro = Some("EUR");
        assert!(is_of(0, Some(("10.00", "10", euro))));
        assert!(is_of(0, Some(("8", "12", euro))));
        // Nothing of today: who wrote it down no more does not know.
        assert!(!is_of(2, Some(("10", "10", euro))));
        for other in [("10.01", "10.01", euro), ("11", "12", euro), ("10", "10", Some("USD")), ("10", "10", None)] {
            assert!(!is_of(0, Some(other)), "{other:?}");
        }
        assert!(!is_of(0, None));
    }
}
