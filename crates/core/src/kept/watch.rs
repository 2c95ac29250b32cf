//! What there is to tell of the products that are kept: by what the user saw of them, and by what the Open Platform
//! answered to their own key. Nothing is looked up for it.
//!
//! An alert stands for as long as what it says holds. It is news once: what was ticked off or shown stays so until it
//! has ended and come again, or until the price is lower still.

use serde::{Deserialize, Serialize};

use super::programme::{Checked, Said};
use super::shortlist::KeptProduct;
use super::wish::{Tell, Watch};
use crate::calendar::day_of;
use crate::map::Map;
use crate::price::{SeenProduct, Verdict};
use crate::text::message::{Code, Note, code};
use crate::value::{Decimal, PriceRange, ProductId};

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Alert {
    /// The product.
    pub id: ProductId,
    /// Its title.
    pub title: Option<String>,
    /// What it is about.
    pub tell: Tell,
    /// What is to be said.
    pub note: Note,
    /// When that was seen, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The price that it says, where it says one.
    pub price: Option<Decimal>,
    /// The user has ticked it off.
    pub read: bool,
    /// It was shown as a notification.
    pub notified: bool,
}

/// An alert that was told before.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The product.
    pub id: ProductId,
    /// What it was about.
    pub tell: Tell,
    /// When that was seen.
    pub at: i64,
    /// The price that it said.
    pub price: Option<Decimal>,
    /// The user has ticked it off.
    pub read: bool,
    /// It was shown as a notification.
    pub notified: bool,
}

/// What there is to tell of the products that are kept; in their order. `told` is what there was before.
pub fn alerts(kept: &[KeptProduct], seen: &[SeenProduct], checked: &[Checked], told: &[Told]) -> Vec<Alert> {
    let seen: Map<ProductId, &SeenProduct> = seen.iter().map(|product| (product.id, product)).collect();
    let checked: Map<ProductId, &Checked> = checked.iter().map(|product| (product.id, product)).collect();
    let before: Map<(ProductId, Tell), &Told> = told.iter().map(|one| ((one.id, one.tell), one)).collect();
    let mut all = Vec::new();
    for product in kept {
        let Some(watch) = &product.watch else { continue };
        let known = Known { watch, seen: seen.get(&product.id).copied(), checked: checked.get(&product.id).copied() };
        for (place, tell) in watch.tell.iter().enumerate() {
            let repeated = watch.tell.iter().take(place).any(|other| other == tell);
            let Some(Found { note, at, price }) = known.found(*tell).filter(|_| !repeated) else { continue };
            let title = known.seen.and_then(|seen| seen.title.clone()).or_else(|| product.title.clone());
            let old = before.get(&(product.id, *tell)).filter(|old| !is_news(*tell, at, price, old));
            let (read, notified) = old.map_or((false, false), |old| (old.read, old.notified));
            // What was told of a price stays the mark that a lower one has to pass.
            let price = old.and_then(|old| old.price).or(price);
            all.push(Alert { id: product.id, title, tell: *tell, note, at, price, read, notified });
        }
    }
    all
}

/// Whether it says more than what was told.
fn is_news(tell: Tell, at: i64, price: Option<Decimal>, old: &Told) -> bool {
    let lower = price.zip(old.price).is_some_and(|(now, then)| now < then);
    lower || (tell == Tell::Rate && at != old.at)
}

/// What is known of a product.
struct Known<'a> {
    watch: &'a Watch,
    seen: Option<&'a SeenProduct>,
    checked: Option<&'a Checked>,
}

struct Found {
    note: Note,
    at: i64,
    price: Option<Decimal>,
}

