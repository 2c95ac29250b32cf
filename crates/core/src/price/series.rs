//! A series as it is stored, by its key. Two records of one series are put together row by row: which came first
//! changes nothing of what is said of it.
//!
//! Thinning: a series of up to 200 rows is kept whole. Of a longer one every row of the last 90 days is kept, and of
//! older ones those at which the price or the list price became another, with the row before: what held when stays
//! as it was. Beyond 1,000 rows, days more than a year ago keep their first, last, lowest and highest row. The
//! lowest and the highest price of a series are never thinned out.

use serde::{Deserialize, Serialize};

use super::observation::SeriesKey;
use super::sighting::{Sighting, Sightings};
use crate::text::capped;

/// One series as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PriceSeries {
    /// Its key in one text that begins with the product's id and a slash.
    pub id: String,
    /// What the page calls the variant.
    pub name: Option<String>,
    /// Its rows: `1795305600,1999,3999,12,p;…` is the time in seconds, price, list price, stock and where it was read.
    pub seen: String,
}

impl PriceSeries {
    /// One of these rows.
    pub(crate) fn of(key: &SeriesKey, name: Option<String>, rows: Vec<Sighting>) -> Self {
        let seen = Sightings { good: rows, damaged: Vec::new() }.written();
        Self { id: key.to_string(), name: name.map(capped), seen }
    }

    /// Its key; none where the id is none.
    pub(crate) fn key(&self) -> Option<SeriesKey> {
        self.id.parse().ok()
    }

    /// The same with what another record of it says; none where that is nothing new. `now` in milliseconds.
    pub(super) fn with(&self, more: &Self, now: i64) -> Option<Self> {
        let mut all = Sightings::read(&self.seen);
        all.add(Sightings::read(&more.seen).good);
        all.thin(now.div_euclid(1_000));
        let name = more.name.clone().or_else(|| self.name.clone());
        let merged = Self { id: self.id.clone(), name, seen: all.written() };
        (merged != *self).then_some(merged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::sighting::ReadFrom;

    const NOW: i64 = 1_795_348_800_000;

    fn series(rows: &[(i64, u64)]) -> PriceSeries {
        let day = |days: i64| NOW / 1_000 - days * 86_400;
        let rows = rows.iter().map(|(days, price)| {
            let price = (*price > 0).then_some(*price);
            Sighting { at: day(*days), price, list: None, stock: None, from: ReadFrom::Page }
        });
        PriceSeries {
            id: "1005006000000001/DE/EUR/ordinary/1/S1".into(),
            name: None,
            seen: rows.map(|row| row.to_string()).collect::<Vec<_>>().join(";"),
        }
    }

    fn count(series: &PriceSeries) -> usize {
        Sightings::read(&series.seen).good.len()
    }

    #[test]
    fn the_same_price_of_one_day_is_one_row() {
        let first = series(&[(0, 1999)]);
        assert_eq!(first.with(&first, NOW), None);
        let later = PriceSeries { seen: first.seen.replace("1795348800", "1795348900"), ..first.clone() };
        assert_eq!(first.with(&later, NOW), None);
        assert_eq!(first.with(&series(&[(1, 1999)]), NOW).map(|all| count(&all)), Some(2));
        // Down and up again within a day are two changes.
        let up = PriceSeries { seen: "1795348900,1500,,,p;1795349000,1999,,,p".into(), ..first.clone() };
        assert_eq!(first.with(&up, NOW).map(|all| count(&all)), Some(3));
    }

    #[test]
    fn what_cannot_be_bought_ends_a_series_once_and_begins_none() {
        let empty = series(&[]);
        assert_eq!(empty.with(&series(&[(3, 0)]), NOW), None);
        let ended = series(&[(5, 1999)]).with(&series(&[(3, 0), (2, 0)]), NOW).unwrap_or_default();
        assert_eq!(count(&ended), 2);
    }

    #[test]
    fn what_is_damaged_stays_and_costs_nothing_else() {
        for odd in
            ["x", "1,2", "1795348800,0,,,p", "1795348800,1,,,q", "-5,1,,,p", "1795348800,1,,,p,", "9999999999999,1,,,p"]
        {
            let stored = PriceSeries { seen: format!("{odd};1795000000,1999,,,p"), ..series(&[]) };
            let all = stored.with(&series(&[(0, 1500)]), NOW).unwrap_or_default();
            assert!(all.seen.ends_with(&format!(";{odd}")), "{odd}: {}", all.seen);
            assert_eq!(count(&all), 2, "{odd}");
        }
    }

    #[test]
    fn a_long_series_is_thinned_of_what_says_nothing_of_its_own() {
        // A price a month, seen every day for two years; one day of it was dearer.
        let price = |day: i64| if day == 500 { 9_000 } else { 1_000 + u64::try_from(day / 30).unwrap_or(0) };
        let rows: Vec<(i64, u64)> = (0..730).rev().map(|day| (day, price(day))).collect();
        let all = series(&rows).with(&series(&[]), NOW).unwrap_or_default();
        let kept = Sightings::read(&all.seen).good;
        assert!(kept.len() < 150, "{}", kept.len());
        let at = |day: i64| NOW / 1_000 - day * 86_400;
        let held =
            |rows: &[Sighting], day: i64| rows.iter().rev().find(|row| row.at <= at(day)).and_then(|row| row.price);
        for day in 0..730 {
            assert_eq!(held(&kept, day), Some(price(day)), "{day}");
        }
        assert_eq!(kept.iter().filter(|row| row.at > at(90)).count(), 90);
        // A price that changes all the time: days long past keep their extremes.
        let hours: Vec<Sighting> = (0..900 * 4)
            .map(|hour| Sighting {
                at: at(900) + hour * 21_600,
                price: Some(1_000 + u64::try_from(hour * 37 % 101).unwrap_or(0)),
                list: None,
                stock: None,
                from: ReadFrom::Card,
            })
            .collect();
        let busy =
            PriceSeries { seen: hours.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"), ..series(&[]) };
        let thinned = Sightings::read(&busy.with(&series(&[]), NOW).unwrap_or_else(|| busy.clone()).seen).good;
        let bounds =
            |rows: &[Sighting]| (rows.iter().map(|row| row.price).min(), rows.iter().map(|row| row.price).max());
        assert_eq!(bounds(&thinned), bounds(&hours));
        assert!(thinned.len() <= hours.len());
    }
}
