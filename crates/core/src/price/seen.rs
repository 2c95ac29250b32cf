//! A product that was seen, as it is stored: what its page or card said of it last, and what became of its figures.

use serde::{Deserialize, Serialize};

use super::sighting::whole;
use super::verdict::Verdict;
use crate::order::sorted;
use crate::text::capped;
use crate::value::{Decimal, Percent, PriceRange, ProductId, SkuId, StoreId};

/// Why a series speaks for its product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Speaks {
    /// Its variant was chosen on the page.
    Chosen,
    /// Its variant is the one in the middle by price of those that can be bought.
    Middle,
    /// There is no other variant.
    Only,
    /// A card showed its price and names no variant.
    Card,
}

/// A product that was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SeenProduct {
    /// Global product id.
    pub id: ProductId,
    /// The product's title.
    pub title: Option<String>,
    /// Its picture, an https URL.
    pub image: Option<String>,
    /// The address to open and to make links for.
    pub address: String,
    /// Public number of its store.
    pub store: Option<StoreId>,
    /// Its store's name.
    pub store_name: Option<String>,
    /// Posting id of its first-level category.
    pub category: Option<String>,
    /// When it was seen first, in milliseconds since 1970-01-01 UTC.
    pub first_at: i64,
    /// When it was seen last.
    pub last_at: i64,
    /// The series that speaks for it.
    pub series: Option<String>,
    /// Why that one does.
    pub speaks: Option<Speaks>,
    /// What that variant cost when it was seen last.
    pub price: Option<PriceRange>,
    /// When that was seen, in milliseconds since 1970-01-01 UTC: a card may have been seen since. Affix 0.1.0 did not
    /// say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub price_at: Option<i64>,
    /// What the records said of that then.
    pub verdict: Option<Verdict>,
    /// Its figures, each time that they became others: `1795305600,1000,4.8,892,96.1;…` is the time in seconds,
    /// units sold at least, stars, ratings and the store's share of positive ones in percent; a row of a card ends with
    /// its stars.
    pub facts: String,
    /// When it or one of its variants was seen to be gone: `1795305600,12000031234567890;…`.
    pub gone: String,
    /// When it was seen to be gone, unless it was seen again since.
    pub gone_at: Option<i64>,
}

/// Figures of one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// Units sold, at least.
    pub sold: Option<u64>,
    /// Stars.
    pub rating: Option<Decimal>,
    /// Ratings.
    pub reviews: Option<u64>,
    /// The store's positive ratings of the last six months.
    pub positive: Option<Percent>,
}

/// The figures of a product as they were seen last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SeenFigures {
    /// Units sold, at least.
    pub sold: Option<u64>,
    /// Stars, decimal text.
    pub rating: Option<Decimal>,
    /// Ratings.
    pub reviews: Option<u64>,
    /// The store's positive ratings of six months, in percent.
    pub positive: Option<Percent>,
}

impl Facts {
    fn text(self) -> String {
        let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
        let rating = self.rating.map(|r| r.to_string()).unwrap_or_default();
        let positive = self.positive.map(|p| p.to_string()).unwrap_or_default();
        format!("{},{rating},{},{positive}", number(self.sold), number(self.reviews))
    }
}

/// Rows of figures that are kept; the oldest go first.
const MOST_FACTS: usize = 400;

impl SeenProduct {
    /// One of which nothing is known but its number and when it was seen; 0 where it was not.
    pub(crate) fn new(id: ProductId, at: i64) -> Self {
        Self {
            id,
            title: None,
            image: None,
            address: String::new(),
            store: None,
            store_name: None,
            category: None,
            first_at: at,
            last_at: at,
            series: None,
            speaks: None,
            price: None,
            price_at: None,
            verdict: None,
            facts: String::new(),
            gone: String::new(),
            gone_at: None,
        }
    }

    /// Notes figures of a moment in milliseconds.
    #[must_use]
    pub(crate) fn with_facts(mut self, at: i64, facts: Facts) -> Self {
        self.facts = format!("{},{}", at.div_euclid(1_000), facts.text());
        self
    }

    /// Notes what a card says of it, which is less than a page does.
    #[must_use]
    pub(crate) fn with_card(mut self, at: i64, sold: Option<u64>, rating: Option<Decimal>) -> Self {
        if sold.is_some() || rating.is_some() {
            let sold = sold.map(|sold| sold.to_string()).unwrap_or_default();
            let rating = rating.map(|rating| rating.to_string()).unwrap_or_default();
            self.facts = format!("{},{sold},{rating}", at.div_euclid(1_000));
        }
        self
    }

    /// Notes that it, or one of its variants, was gone at a moment in milliseconds.
    #[must_use]
    pub(crate) fn with_gone(mut self, at: i64, sku: Option<&SkuId>) -> Self {
        let sku = sku.map(ToString::to_string).unwrap_or_default();
        let gone = format!("{},{sku}", at.div_euclid(1_000));
        self.gone = joined(&self.gone, &gone);
        self
    }

    /// When it or one of its variants was gone, in milliseconds.
    pub(super) fn gone_times(&self) -> impl Iterator<Item = (i64, Option<SkuId>)> {
        self.gone.split(';').filter_map(|piece| {
            let (at, sku) = piece.split_once(',')?;
            let at = whole(at).and_then(|at| i64::try_from(at).ok())?.checked_mul(1_000)?;
            let sku = (!sku.is_empty()).then(|| sku.parse()).transpose().ok()?;
            Some((at, sku))
        })
    }

    /// When its price was seen.
    pub(crate) fn priced_at(&self) -> i64 {
        self.price_at.unwrap_or(self.last_at)
    }

