//! Observations in any order, put to their series.

use super::answer::PriceAnswer;
use super::held::{Held, Point};
use super::observation::{Observation, SeriesKey};
use crate::map::Map;
use crate::order::sorted;
use crate::value::{ProductId, SkuId};

/// The series of all observations up to a moment.
pub struct Book {
    now: i64,
    series: Map<SeriesKey, Vec<Point>>,
    ended: Map<SeriesKey, Vec<i64>>,
    gone: Map<(ProductId, Option<SkuId>), Vec<i64>>,
}

impl Book {
    /// An empty one, to be judged at a moment in milliseconds since 1970-01-01 UTC.
    pub fn at(now: i64) -> Self {
        Self { now, series: Map::new(), ended: Map::new(), gone: Map::new() }
    }

    /// Adds what was seen; what was seen later than the book's moment is not looked at.
    pub fn add(&mut self, seen: Observation) {
        match seen {
            Observation::Price { key, at, price, list } if at <= self.now => {
                self.series.entry(key).or_default().push(Point { at, price, list });
            }
            Observation::Ended { key, at } if at <= self.now => self.ended.entry(key).or_default().push(at),
            Observation::Gone { product, sku, at } if at <= self.now => {
                self.gone.entry((product, sku)).or_default().push(at);
            }
            Observation::Price { .. } | Observation::Ended { .. } | Observation::Gone { .. } => {}
        }
    }

    /// What is to be said of each series, in the order of their keys.
    ///
    /// ```
    /// use affix_core::price::{Book, Table, Verdict};
    /// let day = |n: i64| 1_795_305_600_000 + n * 86_400_000;
    /// let mut book = Book::at(day(0));
    /// let mut table = Table::default();
    /// let rows = (0..60).map(|n| {
    ///     let price = if n < 3 { 1500 } else { 2000 };
    ///     format!("{},1005006000000001,S1,DE,EUR,ordinary,1,{price},\n", affix_core::calendar::moment_of(day(-n)))
    /// });
    /// let heading = "observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor\n";
    /// let text = rows.fold(heading.to_owned(), |text, row| text + &row);
    /// table.take(text.as_bytes(), &mut |row| book.add(row.unwrap().seen)).unwrap();
    /// let answer = book.answers().next().unwrap();
    /// assert_eq!((answer.verdict, answer.prior_eu.unwrap().to_string()), (Verdict::Lowest, "20.00".to_owned()));
    /// assert_eq!(answer.reduction_eu.unwrap().to_string(), "25");
    /// ```
    pub fn answers(self) -> impl Iterator<Item = PriceAnswer> {
        self.held().map(|(key, held)| PriceAnswer::of(key, &held))
    }

    /// What held when, of each series in the order of their keys.
    pub(super) fn held(self) -> impl Iterator<Item = (SeriesKey, Held)> {
        let Self { now, series, mut ended, mut gone } = self;
        for times in gone.values_mut().chain(ended.values_mut()) {
            *times = sorted(std::mem::take(times), i64::cmp);
        }
        let series = sorted(series.into_iter().collect(), |(one, _), (other, _)| one.cmp(other));
        series.into_iter().map(move |(key, points)| {
            let whole = (key.product_id, None);
            let of_product = gone.get(&whole).map(Vec::as_slice).unwrap_or_default();
            let of_sku = key.sku_id.is_some().then(|| gone.get(&(key.product_id, key.sku_id.clone()))).flatten();
            let of_sku = of_sku.map(Vec::as_slice).unwrap_or_default();
            let own = ended.get(&key).map(Vec::as_slice).unwrap_or_default();
            let held = Held::of(sorted(points, Point::cmp), [of_product, of_sku, own], now);
            (key, held)
        })
    }
}
