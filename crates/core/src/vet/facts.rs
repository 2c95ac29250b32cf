//! What a page said that signals are made of, to be judged again when a limit has become another.

use serde::{Deserialize, Serialize};

use crate::page::{PageKind, PageReading};
use crate::value::{Day, Decimal, Percent};

/// What was read of a product and its store. What the page did not say is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct VetFacts {
    /// The store's positive ratings of six months.
    pub positive: Option<Percent>,
    /// The day that the store opened.
    pub opened: Option<Day>,
    /// The store's ratings of all time.
    pub store_ratings: Option<u64>,
    /// Ratings by stars, the most first; empty where the page does not count them.
    pub star_counts: Vec<u64>,
    /// Units sold, at least.
    pub sold: Option<u64>,
    /// Ratings of the product.
    pub reviews: Option<u64>,
    /// The cheapest variant in percent of the one in the middle.
    pub cheapest: Option<Decimal>,
    /// The price is for new buyers.
    pub new_user_price: Option<bool>,
    /// Ratings and sales are those of several listings.
    pub pooled: Option<bool>,
    /// It cannot be bought.
    pub sold_out: Option<bool>,
    /// The site no longer has it.
    pub gone: Option<bool>,
}

impl VetFacts {
    /// What a page says.
    pub fn of(page: &PageReading) -> Self {
        let product = page.product.clone().unwrap_or_default();
        let store = product.store.unwrap_or_default();
        let prices = product.price.zip(product.median_price);
        let share =
            prices.and_then(|(price, median)| price.min().times_floor(Decimal::whole(100), 9).divided_by(median.min()));
        Self {
            positive: store.positive_rate,
            opened: store.opened,
            store_ratings: store.ratings,
            star_counts: product.star_counts,
            sold: product.sold.map(|sold| sold.at_least),
            reviews: product.reviews,
            cheapest: share,
            new_user_price: product.new_user_price,
            pooled: product.pooled,
            sold_out: page.sold_out(),
            gone: match page.kind {
                PageKind::Unavailable => Some(true),
                PageKind::Product => Some(false),
                _ => None,
            },
        }
    }
}
