//! A product of a listing and what it would earn.

use serde::Serialize;

use crate::commission::{AmountRange, Basis, Estimate, RateRange};
use crate::kept::LatestPrice;
use crate::open_platform::ProductRates;
use crate::page::{PriceRange, Product, Sold};
use crate::report::learn::OwnOrders;
use crate::text::message::Note;
use crate::text::outcome::{joined, outcome};
use crate::value::{Currency, Decimal, Percent, ProductId, SiteId, StoreId};

outcome! {
    /// What a sale of a card's product would pay, or why there is no estimate.
    pub enum CardOutcome { estimate: CardEstimate, problem }
}

joined! {
    /// A product card and what it would earn.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Earner {
        /// Global product id.
        pub id: ProductId,
        /// The id as this page shows it.
        pub site_id: SiteId,
        /// Title on the card.
        pub title: Option<String>,
        /// Its picture, an https URL.
        pub image: Option<String>,
        /// The card's price.
        pub price: Option<PriceRange>,
        /// By how many percent the price is below the one before, whole and never rounded up.
        pub discount: Option<Percent>,
        /// Stars, decimal text.
        pub rating: Option<Decimal>,
        /// Units sold.
        pub sold: Option<Sold>,
        /// The card is an advertisement; `None` where the page does not say.
        pub ad: Option<bool>,
        /// AliExpress Choice; `None` where the page does not say.
        pub choice: Option<bool>,
        /// The price is for new buyers only; `None` where the page does not say.
        pub new_user_price: Option<bool>,
        /// Public number of its store.
        pub store: Option<StoreId>,
        /// Posting id of its first-level category.
        pub category: Option<String>,
        /// When and by whom its price became known last; only of a product that is kept.
        pub latest: Option<LatestPrice>,
        /// What became of the user's own orders of it, as far as they were handed over.
        pub own: Option<OwnOrders>,
        /// What a sale would pay.
        #[serde(flatten)]
        pub outcome: CardOutcome,
    }
}

/// A commission estimate without its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct CardEstimate {
    /// Lowest commission for one sale.
    pub low: Decimal,
    /// Highest commission for one sale.
    pub high: Decimal,
    /// What the amounts are counted in.
    pub currency: Currency,
    /// The rate.
    pub rate: RateRange,
    /// The same as the source says it, where own orders found that too narrow.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub unwidened: Option<RateRange>,
    /// What the rate rests on.
    pub basis: Basis,
    /// Commission from 100 clicks; `None` unless the user gave a conversion band.
    pub per100_clicks: Option<AmountRange>,
}

/// A product as far as its card tells, and whether that is paid for.
pub(super) struct Listed {
    pub(super) product: Product,
    pub(super) ad: Option<bool>,
    /// What the Open Platform says that it pays.
    pub(super) rates: Option<ProductRates>,
    /// Where the price of one that is kept comes from.
    pub(super) latest: Option<LatestPrice>,
}

impl Earner {
    /// What a product would earn; none of one without a number.
    pub(super) fn of(
        Listed { product, ad, latest, .. }: Listed,
        found: Result<Estimate, Note>,
        own: Option<OwnOrders>,
    ) -> Option<Self> {
        let outcome = found.map(|found| CardEstimate {
            low: found.low,
            high: found.high,
            currency: found.currency,
            rate: found.rate,
            unwidened: found.unwidened.map(|rate| *rate),
            basis: found.basis,
            per100_clicks: found.per100_clicks,
        });
        Some(Self {
            id: product.id?,
            site_id: product.site_id?,
            discount: product.price.zip(product.list_price).and_then(|(now, before)| now.below(before)),
            store: product.store.and_then(|s| s.id),
            category: product.category.and_then(|c| c.top_id),
            title: product.title,
            image: product.images.into_iter().next(),
            price: product.price,
            rating: product.rating,
            sold: product.sold,
            ad,
            choice: product.choice,
            new_user_price: product.new_user_price,
            latest,
            own,
            outcome: outcome.into(),
        })
    }
}
