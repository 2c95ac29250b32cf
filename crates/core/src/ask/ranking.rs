//! What the products of a listing would earn, and in which order.

use crate::order::sorted;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Clock, network_of};
use crate::commission::{self, AmountRange, Estimate, RateRange, Sale};
use crate::event;
use crate::kept::KeptProduct;
use crate::page::{self, Card, PageKind, PageSnapshot, PriceRange, Product};
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::text::outcome::{joined, outcome};
use crate::value::{Currency, Decimal, ProductId, SiteId, StoreId};

/// By what the cards of a listing are put in order, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// The highest commission of a sale.
    High,
    /// The lowest commission of a sale: what is earned even then.
    Low,
    /// The highest rate.
    Rate,
    /// The highest commission from 100 clicks.
    PerClicks,
}

impl Order {
    /// The order of that name, as it stands in JSON; none for any other text.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "high" => Self::High,
            "low" => Self::Low,
            "rate" => Self::Rate,
            "perClicks" => Self::PerClicks,
            _ => return None,
        })
    }

    /// What counts of an estimate.
    fn figure(self, estimate: &CardEstimate) -> Option<Decimal> {
        Some(match self {
            Self::High => estimate.high,
            Self::Low => estimate.low,
            Self::Rate => estimate.rate.high().number(),
            Self::PerClicks => estimate.per100_clicks?.high(),
        })
    }
}

/// Which listing to look at.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListingRequest {
    /// The page, or, where only cards that came later are asked for, its address, fields and those.
    pub snapshot: PageSnapshot,
    /// The user's settings.
    pub settings: Settings,
    /// The profile whose network counts; `None` for the default one.
    pub profile: Option<String>,
    /// The order; `None` for that of 100 clicks where the user gave a conversion band, else that of the
    /// highest commission.
    pub by: Option<Order>,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the user's clocks are ahead of UTC, below zero where they are behind: their days begin and
    /// end by them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub ahead: i32,
}

/// The answer to a [`ListingRequest`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ListingLook {
    /// What kind of page it is; only a listing has cards.
    pub kind: PageKind,
    /// Every product of the page once, in page order.
    pub cards: Vec<Earner>,
    /// The order that was taken: that of 100 clicks gives way where no card has such a figure.
    pub by: Order,
    /// The cards with an estimate, best first; one list for each currency, in page order.
    pub ranks: Vec<Rank>,
    /// That there are several currencies, where there are.
    pub note: Option<Note>,
}

/// Cards in one currency, best first; those that are equal in page order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Rank {
    /// What they are counted in.
    pub currency: Currency,
    /// Places in [`ListingLook::cards`], counted from 0.
    pub cards: Vec<u32>,
}

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
        /// The card's price.
        pub price: Option<PriceRange>,
        /// Public number of its store.
        pub store: Option<StoreId>,
        /// Posting id of its first-level category.
        pub category: Option<String>,
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
    /// Commission from 100 clicks; `None` unless the user gave a conversion band.
    pub per100_clicks: Option<AmountRange>,
}

/// What each product of a listing would earn, and their order.
pub fn listing(request: &ListingRequest) -> ListingLook {
    let reading = page::read(&request.snapshot);
    let mut known = HashSet::with_capacity(reading.cards.len());
    let products = reading.cards.into_iter().filter(|card| known.insert(card.id)).map(product_of).collect();
    let profile = request.profile.as_deref();
    ordered(
        reading.kind,
        products,
        &request.settings,
        profile,
        request.by,
        Clock { now: request.now, ahead: request.ahead },
    )
}

/// The same of the user's own shortlist: what they earn today, with the prices of the day they were
/// kept. `kind` is that of a listing.
pub fn shortlist(
    kept: &[KeptProduct],
    settings: &Settings,
    profile: Option<&str>,
    by: Option<Order>,
    clock: Clock,
) -> ListingLook {
    ordered(
        PageKind::Listing,
        kept.iter().map(|kept| (kept.id.into(), kept.product())).collect(),
        settings,
        profile,
        by,
        clock,
    )
}

fn ordered(
    kind: PageKind,
    products: Vec<(SiteId, Product)>,
    settings: &Settings,
    profile: Option<&str>,
    by: Option<Order>,
    Clock { now, ahead }: Clock,
) -> ListingLook {
    let network = network_of(settings.profile(profile));
    let events = event::running(&settings.events, now);
    let estimated = |product: &Product| {
        let network = network.clone()?;
        let sale = Sale { product, network, market: None, rates: None, events: &events, now, ahead };
        commission::estimate(sale, settings)
    };
    let cards = products.into_iter().map(|(site_id, product)| {
        let found = estimated(&product);
        earner(site_id, product, found)
    });
    let cards: Vec<Earner> = cards.collect();
    let wanted = by.unwrap_or(Order::PerClicks);
    let counted = cards.iter().any(|c| c.outcome.made().is_some_and(|e| wanted.figure(e).is_some()));
    let by = if counted { wanted } else { Order::High };
    let ranks = ranked(&cards, by);
    let note = (ranks.len() > 1).then(|| {
        let currencies: Vec<&str> = ranks.iter().map(|rank| rank.currency.code()).collect();
        Note::new(code::SHORTLIST_CURRENCIES, [("currencies", currencies.join(", "))])
    });
    ListingLook { kind, cards, by, ranks, note }
}

fn earner(site_id: SiteId, product: Product, found: Result<Estimate, Note>) -> Earner {
    let outcome = found.map(|found| CardEstimate {
        low: found.low,
        high: found.high,
        currency: found.currency,
        rate: found.rate,
        per100_clicks: found.per100_clicks,
    });
    let category = product.category.and_then(|c| c.top_id);
    Earner {
        store: product.store.and_then(|s| s.id),
        category,
        id: site_id.global(),
        site_id,
        title: product.title,
        price: product.price,
        outcome: outcome.into(),
    }
}

/// The product as far as its card tells.
fn product_of(card: Card) -> (SiteId, Product) {
    let product = Product {
        id: Some(card.id),
        site_id: Some(card.site_id),
        title: card.title,
        price: card.price,
        store: card.store,
        category: card.category,
        choice: card.choice,
        new_user_price: card.new_user_price,
        ..Product::default()
    };
    (card.site_id, product)
}

/// What counts of each card, and its place on the page.
type Figures = Vec<(Option<Decimal>, u32)>;

fn ranked(cards: &[Earner], by: Order) -> Vec<Rank> {
    let mut ranks: Vec<(Currency, Figures)> = Vec::new();
    for (place, card) in (0..).zip(cards) {
        let Some(estimate) = card.outcome.made() else { continue };
        let figure = (by.figure(estimate), place);
        match ranks.iter_mut().find(|(currency, _)| *currency == estimate.currency) {
            Some((_, figures)) => figures.push(figure),
            None => ranks.push((estimate.currency, vec![figure])),
        }
    }
    let rank = |(currency, figures): (Currency, Figures)| {
        // Equals stay in page order; one without the figure comes last.
        let figures = sorted(figures, |(one, _), (other, _)| other.cmp(one));
        Rank { currency, cards: figures.into_iter().map(|(_, place)| place).collect() }
    };
    ranks.into_iter().map(rank).collect()
}
