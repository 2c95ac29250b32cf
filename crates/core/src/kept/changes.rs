//! What became of the products that are kept since the user looked last: by what they saw, and by what the Open
//! Platform said. What changed and changed back is no change.

use serde::Serialize;

use super::programme::Checked;
use super::shortlist::KeptProduct;
use crate::calendar::day_of;
use crate::map::Map;
use crate::order::sorted;
use crate::price::{Moved, PriceSeries, SeenProduct, moved};
use crate::text::message::{Note, code};
use crate::value::ProductId;

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The product.
    pub id: ProductId,
    /// Its title.
    pub title: Option<String>,
    /// What changed, in a sentence.
    pub note: Note,
    /// When that was seen or said first, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

/// What changed of the products that are kept after the moment `since`, the latest first; both moments in milliseconds
/// since 1970-01-01 UTC. Of `series` those count that speak for a product.
pub fn changes(
    kept: &[KeptProduct],
    seen: &[SeenProduct],
    series: &[PriceSeries],
    checked: &[Checked],
    since: i64,
    now: i64,
) -> Vec<Changed> {
    let seen: Map<ProductId, &SeenProduct> = seen.iter().map(|product| (product.id, product)).collect();
    let series: Map<&str, &PriceSeries> = series.iter().map(|one| (one.id.as_str(), one)).collect();
    let checked: Map<ProductId, &Checked> = checked.iter().map(|product| (product.id, product)).collect();
    let mut all = Vec::new();
    for product in kept {
        let known = seen.get(&product.id).copied();
        let found = known.and_then(|seen| {
            let speaking = seen.series.as_deref().and_then(|id| series.get(id).copied());
            of_page(seen, speaking, since, now)
        });
        let rate = checked.get(&product.id).and_then(|checked| of_rate(checked, since));
        let title = product.title.clone().or_else(|| known?.title.clone());
        all.extend(found.into_iter().chain(rate).map(|(note, at)| Changed {
            id: product.id,
            title: title.clone(),
            note,
            at,
        }));
    }
    sorted(all, |one: &Changed, other| other.at.cmp(&one.at))
}

/// What the user saw.
fn of_page(seen: &SeenProduct, series: Option<&PriceSeries>, since: i64, now: i64) -> Option<(Note, i64)> {
    if let Some(gone) = seen.gone_at {
        return (gone > since).then(|| (Note::new(code::WATCH_GONE, [("day", day_of(gone))]), gone));
    }
    let Moved { before, now, at } = moved(seen, series?, since, now)?;
    let day = ("day", day_of(at));
    let note = match (before, now) {
        (Some(before), Some(now)) => {
            let says = if now.max() < before.max() { code::CHANGED_CHEAPER } else { code::CHANGED_DEARER };
            Note::new(says, [day, ("before", before.to_string()), ("now", now.to_string())])
        }
        (Some(before), None) => Note::new(code::CHANGED_SOLD_OUT, [day, ("before", before.to_string())]),
        (None, Some(now)) => Note::new(code::CHANGED_BACK, [day, ("now", now.to_string())]),
        (None, None) => return None,
    };
    Some((note, at))
}

/// Another rate than the one that the Open Platform named then, for the country that was asked about last.
fn of_rate(checked: &Checked, since: i64) -> Option<(Note, i64)> {
    let rates = || checked.comparable().filter(|said| said.listed).filter_map(|said| Some((said.rate?, said.since)));
    let (before, _) = rates().rfind(|(_, at)| *at <= since)?;
    let (now, at) = rates().next_back()?;
    let params = [("before", before.short().to_string()), ("now", now.short().to_string()), ("day", day_of(at))];
    (now != before).then(|| (Note::new(code::WATCH_RATE, params), at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_platform::ProductDetails;

    const NOW: i64 = 1_795_348_800_000;
    const DAY: i64 = 86_400_000;
    const ID: &str = "1005006000000001";

    fn kept() -> KeptProduct {
        let kept = format!(r#"{{"id":"{ID}","address":"https://www.aliexpress.com/item/{ID}.html","keptAt":""}}"#);
        crate::record::read(&kept).expect("a product")
    }

    /// What is said since so many days ago of rows of days ago and minor units, 0 for none to be had.
    fn said(rows: &[(i64, u64)], since: i64) -> Vec<(&'static str, String)> {
        let rows = rows.iter().map(|(days, price)| {
            let price = if *price == 0 { "-".into() } else { price.to_string() };
            format!("{},{price},,,p", (NOW - days * DAY) / 1_000)
        });
        let id = format!("{ID}/DE/USD/ordinary/1/S1");
        let seen = rows.collect::<Vec<_>>().join(";");
        let mut product = SeenProduct::new(kept().id, NOW);
        product.series = Some(id.clone());
        let found =
            changes(&[kept()], &[product], &[PriceSeries { id, name: None, seen }], &[], NOW - since * DAY, NOW);
        found.into_iter().map(|change| (change.note.code, day_of(change.at))).collect()
    }

    #[test]
    fn a_price_is_held_against_what_it_was_then() {
        let day = |days: i64| day_of(NOW - days * DAY);
        assert_eq!(said(&[(9, 1999), (2, 1799)], 5), [("changed_cheaper", day(2))]);
        assert_eq!(said(&[(9, 1999), (2, 2099)], 5), [("changed_dearer", day(2))]);
        assert_eq!(said(&[(9, 1999), (2, 0)], 5), [("changed_sold_out", day(2))]);
        assert_eq!(said(&[(9, 1999), (7, 0), (2, 1999)], 5), [("changed_back", day(2))]);
        // Before that, back again, or never seen before.
        assert_eq!(said(&[(9, 1999), (6, 1799)], 5), []);
        assert_eq!(said(&[(9, 1999), (4, 1799), (2, 1999)], 5), []);
        assert_eq!(said(&[(2, 1999)], 5), []);
    }

    #[test]
    fn what_is_gone_is_said_once_and_nothing_of_its_price() {
        let mut gone = SeenProduct::new(kept().id, NOW - 9 * DAY);
        gone.gone_at = Some(NOW - 2 * DAY);
        let codes = |since: i64| {
            let found = changes(&[kept()], &[gone.clone()], &[], &[], NOW - since * DAY, NOW);
            found.into_iter().map(|change| change.note.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(5), ["watch_gone"]);
        assert_eq!(codes(1), Vec::<&str>::new());
    }

    #[test]
    fn a_rate_is_held_against_the_one_of_then() {
        let mut checked = Checked::new(kept().id);
        for (days, rate) in [(9, "7"), (3, "8"), (2, "9")] {
            let details =
                ProductDetails { id: kept().id, listed: true, rate: rate.parse().ok(), hot_rate: None, price: None };
            checked = checked.with(&details, None, NOW - days * DAY);
        }
        let said = |since: i64| {
            let found = changes(&[kept()], &[], &[], std::slice::from_ref(&checked), NOW - since * DAY, NOW);
            found.into_iter().map(|change| change.note.params["before"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(said(5), ["7"]);
        assert_eq!(said(1), Vec::<String>::new());
        assert_eq!(said(20), Vec::<String>::new());
    }
}
