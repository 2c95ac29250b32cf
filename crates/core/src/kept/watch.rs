//! What the user wants of a product that they keep, and what there is to tell them: by what they have seen of it
//! themselves. Nothing is looked up for it.

use serde::Serialize;

use super::shortlist::KeptProduct;
use super::wish::{Tell, Watch};
use crate::calendar::day_of;
use crate::map::Map;
use crate::price::{SeenProduct, Verdict};
use crate::text::message::{Note, code};
use crate::value::ProductId;

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
}

/// What there is to tell of the products that are kept, by what was seen of them after it was told last; in their
/// order.
pub fn alerts(kept: &[KeptProduct], seen: &[SeenProduct]) -> Vec<Alert> {
    let seen: Map<ProductId, &SeenProduct> = seen.iter().map(|product| (product.id, product)).collect();
    let mut all = Vec::new();
    for product in kept {
        let (Some(watch), Some(seen)) = (&product.watch, seen.get(&product.id)) else { continue };
        for tell in &watch.tell {
            let Some((note, at)) = told(*tell, watch, seen).filter(|(_, at)| *at > watch.told) else { continue };
            let title = seen.title.clone().or_else(|| product.title.clone());
            all.push(Alert { id: product.id, title, tell: *tell, note, at });
        }
    }
    all
}

/// What there is to say of one wish, and when it was seen.
fn told(tell: Tell, watch: &Watch, seen: &SeenProduct) -> Option<(Note, i64)> {
    let at = seen.last_at;
    let gone = seen.gone_at;
    let day = ("day", day_of(at));
    match tell {
        Tell::Gone => gone.map(|gone| (Note::new(code::WATCH_GONE, [("day", day_of(gone))]), gone)),
        _ if gone.is_some() => None,
        Tell::Price => {
            let (now, wanted) = (seen.price?, watch.price?);
            let params = [("now", now.to_string()), ("wanted", wanted.to_string()), day];
            if now.currency() != wanted.currency() {
                return Some((Note::new(code::WATCH_OTHER_CURRENCY, params), at));
            }
            (now.max() <= wanted.min()).then(|| (Note::new(code::WATCH_PRICE, params), at))
        }
        Tell::Lowest => {
            let now = seen.price.filter(|_| seen.verdict == Some(Verdict::Lowest))?;
            Some((Note::new(code::WATCH_LOWEST, [("now", now.to_string()), day]), at))
        }
        // Its series ended, or nothing of it could be bought.
        Tell::Stock => {
            let ended = seen.series.is_some() && seen.price.is_none();
            ended.then(|| (Note::new(code::WATCH_STOCK, [day]), at))
        }
        Tell::Seller => {
            let (limit, positive) = (watch.seller?, seen.positive()?);
            let params = [("percent", positive.to_string()), ("limit", limit.to_string()), day];
            (positive < limit).then(|| (Note::new(code::WATCH_SELLER, params), at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::PriceRange;

    const AT: i64 = 1_795_348_800_000;

    fn kept(tell: Tell) -> KeptProduct {
        let watch = Watch {
            price: "20".parse().ok().map(|amount| PriceRange::one(amount, "EUR".parse().ok())),
            seller: "95".parse().ok(),
            tell: vec![tell],
            ..Watch::default()
        };
        let kept = r#"{"id":"1005006000000001","address":"https://www.aliexpress.com/item/1005006000000001.html","keptAt":"2026-11-01T00:00:00Z"}"#;
        let kept: KeptProduct = crate::record::read(kept).expect("a product");
        KeptProduct { watch: Some(watch), ..kept }
    }

    fn seen(change: impl FnOnce(&mut SeenProduct)) -> SeenProduct {
        let price = "19.99".parse().ok().map(|amount| PriceRange::one(amount, "EUR".parse().ok()));
        let mut seen = SeenProduct {
            price,
            series: Some("1005006000000001/DE/EUR/ordinary/1/S1".into()),
            facts: "1795348800,1000,4.8,892,94.9".into(),
            ..SeenProduct::new("1005006000000001".parse().expect("an id"), AT)
        };
        change(&mut seen);
        seen
    }

    fn codes(tell: Tell, seen: SeenProduct) -> Vec<&'static str> {
        alerts(&[kept(tell)], &[seen]).iter().map(|alert| alert.note.code).collect()
    }

    #[test]
    fn what_was_asked_for_is_told_and_nothing_else() {
        assert_eq!(codes(Tell::Price, seen(|_| ())), ["watch_price"]);
        let price = |amount: &str, currency: &str| {
            let price = amount.parse().ok().map(|amount| PriceRange::one(amount, currency.parse().ok()));
            seen(|seen| seen.price = price)
        };
        assert_eq!(codes(Tell::Price, price("20.00", "EUR")), ["watch_price"]);
        assert!(codes(Tell::Price, price("20.01", "EUR")).is_empty());
        assert_eq!(codes(Tell::Price, price("5", "USD")), ["watch_other_currency"]);
        assert!(codes(Tell::Lowest, seen(|_| ())).is_empty());
        assert_eq!(codes(Tell::Lowest, seen(|seen| seen.verdict = Some(Verdict::Lowest))), ["watch_lowest"]);
        assert!(codes(Tell::Stock, seen(|_| ())).is_empty());
        assert_eq!(codes(Tell::Stock, seen(|seen| seen.price = None)), ["watch_stock"]);
        assert_eq!(codes(Tell::Seller, seen(|_| ())), ["watch_seller"]);
        assert!(codes(Tell::Seller, seen(|seen| seen.facts = "1795348800,1000,4.8,892,95.0".into())).is_empty());
        // Unknown is no reason.
        assert!(codes(Tell::Seller, seen(|seen| seen.facts = "1795348800,1000,,,".into())).is_empty());
    }

    #[test]
    fn what_is_gone_has_no_price_and_what_was_told_is_not_told_again() {
        let gone = || seen(|seen| seen.gone_at = Some(AT + 1));
        assert_eq!(codes(Tell::Gone, gone()), ["watch_gone"]);
        assert!(codes(Tell::Price, gone()).is_empty() && codes(Tell::Gone, seen(|_| ())).is_empty());
        let mut told = kept(Tell::Price);
        told.watch.as_mut().expect("wishes").told = AT;
        assert!(alerts(&[told.clone()], &[seen(|_| ())]).is_empty());
        assert_eq!(alerts(&[told], &[seen(|seen| seen.last_at += 1)]).len(), 1);
    }
}