impl Known<'_> {
    /// What there is to say of one wish, and since when.
    fn found(&self, tell: Tell) -> Option<Found> {
        let gone = self.seen.and_then(|seen| seen.gone_at);
        let plain = |note: Note, at: i64| Some(Found { note, at, price: None });
        match tell {
            Tell::Gone => gone.and_then(|gone| plain(Note::new(code::WATCH_GONE, [("day", day_of(gone))]), gone)),
            _ if gone.is_some() => None,
            Tell::Price => self.price(),
            Tell::Lowest => {
                let seen = self.seen.filter(|seen| seen.verdict == Some(Verdict::Lowest))?;
                let now = seen.price?;
                let at = seen.priced_at();
                let params = [("now", now.to_string()), ("day", day_of(at))];
                Some(Found { note: Note::new(code::WATCH_LOWEST, params), at, price: Some(now.max()) })
            }
            // Its series ended, or nothing of it could be bought.
            Tell::Stock => {
                let seen = self.seen.filter(|seen| seen.series.is_some() && seen.price.is_none())?;
                plain(Note::new(code::WATCH_STOCK, [("day", day_of(seen.last_at))]), seen.last_at)
            }
            Tell::Seller => {
                let seen = self.seen?;
                let (limit, positive) = (self.watch.seller?, seen.positive()?);
                let day = ("day", day_of(seen.last_at));
                let params = [("percent", positive.to_string()), ("limit", limit.to_string()), day];
                (positive < limit).then(|| plain(Note::new(code::WATCH_SELLER, params), seen.last_at))?
            }
            Tell::Left => {
                let said = self.said()?;
                let again = said.again.filter(|_| !said.listed)?;
                let days = [("first", day_of(said.since)), ("second", day_of(again))];
                let note = match said.country {
                    Some(country) => {
                        let [first, second] = days;
                        Note::new(code::WATCH_LEFT_IN, [first, second, ("country", country.to_string())])
                    }
                    None => Note::new(code::WATCH_LEFT, days),
                };
                plain(note, again)
            }
            Tell::Rate => {
                let mut rates = self.checked?.comparable().rev().filter(|said| said.listed && said.rate.is_some());
                let mut since = rates.next()?;
                let now = since.rate?;
                let before = loop {
                    let said = rates.next()?;
                    match said.rate {
                        Some(rate) if rate != now => break rate,
                        _ => since = said,
                    }
                };
                let params = [("before", before.short().to_string()), ("now", now.short().to_string())];
                plain(Note::new(code::WATCH_RATE, with_day(params, since.since)), since.since)
            }
            Tell::RateWanted => {
                let said = self.said().filter(|said| said.listed)?;
                let (rate, wanted) = (said.rate?, self.watch.rate?);
                let params = [("rate", rate.short().to_string()), ("wanted", wanted.short().to_string())];
                let note = Note::new(code::WATCH_RATE_WANTED, with_day(params, said.last));
                (rate >= wanted).then(|| plain(note, said.last))?
            }
        }
    }

    /// What the Open Platform said last.
    fn said(&self) -> Option<&Said> {
        self.checked?.latest()
    }

    /// The price that was seen or said last, against the one that is wanted.
    fn price(&self) -> Option<Found> {
        let wanted = self.watch.price?;
        let seen = self.seen.and_then(|seen| Some((seen.price?, seen.priced_at())));
        let comparable = |price: &PriceRange| price.currency() == wanted.currency();
        let said = self.said().and_then(|said| Some((said.price.filter(comparable)?, said.last)));
        if let Some((now, at)) = said.filter(|(_, at)| seen.is_none_or(|(_, seen_at)| *at > seen_at)) {
            return under(code::WATCH_PRICE_SAID, now, wanted, at);
        }
        let (now, at) = seen?;
        if !comparable(&now) {
            let params = [("now", now.to_string()), ("wanted", wanted.to_string())];
            return Some(Found { note: Note::new(code::WATCH_OTHER_CURRENCY, with_day(params, at)), at, price: None });
        }
        under(code::WATCH_PRICE, now, wanted, at)
    }
}

fn under(says: Code, now: PriceRange, wanted: PriceRange, at: i64) -> Option<Found> {
    let params = with_day([("now", now.to_string()), ("wanted", wanted.to_string())], at);
    (now.max() <= wanted.min()).then(|| Found { note: Note::new(says, params), at, price: Some(now.max()) })
}

