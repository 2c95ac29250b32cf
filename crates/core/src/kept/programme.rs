//! What the Open Platform said of a product that is watched, each time that it was asked.

use serde::{Deserialize, Serialize};

use crate::open_platform::ProductDetails;
use crate::value::{Country, Percent, PriceRange, ProductId};

/// Answers that are kept of a product; the oldest go first.
const MOST: usize = 60;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// One answer, and how long it was the same. Moments are milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// When it was said first.
    pub since: i64,
    /// When it was said again for the first time on another day.
    pub again: Option<i64>,
    /// When it was said last.
    pub last: i64,
    /// The country that was asked for.
    pub country: Option<Country>,
    /// The product was in the answer.
    pub listed: bool,
    /// Normal rate.
    pub rate: Option<Percent>,
    /// Rate as a hot product.
    pub hot_rate: Option<Percent>,
    /// What it cost.
    pub price: Option<PriceRange>,
}

/// The answers of one product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// Global product id.
    pub id: ProductId,
    /// When it was asked about last, whatever came of it.
    pub asked: i64,
    /// In the order of their beginnings; each says something else than the one before for its country.
    pub said: Vec<Said>,
}

impl Checked {
    /// A product of which nothing was said.
    pub fn new(id: ProductId) -> Self {
        Self { id, asked: 0, said: Vec::new() }
    }

    /// The same with an answer of `now`. One that is older than what is there is no news; what a clock that was
    /// ahead has dated into the future does not count.
    #[must_use]
    pub fn with(mut self, details: &ProductDetails, country: Option<Country>, now: i64) -> Self {
        self.said.retain(|said| said.last <= now);
        let ProductDetails { listed, rate, hot_rate, price, .. } = *details;
        let new = Said { since: now, again: None, last: now, country, listed, rate, hot_rate, price };
        // What another country is told in between is no change of this one's.
        let same = self.said.iter_mut().rev().find(|said| said.country == country);
        match same.filter(|last| last.says_as(&new)) {
            Some(last) => {
                last.last = now;
                let other_day = last.since.div_euclid(DAY) != now.div_euclid(DAY);
                last.again = last.again.or_else(|| other_day.then_some(now));
            }
            None => self.said.push(new),
        }
        let from = self.said.len().saturating_sub(MOST);
        self.said.drain(..from);
        self
    }

    /// What was said last.
    pub(super) fn latest(&self) -> Option<&Said> {
        self.said.iter().max_by_key(|said| said.last)
    }

    /// The answers for the country that was asked for last: those for others say nothing of it.
    pub(super) fn comparable(&self) -> impl DoubleEndedIterator<Item = &Said> {
        let country = self.latest().map(|latest| latest.country);
        self.said.iter().filter(move |said| Some(said.country) == country)
    }
}

impl Said {
    fn says_as(&self, other: &Self) -> bool {
        let Self { country, listed, rate, hot_rate, price, .. } = other;
        (self.country, self.listed, self.rate, self.hot_rate, self.price)
            == (*country, *listed, *rate, *hot_rate, *price)
    }
}

/// What changes where answers of `now` are put to those stored; one that was `asked` about and is not among the answers
/// was asked about all the same.
pub fn checked(
    stored: &[Checked],
    asked: &[ProductId],
    answers: &[ProductDetails],
    country: Option<Country>,
    now: i64,
) -> Vec<Checked> {
    let known: crate::map::Map<ProductId, &Checked> = stored.iter().map(|one| (one.id, one)).collect();
    let answers: crate::map::Map<ProductId, &ProductDetails> = answers.iter().map(|one| (one.id, one)).collect();
    let put = |id: &ProductId| {
        let before = known.get(id).map_or_else(|| Checked::new(*id), |before| (*before).clone());
        let after = match answers.get(id) {
            Some(details) => before.with(details, country, now),
            None => before,
        };
        Checked { asked: now, ..after }
    };
    asked.iter().map(put).collect()
}