    /// The figures as they were seen last: what a card does not name is as the page before it said.
    pub fn figures(&self) -> SeenFigures {
        let [sold, rating, reviews, positive] = self.facts.split(';').fold([""; FIGURES], named);
        SeenFigures {
            sold: whole(sold),
            rating: rating.parse().ok(),
            reviews: whole(reviews),
            positive: positive.parse().ok(),
        }
    }

    /// The store's share of positive ratings as it was seen last.
    pub(crate) fn positive(&self) -> Option<Percent> {
        self.figures().positive
    }

    /// The same with what another record says of it. What was seen later counts; what it does not say stays.
    pub(super) fn with(&self, more: &Self) -> Self {
        let (older, newer) = if more.last_at >= self.last_at { (self, more) } else { (more, self) };
        // A card says nothing of what the page has said more of.
        let (spoken, other) = if newer.speaks == Some(Speaks::Card) && older.speaks.is_some_and(|by| by != Speaks::Card)
        {
            (older, newer)
        } else {
            (newer, older)
        };
        let speaker = if spoken.series.is_some() { spoken } else { other };
        let either = |of: fn(&Self) -> &Option<String>| of(newer).clone().or_else(|| of(older).clone());
        let first = [self.first_at, more.first_at].into_iter().filter(|at| *at != 0).min();
        let last_at = newer.last_at;
        let mut merged = Self {
            id: self.id,
            title: either(|one| &one.title).map(capped),
            image: either(|one| &one.image).map(capped),
            address: if newer.address.is_empty() { older.address.clone() } else { newer.address.clone() },
            store: newer.store.or(older.store),
            store_name: either(|one| &one.store_name).map(capped),
            category: either(|one| &one.category).map(capped),
            first_at: first.unwrap_or(0),
            last_at,
            series: speaker.series.clone(),
            speaks: speaker.speaks,
            price: speaker.price,
            price_at: speaker.price_at,
            verdict: speaker.verdict,
            facts: facts(&self.facts, &more.facts),
            gone: gone(&self.gone, &more.gone),
            gone_at: None,
        };
        let whole = merged.gone_times().filter(|(at, sku)| sku.is_none() && *at >= last_at / 1_000 * 1_000);
        merged.gone_at = whole.map(|(at, _)| at).max();
        merged
    }
}

fn joined(one: &str, other: &str) -> String {
    let parts = [one, other].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(";")
}

/// Figures of a row of a page.
const FIGURES: usize = 4;

/// What each figure is after a row: a page says all of them, also that there is none; a card those that it names.
fn named<'a>(mut figures: [&'a str; FIGURES], row: &'a str) -> [&'a str; FIGURES] {
    let said = || row.split(',').skip(1);
    let of_page = said().count() >= FIGURES;
    for (before, cell) in figures.iter_mut().zip(said()).filter(|(_, cell)| of_page || !cell.is_empty()) {
        *before = cell;
    }
    figures
}

/// A row with its time first; what has none stands behind all others.
fn time(row: &str) -> u64 {
    row.split(',').next().and_then(whole).unwrap_or(u64::MAX)
}

/// Rows of both in order, each after which a figure is another.
fn facts(one: &str, other: &str) -> String {
    let all = joined(one, other);
    let rows = sorted(all.split(';').filter(|row| !row.is_empty()).collect(), |a: &&str, b| time(a).cmp(&time(b)));
    let mut kept: Vec<&str> = Vec::with_capacity(rows.len());
    let mut known = [""; FIGURES];
    for row in rows {
        let now = named(known, row);
        if kept.is_empty() || now != known || time(row) == u64::MAX {
            kept.push(row);
        }
        known = now;
    }
    let from = kept.len().saturating_sub(MOST_FACTS);
    kept.get(from..).unwrap_or_default().join(";")
}

/// Times of both in order, those of one variant once a day.
fn gone(one: &str, other: &str) -> String {
    let all = joined(one, other);
    let rows = sorted(all.split(';').filter(|row| !row.is_empty()).collect(), |a: &&str, b| time(a).cmp(&time(b)));
    let mut kept: Vec<&str> = Vec::with_capacity(rows.len());
    let mut known = std::collections::HashSet::with_capacity(rows.len());
    for row in rows {
        let sku = row.split_once(',').map(|(_, sku)| sku);
        if known.insert((time(row) / 86_400, sku)) {
            kept.push(row);
        }
    }
    kept.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_takes_nothing_away_from_what_a_page_said() {
        let seen = |at: i64| SeenProduct::new("1005006000000001".parse().expect("an id"), at * 1_000);
        let page = |at: i64, positive: Option<&str>| {
            let positive = positive.and_then(|percent| percent.parse().ok());
            let rating = "4.8".parse().ok();
            seen(at).with_facts(at * 1_000, Facts { sold: Some(1_000), rating, reviews: Some(892), positive })
        };
        let card = |at: i64, sold: u64| seen(at).with_card(at * 1_000, Some(sold), "4.8".parse().ok());
        let both = page(10, Some("96.1")).with(&card(20, 1_000));
        assert_eq!(both.facts, "10,1000,4.8,892,96.1");
        let more = both.with(&card(30, 1_100)).with(&card(40, 1_100));
        assert_eq!(more.facts, "10,1000,4.8,892,96.1;30,1100,4.8");
        let figures = more.figures();
        assert_eq!((figures.sold, figures.reviews), (Some(1_100), Some(892)));
        assert_eq!(figures.positive.map(|percent| percent.to_string()).as_deref(), Some("96.1"));
        // A page that shows no percent any more has none.
        assert_eq!(more.with(&page(50, None)).figures().positive, None);
    }
}