fn with_day([one, other]: [(&'static str, String); 2], at: i64) -> [(&'static str, String); 3] {
    [one, other, ("day", day_of(at))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_platform::ProductDetails;

    const AT: i64 = 1_795_348_800_000;
    const DAY: i64 = 86_400_000;

    fn eur(amount: &str) -> Option<PriceRange> {
        amount.parse().ok().map(|amount| PriceRange::one(amount, "EUR".parse().ok()))
    }

    fn kept(tell: Tell) -> KeptProduct {
        let (price, seller, rate) = (eur("20"), "95".parse().ok(), "7".parse().ok());
        let watch = Watch { price, seller, rate, tell: vec![tell], ..Watch::default() };
        let kept = r#"{"id":"1005006000000001","address":"https://www.aliexpress.com/item/1005006000000001.html","keptAt":"2026-11-01T00:00:00Z"}"#;
        let kept: KeptProduct = crate::record::read(kept).expect("a product");
        KeptProduct { watch: Some(watch), ..kept }
    }

    fn seen(price: &str, at: i64) -> SeenProduct {
        let mut seen = SeenProduct::new("1005006000000001".parse().expect("an id"), at);
        seen.price = eur(price);
        seen.series = Some("1005006000000001/DE/EUR/ordinary/1/S1".into());
        seen
    }

    /// The alerts of one product, told one after the other as it is seen.
    fn told(tell: Tell, prices: &[&str]) -> Vec<Vec<Told>> {
        let mut all: Vec<Vec<Told>> = Vec::new();
        for (day, price) in (0..).zip(prices) {
            let before = all.last().cloned().unwrap_or_default();
            // The user ticks off all that they are told.
            let found = alerts(&[kept(tell)], &[seen(price, AT + day * DAY)], &[], &before);
            let read = |Alert { id, tell, at, price, read, notified, .. }: Alert| {
                assert!(!read || before.iter().any(|old| old.read), "nothing was told before");
                Told { id, tell, at, price, read, notified }
            };
            all.push(
                found.into_iter().map(read).map(|told| Told { read: true, notified: told.read, ..told }).collect(),
            );
        }
        all
    }

    #[test]
    fn what_still_holds_is_told_once_and_a_lower_price_again() {
        // `notified` says here that it came ticked off already.
        let news = |prices: &[&str]| {
            let told = told(Tell::Price, prices);
            told.iter().map(|day| day.first().map(|alert| !alert.notified)).collect::<Vec<_>>()
        };
        assert_eq!(news(&["25", "20", "20", "19.99"]), [None, Some(true), Some(false), Some(true)]);
        assert_eq!(news(&["19", "20", "19", "18.99"]), [Some(true), Some(false), Some(false), Some(true)]);
        // Once it has ended it is news again.
        assert_eq!(news(&["19", "25", "19"]), [Some(true), None, Some(true)]);
    }

    #[test]
    fn a_wish_that_stands_twice_is_told_once() {
        let mut twice = kept(Tell::Price);
        twice.watch.as_mut().expect("wishes").tell.push(Tell::Price);
        assert_eq!(alerts(&[twice], &[seen("1", AT)], &[], &[]).len(), 1);
    }

    #[test]
    fn a_rate_that_changes_again_is_told_again() {
        let details = |rate: &str| ProductDetails {
            id: "1005006000000001".parse().expect("an id"),
            listed: true,
            rate: rate.parse().ok(),
            hot_rate: None,
            price: None,
        };
        let mut checked = Checked::new(details("7").id);
        let mut before: Vec<Told> = Vec::new();
        let mut news = Vec::new();
        for (day, rate) in (0..).zip(["7", "7.0", "8", "8", "9"]) {
            checked = checked.with(&details(rate), None, AT + day * DAY);
            let found = alerts(&[kept(Tell::Rate)], &[], std::slice::from_ref(&checked), &before);
            news.push(found.iter().any(|alert| !alert.read));
            let read =
                |Alert { id, tell, at, price, .. }: Alert| Told { id, tell, at, price, read: true, notified: false };
            before = found.into_iter().map(read).collect();
        }
        assert_eq!(news, [false, false, true, false, true]);
    }
}
